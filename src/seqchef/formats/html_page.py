"""Web pages: the objects that a page says of itself, as schema.org JSON-LD or as microdata.

Knows: script elements, in time that grows with the page and no faster.
Does not know: what is in the objects (json_ld).
Start at: objects_of.
"""

import re
from collections.abc import Iterator
from typing import Any

from seqchef.errors import BadInput
from seqchef.formats.json_text import load
from seqchef.formats.microdata import MICRODATA, items_of

SCRIPT = re.compile(r"<script\b([^<>]*)>", re.IGNORECASE)
SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
LINKED_DATA = re.compile(r"type\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)


def objects_of(page: str, name: str) -> list[Any]:
    """The JSON-LD values of a page. Raises BadInput when it has some and none of them can be read."""
    values: list[Any] = []
    broken: BadInput | None = None
    for row, script in _scripts(page):
        try:
            values.extend(load(script, f"{name}, JSON-LD in row {row}"))
        except BadInput as error:
            broken = broken or error
    if broken is not None and not values and not MICRODATA.search(page):
        raise broken
    return values


def microdata_of(page: str) -> list[Any]:
    """The items that a page marks with itemscope and itemprop, as JSON-LD objects."""
    return list(items_of(page)) if MICRODATA.search(page) else []


def _scripts(page: str) -> Iterator[tuple[int, str]]:
    """(row, text) of every script element of linked data; the last one may lack its end."""
    row, counted = 1, 0
    for match in SCRIPT.finditer(page):
        if not LINKED_DATA.search(match[1]):
            continue
        row, counted = row + page.count("\n", counted, match.end()), match.end()
        end = SCRIPT_END.search(page, match.end())
        script = page[match.end() : end.start() if end else len(page)]
        if script.strip():
            yield row, script
        if end is None:
            return
