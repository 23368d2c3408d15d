"""A StackConfig to the layers it describes."""

from seqchef.errors import BadInput
from seqchef.learning.backbones.config import StackConfig
from seqchef.learning.layers.protocol import Layer
from seqchef.learning.layers.stack import Stack


def build(config: StackConfig, input_size: int, *, memory_size: int | None = None) -> Stack:
    """The stack for inputs of `input_size` features; its `output_size` follows from the config.

    `memory_size`: features of the encoder's answer that layers such as attend(additive) look at; without it they are
    refused (BadInput), as are sizes that do not fit.
    """
    layers: list[Layer] = []
    for layer in config.layers:
        if layer.needs_memory and memory_size is None:
            raise BadInput(
                f'stack "{config}": {layer} looks at an encoder; expected it right of =>, as in '
                '"bigru(64) => gru(64) > attend(additive)"'
            )
        layers.append(layer.make(layers[-1].output_size if layers else input_size, memory_size or 0))
    return Stack(layers)
