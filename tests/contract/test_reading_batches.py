"""A line's result does not depend on the lines beside it, nor on how many are read at a time."""

import json
from itertools import islice
from pathlib import Path

import seqchef
from seqchef.applications.reading import shipped

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "ingredients_en.jsonl"
LINES = [json.loads(line)["line"] for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


def test_alone_and_among_others_a_line_reads_the_same() -> None:
    together = list(shipped.read_many(LINES))
    assert together == [shipped.read(line) for line in LINES]
    assert together[::-1] == list(shipped.read_many(LINES[::-1]))


def test_a_stream_without_an_end_gives_results_while_it_runs() -> None:
    endless = (line for _ in iter(int, 1) for line in LINES)
    assert [found.text for found in islice(shipped.read_many(endless), 200)] == (LINES * 2)[:200]


def test_the_library_and_the_command_read_alike() -> None:
    assert list(seqchef.read_many(LINES)) == list(shipped.read_many(LINES))
    assert seqchef.read(LINES[0]) == shipped.read(LINES[0])
