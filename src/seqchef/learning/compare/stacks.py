"""Contenders: which stacks are compared, by a short name and a line of notation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from seqchef.errors import BadInput, UnknownName
from seqchef.learning.backbones import build, parse
from seqchef.learning.compare.memory._task import WIDTH
from seqchef.learning.layers import cells

OF_MEMORY = ("rnn", "lstm", "gru", "mingru", "slstm", "transformer")
_CAUSAL = {
    "rnn 128": "rnn(128, residual)*2",
    "lstm 128": "lstm(128, residual)*2",
    "gru 128": "gru(128, residual)*2",
    "mingru 128": "mingru(128, residual)*2",
    "conv + gru 128": "conv(5, causal, residual) > gru(128)",
    "causal transformer 128": "linear(128) > transformer(128, heads=4, positions=rope, causal)*2",
}
OF_DATA: Mapping[str, Mapping[str, str]] = {
    "forecast": _CAUSAL,
    "generate": _CAUSAL,
    "label": {
        "birnn 128": "birnn(128)*2",
        "bilstm 128": "bilstm(128)*2",
        "bigru 128": "bigru(128)*2",
        "bimingru 128": "bimingru(128)*2",
        "conv + bigru 128": "conv(5, residual) > bigru(128)",
        "transformer 128": "transformer(128, heads=4, positions=rope)*2",
    },
}


@dataclass(frozen=True)
class Contender:
    """One stack and what the tables call it."""

    name: str
    notation: str


def standard() -> dict[str, str]:
    """What a bare name stands for: every cell, as two pre-norm residual layers of WIDTH, and a causal transformer."""
    found = {name: f"{name}({WIDTH}, residual, norm=layer)*2" for name in cells.names()}
    return {**found, "transformer": f"transformer({WIDTH}, heads=4, positions=rope, causal)*2"}


def contender(text: str) -> Contender:
    """The stack of a line of notation or of a bare name.

    Raises UnknownName, and BadInput for a stack that cannot be built on its own.
    """
    name = text.strip()
    notation = standard().get(name, name)
    if "=>" in notation:
        raise BadInput(f'"{text}" is an encoder with a decoder; expected one stack, which answers at every step')
    if "(" not in notation:
        raise UnknownName("stack", name, known=tuple(standard()))
    config = parse(notation)
    build(config, WIDTH)
    return Contender(name if name in standard() else str(config), str(config))


def contenders(texts: Sequence[str], task: str) -> list[Contender]:
    """The stacks that were asked for, or the usual ones of a task; none twice."""
    usual = OF_DATA.get(task) or {name: standard()[name] for name in OF_MEMORY}
    found = [contender(text) for text in texts] or [
        Contender(name, str(parse(notation))) for name, notation in usual.items()
    ]
    first: dict[str, Contender] = {}
    for one in found:
        first.setdefault(one.notation, one)
    return list(first.values())
