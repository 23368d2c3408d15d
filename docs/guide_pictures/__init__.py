"""Pictures of the guide: SVG text from the numbers that `python -m benchmarks.guide` recorded.

Knows: which picture shows which numbers. Does not know: where they come from, or which page shows them.
Start at: drawn.

    canvas    shapes, text and the style sheet, in light and dark
    plots     axes, lines, bars and grids on a canvas
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import compare_blocks

from guide_pictures import attention, batches, comparison, contests, depth, gates, gradients, uses

RECORDED = Path(__file__).resolve().parents[2] / "benchmarks" / "results" / "guide.json"

PICTURES: dict[str, Callable[[dict[str, Any]], str]] = {
    "rnn-state": gates.state,
    "gradient-reach": gradients.reach,
    "lstm-gates": gates.lstm,
    "gru-gates": gates.gru,
    "padding": batches.padding,
    "clipping": gradients.clipping,
    "residuals": depth.residuals,
    "forecast-fan": uses.fan,
    "beam-lengths": uses.beams,
    "step-cost": comparison.growth,
    "ensembles": contests.ensembles,
    "twins": contests.twins,
    "attention-lookup": attention.lookup,
    "attention-heads": attention.heads,
    "positions": attention.positions,
    "transformer-forms": contests.transformers,
    "state-and-time": contests.step_cost,
    "hybrids": contests.hybrids,
}


def drawn() -> dict[str, str]:
    """Every picture as SVG text, by name."""
    numbers = json.loads(RECORDED.read_text(encoding="utf-8"))["numbers"]
    pictures = {name: draw(numbers) for name, draw in PICTURES.items()}
    compared = compare_blocks.recorded("compare")
    return {**pictures, "memory-tasks": comparison.solved(compared)} if compared else pictures
