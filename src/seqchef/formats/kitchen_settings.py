"""Kitchen settings: kitchen.toml, every key of which may be left out.

Knows: keys, their kinds and ranges.
Does not know: the tables of the folder (kitchen, kitchen_suppliers).
Start at: read_kitchen_settings.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import time
from fractions import Fraction
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput
from seqchef.formats.rows import UnusableError, clock, read_text

TEXTS = ("closed", "not_ordered")
TABLES = ("aliases", "shelf_volume_l")
TIMES = ("order_time",)


@dataclass(frozen=True, kw_only=True)
class KitchenSettings:
    """kitchen.toml: every key may be left out."""

    name: str = "Kitchen"
    currency: str = ""
    language: str = "en"
    country: str = ""  # whose public holidays count: "FR", "DE-BY"; none when empty
    closed: tuple[str, ...] = ()  # weekdays
    not_ordered: tuple[str, ...] = ("water",)
    service_level: float = 0.95
    spoilage_level: float = 0.8
    budget: float | None = None  # money for all orders of one evening
    order_time: time | None = None  # when orders are usually placed
    keep_within: float = 0.05  # of the forecast: an earlier plan's lines stay when it has moved by no more
    shelf_volume_l: Mapping[str, float] = field(default_factory=dict)  # by storage area
    aliases: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("service_level", "spoilage_level"):
            level = getattr(self, name)
            if not isinstance(level, float) or not 0 < level < 1:
                raise BadInput(f"kitchen.toml: {name} is {level}; expected a number between 0 and 1, such as 0.95")
        if not 0 <= self.keep_within < 0.5:
            raise BadInput(f"kitchen.toml: keep_within is {self.keep_within}; expected from 0 up to 0.5, such as 0.05")
        if self.budget is not None and not 0 <= self.budget < float("inf"):
            raise BadInput(f"kitchen.toml: budget is {self.budget}; expected money, 0 or more")
        for area, volume in self.shelf_volume_l.items():
            if not 0 <= volume < float("inf"):
                raise BadInput(f"kitchen.toml: shelf_volume_l of {area} is {volume}; expected litres, 0 or more")

    @property
    def money(self) -> Fraction | None:
        """The budget as it is written: 0.1 is a tenth."""
        return None if self.budget is None else Fraction(str(self.budget))


def read_kitchen_settings(path: Path) -> KitchenSettings:
    """The settings; all by default when there is no such file."""
    if not path.is_file():
        return KitchenSettings()
    try:
        found: dict[str, Any] = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path.name} is not TOML: {error}") from None
    known = {one.name: one.default for one in fields(KitchenSettings)}
    for key, value in found.items():
        if key not in known:
            raise BadInput(f'{path.name}: key "{key}" is unknown; expected some of {", ".join(known)}')
        found[key] = _checked(path.name, key, value, known[key])
    return KitchenSettings(**found)


def _checked(file: str, key: str, value: Any, default: Any) -> Any:
    """The value in the kind that its key has. Raises BadInput."""
    if key in TEXTS:
        texts = tuple(value) if isinstance(value, list) else value
        return _of_kind(file, key, texts, tuple, "a list of texts")
    if key in TABLES:
        _of_kind(file, key, value, dict, f"a table [{key}]")
        inner, wanted = (str, "a text") if key == "aliases" else ((int, float), "a number of litres")
        for name, one in value.items():
            _of_kind(file, f"{key} of {name}", one, inner, wanted)
        return value
    if key in TIMES:
        return _time(file, key, value)
    if key == "budget" or isinstance(default, float):
        number = float(value) if key in ("budget", "keep_within") and type(value) is int else value
        return _of_kind(file, key, number, float, "a number such as 0.95" if key != "budget" else "an amount of money")
    return _of_kind(file, key, value, str, "a text")


def _of_kind(file: str, key: str, value: Any, kind: Any, expected: str) -> Any:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise BadInput(f"{file}: {key} is {value!r}; expected {expected}")
    return value


def _time(file: str, key: str, value: Any) -> time:
    """TOML has times, but people write texts as well."""
    if isinstance(value, time):
        return value
    try:
        return clock(str(value), key)
    except UnusableError as unusable:
        raise BadInput(f"{file}: {unusable.found}; expected {unusable.expected}") from None
