"""One line of text to a StackConfig: `name(size, option, option=value)*times`, joined by `>`."""

import re

from seqchef.errors import BadInput, UnknownName
from seqchef.learning.backbones.config import LayerConfig, StackConfig
from seqchef.learning.layers import cells

_LAYER = re.compile(r"(?P<name>[a-z]+)\((?P<options>[^()]*)\)(?:\*(?P<times>\d+))?")
_SHAPE = "name(size, residual, dropout=0.1)*times"


def parse(text: str) -> StackConfig:
    """Read a stack. Raises BadInput that names the part that was not understood, and UnknownName for a cell."""
    layers: list[LayerConfig] = []
    for part in text.split(">"):
        found = _LAYER.fullmatch(part.strip())
        if found is None:
            raise BadInput(f'stack "{text}": "{part.strip()}" is not a layer; expected {_SHAPE}')
        times = int(found["times"] or 1)
        if times < 1:
            raise BadInput(f'stack "{text}": "{part.strip()}" is repeated {times} times; expected 1 or more')
        layers += [_layer(found["name"], found["options"], text)] * times
    return StackConfig(tuple(layers))


def _layer(name: str, options: str, text: str) -> LayerConfig:
    bidirectional = name not in cells.names() and name.startswith("bi")
    cell = name.removeprefix("bi") if bidirectional else name
    if cell not in cells.names():
        raise UnknownName("layer", name, known=tuple(n for c in cells.names() for n in (c, f"bi{c}")))
    size, *rest = (option.strip() for option in options.split(","))
    if not size.isdecimal():
        raise BadInput(f'stack "{text}": the size of {name} is "{size}"; expected a whole number')
    dropout, residual = 0.0, False
    for option in rest:
        key, _, value = option.partition("=")
        if key == "residual" and not value:
            residual = True
        elif key == "dropout" and re.fullmatch(r"\d*\.?\d+", value):
            dropout = float(value)
        else:
            raise BadInput(f'stack "{text}": {name} has the option "{option}"; expected residual or dropout=0.1')
    return LayerConfig(
        cell=cell, hidden_size=int(size), bidirectional=bidirectional, residual=residual, dropout=dropout
    )
