"""Claims: how much of a food a step says that it takes, from the words beside the mention.

    half of the butter, 2/3 of the      a share
    2 tbsp sugar, sugar (2 tbsp)        an amount; 盐 3g and 3g 盐
    all but 1 cup of the flour          all without that amount
    the remaining sugar, the rest of    what is left
    some, a little, 少许                 nobody says how much
Start at: claim_at.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from seqchef.applications.reading.recipe_words import RecipeWords
from seqchef.languages import Language, load, names
from seqchef.text.quantities import quantities
from seqchef.text.tokens import Token, tokenize

FURTHEST = 48  # characters before a mention in which its amount may stand
FULL = re.compile(r"(?:fuls?|sful)$")  # "teaspoonful", "cupfuls"
LAST_WORD = re.compile(r"([^\W\d_]+)\s*$")
BRACKET = re.compile(r"\s*[(（]\s*([^()（）]{1,24})[)）]")
BEHIND = re.compile(r"\s*(?:约|大约)?\s*([\d一二两三四五六七八九十半½¼¾/.]+\s*[a-zA-Z\u4e00-\u9fff]{1,2})")
RANGE = re.compile(r"(?:-|–|~|～|到|至|\bto)\s*$")
AMOUNT_WORDS = 4  # tokens that an amount has at most


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said: a share of the line, an amount (`quantity`, `unit`), all but that, the rest, some, or nothing."""

    kind: Literal["whole", "share", "amount", "all but", "rest", "some"] = "whole"
    quantity: Fraction | None = None
    unit: str | None = None
    prepares: bool = False  # the food is only cut or washed here: later claims say what is used

    @property
    def says_how_much(self) -> bool:
        """Whether it is a claim of its own also where the food was used before."""
        return self.kind in ("share", "amount", "all but", "rest")


def claim_at(sentence: str, start: int, end: int, words: RecipeWords) -> Claim:
    """The claim on the food at sentence[start:end]; the sentence is in lower case."""
    language = load(words.code if words.code in names() else "en")
    for found in (BRACKET.match(sentence, end), BEHIND.match(sentence, end) if words.code == "zh" else None):
        behind = _amount(found[1], words, language) if found else None
        if behind is not None and behind[0].unit is not None:
            return behind[0]
    before = _without_descriptions(sentence[max(0, start - FURTHEST) : start], words)
    if words.half.search(before):
        return Claim("rest" if re.search(r"other\s+half|另一半", before) else "share", Fraction(1, 2))
    amount = _amount(before, words, language)
    if amount is not None:
        claim, own_start = amount
        return Claim("all but", claim.quantity, claim.unit) if words.all_but.search(before[:own_start]) else claim
    if words.rest.search(before):
        return Claim("rest")
    return Claim("some") if words.some.search(before) else Claim()


def _without_descriptions(before: str, words: RecipeWords) -> str:
    """The text before a food without the words that only describe it: "1 cup of finely chopped"."""
    while (word := LAST_WORD.search(before)) and word[1] in words.descriptions:
        before = before[: word.start()]
    return before


def _amount(text: str, words: RecipeWords, language: Language) -> tuple[Claim, int] | None:
    """The amount that ends a text, and where it begins."""
    tokens = list(tokenize(text, language.code))
    partial = words.part.search(text[-16:]) is not None
    while tokens and tokens[-1].form.lower() in words.joining:
        tokens.pop()
    unit = _unit(tokens, language)
    numbers = tokens[-1 - AMOUNT_WORDS : -1] if unit is not None else tokens[-AMOUNT_WORDS:]
    found = quantities([token.form for token in numbers], language.code)
    if not found or found[-1].last != len(numbers) - 1 or found[-1].rest:
        return None
    value = found[-1].low
    if value is None or value <= 0:
        return None
    if found[-1].high is not None:
        value = (value + found[-1].high) / 2
    start = numbers[found[-1].first].start
    if unit is None and numbers[found[-1].last].form.lower() in language.articles:
        return None
    if unit is None and (partial or value < 1):
        return (Claim("share", value), start) if value <= 1 else None
    if before := RANGE.search(text, 0, start):  # "10 ml - 20 ml"
        lower = _amount(text[: before.start()], words, language)
        if lower is not None and lower[0].unit == unit and (lower[0].quantity or value) < value:
            return Claim("amount", (value + (lower[0].quantity or value)) / 2, unit), lower[1]
    return Claim("amount", value, unit), start


def _unit(tokens: Sequence[Token], language: Language) -> str | None:
    """The unit that the last token names, None for none."""
    if not tokens:
        return None
    form = tokens[-1].form
    for word in (form, form.lower(), FULL.sub("", form.lower())):
        if found := language.measures.get(word) or language.counts.get(word):
            return found
    return None
