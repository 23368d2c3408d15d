"""Run files: what is written is read back, options are of the kind that their config says, a slip is answered."""

import tomllib
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqchef.errors import BadInput, UnknownName
from seqchef.learning.options import config_from, value_from
from seqchef.learning.runs.files import claim, to_toml

TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=12)
VALUES = st.one_of(TEXTS, st.integers(-(2**60), 2**60), st.floats(allow_nan=False), st.booleans())
NAMES = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
TABLES = st.dictionaries(NAMES, st.one_of(VALUES, st.lists(TEXTS, max_size=3)), max_size=4)


@settings(deadline=None)
@given(st.dictionaries(NAMES, st.one_of(VALUES, TABLES), max_size=4))
def test_what_is_written_is_read_back(tables):
    assert tomllib.loads(to_toml(tables)) == tables


@dataclass(frozen=True)
class Soup:
    litres: float
    guests: int = 4
    name: str = "leek"
    vegan: bool = True
    spices: tuple[str, ...] = ()
    minutes: int | None = None


def test_a_table_becomes_a_config():
    assert config_from(Soup, {"litres": 2, "spices": ["salt"]}, "[soup]") == Soup(2.0, spices=("salt",))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("litres", "1e-1", 0.1),
        ("guests", "12", 12),
        ("name", "12", "12"),
        ("vegan", "False", False),
        ("spices", "salt, bay leaf", ["salt", "bay leaf"]),
        ("minutes", "5", 5),
    ],
)
def test_a_text_becomes_a_value_of_the_kind_that_the_config_says(name, text, value):
    assert value_from(Soup, name, text) == value
    assert type(value_from(Soup, name, text)) is type(value)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({}, r"\[soup\]: litres is missing; expected litres, guests"),
        ({"litres": "much"}, r'\[soup\]: litres is "much"; expected a number'),
        ({"litres": 1, "guests": 2.5}, r"\[soup\]: guests is 2.5; expected a whole number"),
        ({"litres": 1, "guests": True}, "guests is True; expected a whole number"),
        ({"litres": 1, "vegan": "yes"}, 'vegan is "yes"; expected true or false'),
        ({"litres": 1, "spices": "salt"}, "spices is salt; expected a list of texts"),
        ({"litres": 1, "name": ["a"]}, r"name is \['a'\]; expected a text"),
    ],
)
def test_a_value_of_another_kind_is_refused(table, message):
    with pytest.raises(BadInput, match=message):
        config_from(Soup, table, "[soup]")


def test_an_option_that_there_is_not_is_answered_with_the_nearest():
    with pytest.raises(UnknownName, match=r'\[soup\]: option "liters" is unknown; did you mean "litres"\?'):
        config_from(Soup, {"liters": 1}, "[soup]")


def test_checkpoints_of_another_run_are_refused_with_what_differs(tmp_path):
    claim(tmp_path, {"task": "label", "train": {"steps": 4, "seed": 0}})
    claim(tmp_path, {"task": "label", "train": {"steps": 4, "seed": 0}})
    with pytest.raises(BadInput, match=r"another run, with other task, train.average, train.steps; expected the same"):
        claim(tmp_path, {"task": "forecast", "train": {"steps": 5, "seed": 0, "average": 0.9}})
