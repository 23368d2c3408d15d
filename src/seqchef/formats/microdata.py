"""Microdata: items that a page marks with itemscope, itemtype and itemprop (https://html.spec.whatwg.org/#microdata).

Knows: tags that were never closed, properties whose value is an attribute, items inside items.
Does not know: JSON-LD (html_page), or what an item means (json_ld).
Start at: items_of.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from seqchef.formats.words import unescaped

MICRODATA = re.compile(r"itemtype\s*=\s*[\"']?\s*https?://(?:www\.)?schema\.org/Recipe", re.IGNORECASE)
TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+|[^<>]*+)>|<(!--)|(--)>",
)
ATTRIBUTE = re.compile(r"([a-zA-Z][\w:-]*)(?:\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
ENDS_ITSELF = frozenset(["li", "p", "tr", "td", "th", "dt", "dd", "option"])
BREAKS = frozenset(
    ["br", "p", "li", "div", "tr", "ul", "ol", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "section"]
)
UNREAD = frozenset(["script", "style", "template", "noscript", "!--"])
VALUE_OF = {
    "meta": "content", "a": "href", "area": "href", "link": "href", "img": "src", "audio": "src", "embed": "src",
    "iframe": "src", "source": "src", "video": "src", "object": "data", "data": "value", "meter": "value",
    "time": "datetime",
}  # fmt: skip
DEEPEST = 256
DEEPEST_PROPERTY = 8


@dataclass(slots=True)
class Element:
    """An open element; `item` is the object that it opens, `names` are the properties that its content is."""

    tag: str
    item: dict[str, Any] | None
    owner: dict[str, Any] | None
    names: list[str]
    begin: int  # of its text, among the pieces


class Reader:
    """Goes over the tags of a page once; `items` are the objects that stand in no other."""

    def __init__(self) -> None:
        self.open: list[Element] = []
        self.items: list[dict[str, Any]] = []
        self.pieces: list[str] = []
        self.tags: Counter[str] = Counter()
        self.collecting = 0  # open elements whose text is the value of a property

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag in ENDS_ITSELF and self.open and self.open[-1].tag == tag:
            self.close()
        names = attributes.get("itemprop", "").split()
        owner = self._owner() if names else None
        item: dict[str, Any] | None = None
        if "itemscope" in attributes:
            item = {"@type": attributes.get("itemtype", "").split("/")[-1].strip()}
            if owner is None:
                self.items.append(item)
            else:
                self._put(owner, names, item)
        value = attributes.get("content", attributes.get(VALUE_OF.get(tag, "content")))
        if owner is not None and item is None and value is not None:
            self._put(owner, names, unescaped(value))
            owner = None
        if tag not in VOID and len(self.open) < DEEPEST:
            owner = owner if item is None and self.collecting < DEEPEST_PROPERTY else None
            self.open.append(Element(tag, item, owner, names, len(self.pieces)))
            self.tags[tag] += 1
            self.collecting += owner is not None

    def end(self, tag: str) -> None:
        """An element ends; those inside it that were not closed end with it."""
        if self.tags[tag]:
            while self.close() != tag:
                pass

    def close(self) -> str:
        """End the innermost element; its name."""
        element = self.open.pop()
        self.tags[element.tag] -= 1
        if element.owner is not None:
            self._put(element.owner, element.names, "".join(self.pieces[element.begin :]))
            self.collecting -= 1
        if not self.collecting:
            self.pieces.clear()
        return element.tag

    def _owner(self) -> dict[str, Any] | None:
        return next((element.item for element in reversed(self.open) if element.item is not None), None)

    @staticmethod
    def _put(owner: dict[str, Any], names: list[str], value: Any) -> None:
        for name in names:
            owner.setdefault(name, []).append(value)


def items_of(page: str) -> Iterator[dict[str, Any]]:
    """Every item that stands in no other, as an object with "@type" and lists of values."""
    reader = Reader()
    at, unread = 0, ""
    for match in TAG.finditer(page):
        closes, tag = bool(match[1] or match[5]), (match[2] or "!--").lower()
        if unread:
            if closes and tag == unread:
                unread, at = "", match.end()
            continue
        if reader.collecting:
            reader.pieces.append(page[at : match.start()])
            if tag in BREAKS:
                reader.pieces.append("\n")
        at = match.end()
        if closes:
            reader.end(tag)
        elif tag in UNREAD:
            unread = tag
        else:
            reader.start(tag, _attributes(match[3]))
    while reader.open:
        reader.close()
    yield from reader.items


def _attributes(text: str) -> dict[str, str]:
    """Attributes by name in lower case; one without a value is empty."""
    found: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), double or single or bare)
    return found
