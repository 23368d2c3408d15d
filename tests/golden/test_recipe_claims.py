"""What the words beside a food say of how much is taken, and which lines a word means."""

from fractions import Fraction

import pytest

from seqchef.applications.reading.claims import Claim, claim_at
from seqchef.applications.reading.line_names import LineNames
from seqchef.applications.reading.recipe_words import load, names
from seqchef.applications.reading.schedule import Job, schedule
from seqchef.applications.reading.spans_of_time import Times
from seqchef.applications.reading.uses import shares
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient

F = Fraction
CLAIMS = [
    ("en", "add the butter", "butter", Claim()),
    ("en", "add half of the butter", "butter", Claim("share", F(1, 2))),
    ("en", "add two-thirds of the finely chopped parsley", "parsley", Claim("share", F(2, 3))),
    ("en", "whisk in 1 1/2 cups of the milk", "milk", Claim("amount", F(3, 2), "cup")),
    ("en", "the remaining 2 tablespoons sugar", "sugar", Claim("amount", F(2), "tbsp")),
    ("en", "all but 1 cup of the flour", "flour", Claim("all but", F(1), "cup")),
    ("en", "the rest of the sugar", "sugar", Claim("rest")),
    ("en", "a little of the oil", "oil", Claim("some")),
    ("en", "stir in the sugar (100 g)", "sugar", Claim("amount", F(100), "g")),
    ("en", "beat 2 eggs", "eggs", Claim("amount", F(2))),
    ("en", "cook for 10 minutes. onions", "onions", Claim()),
    ("zh", "加入盐 3g", "盐", Claim("amount", F(3), "g")),
    ("zh", "放入 20 ml 油", "油", Claim("amount", F(20), "ml")),
    ("zh", "放入 10ml - 20ml 油", "油", Claim("amount", F(15), "ml")),
    ("zh", "放入一半的葱花", "葱花", Claim("share", F(1, 2))),
    ("zh", "加入剩余的盐", "盐", Claim("rest")),
    ("zh", "加少许糖", "糖", Claim("some")),
]


@pytest.mark.parametrize(("language", "sentence", "food", "claim"), CLAIMS, ids=[case[1] for case in CLAIMS])
def test_a_claim_reads_as_a_cook_would(language: str, sentence: str, food: str, claim: Claim) -> None:
    start = sentence.index(food)
    assert claim_at(sentence, start, start + len(food), load(language)) == claim


def line(name: str, quantity: Fraction | None = None, unit: str | None = None) -> Ingredient:
    amounts = () if quantity is None else (Amount(quantity, unit=unit),)
    return Ingredient(text=name, kind="ingredient", name=name, amounts=amounts)


def test_mentions_without_an_amount_divide_what_the_others_leave() -> None:
    claims = [Claim("amount", F(1, 2), "cup"), Claim(), Claim("some")]
    found = shares(claims, line("sugar", F(2), "cup"))
    assert [use and (use.share, use.quantity, use.estimated) for use in found] == [
        (F(1, 4), F(1, 2), False),
        (F(3, 8), F(3, 4), True),
        (F(3, 8), F(3, 4), True),
    ]


def test_the_rest_is_known_when_all_else_is() -> None:
    found = shares([Claim("all but", F(1), "cup"), Claim("rest")], line("flour", F(3), "cup"))
    assert [use and (use.share, use.estimated) for use in found] == [(F(2, 3), False), (F(1, 3), False)]


def test_cutting_comes_before_use_and_uses_nothing() -> None:
    cut, half = Claim(prepares=True), Claim("share", F(1, 2))
    assert shares([cut, half], line("onion", F(1)))[0] is None
    assert shares([cut], line("onion", F(1)))[0] is not None


def test_an_amount_that_cannot_be_compared_is_estimated() -> None:
    (use,) = shares([Claim("amount", F(2), "sprig")], line("thyme", F(10), "g"))
    assert use is not None
    assert use.estimated
    assert use.share == 1


MEANT = [
    ("en", ["boneless chicken thighs", "chicken stock"], "chicken", (0,)),
    ("en", ["Parmesan", "flour"], "cheese", (0,)),
    ("en", ["soy sauce", "sour cream"], "cream", (1,)),
    ("en", ["basil", "oregano", "salt"], "herb", (0, 1)),
    ("en", ["whites of 2 eggs"], "white egg", (0,)),
    ("en", ["whites of eggs"], "egg white", (0,)),
    ("en", ["scallions"], "spring onion", (0,)),
    ("en", ["salt and pepper"], "pepper", (0,)),
    ("zh", ["五花肉", "盐"], "肉", (0,)),
    ("zh", ["大葱"], "葱花", (0,)),
    ("zh", ["鸡蛋"], "蛋液", (0,)),
    ("zh", ["番茄"], "西红柿", (0,)),
    ("zh", ["菠菜叶"], "菠菜", (0,)),
]


@pytest.mark.parametrize(("language", "lines", "word", "meant"), MEANT, ids=[case[2] for case in MEANT])
def test_a_word_means_its_lines(language: str, lines: list[str], word: str, meant: tuple[int, ...]) -> None:
    found = LineNames([line(name) for name in lines], load(language)).phrases
    assert found[word].lines == meant


def test_a_near_spelling_is_the_last_resort() -> None:
    known = LineNames([line("mozzarella"), line("basil")], load("en"))
    near = known.near("mozarella")
    assert near is not None
    assert near.lines == (0,)
    assert known.near("chocolate") is None


def test_the_formula_of_an_amount_has_a_name() -> None:
    formula = Ingredient(text="肉量 = 份数 * 180 克", kind="formula", language="zh")
    assert "肉" in LineNames([formula], load("zh")).phrases


def test_every_language_has_words() -> None:
    assert names() == ("en", "zh")
    assert load("de") is load("en")


def job(active: int, passive: int, *after: int, celsius: int | None = None) -> Job:
    heat = None if celsius is None else F(celsius)
    return Job(Times(F(active), F(passive), False), after, celsius is not None, heat)


def test_other_work_is_done_while_something_waits() -> None:
    slots = schedule([job(1, 60), job(10, 0), job(5, 0, 0, 1)])
    assert [(slot.start_s, slot.end_s) for slot in slots] == [(0, 61), (1, 11), (61, 66)]


def test_the_oven_has_one_heat_at_a_time() -> None:
    slots = schedule([job(1, 60, celsius=180), job(1, 20, celsius=180), job(1, 20, celsius=220)])
    assert [slot.start_s for slot in slots] == [0, 1, 61]
