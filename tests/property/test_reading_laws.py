"""What is true of reading whatever the line says and whatever the model answers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqchef.applications.reading import assemble, read_lines
from seqchef.applications.reading.chinese import ChineseRules
from seqchef.languages import names
from seqchef.languages._language import words
from seqchef.text.tokens import tokenize

LABELS = ("QTY", "UNIT", "SIZE", "NAME", "PREP", "PURPOSE", "COMMENT", "PUNC")
WORDS = st.sampled_from(
    words(
        """
        2 1/2 ½ 2-3 1½ 2x × x 400g 14oz cup cups tbsp. fl oz can cans piece inch large or and/or and plus minus to of
        each about a few dozen half ( ) [ ] , ; : / - – flour garlic cloves chopped optional 约 8 颗 （ ） 7-Up 2"
        1%-fat 1,5 0/0 1,000 7 Up 80/20 A1 a couple some between EL TL geh. gehackt oder bis cuillère à soupe d'ail
        quelques         适 量 半 个 斤 两 各 至 左 右 一 盐 👨‍👩‍👧 مِلح e\u0301 \u200b \x00 \ud800 － １
        """
    )
)
LANGUAGES = st.sampled_from(names())
LINES = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS).map("".join))


@dataclass(frozen=True)
class Answer:
    """Labels as a model would give them."""

    labels: tuple[str, ...]
    confidences: tuple[float, ...]


class Arbitrary:
    """A model that answers anything."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data

    def label(self, lines: Sequence[Sequence[str]]) -> list[Answer]:
        return [
            Answer(tuple(self.data.draw(st.sampled_from(LABELS)) for _ in line), tuple(0.5 for _ in line))
            for line in lines
        ]


class Constant:
    """A model that takes everything for a name, after one number."""

    def label(self, lines: Sequence[Sequence[str]]) -> list[Answer]:
        return [Answer(("QTY", *["NAME"] * (len(line) - 1))[: len(line)], (0.5,) * len(line)) for line in lines]


@given(st.lists(LINES, max_size=3), LANGUAGES, st.data())
def test_every_line_gives_one_result_in_order(lines: list[str], language: str, data: st.DataObject) -> None:
    assert [ingredient.text for ingredient in read_lines(lines, Arbitrary(data), language=language)] == lines


@given(LINES)
def test_chinese_rules_read_any_line_and_read_it_the_same_again(line: str) -> None:
    (found,) = read_lines([line], ChineseRules(), language="zh")
    (again,) = read_lines([found.text], ChineseRules(), language="zh")
    assert found == again
    assert all(0 <= span.start < span.end <= len(line) for span in found.spans)


@pytest.mark.parametrize("language", names())
def test_a_line_of_a_hundred_thousand_characters_takes_linear_time(language: str) -> None:
    for unit in ("鸡蛋 2 个，", "2 EL (", "半", "or ", "👩‍🍳"):
        line = unit * (100_000 // len(unit))
        started = perf_counter()
        (found,) = read_lines([line], Constant(), language=language)
        if language == "zh":
            read_lines([line], ChineseRules(), language=language)
        assert found.text == line
        assert perf_counter() - started < 20  # a quadratic step takes minutes


@given(LINES, LANGUAGES, st.data())
def test_every_token_ends_up_in_exactly_one_span(line: str, language: str, data: st.DataObject) -> None:
    (ingredient,) = read_lines([line], Arbitrary(data), language=language)
    covered = [position for span in ingredient.spans for position in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert all(not line[position].strip() for position in set(range(len(line))) - set(covered))


@given(LINES, LANGUAGES, st.data())
def test_every_amount_lies_in_the_line_and_is_a_positive_number_or_none(
    line: str, language: str, data: st.DataObject
) -> None:
    (ingredient,) = read_lines([line], Arbitrary(data), language=language)
    starts = [amount.start for amount in ingredient.amounts]
    assert starts == sorted(starts)
    for amount in ingredient.amounts:
        assert 0 <= amount.start < amount.end <= len(line)
        assert amount.quantity is None or amount.quantity >= 0
        assert amount.quantity_max is None or (amount.quantity is not None and amount.quantity_max > amount.quantity)
        assert amount.unit_text in line
    assert all(quantity >= 0 for quantity, _ in ingredient.measures())


@given(LINES, st.data())
def test_the_json_of_any_line_keeps_the_text_and_its_shape(line: str, data: st.DataObject) -> None:
    (ingredient,) = read_lines([line], Arbitrary(data))
    again = json.loads(json.dumps(ingredient.to_dict()))
    assert again["text"] == line
    assert list(again) == [
        "schema_version", "text", "kind", "amounts", "size", "name", "names", "preparation", "comment", "purpose",
        "optional", "language", "confidence", "confidences", "spans",
    ]  # fmt: skip
    assert again["kind"] in ("ingredient", "heading", "formula", "other")


@given(st.fractions(min_value="1/16", max_value=100, max_denominator=16))
def test_an_exact_fraction_survives_being_written_and_read(quantity: Fraction) -> None:
    whole, part = divmod(quantity, 1)
    text = f"{whole} {part}" if whole and part and part.numerator < 10 else str(quantity)
    line = f"{text} cups flour"
    tokens = tokenize(line)
    ingredient = assemble(line, tokens, ("QTY", "UNIT", "NAME"), (1.0, 1.0, 1.0))
    assert (ingredient.amounts[0].quantity, ingredient.amounts[0].unit) == (quantity, "cup")
