"""Options: a table of a run file, or words of a command line, as the frozen configs they are for.

Knows: which options a config has and of which kind each is; the nearest one for a slip.
Does not know: what an option does.
Start at: config_from.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from types import UnionType
from typing import Any, TypeVar, get_args, get_type_hints

from seqchef.errors import BadInput, UnknownName

Config = TypeVar("Config")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_KINDS: dict[Any, str] = {int: "a whole number", float: "a number", str: "a text", bool: "true or false"}
_TEXTS = tuple[str, ...]


def names(config: type) -> tuple[str, ...]:
    """The options of a config."""
    return tuple(field.name for field in fields(config))


def config_from(config: type[Config], table: Mapping[str, Any], where: str) -> Config:
    """The config that a table says; `where` names the table in errors.

    Raises UnknownName for an option that there is not, and BadInput for one that is missing or of the wrong kind.
    """
    known = names(config)
    for name in table:
        if name not in known:
            raise UnknownName(f"{where}: option", name, known=known)
    for field in fields(config):  # type: ignore[arg-type]  # a dataclass, which no type can say
        if field.name not in table and field.default is MISSING and field.default_factory is MISSING:
            raise BadInput(f"{where}: {field.name} is missing; expected {', '.join(known)}")
    kinds = _kinds(config)
    return config(**{name: _of_kind(kinds[name], value, f"{where}: {name}") for name, value in table.items()})


def value_from(config: type, name: str, text: str) -> Any:
    """The value that the text of one option stands for. Raises BadInput when it is of the wrong kind."""
    kind = _kinds(config)[name]
    if kind is bool and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if kind in (int, float) and _NUMBER.fullmatch(text):
        number = float(text)
        return int(number) if kind is int and number.is_integer() else number
    if kind == _TEXTS:
        return [part.strip() for part in text.split(",") if part.strip()]
    return _of_kind(kind, text, name)


def _kinds(config: type) -> dict[str, Any]:
    """The type of each option; that of `int | None` is int."""
    hints = get_type_hints(config)
    return {name: get_args(hint)[0] if isinstance(hint, UnionType) else hint for name, hint in hints.items()}


def _of_kind(kind: Any, value: Any, what: str) -> Any:
    """The value, a whole number also where any number will do, and a list of texts as a tuple."""
    if kind == _TEXTS and isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return tuple(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind in _KINDS and type(value) is not kind:
        shown = f'"{value}"' if isinstance(value, str) else value
        raise BadInput(f"{what} is {shown}; expected {_KINDS[kind]}")
    if kind == _TEXTS:
        raise BadInput(f"{what} is {value}; expected a list of texts")
    return value
