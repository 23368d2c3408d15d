"""The page on moving from ingredient-parser-nlp shows code that runs."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "move-from-ingredient-parser.md"
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_page_has_code():
    assert len(BLOCKS) == 2


@pytest.mark.parametrize("code", BLOCKS)
def test_the_code_of_the_page_runs(code):
    exec(compile(code, str(PAGE), "exec"), {})
