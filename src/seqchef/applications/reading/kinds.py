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
HEADING_MARK = re.compile(
    r"\s*(?:#{1,6}\s|(?P<mark>\*\*|__|==).*(?P=mark)\s*$|[-–—=~*_]{1,9}\s*[^\W\d][^\d]{0,80}[-–—=~*_]\s*$|\[[^\d\]]+\]\s*$)"
)
LONGEST_HEADING = 10  # tokens
SHORTEST_SENTENCE, SHORTEST_INSTRUCTION = 6, 4  # tokens
STOPS = (".", "!", "?", "。", "！", "？")


def kind(line: str, tokens: Sequence[Token], labels: Sequence[str], words: Language) -> Kind:
    """What a line is."""
    if not any(map(str.isalpha, line)) or _is_link(line):
        return "other"
    if _is_heading(line, tokens, labels, words):
        return "heading"
    if ("=" in line or "＝" in line) and FORMULA.search(line):
        return "formula"
    measured = "NAME" in labels or "QTY" in labels or "UNIT" in labels
    if not measured or _is_sentence(tokens, labels, words):
        return "other"
    return "ingredient"


def _is_link(line: str) -> bool:
    return (":" in line or "@" in line or "." in line) and LINK.search(line) is not None


def _is_heading(line: str, tokens: Sequence[Token], labels: Sequence[str], words: Language) -> bool:
    """`### Sauce`, `For the sauce:`, `For the sauce`, `Ingredients`, `— Dressing —`, `SAUCE`; never with an amount."""
    if len(tokens) > LONGEST_HEADING or "QTY" in labels:
        return False
    text = line.strip().lower()
    if text.endswith((":", "：")) or text in words.headings or HEADING_MARK.match(line):
        return True
    last = tokens[-1].form.lower()
    if last in words.heading_nouns and "UNIT" not in labels and (len(tokens) == 1 or line.isupper()):
        return True
    opens = any(text == opener or text.startswith(f"{opener} ") for opener in words.heading_openers)
    return opens and set(labels) <= {"PURPOSE", "PUNC"}


def _is_instruction(tokens: Sequence[Token], labels: Sequence[str], words: Language) -> bool:
    """A step of the recipe: it begins with a verb ("Stir."), or a verb follows an opening ("In a bowl, mix ...")."""
    first = 2 if len(tokens) > 2 and tokens[0].text.isdecimal() and tokens[1].text == "." else 0
    word = tokens[first].form.lower()
    if word in words.commands:
        return len(tokens) > first + 1
    if word not in words.openings and word not in words.imperatives:
        return False
    own = [token.form.lower() for token in tokens[first + 1 :]]
    verbs = any(form in words.commands for form in own)
    ends = tokens[-1].text in STOPS
    if word in words.openings:
        return verbs and len(own) >= SHORTEST_INSTRUCTION and "QTY" not in labels[: first + 1]
    joining = sum(form in words.function_words for form in own)
    return len(own) + 1 >= SHORTEST_INSTRUCTION and joining + 2 * ends + 2 * verbs >= 2


def _closes_with_a_verb(tokens: Sequence[Token], words: Language) -> bool:
    """Whether it is an instruction as German writes it: "Die Zwiebeln schälen und hacken.", stop included."""
    if not words.closing_verbs or len(tokens) <= SHORTEST_INSTRUCTION or tokens[-1].text not in STOPS:
        return False
    return tokens[-2].form.lower() in words.imperatives


def _is_sentence(tokens: Sequence[Token], labels: Sequence[str], words: Language) -> bool:
    """An instruction, or a remark ("They will keep for a week."): no amount opens it."""
    if not tokens:
        return False
    if _closes_with_a_verb(tokens, words) or _is_instruction(tokens, labels, words):
        return True
    if "QTY" in labels[:3] or "UNIT" in labels[:3] or tokens[-1].text not in STOPS:
        return False
    forms = [token.form.lower() for token in tokens]
    joining = sum(form in words.function_words or form in words.commands for form in forms)
    return joining >= 2 and len(tokens) >= SHORTEST_SENTENCE
