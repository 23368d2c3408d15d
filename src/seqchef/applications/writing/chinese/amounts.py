"""Amounts in Chinese: metric, with the measure words that a Chinese recipe uses."""

from fractions import Fraction

from seqchef.applications.writing.amounts.usual import ROUGH, is_poured
from seqchef.errors import BadInput
from seqchef.food.densities import grams_per_ml
from seqchef.food.lexicon import Foodstuff
from seqchef.food.rounding import measurable
from seqchef.food.scaling import written
from seqchef.food.units import convert, unit

MEASURES = {"g": "克", "kg": "千克", "ml": "毫升", "l": "升", "tbsp": "大匙", "tsp": "小匙", "cm": "厘米"}
COUNTS = {
    "clove": "瓣", "slice": "片", "can": "罐", "package": "包", "bunch": "把", "sprig": "枝", "stalk": "根",
    "head": "个", "leaf": "片", "jar": "罐", "bottle": "瓶", "bag": "袋", "box": "盒", "stick": "条", "piece": "块",
    "cube": "块", "sheet": "张", "strip": "条", "rib": "根", "ear": "根", "bulb": "头", "container": "盒",
    "carton": "盒", "loaf": "条", "handful": "把", "envelope": "包", "drop": "滴", "fillet": "块", "square": "块",
    "wedge": "角", "scoop": "勺", "bar": "块", "link": "根", "spear": "根", "pod": "个", "rack": "扇", "tub": "盒",
    "tube": "支", "block": "块", "bowl": "碗", "sachet": "包", "packet": "包", "ball": "个", "knob": "块",
    "jigger": "份", "splash": "少许",
}  # fmt: skip
LITTLE = frozenset(("pinch", "dash", "splash", "drop", "shake", "twist", "grind"))
SPOONS = frozenset(("tbsp", "tsp"))
OF_ITS_OWN = {"egg": "个", "meat": "块", "poultry": "块", "fish": "块", "herb": "棵", "bread": "片", "shellfish": "只"}
BY_NAME = {  # before the category is asked
    **dict.fromkeys(
        ("green onion", "cucumber", "carrot", "eggplant", "leek", "celery", "corn", "zucchini", "daikon", "banana",
         "asparagus", "parsnip", "green bean"), "根"
    ),
    **dict.fromkeys(("cabbage", "chinese cabbage", "lettuce", "broccoli", "cauliflower", "bok choy"), "棵"),
    **dict.fromkeys(("chicken", "duck", "turkey", "goose"), "只"),
    **dict.fromkeys(("chicken wing", "chicken leg"), "个"),
    "bay leaf": "片",
}  # fmt: skip
CUP = "杯"


def chinese_amount(quantity: Fraction, of: str | None, food: Foodstuff | None) -> str:
    """An amount in g or ml, spoons, or counted; small ones as a little: 少许."""
    if of in LITTLE:
        return "少许"
    if of is None:
        measure = "个" if food is None else BY_NAME.get(food.name) or OF_ITS_OWN.get(food.category, "个")
        return f"{written(measurable(quantity, None).quantity)} {measure}"
    if unit(of).dimension == "count":
        return f"{written(quantity)} {COUNTS.get(of, '份')}"
    quantity, of = _metric(quantity, of, food)
    return f"{written(quantity)} {MEASURES.get(of, of)}"


def _metric(quantity: Fraction, of: str, food: Foodstuff | None) -> tuple[Fraction, str]:
    """In g or ml, large amounts in kg or l; spoons stay, and cups of what is not poured and nobody has weighed."""
    source = unit(of)
    if of in SPOONS:
        rounded = measurable(quantity, of)
        return (rounded.quantity, rounded.unit) if rounded.unit in SPOONS else (Fraction(1, 8), "tsp")
    name = food.name if food is not None else None
    target = {"mass": "g", "length": "cm"}.get(source.dimension, "ml")
    if target == "ml" and (food is None or not is_poured(food)):
        if name is not None and grams_per_ml(name) is not None:
            target = "g"
        elif of == "cup":
            return measurable(quantity, of).quantity, CUP
    try:
        amount = convert(quantity, of, target, name)
    except BadInput:
        return quantity, of
    if amount >= 1000 and target in ("g", "ml"):
        return _rounded(amount / 1000, {"g": "kg", "ml": "l"}[target])
    return _rounded(amount, target)


def _rounded(quantity: Fraction, of: str) -> tuple[Fraction, str]:
    if of in ("g", "ml"):
        return (Fraction(round(quantity / 5) * 5) if quantity > ROUGH else Fraction(max(1, round(quantity)))), of
    return measurable(quantity, of).quantity, of
