"""Write a recipe from what a kitchen has: what expires first is used, and nothing with nuts is in it.

python examples/write_from_a_pantry.py
"""

from datetime import date
from importlib.resources import files
from pathlib import Path

import seqchef
from seqchef.interfaces.pantry import read_pantry

stock = Path(str(files("seqchef") / "sample_kitchen" / "stock.csv"))
pantry = read_pantry(stock, today=date(2026, 10, 29))

recipe = seqchef.write(pantry=pantry.foods, without="nuts, peanuts", servings=4, seed=1)
print(recipe.title)
print("\n".join(f"- {line}" for line in recipe.ingredients))
print("\n".join(f"{number}. {step}" for number, step in enumerate(recipe.steps, start=1)))
print("not kept:", ", ".join(check.promise for check in recipe.checks if not check.passed) or "nothing")
