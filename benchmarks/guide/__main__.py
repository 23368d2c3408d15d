"""python -m benchmarks.guide [PART ...]: record every part of the guide's numbers, or some and keep the others."""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import torch

from benchmarks.guide import (
    beams,
    cost,
    depth,
    ensembles,
    fan,
    gradients,
    lookup,
    padding,
    places,
    sizes,
    twins,
    variants,
    words,
)
from benchmarks.record import DATA, RESULTS, record

PARTS: dict[str, Callable[[], Any]] = {
    "words": words.measure,
    "clipping": gradients.clipping,
    "reach": gradients.reach,
    "padding": padding.measure,
    "depth": depth.measure,
    "fan": fan.measure,
    "beams": beams.measure,
    "sizes": sizes.measure,
    "ensembles": ensembles.measure,
    "twins": twins.measure,
    "lookup": lookup.measure,
    "places": places.measure,
    "transformers": variants.transformers,
    "hybrids": variants.hybrids,
    "cost": cost.measure,
}
DATA_FILES = (words.LINES, lookup.RECIPES)


def main() -> None:
    torch.set_num_threads(1)
    for part in sys.argv[1:] or PARTS:
        began = time.process_time()
        keep(part, {**PARTS[part](), "cpu_seconds": round(time.process_time() - began, 1)})


def keep(part: str, measured: dict[str, Any]) -> None:
    """Record one part beside the others as they are by now: parts may be measured at the same time."""
    file = RESULTS / "guide.json"
    numbers = json.loads(file.read_text(encoding="utf-8"))["numbers"] if file.exists() else {}
    numbers[part] = measured
    record(
        "guide",
        {name: numbers[name] for name in [*PARTS, *numbers] if name in numbers},
        config={"threads": 1, "seed": 0},
        data_files=[DATA / name for name in DATA_FILES],
    )


if __name__ == "__main__":
    main()
