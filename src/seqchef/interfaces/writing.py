"""Writing for whoever asks: wishes in people's words in, written recipes with the right amounts out.

Knows: which names mean which allergens and diets, the shipped model, that amounts are put right after writing.
Does not know: how a recipe is written and checked (applications.writing), or how it is shown (formats).
Start at: write, or Terms and write_wish for several recipes under the same terms.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from seqchef.applications.writing.amounts.bands import USUAL_SERVINGS
from seqchef.applications.writing.wishes import OnHand, UnitSystem, Wish
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.errors import BadInput, UnknownName
from seqchef.food.allergens import allergens_named
from seqchef.food.diets import diet_named, restriction
from seqchef.food.lexicon import lexicon
from seqchef.food.rounding import System
from seqchef.formats import written_words

if TYPE_CHECKING:
    from seqchef.applications.writing.writer import Writer

BUNDLE = "write-en"
SYSTEMS: dict[UnitSystem, System] = {"metric": "metric", "us": "imperial"}
HAN = re.compile(r"[\u3400-\u9fff]")
JOINED = re.compile(r" (?:and|plus) | *[&/+] *", re.I)
BETWEEN = re.compile(r"[,，、;；\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is asked of every recipe of a call, by the names that wishes use."""

    without: frozenset[str] = frozenset()
    diets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    servings: int | None = None
    max_minutes: int | None = None
    units: UnitSystem | None = None
    language: Literal["en", "zh"] | None = None  # None: that of the wish

    @classmethod
    def named(
        cls,
        *,
        without: str | Iterable[str] = (),
        diets: str | Iterable[str] = (),
        tags: str | Iterable[str] = (),
        servings: int | None = None,
        max_minutes: int | None = None,
        units: str | None = None,
        language: str | None = None,
    ) -> "Terms":
        """Terms in people's words: "dairy" is milk, "halal" is halal-style. Raises UnknownName."""
        if units is not None and units not in SYSTEMS:
            raise UnknownName("units", units, known=tuple(SYSTEMS))
        if language is not None and language not in written_words.names():
            raise UnknownName("language of written recipes", language, known=written_words.names())
        return cls(
            without=frozenset[str]().union(*map(allergens_named, parts(without))),
            diets=tuple(dict.fromkeys(map(diet_named, parts(diets)))),
            tags=tuple(tag.lower() for tag in parts(tags)),
            servings=servings,
            max_minutes=max_minutes,
            units=units,
            language=cast("Literal['en', 'zh'] | None", language),
        )

    def wish(
        self,
        *,
        dish: str | None = None,
        foods: Sequence[str] = (),
        pantry: Sequence[OnHand] = (),
        lines: Sequence[str] = (),
    ) -> Wish:
        """A wish under these terms. Raises BadInput for what no recipe has."""
        return Wish(
            dish=dish,
            foods=tuple(foods),
            pantry=tuple(pantry),
            lines=tuple(lines),
            without=self.without,
            diets=self.diets,
            tags=self.tags,
            servings=self.servings,
            max_minutes=self.max_minutes,
            units=self.units,
            language=self.language or _language_of((dish or "", *foods, *lines)),
        )


def write(
    dish: str | None = None,
    *,
    ingredients: str | Iterable[str] = (),
    pantry: Path | Sequence[OnHand] = (),
    lines: Sequence[str] = (),
    without: str | Iterable[str] = (),
    diets: str | Iterable[str] = (),
    tags: str | Iterable[str] = (),
    servings: int | None = None,
    max_minutes: int | None = None,
    units: str | None = None,
    language: str | None = None,
    seed: int = 0,
    beams: int = 1,
    bundle: str = BUNDLE,
) -> WrittenRecipe:
    """A recipe for a dish, for foods that it must use, for a pantry, or the steps for an ingredient list.

    `pantry` is a stock.csv, a kitchen folder, or what is on hand; what expires first is used. `lines` are kept as
    they are, with `dish` as the title. `language` None: that of the dish and the foods. Names may be one text with
    commas between them. docs/reference/write.md says what is promised. Raises BadInput for what no recipe can be
    written for, UnknownName for an allergen, a diet, a language.
    """
    from seqchef.interfaces.pantry import read_pantry

    terms = Terms.named(
        without=without,
        diets=diets,
        tags=tags,
        servings=servings,
        max_minutes=max_minutes,
        units=units,
        language=language,
    )
    on_hand = read_pantry(pantry).foods if isinstance(pantry, Path) else pantry
    wish = terms.wish(
        dish=dish, foods=food_names(ingredients), pantry=on_hand, lines=[line for line in lines if line.strip()]
    )
    return write_wish(wish, seed=seed, beams=beams, bundle=bundle)


