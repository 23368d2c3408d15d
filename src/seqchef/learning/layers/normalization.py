"""Normalisation: every step's features brought to the same scale.

LayerNorm (Ba et al. 2016, arXiv:1607.06450, equation 4): y = (x - mean) / sqrt(variance + e) * g + b.
RMSNorm (Zhang and Sennrich 2019, arXiv:1910.07467, equation 4): y = x / sqrt(mean of x^2 + e) * g.
"""

from typing import TYPE_CHECKING

from torch import Tensor, nn

from seqchef.errors import UnknownName
from seqchef.learning.layers.protocol import Stateless

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

EPSILON = 1e-5


class LayerNorm(Stateless):
    """Mean 0 and variance 1 over the features of each step, then a learned scale and shift."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.input_size = self.output_size = size
        self.norm = nn.LayerNorm(size, eps=EPSILON)

    def at(self, x: Tensor) -> Tensor:
        y: Tensor = self.norm(x)
        return y

    def write_at(self, graph: "Graph", x: str) -> str:
        scale, shift = graph.weight(self.norm.weight), graph.weight(self.norm.bias)
        return graph.node("LayerNormalization", x, scale, shift, axis=-1, epsilon=EPSILON)


class RMSNorm(Stateless):
    """Mean square 1 over the features of each step, then a learned scale."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.input_size = self.output_size = size
        self.norm = nn.RMSNorm(size, eps=EPSILON)

    def at(self, x: Tensor) -> Tensor:
        y: Tensor = self.norm(x)
        return y

    def write_at(self, graph: "Graph", x: str) -> str:
        square = graph.node("ReduceMean", graph.node("Pow", x, graph.scalar(2.0)), axes=[-1], keepdims=1)
        root = graph.node("Sqrt", graph.node("Add", square, graph.scalar(EPSILON)))
        # In this form and order the six nodes become one in ONNX Runtime.
        return graph.node("Mul", graph.node("Div", x, root), graph.weight(self.norm.weight))


NORMS: dict[str, type[LayerNorm] | type[RMSNorm]] = {"layer": LayerNorm, "rms": RMSNorm}


def normalization(name: str, size: int) -> Stateless:
    """The normalisation `layer` or `rms` for `size` features. Raises UnknownName."""
    if name not in NORMS:
        raise UnknownName("normalisation", name, known=tuple(NORMS))
    return NORMS[name](size)
