"""Foods that are made without something: "gluten-free flour", "vegan butter", "alcohol-free beer".

Such a food is no kind of the plain one, since a text about it must not say "flour" where gluten is left out; it keeps
all other allergens of the plain one, and a plant-based food may have soy and nuts in place of what was taken out.
"""

from collections.abc import Iterator, Mapping

from seqchef.food.allergens import MEANT_BY_ALLERGEN
from seqchef.food.contents import CONTENTS
from seqchef.food.lexicon.folding import Words, words_of
from seqchef.food.lexicon.foodstuff import Foodstuff

ANIMAL = frozenset({"milk", "eggs", "fish", "crustaceans", "molluscs"})
NO_ANIMAL = frozenset(CONTENTS) - {"alcohol"}
# first words -> (allergens taken out, what diets ask for taken out, allergens that may come in instead)
WITHOUT: Mapping[str, tuple[frozenset[str], frozenset[str], frozenset[str]]] = {
    "gluten-free": (frozenset({"gluten"}), frozenset(), frozenset()),
    "dairy-free": (frozenset({"milk"}), frozenset({"dairy"}), frozenset({"soy", "nuts"})),
    "non-dairy": (frozenset({"milk"}), frozenset({"dairy"}), frozenset({"soy", "nuts"})),
    "vegan": (ANIMAL, NO_ANIMAL, frozenset({"soy", "nuts"})),
    "plant-based": (ANIMAL, NO_ANIMAL, frozenset({"soy", "nuts"})),
    "egg-free": (frozenset({"eggs"}), frozenset({"egg"}), frozenset({"soy"})),
    "eggless": (frozenset({"eggs"}), frozenset({"egg"}), frozenset({"soy"})),
    "nut-free": (frozenset({"nuts", "peanuts"}), frozenset(), frozenset()),
    "soy-free": (frozenset({"soy"}), frozenset(), frozenset()),
    "alcohol-free": (frozenset(), frozenset({"alcohol"}), frozenset()),
    "non-alcoholic": (frozenset(), frozenset({"alcohol"}), frozenset()),
}
# Of what such foods are made; nobody writes "vegan salmon" for another food than a substitute, and those have names.
_CATEGORIES = "grain bread pasta dairy egg fat sauce stock soup sweet baking preparation alcohol"
CATEGORIES = frozenset(_CATEGORIES.split())


def free_from(
    foods: Mapping[str, Foodstuff], forms: Mapping[str, tuple[Words, ...]]
) -> Iterator[tuple[Foodstuff, tuple[Words, ...]]]:
    """The foods made without something, each with the forms in which it is written; what the tables have is left."""
    taken = {form for several in forms.values() for form in several}
    for without, (allergens, contains, instead) in WITHOUT.items():
        first = words_of(without)
        for food in foods.values():
            if food.category not in CATEGORIES or not (food.allergens & allergens or food.contains & contains):
                continue
            if first + forms[food.name][0] in taken:
                continue
            new = tuple(form for plain in _plain(forms[food.name]) if (form := first + plain) not in taken)
            if new:
                taken.update(new)
                yield _without(food, f"{without} {food.name}", allergens, contains, instead), new


def _plain(forms: tuple[Words, ...]) -> tuple[Words, ...]:
    """The canonical form, and others of a word or two: longer ones are hardly written behind such first words."""
    return forms[:1] + tuple(form for form in forms[1:4] if len(form) <= 2)


def _without(
    food: Foodstuff, name: str, allergens: frozenset[str], contains: frozenset[str], instead: frozenset[str]
) -> Foodstuff:
    gone = contains | {MEANT_BY_ALLERGEN[one] for one in allergens if one in MEANT_BY_ALLERGEN}
    return Foodstuff(
        name=name,
        parents=(),
        category=food.category,
        allergens=(food.allergens - allergens) | instead,
        contains=food.contains - gone,
        chinese=None,
    )
