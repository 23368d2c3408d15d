"""Laws of wrapped text: nothing is lost, lines fit, Chinese punctuation begins no line, amounts stay whole."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from seqchef.interfaces.cli.wrapping import wrapped

ZH = (
    "10月30日周五至11月3日周二约需 15.1 千克，要有 95% 把握则需 18.4 千克（安全余量 3.29 千克）；库存 6 千克，"
    "在途 10 千克，尚缺 2.36 千克，但保质期只有 4 天，变质前只能卖掉 0.5 千克（80% 把握），按整包订 1 × 5 千克。"
)
EN = (
    "Fri 30 Oct takes about 1.64 bunches, 2.41 bunches to be 95 % sure (safety 0.77 bunch); with 1 bunch in stock and "
    "nothing on order, 1.41 bunches more is needed, rounded up to 1 × 5 bunches."
)
texts = st.text(st.sampled_from("ab3 千克面粉，。（）%×;"), max_size=120)


@given(texts, st.integers(8, 60))
def test_nothing_is_lost_and_no_line_has_spaces_at_its_ends(text, width):
    lines = wrapped(text, width)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(line == line.strip() for line in lines)


@pytest.mark.parametrize("text", [ZH, EN])
@pytest.mark.parametrize("width", [30, 40, 64, 74, 94])
def test_sentences_fit_in_few_lines_and_keep_amounts_whole(text, width):
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert len(lines) <= cell_len(text) / (width - 14) + 1
    assert not any(line[0] in "，。；、）%" for line in lines)
    assert not any(line.endswith(("（", "×")) for line in lines)
    for before, after in pairwise(lines):
        assert not (before[-1].isdigit() and re.match(r"[^\W\d]|×|%", after)), (before, after)
        assert not (before.endswith("千") and after.startswith("克"))


def test_a_word_that_is_too_wide_has_a_line_of_its_own():
    assert wrapped("a beautifully long word", 6) == ["a", "beautifully", "long", "word"]
    assert wrapped("", 10) == [""]
