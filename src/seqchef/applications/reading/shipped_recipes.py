"""Steps and whole recipes read with the models that ship with seqchef, chosen by language."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from seqchef.applications.reading import recipes, steps
from seqchef.applications.reading.shipped import AUTO, BUNDLE, for_language
from seqchef.errors import UnknownName
from seqchef.food.readings import RecipeReading
from seqchef.food.recipes import RecipeText
from seqchef.food.steps import Step
from seqchef.inference.steps import StepLabeller
from seqchef.languages import names
from seqchef.text.language import is_chinese, language_of

STEP_BUNDLES = {"zh": "steps-zh"}
STEP_BUNDLE = "steps-en"  # for every other language; only English was learned
CHUNK = 1024  # steps or recipes at a time


@cache
def step_labeller(bundle: str) -> StepLabeller:
    """The labeller of a bundle, loaded once. Raises MissingPart."""
    return StepLabeller.load(bundle)


def read_steps(texts: Iterable[str], *, language: str = AUTO, bundle: str | None = None) -> Iterator[Step]:
    """One Step for each text, in order, while they come in; any string gives a result.

    `language` is "en", "zh", "de", "fr" or "auto", which looks at each text. Raises UnknownName for another.
    """
    _expect_language(language)
    return _read_steps(iter(texts), language, bundle)


def _read_steps(remaining: Iterator[str], language: str, bundle: str | None) -> Iterator[Step]:
    while group := list(islice(remaining, CHUNK)):
        spoken = [_spoken(text) if language == AUTO else language for text in group]
        found: list[Step | None] = [None] * len(group)
        for code in dict.fromkeys(spoken):
            places = [place for place, own in enumerate(spoken) if own == code]
            own_bundle = step_labeller(bundle or STEP_BUNDLES.get(code, STEP_BUNDLE))
            read = steps.read_steps([group[place] for place in places], own_bundle, language=code)
            for place, step in zip(places, read, strict=True):
                found[place] = step
        yield from (step for step in found if step is not None)


def _spoken(text: str) -> str:
    return "zh" if is_chinese(text) else language_of([text])


def read_recipes(texts: Iterable[RecipeText], *, language: str = AUTO, bundle: str = BUNDLE) -> Iterator[RecipeReading]:
    """One RecipeReading for each recipe, in order: lines, steps, links between them, the timeline.

    `language` is that of all recipes, or "auto". Raises UnknownName.
    """
    _expect_language(language)
    return _read_recipes(iter(texts), language, bundle)


def _read_recipes(remaining: Iterator[RecipeText], language: str, bundle: str) -> Iterator[RecipeReading]:
    while group := list(islice(remaining, CHUNK)):
        spoken = [recipes.spoken_in(text) if language == AUTO else language for text in group]
        found: dict[int, RecipeReading] = {}
        for code in dict.fromkeys(spoken):
            places = [place for place, own in enumerate(spoken) if own == code]
            found |= zip(places, _in_language([group[place] for place in places], code, bundle), strict=True)
        yield from (found[place] for place in range(len(group)))


def _in_language(texts: Sequence[RecipeText], code: str, bundle: str) -> Iterator[RecipeReading]:
    own_steps = step_labeller(STEP_BUNDLES.get(code, STEP_BUNDLE))
    return recipes.read_recipes(texts, for_language(bundle, code), own_steps, language=code)


def _expect_language(language: str) -> None:
    if language not in (AUTO, *names()):
        raise UnknownName("language", language, known=(AUTO, *names()))
