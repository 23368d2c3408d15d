"""A StackConfig to the layers it describes."""

from seqchef.learning.backbones.config import LayerConfig, StackConfig
from seqchef.learning.layers import cells
from seqchef.learning.layers.protocol import Layer
from seqchef.learning.layers.recurrence import Bidirectional
from seqchef.learning.layers.residual import Residual
from seqchef.learning.layers.stack import Stack


def build(config: StackConfig, input_size: int) -> Stack:
    """The stack for inputs of `input_size` features; its `output_size` follows from the config."""
    layers: list[Layer] = []
    for layer in config.layers:
        layers.append(_build_layer(layer, layers[-1].output_size if layers else input_size))
    return Stack(layers, [layer.dropout for layer in config.layers])


def _build_layer(config: LayerConfig, input_size: int) -> Layer:
    cell = cells.load(config.cell)
    layer: Layer
    if config.bidirectional:
        layer = Bidirectional(cell(input_size, config.hidden_size), cell(input_size, config.hidden_size))
    else:
        layer = cell(input_size, config.hidden_size)
    return Residual(layer) if config.residual else layer
