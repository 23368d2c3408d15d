"""What the stacks of the comparison cost: weights, and by how much came before, numbers of state and work of a step."""

from typing import Any

import torch

from seqchef.learning.backbones import build, parse
from seqchef.learning.compare.flops import flops_of_step, numbers_in, state_at
from seqchef.learning.compare.memory._task import WIDTH
from seqchef.learning.compare.stacks import OF_MEMORY, standard

POSITIONS = (16, 64, 256, 1024, 4096)


def measure() -> dict[str, Any]:
    """By stack: parameters, and by position the numbers of the state and the FLOPs of a step."""
    torch.manual_seed(0)
    found = {}
    for name in OF_MEMORY:
        layer = build(parse(standard()[name]), WIDTH).eval()
        found[name] = {
            "stack": standard()[name],
            "parameters": sum(parameter.numel() for parameter in layer.parameters()),
            "state": [numbers_in(state_at(layer, position)) for position in POSITIONS],
            "flops": [round(flops_of_step(layer, position)) for position in POSITIONS],
        }
    return {"positions": POSITIONS, "stacks": found}
