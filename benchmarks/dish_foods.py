"""What dishes are usually made of, by words of titles, as src/seqchef/applications/writing/dish_foods.txt keeps it.

Of the training recipes whose title has a word, or two words side by side, the foods that at least half of the lists
have, and nearly twice as often as other lists; seasoning and whole classes of foods are left out. What is printed are
names of foods, no lines: `python -m benchmarks.dish_foods > dish_foods.txt`.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from benchmarks.recipe_corpora import training_recipes
from seqchef.applications.writing.dish_foods import title_words
from seqchef.food.lexicon import lexicon

LEAST_RECIPES, LEAST_SHARE, MOST_FOODS = 30, 0.5, 6
LEAST_LIFT = 1.8  # times the share of all lists
LEAST_NEW = 2  # foods that the words do not name
_LEFT_OUT = """
salt, pepper, black pepper, white pepper, water, seasoning, vegetable, fruit, herb, meat, poultry, fish, seafood, spice,
citrus, capsicum, juice, nut, berry, syrup, bean, oil, sweet pepper, liqueur, liquor, sauce, flour, cereal, grain
"""
LEFT_OUT = frozenset(" ".join(_LEFT_OUT.split()).split(", "))
_NO_NAMES = "a all alla and best easy for from good great i ii iii in la my of on or own the to with"
NO_NAMES = frozenset(_NO_NAMES.split())
# Words that say how, when or for whom; alone they name no dish: a fluffy rice is not what fluffy cakes are made of.
_NO_DISHES = """
amish back bloody brandied candied chewy christma chunk cob cooker cut dark deep double down dozen drop energy england
eyed fashioned filet filled flat fluffy free fresh frosted fudgy garden garlicky gooey ground hair half hearty iron jar
key layer leg loaded log machine medley melt middle mini moist more mug open out pound pressure quick ring royal rub
sheet short simple slow sloppy small smoky soft special stir sufficient sun swirl thumbprint tip top topped topping tot
tri tropical twice upside whipped wild passover brunch breakfast buffalo
chip loin rack shank tenderloin thigh turtle
"""
NO_DISHES = frozenset(_NO_DISHES.split())


def terms(title: str) -> set[str]:
    """The words of a title, and each two that stand side by side."""
    words = [word for word in title_words(title) if word not in NO_NAMES]
    return {*(word for word in words if word not in NO_DISHES), *map(" ".join, pairwise(words))}


def kinds_in(lines: Iterable[str]) -> set[str]:
    """The foods that a list names, and what they are kinds of."""
    known = lexicon()
    return {kind for line in lines for one in known.mentions(line) for kind in known.kinds(one.food)}


def usual(recipes: int, foods: Counter[str], base: Counter[str], all_recipes: int) -> list[str]:
    """The foods in half of the lists, the most frequent first; of a food and a kind of it that are both, the kind."""
    known = lexicon()
    least = {name: max(LEAST_SHARE, LEAST_LIFT * base[name] / all_recipes) for name in foods}
    often = [name for name in sorted(foods, key=lambda one: (-foods[one], one)) if foods[name] >= least[name] * recipes]
    often = [name for name in often if name in known.foods]
    general = {kind for name in often for kind in known.kinds(known.foods[name]) if kind != name}
    return [name for name in often if name not in general | LEFT_OUT][:MOST_FOODS]


def table() -> Iterator[tuple[str, list[str]]]:
    """Each word or pair of words of titles with its usual foods; none that says hardly more than its own name."""
    recipes, foods, base = Counter[str](), defaultdict[str, Counter[str]](Counter), Counter[str]()
    everything = training_recipes()
    for recipe in everything:
        found = kinds_in(recipe.ingredients)
        base.update(found)
        for term in terms(recipe.title):
            recipes[term] += 1
            foods[term].update(found)
    for term in sorted(recipes):
        if recipes[term] >= LEAST_RECIPES:
            names = usual(recipes[term], foods[term], base, len(everything))
            own = set(term.split())
            if sum(not own.intersection(name.split()) for name in names) >= LEAST_NEW:
                yield term, names


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    rows = dict(table())
    for term, names in rows.items():
        first, _, second = term.partition(" ")
        if not second or (names != rows.get(second) and names != rows.get(first)):
            print(f"{term}: {', '.join(names)}")


if __name__ == "__main__":
    main()
