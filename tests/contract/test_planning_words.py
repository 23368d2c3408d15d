"""Every language of the sheets says everything that any other says."""

from datetime import date
from string import Formatter
from typing import get_args

import pytest

from seqchef.applications.planning.notes import Kind
from seqchef.applications.planning.wording import _rejections_zh, load, names, number
from seqchef.errors import Rejection, UnknownName


def places(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("name", names())
def test_no_message_lacks_a_translation(name):
    assert load(name).messages.keys() == load("en").messages.keys()


@pytest.mark.parametrize("name", names())
def test_a_translation_fills_the_same_places(name):
    english = load("en").messages
    for key, message in load(name).messages.items():
        assert places(message) == places(english[key]), key


@pytest.mark.parametrize("name", names())
def test_every_kind_of_note_has_words(name):
    assert set(get_args(Kind)) <= load(name).messages.keys()


@pytest.mark.parametrize("name", names())
def test_there_are_seven_weekdays_and_twelve_months(name):
    messages = load(name).messages
    assert len(messages["weekdays"].split()) == 7
    assert len(messages["months"].split()) == 12


def test_dates_are_written_as_people_say_them():
    assert load("en").day(date(2026, 10, 30)) == "Fri 30 Oct"
    assert load("zh").day(date(2026, 10, 30)) == "10月30日周五"


def test_an_unknown_language_is_refused_with_the_known_ones():
    with pytest.raises(UnknownName, match="en, zh"):
        load("fr")


@pytest.mark.parametrize(
    ("value", "text"),
    [(108.57, "109"), (1541, "1541"), (12.31, "12.3"), (12.0, "12"), (0.075, "0.07"), (1.5, "1.5"), (0, "0")],
)
def test_numbers_have_the_figures_that_say_something(value, text):
    assert number(value) == text


def test_a_unit_is_singular_up_to_one():
    words = load("en")
    assert words.amount(1, "bunch") == "1 bunch"
    assert words.amount(1.5, "bunch") == "1.5 bunches"
    assert words.amount(12, None) == "12"


@pytest.mark.parametrize(
    ("found", "expected", "told"),
    [
        (
            'lead_time_days is "soon"',
            "a whole number of days, 0 or more",
            "lead_time_days 是“soon”；应为不小于 0 的整数天数",
        ),
        ("pack_quantity is 0", "a number above 0", "pack_quantity 是 0；应为大于 0 的数"),
        ("policy is s-S without order_up_to", "a value above 0", "策略是 s-S，却没有 order_up_to；应为大于 0 的值"),
        (
            'no supplier for "leeks"',
            "a row in suppliers.csv, an alias or an entry in not_ordered in kitchen.toml",
            None,
        ),
        ("something that nobody translated", "a surprise", "something that nobody translated；应为a surprise"),
    ],
)
def test_rejected_rows_are_told_in_the_language_of_the_kitchen(found, expected, told):
    rejection = Rejection("suppliers.csv", 3, found, expected)
    assert load("en").rejection(rejection) == f"suppliers.csv, row 3: {found}; expected {expected}"
    said = load("zh").rejection(rejection)
    assert said.startswith("suppliers.csv 第 3 行：")
    assert said == f"suppliers.csv 第 3 行：{told}" if told else "“leeks”没有供应商" in said


def test_translations_of_rejections_fill_the_same_places():
    for message, other in (*_rejections_zh.FOUND, *_rejections_zh.EXPECTED):
        assert places(other) <= places(message), message
