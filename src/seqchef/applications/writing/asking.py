"""Asking: what a model is shown for a wish, and which foods its list must have.

Knows: that a pantry's foods go by the day they expire, what a dish is usually made of, and which tags say that a diet
is wanted.
Does not know: pieces (drafting), or what is refused (refusals). Start at: asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from seqchef.applications.writing.amounts.usual_lines import name_for
from seqchef.applications.writing.chinese.dishes import foods_of_dish
from seqchef.applications.writing.chinese.titles import english_title
from seqchef.applications.writing.dish_foods import title_words, usual_foods, usual_term
from seqchef.applications.writing.known import HAN, food_named, foods_in, foods_of
from seqchef.applications.writing.substitutes import substitutes
from seqchef.applications.writing.wishes import LONGEST_LIST, OnHand, Wish
from seqchef.food.diets import Restriction
from seqchef.food.lexicon import Foodstuff, lexicon

MOST_OF_PANTRY = 4  # foods that expire first and have to be used
STAPLES = frozenset(("sweetener", "spice", "salt", "fat", "baking"))  # never what a recipe is made for
MADE = frozenset(("preparation", "soup", "bread", "pasta", "sweet"))  # a dish's own name, not what goes into it
OF_ANOTHER = frozenset(("preparation", "soup", "sweet"))  # whose first words may say what of: a chicken soup
FLESH = frozenset(("meat", "poultry", "fish", "shellfish"))
MAIN = FLESH | {"legume"}  # what a dish that names it is made of, and not of other flesh
NAMED_AFTER = ("meat", "poultry", "fish", "shellfish", "legume", "pasta", "grain", "vegetable", "egg", "fruit", "nut")
COUNTED = frozenset(("vegetable", "legume", "egg", "fruit", "nut"))
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
        foods += _of_dish(title, foods, rules)
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


def _of_dish(title: str, foods: Sequence[Foodstuff], rules: Restriction) -> list[Foodstuff]:
    """What the title names, what such a dish is usually made of or what stands for that; of a food and its kinds one.

    A food that is the dish itself is made, not bought: no hummus in hummus.
    """
    known, term = lexicon(), usual_term(title)
    usual = [known.foods[name] for name in usual_foods(title)]
    named = [food for words, food in _said_in(title) if food in usual or not _heads(words, term)]
    named = [food for food in named if food.category != "pasta" or _is_only_pasta(food, usual)]
    usual = usual if " " in term else _besides(usual, [*foods, *named])
    special = frozenset[str]().union(*(known.kinds(food) - {food.name} for food in usual if not rules.excludes(food)))
    general = frozenset[str]().union(*(known.kinds(food) for food in named))
    found = [food for food in named if food.name not in special]
    return found + [one for food in usual if food.name not in general and (one := _allowed(food, rules)) is not None]


def _besides(usual: Sequence[Foodstuff], named: Sequence[Foodstuff]) -> list[Foodstuff]:
    """The usual foods that suit what is named: no chicken in an adobo of pork, no sugar in a pie of it."""
    kinds = lexicon().kinds
    if MAIN.isdisjoint(food.category for food in named):
        return list(usual)
    suits = (food.category not in FLESH or any(one.name in kinds(food) for one in named) for food in usual)
    savoury = not FLESH.isdisjoint(food.category for food in named)
    return [food for food, suit in zip(usual, suits, strict=True) if suit and not (savoury and food.name == "sugar")]


def _is_only_pasta(food: Foodstuff, usual: Sequence[Foodstuff]) -> bool:
    return all(one.name in lexicon().kinds(food) for one in usual if one.category == "pasta")


def _allowed(food: Foodstuff, rules: Restriction) -> Foodstuff | None:
    """The food, or as much of what stands for it in any dish; None where nothing does, as for eggs."""
    if not rules.excludes(food):
        return food
    same = [one for one in substitutes(food.name, rules) if one.ratio and one.ratio.is_same and not one.uses]
    names = [one.food for one in sorted(same, key=lambda one: "-free" in one.food) if one.addition is None]
    return lexicon().named(names[0]) if names and food.category != "egg" else None


def _heads(words: str, term: str) -> bool:
    """Whether words are what a dish of the table is called, or the end of that: "rice" of "fried rice"."""
    return f" {term}".endswith(f" {' '.join(title_words(words))}")


def _named_in(title: str) -> list[Foodstuff]:
    return [food for _, food in _said_in(title)]


def _said_in(title: str) -> list[tuple[str, Foodstuff]]:
    """The foods that a title names and that go into the dish: of "tomato soup" the tomato."""
    found = []
    for words, food in foods_in(title):
        if food.category not in MADE - {"pasta"}:
            found.append((words, food))
        elif food.category in OF_ANOTHER and " " in words:
            found += _said_in(words.rpartition(" ")[0])
    return found


def expiring(pantry: Sequence[OnHand], rules: Restriction) -> list[Foodstuff]:
    """The foods of a pantry that expire first, at most MOST_OF_PANTRY; not staples, unless there is nothing else."""
    order = sorted(pantry, key=lambda one: one.expires or date.max)
    found = {
        food.name: food
        for one in order
        if (food := food_named(one.name)) is not None and not any(map(rules.excludes, foods_of(one.name)))
    }
    worth = [food for food in found.values() if food.category not in STAPLES and food.name != "water"]
    return (worth or list(found.values()))[:MOST_OF_PANTRY]


def fits(title: str, names: Sequence[str]) -> bool:
    """Whether a title suits a recipe for these foods: it names one of them or a kind of it, and no other food."""
    known = lexicon()
    kinds = frozenset[str]().union(*(known.kinds(known.foods[name]) for name in names if name in known.foods))
    found = [one.food for one in known.mentions(title) if one.food.category not in MADE]
    return bool(found) and all(food.name in kinds or known.kinds(food).intersection(names) for food in found)


def plain_title(names: Sequence[str]) -> str:
    """A title that says what is in it, what a dish is named after first: "Chicken with Rice and Mushrooms"."""
    foods = [lexicon().foods[name] for name in names if name in lexicon().foods]
    main = sorted(foods, key=lambda food: NAMED_AFTER.index(food.category) if food.category in NAMED_AFTER else 99)
    first, *others = [_in_title(food) for food in main[:3]] or ["Supper"]
    return f"{first} with {' and '.join(others)}" if others else first


def _in_title(food: Foodstuff) -> str:
    return (name_for(food, Fraction(2), "cup") if food.category in COUNTED else food.name).title()
