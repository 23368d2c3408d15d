"""What every layer of the notation has: a name, a first option, checks, its text, and the layer that it makes."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import ClassVar

from seqchef.errors import BadInput, UnknownName
from seqchef.learning.layers.attention import ROTATIONS
from seqchef.learning.layers.normalization import NORMS, normalization
from seqchef.learning.layers.protocol import Layer
from seqchef.learning.layers.residual import Residual
from seqchef.learning.layers.stack import Dropout, Stack


@dataclass(frozen=True)
class LayerConfig:
    """One layer of a stack; `str` of it is the notation that gives it back."""

    notation: ClassVar[str]  # what the notation calls it
    first: ClassVar[str]  # the option that stands without its name
    needs_memory: ClassVar[bool] = False  # attends to an encoder's answer

    @property
    def name(self) -> str:
        """What this very layer is called; cells have names of their own."""
        return self.notation

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

    def require_at_least_one(self, **numbers: int | None) -> None:
        """Refuse a number below 1."""
        for name, number in numbers.items():
            if number is not None and number < 1:
                raise BadInput(f"{self.name}: {name.replace('_', ' ')} is {number}; expected 1 or more")

    def require_one_of(self, what: str, value: str | None, known: tuple[str, ...]) -> None:
        """Refuse a word that is not known."""
        if value is not None and value not in known:
            raise UnknownName(f"{self.name}: {what}", value, known=known)

    def require_share(self, dropout: float) -> None:
        """Refuse a dropout that is no share."""
        if not 0 <= dropout < 1:
            raise BadInput(f"{self.name}: dropout is {dropout}; expected at least 0 and below 1")

    def require_divisor(self, heads: int, size: int, what: str = "features") -> None:
        """Refuse heads that do not divide."""
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
        self.require_one_of("norm", self.norm, tuple(NORMS))
        self.require_share(self.dropout)
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


def require_heads(
    layer: LayerConfig, heads: int, kv_heads: int | None, window: int | None, positions: str | None
) -> None:
    """Refuse numbers of heads, a window or positions that attention cannot have."""
    layer.require_at_least_one(heads=heads, kv_heads=kv_heads, window=window)
    layer.require_one_of("positions", positions, ROTATIONS)
    if kv_heads and heads % kv_heads:
        raise BadInput(f"{layer}: {kv_heads} heads of keys do not divide {heads} heads; expected a divisor of {heads}")


def require_rotation(layer: LayerConfig, head_size: int, positions: str | None) -> None:
    """Refuse rope in heads of an odd size."""
    if positions == "rope" and head_size % 2:
        raise BadInput(f"{layer}: rope turns pairs of features and a head has {head_size}; expected an even number")
