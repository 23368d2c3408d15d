"""Form: one function in two engines, as PyTorch and as a graph, and inputs on which the two must agree."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from seqchef.learning.layers.graph import Graph


@dataclass(frozen=True)
class Form:
    """What is written to one file of a bundle."""

    write: Callable[[Graph], None]  # the graph, with named inputs
    forward: Callable[..., Tensor | tuple[Tensor, ...]]  # the same; inputs and outputs in the graph's order and types
    cases: Sequence[Mapping[str, Any]]  # inputs of several sizes and lengths, by name
    per_step: bool = False  # outputs are (B, T, ...), and nobody reads them beyond a row's `lengths`
    integer: bool = False  # where weights are 8-bit integers, matrix products are of integers too
