"""Recipes to learn to write, and what somebody might have asked for to get each of them.

Knows: the names of foods in a list, tags that are common.
Does not know: models. Start at: read_whole, read_own, Wishes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from seqchef.errors import BadInput
from seqchef.inference.label import Labeller
from seqchef.learning.data.division import held_out
from seqchef.text.recipe_rows import RecipeRow, read_recipes
from seqchef.text.tokens import tokenize

COMMON = 200  # recipes of a tag that the model learns


def read_whole(path: Path) -> list[RecipeRow]:
    """The recipes of a file. Raises BadInput for one that cannot be read, or the first row that is no recipe."""
    recipes, rejections = read_recipes(path)
    if rejections:
        raise BadInput(str(rejections[0]))
    return recipes


def read_own(files: Sequence[Path], dev: Sequence[Path]) -> tuple[list[RecipeRow], list[RecipeRow]]:
    """Somebody's own recipes: those to learn from, and those to choose the step by.

    Divided by `dev` files, else by `split` where a row has one (rows of other splits are left alone), else by the
    title's hash. Raises BadInput for a row that is no recipe, and where one side is empty.
    """
    recipes = [recipe for path in files for recipe in read_whole(path)]
    if dev:
        train, chosen = recipes, [recipe for path in dev for recipe in read_whole(path)]
    elif any(recipe.split for recipe in recipes):
        train, chosen = ([one for one in recipes if one.split == split] for split in ("train", "dev"))
    else:
        pairs = list(zip(recipes, held_out([recipe.title for recipe in recipes]), strict=True))
        train, chosen = ([one for one, apart in pairs if apart == away] for away in (False, True))
    if not train or not chosen:
        names = ", ".join(path.name for path in (*files, *dev))
        raise BadInput(
            f"{names}: {len(train)} recipes to learn from, {len(chosen)} to choose by; expected 1 or more of both"
        )
    return train, chosen


def common_tags(recipes: Iterable[RecipeRow]) -> tuple[str, ...]:
    """The tags of at least COMMON recipes, the commonest first."""
    counts = Counter(tag for recipe in recipes for tag in set(recipe.tags))
    return tuple(tag for tag, count in counts.most_common() if count >= COMMON)


class Wishes:
    """Some foods of a list and some tags of a recipe, as somebody would ask for it."""

    def __init__(self, tags: Sequence[str]) -> None:
        """`tags`: those that are known."""
        self._tags = frozenset(tags)

    @cached_property
    def _labeller(self) -> Labeller:
        return Labeller.load("label-en")

    def draw(self, recipe: RecipeRow, random: np.random.Generator) -> tuple[list[str], list[str]]:
        """Up to six of its foods and up to two of its known tags, in an order of their own."""
        names = list(self._names(recipe.ingredients))
        foods = random.permutation(len(names))[: random.integers(0, 7)]
        tags = [tag for tag in recipe.tags if tag in self._tags]
        chosen = random.permutation(len(tags))[: random.integers(0, 3)]
        return [names[i] for i in foods], [tags[i] for i in chosen]

    def _names(self, lines: Sequence[str]) -> Iterator[str]:
        """What the lines name, each once, in lower case."""
        divided = [tokenize(line) for line in lines]
        labelled = self._labeller.label([[token.form for token in tokens] for tokens in divided])
        seen: set[str] = set()
        for line, tokens, found in zip(lines, divided, labelled, strict=True):
            places = [token for token, label in zip(tokens, found.labels, strict=True) if label.endswith("NAME")]
            name = line[places[0].start : places[-1].end].lower() if places else ""
            if name and name not in seen:
                seen.add(name)
                yield name
