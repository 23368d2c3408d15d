"""Kinds of layers by their name in the notation. A field of a kind is an option of the same name; one stands without.

Recurrent cells are not listed: their folder is the list, and all share CellConfig.
"""

from seqchef.learning.backbones.blocks import DecoderConfig, GriffinConfig, TransformerConfig
from seqchef.learning.backbones.layer import LayerConfig
from seqchef.learning.backbones.singles import (
    AttendConfig,
    AttentionConfig,
    ConvolutionConfig,
    LinearConfig,
    NormConfig,
    PositionsConfig,
)

KINDS: dict[str, type[LayerConfig]] = {
    kind.notation: kind
    for kind in (
        AttendConfig,
        AttentionConfig,
        ConvolutionConfig,
        DecoderConfig,
        GriffinConfig,
        LinearConfig,
        NormConfig,
        PositionsConfig,
        TransformerConfig,
    )
}
