"""Which language a text is in, and whether its numbers write a decimal comma."""

import pytest

from seqchef.applications.reading.shipped import read_many
from seqchef.errors import UnknownName
from seqchef.text.language import is_chinese, language_of
from seqchef.text.notation import decimal_comma


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("1 cup plain flour, sifted", "en"),
        ("2 Zucchini", "en"),
        ("1 tbsp crème de menthe", "en"),
        ("1 tbsp doubanjiang (豆瓣酱)", "en"),
        ("カレー粉 大さじ1", "en"),
        ("", "en"),
        ("250 g Mehl", "de"),
        ("1 EL Öl", "de"),
        ("etwas Petersilie", "de"),
        ("2 gousses d'ail", "fr"),
        ("3 c. à café de curry", "fr"),
        ("quelques feuilles de basilic", "fr"),
        ("鸡蛋 2 个", "zh"),
        ("XO酱20g", "zh"),
        ("盐", "zh"),
    ],
)
def test_one_line_tells_its_language(line: str, language: str) -> None:
    assert language_of([line]) == language
    assert is_chinese(line) == (language == "zh")


def test_a_whole_recipe_decides_for_lines_that_could_be_of_any_language() -> None:
    found = list(read_many(["2 Zucchini", "250 g Mehl", "1 EL Öl", "XO酱20g"]))
    assert [ingredient.language for ingredient in found] == ["de", "de", "de", "zh"]


def test_a_named_language_is_taken_at_its_word_and_an_unknown_one_is_refused() -> None:
    assert next(read_many(["2 Zucchini"], language="fr")).language == "fr"
    with pytest.raises(UnknownName, match='language "tlh" is unknown'):
        list(read_many(["2 eggs"], language="tlh"))


@pytest.mark.parametrize(
    ("lines", "comma"),
    [
        (["1,5 kg", "1,000 g"], True),
        (["1.5 kg", "1,000 g"], False),
        (["1,000 g", "2 eggs"], None),
        (["0,125 l"], True),
        (["1.234,5 g"], True),
        (["1,234,567 g"], False),
        (["1,5 kg", "2.5 kg"], None),
    ],
)
def test_numbers_that_can_be_read_in_one_way_only_decide(lines: list[str], comma: bool | None) -> None:
    assert decimal_comma(lines) is comma


@pytest.mark.parametrize(
    ("lines", "quantity", "ambiguous"),
    [
        (["1,000 g flour"], "1000", True),
        (["1,000 g flour", "1.5 kg sugar"], "1000", False),
        (["1,000 g flour", "1,5 kg sugar"], "1", False),
        (["1,000 kg Mehl", "2 EL Öl"], "1", True),
        (["1.000 g Mehl", "2 EL Öl"], "1000", True),
        (["1.000 g Mehl", "0,5 l Milch"], "1000", False),
        (["1,5 kg flour"], "3/2", False),
        (["0,125 kg flour"], "1/8", False),
    ],
)
def test_the_recipe_decides_what_a_comma_means_and_doubt_is_reported(
    lines: list[str], quantity: str, ambiguous: bool
) -> None:
    amount = next(read_many(lines)).amounts[0]
    assert (str(amount.quantity), amount.ambiguous) == (quantity, ambiguous)
