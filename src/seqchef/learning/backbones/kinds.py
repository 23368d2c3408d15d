"""Kinds of layers as the stack notation names them: what each is built from, what it refuses, and the layer it makes.

Knows: names, options and their checks. Does not know: how a line of text is taken apart (notation).
Start at: KINDS; a field is an option of the same name, the first one stands without its name.

Recurrent cells are not listed: their folder is the list, and all share CellConfig.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar

from seqchef.errors import BadInput, UnknownName
from seqchef.learning.layers import cells
from seqchef.learning.layers.attention import ROTATIONS, SelfAttention
from seqchef.learning.layers.convolution import Convolution
from seqchef.learning.layers.cross_attention import SCORES, Attend
from seqchef.learning.layers.feedforward import FORMS, Linear
from seqchef.learning.layers.normalization import NORMS, normalization
from seqchef.learning.layers.positions import TABLES, Positions
from seqchef.learning.layers.protocol import Layer
from seqchef.learning.layers.recurrence import Bidirectional
from seqchef.learning.layers.residual import Residual
from seqchef.learning.layers.stack import Dropout, Stack
from seqchef.learning.layers.transformer import decoder_layer, encoder_layer, griffin_layer


@dataclass(frozen=True)
class LayerConfig:
    """One layer of a stack; `str` of it is the notation that gives it back."""

    first: ClassVar[str]  # the option that stands without its name
    needs_memory: ClassVar[bool] = False  # attends to an encoder's answer

    @property
    def name(self) -> str:
        """What the notation calls it."""
        return next(name for name, kind in KINDS.items() if kind is type(self))

    @property
    def looks_ahead(self) -> bool:
        """Whether a later input can change an earlier output."""
        return not getattr(self, "causal", True)

    def causal_form(self) -> "LayerConfig":
        """The layer that comes nearest and does not look ahead."""
        return replace(self, causal=True) if self.looks_ahead else self  # type: ignore[call-arg]

    def size_after(self, input_size: int | None) -> int | None:
        """D' for D, None where that is not known yet. Raises BadInput for a D that the layer cannot take."""
        return input_size

    def make(self, input_size: int, memory_size: int) -> Layer:
        """The layer; `memory_size` is M of an encoder's answer, 0 without one."""
        raise NotImplementedError

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self._written())})"

    @classmethod
    def options(cls) -> tuple[str, ...]:
        """What can stand behind the first."""
        return tuple(field.name for field in fields(cls) if field.name not in (cls.first, "cell", "bidirectional"))

    def _written(self) -> Iterator[str]:
        yield str(getattr(self, self.first))
        usual = {field.name: field.default for field in fields(self)}
        for name in self.options():
            value = getattr(self, name)
            if value != usual[name]:
                yield name if value is True else f"{name}={value}"

    def _at_least_one(self, **numbers: int | None) -> None:
        for name, number in numbers.items():
            if number is not None and number < 1:
                raise BadInput(f"{self.name}: {name.replace('_', ' ')} is {number}; expected 1 or more")

    def _one_of(self, what: str, value: str | None, known: tuple[str, ...]) -> None:
        if value is not None and value not in known:
            raise UnknownName(f"{self.name}: {what}", value, known=known)

    def _share(self, dropout: float) -> None:
        if not 0 <= dropout < 1:
            raise BadInput(f"{self.name}: dropout is {dropout}; expected at least 0 and below 1")

    def _divides(self, heads: int, size: int, what: str = "features") -> None:
        if size % heads:
            raise BadInput(f"{self}: {heads} heads do not divide {size} {what}; expected a divisor of {size}")


