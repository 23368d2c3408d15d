"""Explosion: what one portion of every dish takes from the store room, through all recipes inside recipes.

Knows: portions, yields, recipes that are ingredients of others, a recipe that contains itself.
Does not know: how many portions will sell (paths), or what is in stock (orders).
Start at: Explosion.portion.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from seqchef.applications.planning.names import Match, Names
from seqchef.applications.planning.notes import Kind, Note
from seqchef.errors import BadInput, Rejection
from seqchef.food.catalogue import plain_key
from seqchef.food.conversions import Conversions
from seqchef.food.ingredients import Ingredient
from seqchef.food.known_foods import widened
from seqchef.food.recipes import Recipe, name_key

WORTH_A_HINT = 65.0  # likeness (0 to 100) from which a name that is not near enough is worth mentioning


@dataclass(slots=True)
class Content:
    """What some quantity of a recipe takes."""

    foods: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))  # in the food's own unit
    batches: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))  # of other recipes, by title

    def add(self, other: "Content", times: Fraction) -> None:
        """Take `times` of `other` as well."""
        for food, quantity in other.foods.items():
            self.foods[food] += quantity * times
        for title, batches in other.batches.items():
            self.batches[title] += batches * times


class Explosion:
    """The recipes of a kitchen, opened down to what is bought."""

    def __init__(
        self,
        recipes: Sequence[Recipe],
        units: Mapping[str, str | None],
        *,
        conversions: Conversions,
        aliases: Mapping[str, str] | None = None,
        not_ordered: Iterable[str] = (),
    ) -> None:
        """`units`: every food that can be bought, and the unit it is planned in (its pack's)."""
        self._recipes = _by_title(recipes)
        self._units = units
        self._conversions = conversions
        self._names = Names(units, aliases)
        self._known = {name_key(name) for name in (*units, *(aliases or {}), *(one.title for one in recipes))}
        self._not_ordered = {plain_key(name) for name in not_ordered}
        self._contents: dict[str, Content] = {}
        self.notes: list[Note] = []
        self.rejections: list[Rejection] = []

    def recipe(self, title: str) -> Recipe | None:
        """The recipe of that name, or None."""
        return self._recipes.get(name_key(title))

    def portion(self, dish: str) -> Content | None:
        """What one sold portion takes; None, with a note, when there is no recipe or it names no portions."""
        recipe = self.recipe(dish)
        if recipe is None:
            self.notes.append(Note("no_recipe", {"dish": dish}))
            return None
        if recipe.portions is None:
            self.notes.append(Note("no_portions", {"dish": dish, "file": recipe.source}))
            return None
        portion = Content()
        portion.add(self._batch(recipe, ()), 1 / recipe.portions)
        return portion

    def _batch(self, recipe: Recipe, inside: tuple[str, ...]) -> Content:
        """What one batch takes. Raises BadInput when the recipe contains itself."""
        path = (*inside, recipe.title)
        if recipe.title in inside:
            cycle = " -> ".join(path[path.index(recipe.title) :])
            raise BadInput(f"{recipe.source}: the recipe contains itself ({cycle}); expected a recipe without itself")
        if recipe.title not in self._contents:
            content = Content()
            for row, ingredient in zip(recipe.rows, recipe.ingredients, strict=True):
                if ingredient.kind == "ingredient":
                    self._take(content, recipe, row, ingredient, path)
            self._contents[recipe.title] = content
        return self._contents[recipe.title]

    def _take(self, content: Content, recipe: Recipe, row: int, ingredient: Ingredient, path: tuple[str, ...]) -> None:
        """Add one ingredient line to `content`: another recipe, a food that is bought, or a note why neither."""
        ingredient = widened(ingredient, self._known)
        words = [word for word in (ingredient.name, *ingredient.names) if word]
        for word in words:
            inner = self.recipe(word)
            if inner is not None:
                inner_content = self._batch(inner, path)
                batches = self._batches(inner, recipe, row, ingredient)
                content.batches[inner.title] += batches
                content.add(inner_content, batches)
                return
        if not words or any(plain_key(word) in self._not_ordered for word in words):
            return
        match = self._match(recipe, row, words)
        if match is not None:
            content.foods[match.name] += self._quantity(recipe, row, ingredient, match.name, self._units[match.name])

    def _match(self, recipe: Recipe, row: int, words: Sequence[str]) -> Match | None:
        for word in words:
            match = self._names.find(word)
            if match is not None:
                if match.score < 100:
                    self._note("near_name", name=words[0], food=match.name, score=match.score, dish=recipe.title)
                return match
        nearest = self._names.nearest(words[0])
        self._note("no_supplier", name=words[0], dish=recipe.title)
        hint = f' (nearest: "{nearest.name}")' if nearest and nearest.score >= WORTH_A_HINT else ""
        expected = "a row in suppliers.csv, an alias or an entry in not_ordered in kitchen.toml"
        self.rejections.append(Rejection(recipe.source, row, f'no supplier for "{words[0]}"{hint}', expected))
        return None

    def _quantity(self, recipe: Recipe, row: int, ingredient: Ingredient, food: str, unit: str | None) -> Fraction:
        """The line's amount in `unit`: the first of its amounts that can be converted."""
        problem = ""
        for quantity, written in ingredient.measures():
            try:
                return self._conversions.convert(food, quantity, written, unit)
            except BadInput as error:
                problem = problem or str(error)
        if problem:
            self._note("cannot_convert", name=food, dish=recipe.title, unit=unit or "")
            found, _, expected = problem.partition("; expected ")
            self.rejections.append(Rejection(recipe.source, row, found, f"{expected}, or a rule in units.csv"))
        else:
            self._note("no_amount", name=food, dish=recipe.title)
        return Fraction(0)

    def _batches(self, inner: Recipe, recipe: Recipe, row: int, ingredient: Ingredient) -> Fraction:
        """How many batches of `inner` the line takes: by its yield when units allow, else by its portions."""
        if inner.yields is not None and inner.yields.quantity:
            whole = inner.yields.quantity
            return self._quantity(recipe, row, ingredient, inner.title, inner.yields.unit) / whole
        if inner.portions:
            return self._quantity(recipe, row, ingredient, inner.title, None) / inner.portions
        raise BadInput(f'{inner.source}: no yield; expected "Makes 2 kg" or "Serves 4", since {recipe.title} uses it')

    def _note(self, kind: Kind, **values: str | float) -> None:
        note = Note(kind, values)
        if note not in self.notes:
            self.notes.append(note)


def _by_title(recipes: Sequence[Recipe]) -> dict[str, Recipe]:
    found: dict[str, Recipe] = {}
    for recipe in recipes:
        other = found.setdefault(name_key(recipe.title), recipe)
        if other is not recipe:
            raise BadInput(
                f'{recipe.source}: "{recipe.title}" is also the title of {other.source}; expected one recipe'
            )
    return found
