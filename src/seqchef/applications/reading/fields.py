"""Text fields of a line: the words of each label, as the line writes them."""

import re
from collections.abc import Iterator, Sequence

from seqchef.food.ingredients import Span
from seqchef.languages import Language
from seqchef.text.tokens import Token

PUNCTUATION = " ,;:.-–—*&+/"  # nothing of it at the ends of a field
BRACKETS = "()[]{}（）"


def field(line: str, tokens: Sequence[Token], labels: Sequence[str], label: str, words: Language) -> str | None:
    """The text that carries `label`, or None; separate places are joined by a comma, those of a name by a space."""
    texts = [line[tokens[first].start : tokens[last].end] for first, last in _runs(tokens, labels, label)]
    if label == "COMMENT":
        texts = [text for text in texts if not _says_nothing(text, words)]
    if label in ("NAME", "SIZE"):
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
    parts = last.split()
    head = " ".join(parts[-2:] if " ".join(parts[-2:]).lower() in words.compounds else parts[-1:])
    head = "" if head == last else head
    found = [f"{text} {head}" if head and _lacks_head(text, head, words) else text for text in others]
    return tuple(text.strip(" ,;()") for text in (*found, last) if text.strip(" ,;()"))


def _lacks_head(text: str, head: str, words: Language) -> bool:
    """Whether an alternative only qualifies the food that is named after it."""
    own = text.lower().split()[-1:] or [""]
    return own[0] in words.modifiers or (own[0] in words.meats and head.lower() in words.broths)


def spans(tokens: Sequence[Token], labels: Sequence[str]) -> tuple[Span, ...]:
    """Neighbouring tokens of one label, as one span each; together they cover every token."""
    found: list[Span] = []
    start = end = 0
    previous = ""
    for token, label in zip(tokens, labels, strict=True):
        if label != previous:
            if previous:
                found.append(Span(start, end, previous))
            start, previous = token.start, label
        end = token.end
    if previous:
        found.append(Span(start, end, previous))
    return tuple(found)


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


def _runs(tokens: Sequence[Token], labels: Sequence[str], label: str) -> Iterator[tuple[int, int]]:
    """First and last token of each place that carries a label; punctuation alone does not part two of them.

    Except in comments, a bracket is part of it: "Roma (plum) tomato" is one name, "cut into 2-inch (5 cm) lengths" one
    preparation.
    """
    indexes = [index for index, own in enumerate(labels) if own == label]
    position = 0
    while position < len(indexes):
        first = last = indexes[position]
        position += 1
        while position < len(indexes) and _together(tokens, labels, last, indexes[position], label):
            last = indexes[position]
            position += 1
        if label != "COMMENT":
            last = _close_bracket(tokens, first, last)
        yield first, last


def _together(tokens: Sequence[Token], labels: Sequence[str], before: int, after: int, label: str) -> bool:
    return all(
        labels[index] == "PUNC" and (label != "COMMENT" or tokens[index].text not in BRACKETS)
        for index in range(before + 1, after)
    )


def _close_bracket(tokens: Sequence[Token], first: int, last: int) -> int:
    texts = [token.text for token in tokens[first : last + 1]]
    is_open = texts.count("(") > texts.count(")")
    return last + 1 if is_open and last + 1 < len(tokens) and tokens[last + 1].text == ")" else last


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
