"""Instructions of JSON-LD: texts, steps, sections and lists of them, in any nesting, to steps under headings.

Start at: read_steps.
"""

from collections.abc import Iterator
from typing import Any

from seqchef.formats.words import first, lines_of, one_line, text_of

DEEPEST = 12
Stepped = tuple[str, str | None]  # a step, and the heading that it stands under


def read_steps(value: Any) -> list[Stepped]:
    """Every step in order. A text, or a list of one text, is divided at its line ends."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        value = value[0]
    if isinstance(value, str):
        return [(line, None) for line in lines_of(value)]
    return list(_steps(value, None, 0))


def _steps(value: Any, group: str | None, depth: int) -> Iterator[Stepped]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _steps(one, group, depth + 1)
    elif isinstance(value, dict):
        yield from _object(value, group, depth)
    elif text := one_line(value):
        yield text, group


def _object(value: dict[str, Any], group: str | None, depth: int) -> Iterator[Stepped]:
    """A section gives its name to its steps; a step of several directions is one step."""
    kind = text_of(first(value.get("@type")))
    name = one_line(value.get("name") or value.get("Name"))
    inner = value.get("itemListElement") or value.get("item") or value.get("steps")
    text = one_line(value.get("text") or value.get("description"))
    if kind.endswith(("HowToStep", "HowToDirection")) and (text or not isinstance(inner, list | dict)):
        if text or name:
            yield text or name, group
    elif kind.endswith("HowToStep"):
        parts = [part for part, _ in _steps(inner, None, depth + 1)]
        if parts:
            yield " ".join(parts), group
    elif inner is not None:
        yield from _steps(inner, name or group, depth + 1)
    elif text or name:
        yield text or name, group
    elif "@type" not in value:
        yield from _steps(list(value.values()), group, depth + 1)
