"""Recipes to learn to write, and what somebody might have asked for to get each of them.

Knows: the corpora's rows, their splits, the names of foods in a list, tags that are common.
Does not know: models. Start at: read_recipes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from seqchef.errors import BadInput
from seqchef.inference.label import Labeller
from seqchef.text.json_lines import objects, opened
from seqchef.text.tokens import tokenize

EXPECTED = (
    'JSON Lines (plain or .gz): objects such as {"title": "Toast", "ingredients": ["1 slice bread"], "steps": [...]}'
)
COMMON = 200  # recipes of a tag that the model learns


@dataclass(frozen=True, slots=True)
class RecipeRow:
    """A recipe of a corpus."""

    title: str
    ingredients: tuple[str, ...]
    steps: tuple[str, ...]
    tags: tuple[str, ...] = ()
    split: str | None = None


def read_recipes(path: Path) -> list[RecipeRow]:
    """The recipes of a file. Raises BadInput for one that cannot be read, or a row that is no recipe."""
    try:
        with opened(path) as stream:
            return [_recipe(found, f"{path.name}, row {row}") for row, found in objects(stream)]
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or 'not a whole gzip file'}; expected {EXPECTED}") from None


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


def _recipe(found: dict[str, Any] | str, place: str) -> RecipeRow:
    if isinstance(found, str):
        raise BadInput(f"{place}: {found}; expected {EXPECTED}")
    title, split = found.get("title"), found.get("split")
    if not isinstance(title, str) or not title.strip():
        raise BadInput(f"{place}: title is {title!r:.40}; expected a text")
    lists = [_texts(found, name, place) for name in ("ingredients", "steps", "tags")]
    if not lists[1]:
        raise BadInput(f"{place}: no steps; expected one or more")
    return RecipeRow(title, lists[0], lists[1], tuple(tag.lower() for tag in lists[2]), split)


def _texts(found: dict[str, Any], name: str, place: str) -> tuple[str, ...]:
    texts = found.get(name) or []
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise BadInput(f"{place}: {name} is {texts!r:.40}; expected a list of texts")
    return tuple(texts)
