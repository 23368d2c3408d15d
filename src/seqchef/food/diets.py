"""Diets: what a diet leaves out, as rules over what a food of the lexicon contains and over its allergens.

Knows: that a vegan dish has no honey, that an unknown food is left out whenever anything is.
Does not know: which food contains what (food.lexicon). "halal-style" and "kosher-style" look at ingredients only:
neither how an animal was slaughtered nor, for kosher-style, whether meat and milk are kept apart.
Start at: restriction.

Strict where people differ: cheese whose makers must use animal rennet (parmesan, gruyère, ...) is not vegetarian;
vanilla and other extracts count as alcohol, vinegar and soy sauce do not; gelatine without a named source is not
halal-style or kosher-style; sugar, wine and beer count as vegan, although some are refined with bone char or isinglass.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from seqchef.errors import UnknownName
from seqchef.food.allergens import allergens_named
from seqchef.food.contents import LAND_ANIMALS
from seqchef.food.lexicon.foodstuff import Foodstuff

NAMED_ANIMALS = LAND_ANIMALS - {"meat"}
_FLESHLESS = LAND_ANIMALS | {"gelatine", "animal_fat", "insect", "rennet", "blood"}


@dataclass(frozen=True, slots=True)
class Restriction:
    """What must not be in a recipe: allergens, and contents as diets name them."""

    allergens: frozenset[str] = frozenset()
    contains: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.allergens or self.contains)

    def excludes(self, food: Foodstuff | None) -> bool:
        """Whether a food may not be used. What nobody knows (None) may not whenever anything is left out."""
        if food is None:
            return bool(self)
        return bool(self.found_in(food))

    def found_in(self, food: Foodstuff) -> frozenset[str]:
        """What of a food is left out: names of allergens and of food.contents. Meat of an animal unnamed may be any."""
        found = (food.allergens & self.allergens) | (food.contains & self.contains)
        if "meat" in food.contains and not food.contains & NAMED_ANIMALS:
            found |= self.contains & {"pork", "beef", "lamb", "game"}
        return found

    def __or__(self, other: "Restriction") -> "Restriction":
        return Restriction(self.allergens | other.allergens, self.contains | other.contains)


def _no(*contains: str, allergens: str = "") -> Restriction:
    return Restriction(frozenset(allergens.split()), frozenset(contains))


DIETS: Mapping[str, Restriction] = {
    "vegan": _no(*_FLESHLESS, "fish", "shellfish", "egg", "dairy", "honey"),
    "vegetarian": _no(*_FLESHLESS, "fish", "shellfish"),
    "pescatarian": _no(*_FLESHLESS),
    "pork-free": _no("pork"),
    "beef-free": _no("beef"),
    "red-meat-free": _no("pork", "beef", "lamb", "game"),
    "meat-free": _no(*LAND_ANIMALS, "animal_fat", "blood"),
    "alcohol-free": _no("alcohol"),
    "halal-style": _no("pork", "alcohol", "gelatine", "animal_fat", "blood", "insect"),
    "kosher-style": _no("pork", "shellfish", "game", "gelatine", "animal_fat", "blood", "insect"),
    "gluten-free": _no(allergens="gluten"),
    "dairy-free": _no("dairy", allergens="milk"),
    "egg-free": _no("egg", allergens="eggs"),
    "nut-free": _no(allergens="nuts peanuts"),
    "soy-free": _no(allergens="soy"),
    "fish-free": _no("fish", allergens="fish"),
    "shellfish-free": _no("shellfish", allergens="crustaceans molluscs"),
    "sesame-free": _no(allergens="sesame"),
}
_ALIASES = {
    "plant-based": "vegan",
    "veggie": "vegetarian",
    "pescetarian": "pescatarian",
    "no-pork": "pork-free",
    "no-beef": "beef-free",
    "no-alcohol": "alcohol-free",
    "non-alcoholic": "alcohol-free",
    "halal": "halal-style",
    "kosher": "kosher-style",
    "lactose-free": "dairy-free",
    "milk-free": "dairy-free",
    "celiac": "gluten-free",
    "coeliac": "gluten-free",
    "素食": "vegetarian",
    "纯素": "vegan",
    "清真": "halal-style",
    "无麸质": "gluten-free",
}


def diet_named(text: str) -> str:
    """The name in DIETS of what somebody calls a diet: "Halal" is halal-style. Raises UnknownName."""
    key = "-".join(text.casefold().replace("-", " ").split())
    name = _ALIASES.get(key, key)
    if name not in DIETS:
        raise UnknownName("diet", text, known=tuple(DIETS))
    return name


def restriction(diets: Iterable[str] = (), without: Iterable[str] = ()) -> Restriction:
    """What diets and allergens, in anybody's words, leave out together. Raises UnknownName for a word of neither."""
    total = Restriction()
    for diet in diets:
        total |= DIETS[diet_named(diet)]
    return total | Restriction(frozenset().union(*map(allergens_named, without)))
