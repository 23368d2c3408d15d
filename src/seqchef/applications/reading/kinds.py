"""Kinds of lines: an ingredient, a heading, a formula, or something else.

Rules on the text and the labels, in this order; the tagger has learned from ingredients only.
"""

import re
from collections.abc import Sequence

from seqchef.food.ingredients import Kind
from seqchef.languages import Language
from seqchef.text.tokens import Token

LINK = re.compile(r"https?://|\bwww\.\w|\w@\w+\.\w")
FORMULA = re.compile(r"[^\W\d_][^=<>!]*[=＝]\s*[^=\s]")
HEADING_MARK = re.compile(r"\s*(?:#{1,6}\s|(?P<mark>\*\*|__|==).*(?P=mark)\s*$)")
LONGEST_HEADING = 10  # tokens
SHORTEST_SENTENCE = 9  # tokens


def kind(line: str, tokens: Sequence[Token], labels: Sequence[str], words: Language) -> Kind:
    """What a line is."""
    if not any(character.isalpha() for character in line) or _is_link(line):
        return "other"
    if _is_heading(line, tokens, labels, words):
        return "heading"
    if ("=" in line or "＝" in line) and FORMULA.search(line):
        return "formula"
    if _is_sentence(tokens, labels, words) or not {"NAME", "QTY", "UNIT"} & set(labels):
        return "other"
    return "ingredient"


def _is_link(line: str) -> bool:
    return (":" in line or "@" in line or "." in line) and LINK.search(line) is not None


def _is_heading(line: str, tokens: Sequence[Token], labels: Sequence[str], words: Language) -> bool:
    """`### Sauce`, `For the sauce:`, `For the sauce`, `Ingredients`; never a line with an amount."""
    if "QTY" in labels or len(tokens) > LONGEST_HEADING:
        return False
    text = line.strip().lower()
    if HEADING_MARK.match(line) or text.endswith((":", "：")) or text in words.headings:
        return True
    opens = any(text == opener or text.startswith(f"{opener} ") for opener in words.heading_openers)
    return opens and set(labels) <= {"PURPOSE", "PUNC"}


def _is_sentence(tokens: Sequence[Token], labels: Sequence[str], words: Language) -> bool:
    """A full stop at the end, several words such as "you" and "the", and no amount."""
    if "QTY" in labels or len(tokens) < SHORTEST_SENTENCE or tokens[-1].text not in (".", "!", "?", "。"):
        return False
    return sum(token.form.lower() in words.function_words for token in tokens) >= 3
