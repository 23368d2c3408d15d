"""Which foods have to be cooked to which temperature."""

import pytest

from seqchef.food.doneness import SAFE, needed


def kinds(line: str) -> list[str]:
    return [one.kind for one in needed([line])]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1 (3 pound) whole chicken, cut into pieces", "poultry"),
        ("2 cups cubed, cooked chicken", "poultry"),
        ("1 (10 ounce) can chunk chicken, drained and flaked", "poultry"),
        ("1 pound lean ground turkey", "poultry"),
        ("turkey sausage", "poultry"),
        ("chicken livers", "poultry"),
        ("鸡胸肉", "poultry"),
        ("1 pound extra-lean ground beef", "ground meat"),
        ("minced pork", "ground meat"),
        ("pork mince", "ground meat"),
        ("1 pound bulk Italian sausage", "ground meat"),
        ("beef burgers", "ground meat"),
        ("ground lamb", "ground meat"),
        ("ground venison", "game"),
        ("4 boneless pork chops", "whole meat"),
        ("2 pounds beef stew meat, cubed", "whole meat"),
        ("1 fresh ham", "whole meat"),
        ("1 flank steak", "whole meat"),
        ("4 Salmon Fillets", "fish"),
        ("tuna steaks", "fish"),
        ("1 pound uncooked shrimp, peeled", "fish"),
        ("salmon, thinly sliced", "fish"),
        ("mussels, scrubbed", "fish"),
        ("虾仁", "fish"),
        ("3 large eggs, beaten", "eggs"),
        ("2 cups prepared stuffing", "stuffing"),
    ],
)
def test_a_food_has_its_temperature(line: str, kind: str) -> None:
    assert kinds(line) == [kind]


@pytest.mark.parametrize(
    "line",
    """chicken broth|low-sodium chicken or vegetable broth|beef or chicken broth|chicken bouillon cubes
poultry seasoning|1 can condensed cream of chicken soup|canned tuna
1 (5 ounce) can tuna, drained|smoked salmon|fish sauce|oyster sauce
oyster mushrooms|mayonnaise|bacon bits|prosciutto|8 slices ham|eggplant|egg noodles|dried egg tagliatelle
hamburger buns|pork and beans
beefsteak tomatoes|crab apples|goat cheese
veggie burgers|vegetarian sausage|meatless meatballs|artichoke hearts
romaine hearts|hemp seed hearts|anchovy fillets, drained|imitation crab|ground black pepper|minced garlic|kidney beans
coconut meat|cauliflower steaks|patty pan squash|Chicken:|chickpeas|steak sauce|蚝油|鸡精|生抽|buffalo sauce|goosefoot
surimi|pepperoni|cooked shrimp|hard-boiled eggs|2 celery hearts, chopped|shrimp paste|beef jerky""".replace(
        "\n", "|"
    ).split("|"),
)
def test_what_only_sounds_like_meat_or_is_eaten_as_bought_needs_none(line: str) -> None:
    assert kinds(line) == []


def test_words_are_those_of_the_ingredient_and_stand_once() -> None:
    found = needed(["1 Chicken", "2 chicken thighs", "ground beef"])
    assert [(one.words, one.celsius, one.fahrenheit) for one in found] == [
        ("chicken", 74, 165),
        ("ground beef", 71, 160),
    ]


def test_a_fillet_is_called_by_its_fish() -> None:
    assert [one.words for one in needed(["2 fillets salmon"])] == ["salmon"]


def test_whole_cuts_rest_for_three_minutes_and_others_do_not() -> None:
    rests = {one.kind: one.rest_minutes for one in needed(["pork loin", "cod", "duck", "ground veal"])}
    assert rests == {"whole meat": 3, "fish": 0, "poultry": 0, "ground meat": 0}


def test_celsius_is_never_below_fahrenheit() -> None:
    assert all(celsius > (fahrenheit - 32) * 5 / 9 - 0.5 for celsius, fahrenheit, _ in SAFE.values())
