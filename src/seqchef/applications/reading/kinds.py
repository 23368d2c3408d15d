"""Kinds of lines: an ingredient, a heading, a formula, or something else.

Rules on the text and the labels, in this order; the tagger has learned from ingredients only.
"""

import re
from collections.abc import Sequence

from seqchef.food.ingredients import Kind
from seqchef.languages import Language
from seqchef.text.tokens import Token

# Labels that a model of Chinese lines gives to every token of a line that is no ingredient.
LINE_KINDS: dict[str, Kind] = {"HEADING": "heading", "FORMULA": "formula", "OTHER": "other"}
LINK = re.compile(r"https?://|\bwww\.\w|\w@\w+\.\w")
FORMULA = re.compile(r"[^\W\d_][^=<>!]*[=＝]\s*[^=\s]")
HEADING_MARK = re.compile(r"\s*(?:#{1,6}\s|(?P<mark>\*\*|__|==).*(?P=mark)\s*$)")
LONGEST_HEADING = 10  # tokens
SHORTEST_SENTENCE, SHORTEST_INSTRUCTION = 9, 4  # tokens
STOPS = (".", "!", "?", "。", "！", "？")


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
    """An instruction ("Melt the butter in a pan.") or a remark ("They will keep for a week."): no amount opens it."""
    if not tokens or "QTY" in labels[:3] or "UNIT" in labels[:3]:
        return False
    ends = tokens[-1].text in STOPS
    joining = sum(token.form.lower() in words.function_words for token in tokens)
    if tokens[0].form.lower() in words.imperatives and len(tokens) >= SHORTEST_INSTRUCTION:
        return joining + 2 * ends >= 2
    return ends and joining >= 3 and len(tokens) >= SHORTEST_SENTENCE
