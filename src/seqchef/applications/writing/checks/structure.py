"""Structure: whether a finished recipe has all its parts, in whole sentences, and keeps what it was given."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import WrittenRecipe

MOST_LINES, MOST_STEPS = 40, 20
LONGEST_TITLE, LONGEST_LINE, LONGEST_STEP = 200, 200, 1000  # characters
SHORTEST_STEP = 2  # words
MARK = re.compile(r"<\w+>|\ufffd")
WHOLE = re.compile(r"[.!?。！？][\"'”’)\]）]*$|[)\]）]$")
UNFINISHED = re.compile(r"\b(and|or|with|the|a|an|of|to|for)$", re.IGNORECASE)
PAIRS = {"(": ")", "[": "]", "（": "）"}


def structure(recipe: WrittenRecipe, wish: Wish) -> str | None:
    """What is missing or broken; None: a title, ingredients and steps, each as it should be."""
    return next(_flaws(recipe, wish), None)


def _flaws(recipe: WrittenRecipe, wish: Wish) -> Iterator[str]:
    yield from _kept(recipe, wish)
    parts = [] if recipe.title == wish.dish else [("title", recipe.title, LONGEST_TITLE)]
    if recipe.ingredients != wish.lines:
        parts += [(f"ingredient {n}", line, LONGEST_LINE) for n, line in enumerate(recipe.ingredients, start=1)]
    parts += [(f"step {n}", step, LONGEST_STEP) for n, step in enumerate(recipe.steps, start=1)]
    for count, what, most in (
        (len(recipe.ingredients), "ingredients", MOST_LINES),
        (len(recipe.steps), "steps", MOST_STEPS),
    ):
        if not 1 <= count <= most:
            yield f"{count} {what}; expected 1 to {most}"
    for where, text, longest in parts:
        yield from _text_flaws(where, text, longest)
    for n, step in enumerate(recipe.steps, start=1):
        if not WHOLE.search(step.rstrip()):
            yield f'step {n} ends with "{step[-15:]}"; expected a whole sentence'
        if step.isascii() and len(step.split()) < SHORTEST_STEP:
            yield f'step {n} is "{step}"; expected a sentence'
    yield from _repeated(recipe)


def _kept(recipe: WrittenRecipe, wish: Wish) -> Iterator[str]:
    if wish.lines and recipe.language == "en":
        if recipe.ingredients != wish.lines:
            yield "the ingredient list is not the one that was given"
        if wish.dish and recipe.title != wish.dish:
            yield f'the title is "{recipe.title}"; expected "{wish.dish}"'


def _text_flaws(where: str, text: str, longest: int) -> Iterator[str]:
    if not text.strip() or len(text) > longest:
        yield f"{where} has {len(text)} characters; expected 1 to {longest}"
    if MARK.search(text) or any(unicodedata.category(mark) in {"Cc", "Cs", "Co"} for mark in text):
        yield f"{where} holds a mark that is no text"
    if where != "title" and UNFINISHED.search(text.rstrip()):
        yield f'{where} ends with "{text[-15:]}"'
    if any(text.count(opening) != text.count(closing) for opening, closing in PAIRS.items()):
        yield f"{where} has a bracket without its other half"


def _repeated(recipe: WrittenRecipe) -> Iterator[str]:
    sentences = [
        " ".join(re.findall(r"\w+", sentence.casefold()))
        for step in recipe.steps
        for sentence in re.split(r"(?<=[.!?。！？])\s*", step)
    ]
    for sentence, count in Counter(sentences).items():
        if count > 1 and len(sentence.split()) > 3:
            yield f'"{sentence[:40]}..." is said {count} times'
