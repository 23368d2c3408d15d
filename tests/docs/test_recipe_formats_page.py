"""docs/reference/recipe-formats.md names every format, column and limit, and its examples run."""

import re
from pathlib import Path

import pytest

from seqchef.formats import archives, json_text, recipe_files, recipe_kinds
from seqchef.formats.recipe_kinds import READERS, SHAPES
from seqchef.formats.recipe_out import SUFFIXES, WRITERS
from seqchef.formats.recipe_tables import COLUMNS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "recipe-formats.md").read_text(encoding="utf-8")
FORMATS = {*(READERS.keys() - {recipe_kinds.UNKNOWN}), *SHAPES, recipe_kinds.OWN, *WRITERS}


@pytest.mark.parametrize("word", sorted({*FORMATS, *SUFFIXES.values(), *COLUMNS}))
def test_the_page_names(word):
    assert f"`{word}`" in PAGE


def test_the_page_says_the_limits():
    for limit in (
        f"{recipe_files.LARGEST_TEXT // archives.MEGABYTE} MB |",
        f"{json_text.LONGEST // archives.MEGABYTE} million characters, {json_text.DEEPEST} levels",
        f"{recipe_kinds.LONGEST_WRITTEN // 1_000_000} million characters |",
        f"{recipe_files.LARGEST_FILE // archives.MEGABYTE} MB, {archives.MOST_MEMBERS:,} members",
        f"{archives.LARGEST_MEMBER // archives.MEGABYTE} MB a member",
        f"{archives.LARGEST_TOTAL // archives.MEGABYTE} MB in all, archives {recipe_files.DEEPEST_ARCHIVE} deep",
        f"{archives.LARGEST_RATIO} times, beyond its first MB",
    ):
        assert limit in PAGE


def test_the_examples_run():
    blocks = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    assert len(blocks) == 3
    exec("\n".join(blocks), {})