@dataclass(frozen=True, kw_only=True)
class Wrapped(LayerConfig):
    """What a single layer can have around it."""

    residual: bool = False
    norm: str | None = None  # layer or rms, of the input; with `post` of the output
    post: bool = False
    dropout: float = 0.0  # probability, on the layer's output, while training only

    def __post_init__(self) -> None:
        self._one_of("norm", self.norm, tuple(NORMS))
        self._share(self.dropout)
        if self.post and not (self.norm and self.residual):
            raise BadInput(f"{self.name}: post says where a residual is normalised; expected residual and norm=layer")

    def wrap(self, layer: Layer) -> Layer:
        """The layer with what is around it."""
        size = layer.output_size if self.post else layer.input_size
        norm = normalization(self.norm, size) if self.norm else None
        if self.residual:
            return Residual(layer, norm, post=self.post, dropout=self.dropout)
        parts = [
            *([norm] if norm else []),
            layer,
            *([Dropout(layer.output_size, self.dropout)] if self.dropout else []),
        ]
        return Stack(parts) if len(parts) > 1 else layer


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
        self._at_least_one(hidden_size=self.hidden_size, heads=self.heads)
        if self.heads > 1 and not cell.headed:
            raise BadInput(f"{self.cell} has no heads; those that have: {', '.join(_headed())}")
        self._divides(self.heads, self.hidden_size, "units")

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

    first: ClassVar[str] = "kernel_size"

    kernel_size: int
    size: int | None = None  # of the output; the input's where absent
    causal: bool = False
    depthwise: bool = False  # every feature for itself

    def __post_init__(self) -> None:
        super().__post_init__()
        self._at_least_one(kernel_size=self.kernel_size, size=self.size)
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

    first: ClassVar[str] = "heads"

    heads: int
    kv_heads: int | None = None  # groups of heads that share keys and values; as many as heads where absent
    causal: bool = False
    window: int | None = None
    positions: str | None = None  # rope or alibi

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_heads(self, self.heads, self.kv_heads, self.window, self.positions)

    def size_after(self, input_size: int | None) -> int | None:
        if input_size is not None:
            self._divides(self.heads, input_size)
            _check_rotation(self, input_size // self.heads, self.positions)
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

    first: ClassVar[str] = "kind"

    kind: str
    longest: int = 512  # of a learned table

    def __post_init__(self) -> None:
        self._one_of("kind", self.kind, TABLES)
        self._at_least_one(longest=self.longest)

    def make(self, input_size: int, memory_size: int) -> Layer:
        return Positions(input_size, kind=self.kind, longest=self.longest)


@dataclass(frozen=True, kw_only=True)
class NormConfig(LayerConfig):
    """A normalisation by itself: `norm(layer)`, `norm(rms)`."""

    first: ClassVar[str] = "kind"

    kind: str

    def __post_init__(self) -> None:
        self._one_of("kind", self.kind, tuple(NORMS))

    def make(self, input_size: int, memory_size: int) -> Layer:
        return normalization(self.kind, input_size)


@dataclass(frozen=True, kw_only=True)
class LinearConfig(Wrapped):
    """A linear map of every step: `linear(64)`."""

    first: ClassVar[str] = "size"

    size: int

    def __post_init__(self) -> None:
        super().__post_init__()
        self._at_least_one(size=self.size)

    def size_after(self, input_size: int | None) -> int | None:
        return self.size

    def make(self, input_size: int, memory_size: int) -> Layer:
        return self.wrap(Linear(input_size, self.size))


@dataclass(frozen=True, kw_only=True)
class Block(LayerConfig):
    """A layer made of several residual ones, all of one size; an input of another size is mapped to it first."""

    first: ClassVar[str] = "size"

    size: int
    expand: int = 4  # width of the feed-forward part, in sizes
    norm: str = "layer"
    dropout: float = 0.0

    def __post_init__(self) -> None:
        self._at_least_one(size=self.size, expand=self.expand)
        self._one_of("norm", self.norm, tuple(NORMS))
        self._share(self.dropout)

    def size_after(self, input_size: int | None) -> int | None:
        return self.size

    def _values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.options()}

    def fitted(self, input_size: int, block: Layer) -> Layer:
        """The block, behind a linear map where the sizes differ."""
        return block if input_size == self.size else Stack([Linear(input_size, self.size), block])


@dataclass(frozen=True, kw_only=True)
class AttentiveBlock(Block):
    """What the layers of a Transformer share."""

    heads: int = 4
    kv_heads: int | None = None
    window: int | None = None
    positions: str | None = None  # rope or alibi
    feedforward: str = "relu"
    post: bool = False  # normalise after the addition, as in 2017

    def __post_init__(self) -> None:
        super().__post_init__()
        self._one_of("feedforward", self.feedforward, FORMS)
        _check_heads(self, self.heads, self.kv_heads, self.window, self.positions)
        self._divides(self.heads, self.size)
        _check_rotation(self, self.size // self.heads, self.positions)


@dataclass(frozen=True, kw_only=True)
class TransformerConfig(AttentiveBlock):
    """A Transformer layer: `transformer(256, heads=4, positions=rope)`; with `causal`, a decoder without an encoder."""

    causal: bool = False

    def make(self, input_size: int, memory_size: int) -> Layer:
        return self.fitted(input_size, encoder_layer(self.size, **self._values()))


@dataclass(frozen=True, kw_only=True)
class DecoderConfig(AttentiveBlock):
    """A Transformer decoder layer over an encoder: `decoder(256, heads=4)`; always causal."""

    needs_memory: ClassVar[bool] = True

    def make(self, input_size: int, memory_size: int) -> Layer:
        return self.fitted(input_size, decoder_layer(self.size, memory_size, **self._values()))


@dataclass(frozen=True, kw_only=True)
class GriffinConfig(Block):
    """Griffin's recurrent block: `griffin(256)`; mixed with local attention, `transformer(256, causal, window=64)`."""

    expand: int = 3
    norm: str = "rms"

    def make(self, input_size: int, memory_size: int) -> Layer:
        return self.fitted(input_size, griffin_layer(self.size, **self._values()))


@dataclass(frozen=True, kw_only=True)
class AttendConfig(Wrapped):
    """Attention of a recurrent decoder over its encoder: `attend(additive)`, `attend(dot)`, `attend(general)`."""

    first: ClassVar[str] = "score"
    needs_memory: ClassVar[bool] = True

    score: str

    def __post_init__(self) -> None:
        super().__post_init__()
        self._one_of("score", self.score, SCORES)

    def make(self, input_size: int, memory_size: int) -> Layer:
        return self.wrap(Attend(input_size, memory_size, score=self.score))


def _check_heads(
    layer: LayerConfig, heads: int, kv_heads: int | None, window: int | None, positions: str | None
) -> None:
    layer._at_least_one(heads=heads, kv_heads=kv_heads, window=window)
    layer._one_of("positions", positions, ROTATIONS)
    if kv_heads and heads % kv_heads:
        raise BadInput(f"{layer}: {kv_heads} heads of keys do not divide {heads} heads; expected a divisor of {heads}")


def _check_rotation(layer: LayerConfig, head_size: int, positions: str | None) -> None:
    if positions == "rope" and head_size % 2:
        raise BadInput(f"{layer}: rope turns pairs of features and a head has {head_size}; expected an even number")


KINDS: dict[str, type[LayerConfig]] = {
    "attend": AttendConfig,
    "attention": AttentionConfig,
    "conv": ConvolutionConfig,
    "decoder": DecoderConfig,
    "griffin": GriffinConfig,
    "linear": LinearConfig,
    "norm": NormConfig,
    "positions": PositionsConfig,
    "transformer": TransformerConfig,
}
