"""Every case of the Cooklang project's own suite (cooklang/spec, tests/canonical.yaml, version 7)."""

import re
from fractions import Fraction

import pytest

from seqchef.formats.cooklang import parse

CASES = 60


def scalar(text):
    """A YAML scalar of the suite: quoted text, a number or plain text."""
    text = text.strip()
    if text.startswith('"'):
        return text[1 : text.rindex('"')]
    try:
        return Fraction(text)
    except ValueError:
        return text


def read_steps(text):
    """The steps of one case: a line "-" opens a step, "- key:" a part of it."""
    steps = []
    for line in text.splitlines():
        if line.strip() == "-":
            steps.append([])
        match = re.match(r"\s{10,}(- )?\s*(\w+):\s*(.*)$", line)
        if match:
            if match[1]:
                steps[-1].append({})
            steps[-1][-1][match[2]] = scalar(match[3])
    return steps


def read_cases(text):
    """Name, source, steps and metadata of every case; the file uses a small part of YAML only."""
    for block in re.split(r"^  (?=test\w+:)", text, flags=re.M)[1:]:
        name, _, rest = block.partition(":\n")
        source, _, result = rest.partition("    result:\n")
        lines = source.split("source: |\n", 1)[1].splitlines()
        steps, _, metadata = result.partition("      metadata:")
        pairs = re.findall(r'^\s{8,}"(.*)":\s*(.*)$', metadata, flags=re.M)
        yield name.strip(), "\n".join(line[6:] for line in lines), read_steps(steps), dict(pairs)


def as_in_the_suite(part):
    if isinstance(part, str):
        return {"type": "text", "value": part}
    return {"type": part.kind, "name": part.name, "quantity": part.quantity, "units": part.unit}


@pytest.fixture(scope="module")
def cases(data_folder):
    return list(read_cases((data_folder / "conformance" / "cooklang_canonical.yaml").read_text(encoding="utf-8")))


def test_all_cases_are_there(cases):
    assert len(cases) == CASES


def test_every_case_gives_what_the_suite_says(cases):
    for name, source, steps, metadata in cases:
        document = parse(source)
        found = [[as_in_the_suite(part) for part in step] for step in document.steps]
        for parts, expected in zip(found, steps, strict=False):
            for part, wanted in zip(parts, expected, strict=False):
                if part["type"] == "cookware" and "units" not in wanted:
                    del part["units"]
        assert (name, found, document.metadata) == (name, steps, metadata)
