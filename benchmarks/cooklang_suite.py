"""The Cooklang project's own suite (cooklang/spec, tests/canonical.yaml, version 7): its cases, and what we find."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from seqchef.formats.cooklang import Component, parse


class Case(NamedTuple):
    """A text, and the steps and metadata that the suite says it has."""

    name: str
    source: str
    steps: list[list[dict[str, Any]]]
    metadata: dict[str, str]


def read_cases(path: Path) -> Iterator[Case]:
    """Every case; the file uses a small part of YAML only."""
    for block in re.split(r"^  (?=test\w+:)", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, _, rest = block.partition(":\n")
        source, _, result = rest.partition("    result:\n")
        lines = source.split("source: |\n", 1)[1].splitlines()
        steps, _, metadata = result.partition("      metadata:")
        pairs = re.findall(r'^\s{8,}"(.*)":\s*(.*)$', metadata, flags=re.M)
        yield Case(name.strip(), "\n".join(line[6:] for line in lines), _steps(steps), dict(pairs))


def found_in(case: Case) -> Case:
    """The same case with what our parser finds in its text."""
    document = parse(case.source)
    steps = [[_part(part) for part in step] for step in document.steps]
    for parts, expected in zip(steps, case.steps, strict=False):
        for part, wanted in zip(parts, expected, strict=False):
            if part["type"] == "cookware" and "units" not in wanted:
                del part["units"]
    return case._replace(steps=steps, metadata=document.metadata)


def _part(part: str | Component) -> dict[str, Any]:
    if isinstance(part, str):
        return {"type": "text", "value": part}
    return {"type": part.kind, "name": part.name, "quantity": part.quantity, "units": part.unit}


def _steps(text: str) -> list[list[dict[str, Any]]]:
    """A line "-" opens a step, "- key:" a part of it."""
    steps: list[list[dict[str, Any]]] = []
    for line in text.splitlines():
        if line.strip() == "-":
            steps.append([])
        match = re.match(r"\s{10,}(- )?\s*(\w+):\s*(.*)$", line)
        if match:
            if match[1]:
                steps[-1].append({})
            steps[-1][-1][match[2]] = _scalar(match[3])
    return steps


def _scalar(text: str) -> Fraction | str:
    """A YAML scalar of the suite: quoted text, a number or plain text."""
    text = text.strip()
    if text.startswith('"'):
        return text[1 : text.rindex('"')]
    try:
        return Fraction(text)
    except ValueError:
        return text
