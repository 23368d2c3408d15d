"""One line of text to a StackConfig: `name(first, option, option=value)*times`, joined by `>`; groups in brackets.

stack := part { ">" part }
part  := ( layer | "(" stack ")" ) [ "*" times ]
pair  := stack "=>" stack
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args

from seqchef.errors import BadInput, UnknownName
from seqchef.learning.backbones.config import PairConfig, StackConfig
from seqchef.learning.backbones.kinds import KINDS
from seqchef.learning.backbones.layer import LayerConfig
from seqchef.learning.backbones.singles import CellConfig
from seqchef.learning.layers import cells

_TOKEN = re.compile(r"\s*(?:(?P<layer>\w+\([^()]*\))|(?P<times>\*\s*\d+)|(?P<mark>[()>])|(?P<other>[^\s()>*]+|\S))\s*")
_SHAPE = "name(size, residual, dropout=0.1)*times"


def parse(text: str) -> StackConfig:
    """Read a stack. Raises BadInput that names the part that was not understood, and UnknownName for a layer."""
    if "=>" in text:
        raise BadInput(f'stack "{text}": an encoder and a decoder; expected one stack, without =>')
    return StackConfig(tuple(_Reader(text).read()))


def parse_pair(text: str) -> PairConfig:
    """Read an encoder and a decoder: `bigru(64) => gru(64) > attend(additive)`. Raises as `parse`."""
    encoder, arrow, decoder = text.partition("=>")
    if not arrow:
        raise BadInput(f'stack "{text}": one stack; expected encoder => decoder')
    return PairConfig(parse(encoder), parse(decoder))


def names() -> tuple[str, ...]:
    """Every layer that the notation knows."""
    return (*(name for cell in cells.names() for name in (cell, f"bi{cell}")), *KINDS)


class _Reader:
    """A line of text and the place that has been read to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_TOKEN.finditer(text))
        self.at = 0

    def read(self) -> list[LayerConfig]:
        """The whole line."""
        layers = self._stack()
        if self.at < len(self.tokens):
            raise self._not_a_layer()
        return layers

    def _stack(self) -> list[LayerConfig]:
        layers = self._part()
        while self._take("mark", ">"):
            layers += self._part()
        return layers

    def _part(self) -> list[LayerConfig]:
        if self._take("mark", "("):
            layers = self._stack()
            if not self._take("mark", ")"):
                raise BadInput(f'stack "{self.text}": a bracket is not closed; expected ( a > b )*times')
        else:
            layer = self._take("layer")
            if layer is None:
                raise self._not_a_layer()
            layers = [_layer(layer, self.text)]
        times = self._take("times")
        if times is None:
            return layers
        count = int(times.removeprefix("*"))
        if count < 1:
            raise BadInput(f'stack "{self.text}": a part is repeated {count} times; expected 1 or more')
        return layers * count

    def _take(self, kind: str, mark: str | None = None) -> str | None:
        """The next token, when it is of this kind."""
        found = self.tokens[self.at][kind] if self.at < len(self.tokens) else None
        if found is None or mark not in (None, found):
            return None
        self.at += 1
        return found

    def _not_a_layer(self) -> BadInput:
        found = self.tokens[self.at][0].strip() if self.at < len(self.tokens) else ""
        return BadInput(f'stack "{self.text}": "{found}" is not a layer; expected {_SHAPE}')


def _layer(text: str, stack: str) -> LayerConfig:
    name, _, rest = text.removesuffix(")").partition("(")
    kind: type[LayerConfig] = KINDS.get(name, CellConfig)
    values: dict[str, Any] = {}
    if kind is CellConfig:
        if name not in names():
            raise UnknownName("layer", name, known=names())
        values = {"cell": name if name in cells.names() else name.removeprefix("bi")}
        values["bidirectional"] = values["cell"] != name
    first, *options = (option.strip() for option in rest.split(","))
    types = {field.name: (*get_args(field.type), field.type)[0] for field in fields(kind)}  # int of int | None
    values[kind.first] = _value(name, kind.first, types[kind.first], first, stack)
    for option in options:
        key, equals, value = (part.strip() for part in option.partition("="))
        if key not in kind.options():
            raise UnknownName(f'stack "{stack}": option of {name}', key, known=kind.options())
        if key in values:
            raise BadInput(f'stack "{stack}": {name} has {key} twice')
        values[key] = _value(name, key, types[key], value if equals else None, stack)
    return kind(**values)


_FORMS: Mapping[type, tuple[str, str]] = {
    int: (r"\d+", "a whole number"),
    float: (r"\d*\.?\d+", "a number"),
    str: (r"[a-z]+", "a word"),
}


def _value(name: str, key: str, wanted: Any, text: str | None, stack: str) -> Any:
    """The value of an option in the type of its field."""
    if wanted is bool and text is None:
        return True
    pattern, expected = _FORMS.get(wanted, ("(?!)", f"{key} alone"))
    if text is None or not re.fullmatch(pattern, text):
        found = "nothing" if text is None else f'"{text}"'
        raise BadInput(f'stack "{stack}": {key.replace("_", " ")} of {name} is {found}; expected {expected}')
    return wanted(text)
