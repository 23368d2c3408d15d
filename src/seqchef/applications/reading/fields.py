"""Text fields of a line: the words of each label, as the line writes them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seqchef.food.ingredients import Span
from seqchef.languages import Language
from seqchef.text.tokens import Token

PUNCTUATION = " ,;:.-–—*&+/"  # nothing of it at the ends of a field
BRACKETS = "()[]{}（）"


class Run(NamedTuple):
    """Neighbouring tokens of one label, `first` to `last`."""

    label: str
    first: int
    last: int


def runs(labels: Sequence[str]) -> list[Run]:
    """The labels as runs, in order."""
    found: list[Run] = []
    first, previous = 0, ""
    for index, label in enumerate(labels):
        if label != previous:
            if index:
                found.append(Run(previous, first, index - 1))
            first, previous = index, label
    if labels:
        found.append(Run(previous, first, len(labels) - 1))
    return found


def spans(tokens: Sequence[Token], labelled: Sequence[Run]) -> tuple[Span, ...]:
    """The runs as spans of the line; together they cover every token."""
    return tuple([Span(tokens[run.first].start, tokens[run.last].end, run.label) for run in labelled])


def field(line: str, tokens: Sequence[Token], labelled: Sequence[Run], label: str, words: Language) -> str | None:
    """The text that carries `label`, or None; separate places are joined by a comma, those of a name by a space."""
    texts = [line[tokens[first].start : tokens[last].end] for first, last in _places(tokens, labelled, label)]
    if label == "COMMENT":
        texts = [text for text in texts if not _says_nothing(text, words)]
    elif label in ("NAME", "SIZE"):
        texts = [_trim(text, words) for text in texts]
    texts = [text.strip(PUNCTUATION) or text for text in texts]
    return (" " if label == "NAME" else ", ").join(texts) or None


def alternatives(name: str | None, words: Language) -> tuple[str, ...]:
    """The foods that a name offers: "butter, margarine or lard" has three; a name without a choice has none.

    "red or green pepper" offers "red pepper" and "green pepper".
    """
    if name is None or words.alternative_words.isdisjoint(name.lower().split()):
        return ()
    choice = "|".join(sorted(map(re.escape, words.alternative_words), key=len, reverse=True))
    *others, last = re.split(rf"[,;]?\s+(?:{choice})\s+", name, flags=re.IGNORECASE)
    if not others:
        return ()
    listed = others[0].split(", ")
    if all(len(text.split()) <= 2 for text in listed):  # "skinless, boneless chicken thighs or breasts" is no list
        others[:1] = listed
    last = last.partition(",")[0]  # "whole or diced tomatoes, with juice"
    parts = last.split()
    head = " ".join(parts[-2:] if " ".join(parts[-2:]).lower() in words.compounds else parts[-1:])
    head = "" if head == last else head
    found = [f"{text} {head}" if head and _lacks_head(text, head, words) else text for text in others]
    return tuple(text.strip(" ,;()") for text in (*found, last) if text.strip(" ,;()"))


def _lacks_head(text: str, head: str, words: Language) -> bool:
    """Whether an alternative only qualifies the food that is named after it."""
    own = text.lower().split()[-1:] or [""]
    return own[0] in words.modifiers or (own[0] in words.meats and head.lower() in words.broths)


def with_a_name(tokens: Sequence[Token], labels: Sequence[str], words: Language) -> Sequence[str]:
    """The labels, but a line with an amount and no name takes the words after the amount, if any, for the name.

    Only a comment that says nothing else is taken: not one in brackets, nor one that begins like "for" or "to".
    """
    if "NAME" in labels or "COMMENT" not in labels or not {"QTY", "UNIT"} & set(labels):
        return labels
    measured = [index for index, label in enumerate(labels) if label in ("QTY", "UNIT", "SIZE")]
    first = measured[-1] + 1
    while first < len(tokens) and labels[first] == "COMMENT" and tokens[first].form.lower() in words.silent:
        first += 1
    last = first
    while last < len(tokens) and labels[last] == "COMMENT":
        last += 1
    if last == first or tokens[first].form.lower() in words.opening_prepositions:
        return labels
    return [*labels[:first], *["NAME"] * (last - first), *labels[last:]]


def _places(tokens: Sequence[Token], labelled: Sequence[Run], label: str) -> Iterator[tuple[int, int]]:
    """First and last token of each place that carries a label; punctuation alone does not part two of them.

    Except in comments, a bracket is part of it: "Roma (plum) tomato" is one name, "cut into 2-inch (5 cm) lengths" one
    preparation.
    """
    own = [index for index, run in enumerate(labelled) if run.label == label]
    position = 0
    while position < len(own):
        first, run = labelled[own[position]].first, labelled[own[position]]
        while position + 1 < len(own) and _is_one(tokens, labelled, own[position], own[position + 1]):
            position += 1
            run = labelled[own[position]]
        position += 1
        yield first, run.last if label == "COMMENT" else _close_bracket(tokens, first, run.last)


def _is_one(tokens: Sequence[Token], labelled: Sequence[Run], before: int, after: int) -> bool:
    """Whether nothing but punctuation stands between two runs of one label."""
    between = labelled[before + 1]
    if after != before + 2 or between.label != "PUNC":
        return False
    is_comment = labelled[before].label == "COMMENT"
    return not (is_comment and any(token.text in BRACKETS for token in tokens[between.first : between.last + 1]))


def _close_bracket(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token, or the bracket behind it when one is open."""
    if last + 1 >= len(tokens) or tokens[last + 1].text != ")":
        return last
    texts = [token.text for token in tokens[first : last + 1]]
    return last + 1 if texts.count("(") > texts.count(")") else last


def _trim(text: str, words: Language) -> str:
    """The text without an "or" at its ends."""
    first, _, rest = text.partition(" ")
    if rest and first.lower() in words.alternative_words:
        text = rest
    rest, _, last = text.rpartition(" ")
    return rest if rest and last.lower() in words.alternative_words else text


def _says_nothing(text: str, words: Language) -> bool:
    """Whether a comment only joins what stands around it: "about", "plus", "of", "each"."""
    return all(word.strip(".,") in words.silent for word in text.lower().split())
