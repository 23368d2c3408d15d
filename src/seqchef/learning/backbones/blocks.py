"""Blocks of the notation: layers made of several residual ones: Transformer, its decoder, Griffin."""

from dataclasses import dataclass
from typing import Any, ClassVar

from seqchef.learning.backbones.layer import LayerConfig, require_heads, require_rotation
from seqchef.learning.layers import cells
from seqchef.learning.layers.feedforward import FORMS, Linear
from seqchef.learning.layers.normalization import NORMS
from seqchef.learning.layers.protocol import Layer
from seqchef.learning.layers.stack import Stack
from seqchef.learning.layers.transformer import decoder_layer, encoder_layer, griffin_layer


@dataclass(frozen=True, kw_only=True)
class Block(LayerConfig):
    """A layer made of several residual ones, all of one size; an input of another size is mapped to it first."""

    first: ClassVar[str] = "size"

    size: int
    expand: int = 4  # width of the feed-forward part, in sizes
    norm: str = "layer"
    dropout: float = 0.0

    def __post_init__(self) -> None:
        self.require_at_least_one(size=self.size, expand=self.expand)
        self.require_one_of("norm", self.norm, tuple(NORMS))
        self.require_share(self.dropout)

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
        self.require_one_of("feedforward", self.feedforward, FORMS)
        require_heads(self, self.heads, self.kv_heads, self.window, self.positions)
        self.require_divisor(self.heads, self.size)
        require_rotation(self, self.size // self.heads, self.positions)


@dataclass(frozen=True, kw_only=True)
class TransformerConfig(AttentiveBlock):
    """A Transformer layer: `transformer(256, heads=4, positions=rope)`; with `causal`, a decoder without an encoder."""

    notation: ClassVar[str] = "transformer"

    causal: bool = False

    def make(self, input_size: int, memory_size: int) -> Layer:
        return self.fitted(input_size, encoder_layer(self.size, **self._values()))


@dataclass(frozen=True, kw_only=True)
class DecoderConfig(AttentiveBlock):
    """A Transformer decoder layer over an encoder: `decoder(256, heads=4)`; always causal."""

    notation: ClassVar[str] = "decoder"
    needs_memory: ClassVar[bool] = True

    def make(self, input_size: int, memory_size: int) -> Layer:
        return self.fitted(input_size, decoder_layer(self.size, memory_size, **self._values()))


@dataclass(frozen=True, kw_only=True)
class GriffinConfig(Block):
    """Griffin's recurrent block: `griffin(256)`; mixed with local attention, `transformer(256, causal, window=64)`.

    With another recurrence inside: `griffin(256, recurrence=mingru)`.
    """

    notation: ClassVar[str] = "griffin"

    recurrence: str = "rglru"
    expand: int = 3
    norm: str = "rms"

    def __post_init__(self) -> None:
        super().__post_init__()
        self.require_one_of("recurrence", self.recurrence, cells.names())

    def make(self, input_size: int, memory_size: int) -> Layer:
        return self.fitted(input_size, griffin_layer(self.size, **self._values()))
