"""Front matter: the block of `key: value` lines between two lines `---` at the top of a Markdown or Cooklang file.

Knows: the part of YAML that recipe files use: texts, quoted texts, lists, one mapping inside another, blocks of lines.
Does not know: which keys mean what.
Start at: split.
"""

import re
from typing import Any

from seqchef.errors import BadInput
from seqchef.formats.json_text import dump, load

FENCE = "---"
PLAIN = re.compile(r"[^\W_](?:[\w .,/()'%+–-]*[\w.)%])?")
KEY = re.compile(r"([^\s:#\-\[\]{}\"'][^:]{0,80}?|\"[^\"\n]{1,80}\"|'[^'\n]{1,80}')\s*:(?:\s+(.*)|$)")
ITEM = re.compile(r"\s*-(?:\s+(.*)|$)")
NOTHING = ("", "~", "null")
DEEPEST = 8


def split(lines: list[str]) -> tuple[dict[str, Any], int]:
    """The values, and the number of lines that they take; ({}, 0) when the block is absent or never ends."""
    if not lines or lines[0].rstrip() != FENCE:
        return {}, 0
    for row, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return read(lines[1:row]), row + 1
    return {}, 0


def read(lines: list[str]) -> dict[str, Any]:
    """The values of the lines between the fences: texts, lists and mappings; what is no `key: value` is passed over."""
    return _mapping([line.rstrip() for line in lines], 0)


def write(values: dict[str, Any]) -> str:
    """The block with its fences; a text that is not plain is quoted, anything but texts and lists of texts is JSON."""
    rows = [f"{_key(key)}: {_written(value)}" for key, value in values.items() if value not in (None, "", [])]
    return "\n".join([FENCE, *rows, FENCE, ""]) if rows else ""


def _key(key: str) -> str:
    return key if PLAIN.fullmatch(key) else f'"{" ".join(key.replace(chr(34), "").split())[:80]}"'


def _written(value: Any) -> str:
    if isinstance(value, str):
        return value if PLAIN.fullmatch(value) and value.lower() not in NOTHING else dump(value)
    return dump(value)


def _mapping(lines: list[str], depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    at = 0
    while at < len(lines):
        match = KEY.match(lines[at])
        at += 1
        if match is None:
            continue
        end = at
        while end < len(lines) and (not lines[end] or lines[end][0] in " \t" or ITEM.match(lines[end])):
            end += 1
        found[match[1].strip("\"'")] = _value((match[2] or "").strip(), lines[at:end], depth)
        at = end
    return found


def _value(text: str, below: list[str], depth: int) -> Any:
    """The value behind a colon, or the block below it."""
    block = [line for line in below if line.strip()]
    if text[:1] in ("|", ">") and len(text) <= 2:
        joint = "\n" if text[0] == "|" else " "
        return joint.join(line.strip() for line in below).strip()
    if text.partition(" #")[0].strip() or not block or depth >= DEEPEST:
        return _scalar(text)
    if ITEM.match(block[0]):
        return [_scalar((match[1] or "").strip()) for line in block if (match := ITEM.match(line))]
    indent = min(len(line) - len(line.lstrip()) for line in block)
    return _mapping([line[indent:] for line in block], depth + 1)


def _scalar(text: str) -> Any:
    if text[:1] in ('"', "[", "{"):
        try:
            return load(text, "front matter")[0]
        except BadInput:
            pass
    if text[:1] == "[" and text.endswith("]"):
        return [_scalar(part.strip()) for part in text[1:-1].split(",") if part.strip()]
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if text[:1] == '"':
        return text.strip('"')
    text = text.partition(" #")[0].strip()
    return None if text in NOTHING else text