def write_wish(wish: Wish, *, seed: int = 0, beams: int = 1, bundle: str = BUNDLE, threads: int = 1) -> WrittenRecipe:
    """The recipe for a wish, its amounts for the portions and in the units that were wanted.

    It is written as for the usual number of people and scaled, so that the same seed gives the same recipe for any
    number of them. A list that was given keeps its amounts. Raises BadInput, and MissingPart where no model is.
    """
    usual = wish if wish.lines else replace(wish, servings=None)
    recipe = adjusted(writer(bundle, threads).write(usual, seed=seed, beams=beams), wish)
    return recipe if wish.lines else replace(recipe, title=headed(recipe.title))


@cache
def writer(bundle: str = BUNDLE, threads: int = 1) -> "Writer":
    """The writer of a bundle, loaded once. Raises MissingPart."""
    from seqchef.applications.writing.writer import Writer

    return Writer.load(bundle, threads=threads)


def headed(title: str) -> str:
    """A title that begins with a capital; one that has capitals stays as somebody wrote it."""
    title = " ".join(title.split())
    return title[:1].upper() + title[1:] if title == title.lower() else title


def adjusted(recipe: WrittenRecipe, wish: Wish) -> WrittenRecipe:
    """The recipe with the amounts that a wish asks for, checked again; as it is where it has them or a list was given.

    Where other amounts would break a promise it stays as it is as well, and a note says why.
    """
    from seqchef.applications.writing.checks import check
    from seqchef.interfaces.written_amounts import measured

    if wish.lines:
        return recipe
    written_for = recipe.servings or USUAL_SERVINGS
    factor = Fraction(wish.servings or written_for, written_for)
    system = None if wish.units is None else SYSTEMS[wish.units]
    changed = replace(measured(recipe, factor, system), servings=wish.servings or recipe.servings)
    if changed == recipe:
        return recipe
    checks = check(changed, wish)
    broken_before = {one.promise for one in check(recipe, wish) if not one.passed}
    broken = next((one for one in checks if not one.passed and one.promise not in broken_before), None)
    if broken is None:
        return replace(changed, checks=checks)
    note = written_words.load(recipe.language)["as_written"].format(found=broken.found)
    return replace(recipe, notes=(*recipe.notes, note))


def substituted(lines: Sequence[str], terms: Terms) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of a list, those that must not be in it replaced, and a note for each of those.

    Raises BadInput for a line that nothing is known to stand for.
    """
    from seqchef.applications.writing.replaced_lines import replaced_lines

    new, notes = list(lines), list[str]()
    for one in replaced_lines(lines, restriction(terms.diets, terms.without)):
        if one.instead is None:
            raise BadInput(f'line {one.index + 1}, "{one.line}": {one.why}; expected a line that has a substitute')
        new[one.index] = one.instead
        notes.append(f"{one.instead}, instead of {one.line}" + (f" ({one.note})" if one.note else ""))
    return tuple(new), tuple(notes)


def food_names(texts: str | Iterable[str]) -> tuple[str, ...]:
    """The foods that texts name: "rice and beans" are two, "half and half" is one."""
    from seqchef.applications.writing.known import food_named
    from seqchef.food.lexicon.folding import words_of

    found = list[str]()
    for part in parts(texts):
        several = [one.strip() for one in JOINED.split(part)]
        is_one = words_of(part) in lexicon().phrases or not all(map(food_named, several))
        found += [part] if is_one else several
    return tuple(found)


def _language_of(texts: Iterable[str]) -> Literal["en", "zh"]:
    return "zh" if any(HAN.search(text) for text in texts) else "en"


def parts(texts: str | Iterable[str]) -> tuple[str, ...]:
    """The names in texts, which may hold several with commas between them; empty ones are left out."""
    whole = (texts,) if isinstance(texts, str) else texts
    return tuple(part.strip() for text in whole for part in BETWEEN.split(text) if part.strip())
