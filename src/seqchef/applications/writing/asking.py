"""Asking: what a model is shown for a wish, and which foods its list must have.

Knows: that a pantry's foods go by the day they expire, what a dish is usually made of, and which tags say that a diet
is wanted.
Does not know: pieces (drafting), or what is refused (refusals). Start at: asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from seqchef.applications.writing.chinese.dishes import foods_of_dish
from seqchef.applications.writing.chinese.titles import english_title
from seqchef.applications.writing.dish_foods import usual_foods
from seqchef.applications.writing.known import HAN, food_named, foods_in
from seqchef.applications.writing.wishes import LONGEST_LIST, OnHand, Wish
from seqchef.food.diets import Restriction
from seqchef.food.lexicon import Foodstuff, lexicon

MOST_OF_PANTRY = 4  # foods that expire first and have to be used
STAPLES = frozenset(("sweetener", "spice", "fat", "leavening", "water"))  # never what a recipe is made for
MADE = frozenset(("preparation", "soup", "bread", "pasta", "sweet"))  # a dish's own name, not what goes into it
DIET_TAGS = {"gluten-free": "wheat/gluten-free", "dairy-free": "dairy free", "nut-free": "tree nut free"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is given to a model. `title` None: it finds one; `lines` empty: it writes the list, with all of `foods`."""

    title: str | None
    lines: tuple[str, ...]
    foods: tuple[Foodstuff, ...]
    tags: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The foods by name, or those of the lines where no title is given either."""
        if self.lines and self.title is None:
            return tuple(dict.fromkeys(one.food.name for line in self.lines for one in lexicon().mentions(line)))
        return tuple(food.name for food in self.foods)


def asked(wish: Wish, rules: Restriction, known_tags: Iterable[str]) -> Asked:
    """What the model is asked for a wish; the wish has been judged."""
    foods = [food for name in wish.foods if (food := food_named(name)) is not None]
    title = wish.dish.strip() if wish.dish else None
    if title is not None and HAN.search(title):
        foods += foods_of_dish(title) or _named_in(title)
        title = None if foods_of_dish(title) else english_title(title, foods)
    if title is not None and not wish.lines:
        foods += _named_in(title) + [lexicon().foods[name] for name in usual_foods(title)]
    if not wish.lines:
        foods += expiring(wish.pantry, rules)
    unique = {food.name: food for food in foods if not rules.excludes(food)}
    tags = [DIET_TAGS.get(name, name) for name in (*wish.tags, *wish.diets)]
    known = frozenset(known_tags)
    return Asked(
        title=title,
        lines=wish.lines,
        foods=tuple(unique.values())[:LONGEST_LIST],
        tags=tuple(dict.fromkeys(tag for tag in tags if tag in known)),
    )


def _named_in(title: str) -> list[Foodstuff]:
    return [food for _, food in foods_in(title) if food.category not in MADE]


def expiring(pantry: Sequence[OnHand], rules: Restriction) -> list[Foodstuff]:
    """The foods of a pantry that expire first, at most MOST_OF_PANTRY; not staples, unless there is nothing else."""
    order = sorted(pantry, key=lambda one: one.expires or date.max)
    found = {
        food.name: food for one in order if (food := food_named(one.name)) is not None and not rules.excludes(food)
    }
    worth = [food for food in found.values() if food.category not in STAPLES]
    return (worth or list(found.values()))[:MOST_OF_PANTRY]


def fits(title: str, names: Sequence[str]) -> bool:
    """Whether a title suits a recipe for these foods: it names one of them or a kind of it, and no other food."""
    known = lexicon()
    kinds = frozenset[str]().union(*(known.kinds(known.foods[name]) for name in names if name in known.foods))
    found = [one.food for one in known.mentions(title) if one.food.category not in MADE]
    return bool(found) and all(food.name in kinds or known.kinds(food).intersection(names) for food in found)


def plain_title(names: Sequence[str]) -> str:
    """A title that says what is in it: "Rice with Mushroom and Chicken"."""
    first, *others = [name.title() for name in names[:3]] or ["Supper"]
    return f"{first} with {' and '.join(others)}" if others else first
