"""Cells whose input goes through one linear map before anything else; with heads, where their state has them."""

from typing import TYPE_CHECKING

from torch import Tensor, nn

from seqchef.errors import BadInput
from seqchef.learning.layers.recurrence import Cell

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class ProjectedCell(Cell):
    """`project` is a linear map of x to `projected_size` features."""

    def __init__(self, input_size: int, hidden_size: int, projected_size: int) -> None:
        super().__init__(input_size, hidden_size)
        self.linear = nn.Linear(input_size, projected_size)

    def project(self, x: Tensor) -> Tensor:
        projected: Tensor = self.linear(x)
        return projected

    def write_project(self, graph: "Graph", x: str) -> str:
        return graph.linear(x, self.linear)


def head_size(hidden_size: int, heads: int) -> int:
    """Units per head. Raises BadInput where the heads do not divide the units."""
    if heads < 1 or hidden_size % heads:
        raise BadInput(f"{heads} heads do not divide {hidden_size} units; expected a divisor of {hidden_size}")
    return hidden_size // heads
