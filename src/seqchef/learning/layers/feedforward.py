"""Feed-forward layers: every step by itself, through a wider layer and back.

relu, gelu: W_2 f(W_1 x + b_1) + b_2 (Vaswani et al. 2017, arXiv:1706.03762, equation 2).
swiglu, geglu: W_2 (f(W x) * V x), where one half of the wider layer opens the other; f is swish(z) = z sigmoid(z) or
GELU; no biases (Shazeer 2020, arXiv:2002.05202, equation 6).
GELU(z) = z (1 + erf(z / sqrt(2))) / 2 (Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from torch import Tensor, nn
from torch.nn import functional as F

from seqchef.errors import BadInput, UnknownName
from seqchef.learning.layers.protocol import Stateless

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class Linear(Stateless):
    """A linear map of every step, W x + b."""

    def __init__(self, input_size: int, output_size: int) -> None:
        super().__init__()
        self.input_size, self.output_size = input_size, output_size
        self.linear = nn.Linear(input_size, output_size)

    def at(self, x: Tensor) -> Tensor:
        y: Tensor = self.linear(x)
        return y

    def write_at(self, graph: "Graph", x: str) -> str:
        return graph.linear(x, self.linear)


class FeedForward(Stateless):
    """A layer `expand` times as wide and back. The gated kinds have three matrices where the others have two."""

    def __init__(self, size: int, *, expand: int = 4, kind: str = "relu", dropout: float = 0.0) -> None:
        """`kind`: one of FORMS; `dropout` is on the wide layer. Raises UnknownName, BadInput."""
        super().__init__()
        if kind not in FORMS:
            raise UnknownName("feed-forward layer", kind, known=FORMS)
        if expand < 1:
            raise BadInput(f"feed-forward layer: expand is {expand}; expected 1 or more")
        self.input_size = self.output_size = size
        self.gated = kind in GATED
        self.function, self.write_function = {**PLAIN, **GATED}[kind]
        self.widen = nn.Linear(size, expand * size * (2 if self.gated else 1), bias=not self.gated)
        self.narrow = nn.Linear(expand * size, size, bias=not self.gated)
        self.dropout = nn.Dropout(dropout)

    def at(self, x: Tensor) -> Tensor:
        wide: Tensor = self.widen(x)
        if self.gated:
            gate, wide = wide.chunk(2, dim=-1)
            wide = self.function(gate) * wide
        else:
            wide = self.function(wide)
        y: Tensor = self.narrow(self.dropout(wide))
        return y

    def write_at(self, graph: "Graph", x: str) -> str:
        wide = graph.linear(x, self.widen)
        if self.gated:
            gate, wide = graph.chunk(wide, 2)
            wide = graph.node("Mul", self.write_function(graph, gate), wide)
        else:
            wide = self.write_function(graph, wide)
        return graph.linear(wide, self.narrow)


def write_relu(graph: "Graph", x: str) -> str:
    """max(0, x) as an ONNX node."""
    return graph.node("Relu", x)


def write_gelu(graph: "Graph", x: str) -> str:
    """x (1 + erf(x / sqrt(2))) / 2 as ONNX nodes."""
    erf = graph.node("Erf", graph.node("Div", x, graph.scalar(2**0.5)))  # these five become one in ONNX Runtime
    doubled = graph.node("Mul", x, graph.node("Add", erf, graph.scalar(1.0)))
    return graph.node("Mul", doubled, graph.scalar(0.5))


def write_swish(graph: "Graph", x: str) -> str:
    """x sigmoid(x) as ONNX nodes."""
    return graph.node("Mul", x, graph.node("Sigmoid", x))


Function = tuple[Callable[[Tensor], Tensor], Callable[["Graph", str], str]]  # in PyTorch and in ONNX
PLAIN: dict[str, Function] = {"relu": (F.relu, write_relu), "gelu": (F.gelu, write_gelu)}
GATED: dict[str, Function] = {"swiglu": (F.silu, write_swish), "geglu": (F.gelu, write_gelu)}
FORMS = (*PLAIN, *GATED)
