"""`seqchef read --steps`: cooking steps, one on each line."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from seqchef.applications.reading.shipped_recipes import read_steps
from seqchef.errors import UnknownName
from seqchef.food.steps import Step
from seqchef.formats.span_shapes import to_displacy, to_hugging_face
from seqchef.formats.steps import HEADERS, to_row
from seqchef.interfaces.cli.console import streamed, table

SHAPES: Mapping[str, Callable[[Step], object]] = {
    "jsonl": Step.to_dict,
    "displacy": to_displacy,
    "hugging-face": to_hugging_face,
}
FORMATS = ("table", *SHAPES)


def run(texts: Iterable[str], format_name: str, to: Path | None, *, language: str) -> None:
    """Read steps and write them. Raises UnknownName for a format."""
    if format_name not in FORMATS:
        raise UnknownName("format of steps", format_name, known=FORMATS)
    found = read_steps(texts, language=language)
    if format_name == "table":
        table(HEADERS, [to_row(step) for step in found])
    else:
        shape = SHAPES[format_name]
        streamed([], (json.dumps(shape(step), ensure_ascii=False) for step in found), to)
