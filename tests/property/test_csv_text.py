"""Laws of CSV for spreadsheets: every name comes back, none begins like a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqchef.formats.csv_text import BOM, csv_text, guarded, unguarded

texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
    st.sampled_from(
        ["=1+1", "'=1+1", "+49 30", "-5%", "@home", "\tx", "\rx", "'", "''", "＝1", 'a,"b"\nc', "鱼香肉丝 🐟"]
    ),
)


def read(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


@given(st.lists(st.tuples(texts, texts), min_size=1), st.booleans())
def test_every_text_comes_back(rows, bom):
    found = read(csv_text(["name", "reason"], [{"name": name, "reason": reason} for name, reason in rows], bom=bom))
    assert [(unguarded(row["name"]), unguarded(row["reason"])) for row in found] == rows


@given(texts)
def test_no_cell_begins_like_a_formula(text):
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@given(texts)
def test_a_guard_is_taken_away_exactly(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("value", "cell"), [(-3.5, "-3.5"), (None, ""), (0, "0"), ("=SUM(A1)", "'=SUM(A1)"), ("5-a-day", "5-a-day")]
)
def test_numbers_are_left_alone(value, cell):
    assert read(csv_text(["x", "y"], [{"x": value, "y": 1}]))[0]["x"] == cell


def test_the_mark_comes_first_and_only_when_asked():
    assert csv_text(["名称"], [{"名称": "面包"}], bom=True).encode().startswith(b"\xef\xbb\xbf")
    assert csv_text(["名称"], [{"名称": "面包"}]) == "名称\n面包\n"
