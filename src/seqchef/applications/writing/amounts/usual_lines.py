"""Usual lines: a whole ingredient line for a food, written without a model: "2 onions, chopped"."""

from fractions import Fraction

from seqchef.applications.writing.amounts.leading import leading
from seqchef.applications.writing.amounts.table import counted
from seqchef.applications.writing.amounts.usual import plain_name, usual
from seqchef.applications.writing.amounts.wording import amount_text
from seqchef.applications.writing.wishes import UnitSystem
from seqchef.food.lexicon import Foodstuff, lexicon
from seqchef.food.lexicon.folding import words_of
from seqchef.food.lexicon.plurals import plurals

CUT = {"vegetable": "chopped", "herb": "chopped", "cheese": "grated"}  # by category, where it has to be cut anyway
OWN_CUT = {"garlic": "minced", "ginger": "minced", "onion": "chopped", "lemon": "", "lime": "", "bay leaf": ""}
UNCUT_UNITS = frozenset(("tsp", "can", "package", "jar", "bottle", "sprig", "dash", "pinch"))
OWN_NAME = {("canned tomato", "can"): "crushed tomatoes"}  # no can of what is canned
COUNTED = frozenset(("bean", "soybean", "chickpea", "pea", "lentil", "peanut"))  # nobody cooks one of them
MANY = 0.5  # share of lines in the plural from which on a line is written in it


def usual_line(food: Foodstuff, servings: int | None = None, units: UnitSystem | None = None) -> str:
    """A line that asks for the usual amount of a food, cut where that has to be done."""
    quantity, unit = usual(food, units, servings)
    cut = "" if unit in UNCUT_UNITS else OWN_CUT.get(food.name, CUT.get(food.category, ""))
    name = name_for(food, quantity, unit)
    return f"{amount_text(quantity, unit)} {name}" + (f", {cut}" if cut else "")


def name_for(food: Foodstuff, quantity: Fraction, unit: str | None) -> str:
    """The food's name behind an amount, in the plural where lines write it so."""
    if (food.name, unit) in OWN_NAME:
        return OWN_NAME[food.name, unit or ""]
    if food.name.split()[-1] in COUNTED and unit is not None:
        return in_plural(food)
    rows = counted().get(food.name) or counted().get(plain_name(food), {})
    if unit is None:
        return in_plural(food) if quantity > 1 else food.name
    row = rows.get(unit) or next((row for row in rows.values() if row.unit is not None), None)
    return in_plural(food) if row is not None and row.plural >= MANY else food.name


def in_plural(food: Foodstuff) -> str:
    """The plural of a food's name where the lexicon knows it, else the name."""
    before, _, last = food.name.rpartition(" ")
    for plural in sorted(plurals(last), key=lambda one: one.endswith("oes") != last.endswith(("mato", "tato"))):
        name = f"{before} {plural}".strip()
        if lexicon().phrases.get(words_of(name)) == food.name:
            return name
    return food.name


def settled(line: str, food: Foodstuff, servings: int | None = None, units: UnitSystem | None = None) -> str:
    """The line with the usual amount of its food in place of its own; a line without an amount gets one."""
    found = leading(line)
    quantity, unit = usual(food, units, servings)
    rest = line if found is None else line[found.end :]
    return f"{amount_text(quantity, unit)} {rest.removeprefix('of ')}"
