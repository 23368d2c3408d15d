"""Corrections: what a kitchen knows better than a tagger, applied to its labels.

    7 Up, 21 Seasoning Salute, 80/20 ground beef    the number belongs to the name
    2 CUPS FLOUR, 1 gal water                       a measure behind a number is no food
    an onion, a couple of eggs, some salt           words that open a line and count
    2 gousses d'ail, huile d'olive                  a preposition belongs to a name only inside it
Start at: corrected.
"""

import re
from collections.abc import Sequence

from seqchef.applications.reading.chinese import corrected_characters
from seqchef.languages import Language
from seqchef.text.tokens import Token

# `2%`, `1%-fat`, `80/20`, `5-spice`, `A1`: a number that says which food, not how much of it.
_NUMBERED = re.compile(r"\d+(?:[.,]\d+)?%\S*|[a-z]\.?\d+\.?|\d\d?-(?!to-|by-)[a-z][a-z-]+|\d\d/\d\d", re.IGNORECASE)
BEFORE_NAMES = ("QTY", "UNIT", "COMMENT")
LEAN = 100  # "80/20": lean and fat add up to this


def corrected(tokens: Sequence[Token], labels: Sequence[str], words: Language) -> Sequence[str]:
    """The labels, with the corrections of this file; the same sequence where nothing is to correct."""
    if not tokens:
        return labels
    if words.divides == "characters":
        return corrected_characters([token.form for token in tokens], labels)
    forms = [form.lower() for _, _, _, form in tokens]
    found = list(labels)
    if not tokens[0].text.isalnum():
        _marks(tokens, found)
    if not words.known_by_first.keys().isdisjoint(forms):
        _known_names(tokens, forms, found, words)
    for index, label in enumerate(found):  # as it is by then: what is corrected may be behind it
        if label == "NAME" and index and found[index - 1] in BEFORE_NAMES:
            _numbered_name(tokens[index - 1].text, index - 1, found, words)
            _measure(index, forms, found, words)
    if forms[0] in words.openers:
        _opening_words(forms, found, words)
    if words.forms:
        _prepositions(forms, found, words)
    return found if "NAME" in found else with_a_name(forms, found, words)


def _marks(tokens: Sequence[Token], labels: list[str]) -> None:
    """A bullet or a number that only counts the lines ("1. 2 cups") is punctuation."""
    first = tokens[0].text
    if first[-1] == "." and first[:-1].isdecimal() and "QTY" in labels[1:2]:
        labels[0] = "PUNC"
    for index, token in enumerate(tokens):
        if labels[index] == "QTY" or any(map(str.isalnum, token.text)):
            break
        labels[index] = "PUNC"


def _known_names(tokens: Sequence[Token], forms: list[str], labels: list[str], words: Language) -> None:
    """Foods with a number in their name (languages: `known_names`)."""
    for first, form in enumerate(forms):
        for name in words.known_by_first.get(form, ()):
            last = first + len(name) - 1
            if forms[first : last + 1] == list(name) and "UNIT" not in labels[last + 1 : last + 2]:
                labels[first : last + 1] = ["NAME"] * len(name)
                if last + 1 < len(tokens) and labels[last + 1] == "SIZE":
                    labels[last + 1] = "NAME"


def _numbered_name(text: str, index: int, labels: list[str], words: Language) -> None:
    """A number that is part of the name behind it by its shape."""
    if text.isalpha() or text.isdecimal() or not _NUMBERED.fullmatch(text):
        return
    if text.lower().partition("-")[2].partition("-")[0] in words.measured:
        return
    if "/" not in text or sum(map(int, text.split("/"))) == LEAN:
        labels[index] = "NAME"


def _opening_words(forms: list[str], labels: list[str], words: Language) -> None:
    """`an`, `some`, `a couple` before a food are its amount."""
    index = 0
    while index < min(3, len(forms) - 1) and labels[index] in ("NAME", "COMMENT", "QTY"):
        if forms[index] not in words.openers and not (index and forms[index] in words.counting):
            break
        index += 1
    if not index or labels[index] == "UNIT" or "QTY" in labels[index : index + 2]:
        return
    if index == 1 and forms[0] in words.articles and ("NAME" not in labels[1:] or words.function_words & {*forms[1:]}):
        return
    if "NAME" in labels[index:] or "COMMENT" in labels[index:]:
        labels[:index] = ["QTY"] * index
        if forms[index] in words.fillers and labels[index] == "NAME":
            labels[index] = "COMMENT"


def _measure(index: int, forms: list[str], labels: list[str], words: Language) -> None:
    """A measure between a number and a name is a unit."""
    form = forms[index].rstrip(".")
    if form in words.each:
        labels[index] = "COMMENT"
    if labels[index - 1] != "QTY" or index + 1 >= len(forms) or labels[index + 1] not in ("NAME", "PREP", "COMMENT"):
        return
    if form in words.measured or (words.forms and form in words.counts):
        labels[index] = "UNIT"
    elif form in words.counts and forms[index + 1] == "of" and index + 2 < len(forms):  # "1 fillet of salmon"
        labels[index : index + 2] = ["UNIT", "COMMENT"]


def _prepositions(forms: list[str], labels: list[str], words: Language) -> None:
    """`d'` and `de la` inside a name are part of it, before it they are not; a colour behind it is."""
    for index, form in enumerate(forms):
        before = labels[index - 1] if index else ""
        after = labels[index + 1] if index + 1 < len(forms) else ""
        if form in words.joints:
            if before in ("NAME", "COMMENT") and index > 1 and forms[index - 1] in words.alternative_words:
                labels[index - 1 : index + 1] = [labels[index - 2]] * 2
            elif before == "NAME" and "NAME" in labels[index + 1 : index + 3]:
                labels[index] = "NAME"
            elif labels[index] in ("NAME", "UNIT", "SIZE") and before != "NAME":
                labels[index] = "COMMENT"
        elif form in words.colours and "NAME" in (before, after) and labels[index] in ("COMMENT", "PREP", "SIZE"):
            labels[index] = "NAME"


def _is_no_unit(form: str, words: Language) -> bool:
    """Whether a word that ends a line without a name is its food: "2 Eigelb"."""
    known = (words.measures, words.counts, words.plurals, words.unit_qualifiers)
    return form.isalpha() and not any(form in own for own in known)


def with_a_name(forms: list[str], labels: list[str], words: Language) -> list[str]:
    """The labels, but a line with an amount and no name takes the words after the amount, if any, for the name.

    Only a comment that says nothing else is taken: not one in brackets, nor one that begins like "for" or "to".
    """
    if labels and labels[-1] == "UNIT" and len(labels) > 1 and _is_no_unit(forms[-1], words):
        return [*labels[:-1], "NAME"]
    if "NAME" in labels or "COMMENT" not in labels or ("QTY" not in labels and "UNIT" not in labels):
        return labels
    measured = [index for index, label in enumerate(labels) if label in ("QTY", "UNIT", "SIZE")]
    first = measured[-1] + 1
    while first < len(forms) and labels[first] == "COMMENT" and forms[first] in words.silent:
        first += 1
    last = first
    while last < len(forms) and labels[last] == "COMMENT":
        last += 1
    if last == first or forms[first] in words.opening_prepositions:
        return labels
    return [*labels[:first], *["NAME"] * (last - first), *labels[last:]]
