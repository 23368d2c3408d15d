"""Single layers of the notation: cells, convolution, attention, positions, normalisation, linear maps."""

from dataclasses import dataclass, replace
from typing import ClassVar

from seqchef.errors import BadInput
from seqchef.learning.backbones.layer import LayerConfig, Wrapped, require_heads, require_rotation
from seqchef.learning.layers import cells
from seqchef.learning.layers.attention import SelfAttention
from seqchef.learning.layers.convolution import Convolution
from seqchef.learning.layers.cross_attention import SCORES, Attend
from seqchef.learning.layers.feedforward import Linear
from seqchef.learning.layers.normalization import NORMS, normalization
from seqchef.learning.layers.positions import TABLES, Positions
from seqchef.learning.layers.protocol import Layer
from seqchef.learning.layers.recurrence import Bidirectional


@dataclass(frozen=True, kw_only=True)
class CellConfig(Wrapped):
    """A recurrent cell: `lstm(128)`, in both directions `bilstm(128)`."""

    first: ClassVar[str] = "hidden_size"

    cell: str
    bidirectional: bool = False
    hidden_size: int  # H, per direction
    heads: int = 1  # of cells whose state has heads

    def __post_init__(self) -> None:
        cell = cells.load(self.cell)
        super().__post_init__()
        self.require_at_least_one(hidden_size=self.hidden_size, heads=self.heads)
        if self.heads > 1 and not cell.headed:
            raise BadInput(f"{self.cell} has no heads; those that have: {', '.join(_headed())}")
        self.require_divisor(self.heads, self.hidden_size, "units")

    @property
    def name(self) -> str:
        return f"bi{self.cell}" if self.bidirectional else self.cell

    @property
    def looks_ahead(self) -> bool:
        return self.bidirectional

    def causal_form(self) -> LayerConfig:
        return replace(self, bidirectional=False)

    def size_after(self, input_size: int | None) -> int | None:
        return self.hidden_size * (2 if self.bidirectional else 1)

    def make(self, input_size: int, memory_size: int) -> Layer:
        options = {"heads": self.heads} if cells.load(self.cell).headed else {}
        both = [
            cells.load(self.cell)(input_size, self.hidden_size, **options)
            for _ in range(2 if self.bidirectional else 1)
        ]
        return self.wrap(Bidirectional(*both) if self.bidirectional else both[0])


def _headed() -> list[str]:
    return [name for name in cells.names() if cells.load(name).headed]


@dataclass(frozen=True, kw_only=True)
class ConvolutionConfig(Wrapped):
    """A convolution over time: `conv(5)`, `conv(5, causal, size=64)`."""

    notation: ClassVar[str] = "conv"
    first: ClassVar[str] = "kernel_size"

    kernel_size: int
    size: int | None = None  # of the output; the input's where absent
    causal: bool = False
    depthwise: bool = False  # every feature for itself

    def __post_init__(self) -> None:
        super().__post_init__()
        self.require_at_least_one(kernel_size=self.kernel_size, size=self.size)
        if not self.causal and self.kernel_size % 2 == 0:
            raise BadInput(f"{self}: a kernel of {self.kernel_size} has no middle; expected an odd size, or causal")

    def size_after(self, input_size: int | None) -> int | None:
        return self.size or input_size

    def make(self, input_size: int, memory_size: int) -> Layer:
        return self.wrap(
            Convolution(
                input_size,
                self.size,
                kernel_size=self.kernel_size,
                causal=self.causal,
                depthwise=self.depthwise,
            )
        )


@dataclass(frozen=True, kw_only=True)
class AttentionConfig(Wrapped):
    """Self-attention: `attention(4)`, `attention(4, causal, window=64, positions=rope)`."""

    notation: ClassVar[str] = "attention"
    first: ClassVar[str] = "heads"

    heads: int
    kv_heads: int | None = None  # groups of heads that share keys and values; as many as heads where absent
    causal: bool = False
    window: int | None = None
    positions: str | None = None  # rope or alibi

    def __post_init__(self) -> None:
        super().__post_init__()
        require_heads(self, self.heads, self.kv_heads, self.window, self.positions)

    def size_after(self, input_size: int | None) -> int | None:
        if input_size is not None:
            self.require_divisor(self.heads, input_size)
            require_rotation(self, input_size // self.heads, self.positions)
        return input_size

    def make(self, input_size: int, memory_size: int) -> Layer:
        self.size_after(input_size)
        return self.wrap(
            SelfAttention(
                input_size,
                heads=self.heads,
                kv_heads=self.kv_heads,
                causal=self.causal,
                window=self.window,
                positions=self.positions,
            )
        )


@dataclass(frozen=True, kw_only=True)
class PositionsConfig(LayerConfig):
    """Positions added to the input: `positions(sinusoidal)`, `positions(learned, longest=512)`."""

    notation: ClassVar[str] = "positions"
    first: ClassVar[str] = "kind"

    kind: str
    longest: int = 512  # of a learned table

    def __post_init__(self) -> None:
        self.require_one_of("kind", self.kind, TABLES)
        self.require_at_least_one(longest=self.longest)

    def make(self, input_size: int, memory_size: int) -> Layer:
        return Positions(input_size, kind=self.kind, longest=self.longest)


@dataclass(frozen=True, kw_only=True)
class NormConfig(LayerConfig):
    """A normalisation by itself: `norm(layer)`, `norm(rms)`."""

    notation: ClassVar[str] = "norm"
    first: ClassVar[str] = "kind"

    kind: str

    def __post_init__(self) -> None:
        self.require_one_of("kind", self.kind, tuple(NORMS))

    def make(self, input_size: int, memory_size: int) -> Layer:
        return normalization(self.kind, input_size)


@dataclass(frozen=True, kw_only=True)
class LinearConfig(Wrapped):
    """A linear map of every step: `linear(64)`."""

    notation: ClassVar[str] = "linear"
    first: ClassVar[str] = "size"

    size: int

    def __post_init__(self) -> None:
        super().__post_init__()
        self.require_at_least_one(size=self.size)

    def size_after(self, input_size: int | None) -> int | None:
        return self.size

    def make(self, input_size: int, memory_size: int) -> Layer:
        return self.wrap(Linear(input_size, self.size))


@dataclass(frozen=True, kw_only=True)
class AttendConfig(Wrapped):
    """Attention of a recurrent decoder over its encoder: `attend(additive)`, `attend(dot)`, `attend(general)`."""

    notation: ClassVar[str] = "attend"
    first: ClassVar[str] = "score"
    needs_memory: ClassVar[bool] = True

    score: str

    def __post_init__(self) -> None:
        super().__post_init__()
        self.require_one_of("score", self.score, SCORES)

    def make(self, input_size: int, memory_size: int) -> Layer:
        return self.wrap(Attend(input_size, memory_size, score=self.score))
