"""Plan a kitchen from Python: the folder in, order lines out.

python examples/plan_a_kitchen.py
"""

from importlib.resources import files
from pathlib import Path

from seqchef.applications.planning.wording import load
from seqchef.formats.kitchen import read_kitchen
from seqchef.interfaces.kitchen_loop import plan_kitchen

kitchen = read_kitchen(Path(str(files("seqchef") / "sample_kitchen")))
loop = plan_kitchen(kitchen)
words = load("en", kitchen.settings.currency)

for line in loop.plan.orders:
    if line.packs and line.cover.order_by == loop.plan.today:
        print(f"{line.offer.supplier}: {words.packs(line)} {line.offer.ingredient}")
        print(f"  {words.reason(line, kitchen.settings.spoilage_level)}")
