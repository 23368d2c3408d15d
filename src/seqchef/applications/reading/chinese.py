"""Labels of Chinese lines by rules alone: what reads where no Chinese model is installed.

    鸡蛋 2 个（打散）       name, amount, what is in brackets; a preparation when it says what is done
    葱、姜、蒜各少许         several names, one amount
    肉量 = 份数 * 180 克     a formula; `调料：` a heading; a sentence is neither
Start at: ChineseRules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from seqchef.languages import load

# Bounded: a line of nothing but digits must not take quadratic time.
NUMBER = r"(?:[\d#$][\d#$.]{0,20}(?:,\d{3})?(?:-[\d#$][\d#$.]{0,20})?|[零〇一二两三四五六七八九十百千半几俩]{1,8})"
UNTIL = r"(?:[至到~-])"
_HEADING = re.compile(r"\s*(?:#+|[^\d]{0,24}[:：]\s*$|[\[【].*[\]】]\s*$)")
_FORMULA = re.compile(r"[=＝]|份数|人数\s*[*×x]")
_OTHER = re.compile(r"https?:|。.")
SURE, SHORT = 0.9, 12  # a probability; tokens
LONGEST = 40  # characters; what is longer and ends with a full stop is a sentence
_VAGUE = r"适量|少许|若干|少量|一些|些许|适当|酌情|一点点?|几(?=[个颗片根滴粒块瓣条])|随意"
GROUPS = {
    "about": "COMMENT",
    "size": "SIZE",
    "number": "QTY",
    "vague": "QTY",
    "unit": "UNIT",
    "half": "QTY",
    "behind": "COMMENT",
}
_PREPARED = re.compile(
    r"切|剁|去[皮骨核籽蒂头壳筋根]|洗|泡|拍|磨|打散|擦|剥|焯|煮|蒸|炒|解冻|沥干|捣|压|撕|腌|融化|软化|[碎末丝丁泥蓉]$|室温|对半"
)
_PURPOSE = re.compile(r"用于|用$|备用$|装饰|点缀|撒面")
OPENING, CLOSING, STOPS = "(（[【", ")）]】", ",，;；。"
PUNCTUATION = re.compile(r"[^\w\s%°]")


def corrected_characters(forms: Sequence[str], labels: Sequence[str]) -> Sequence[str]:
    """The labels of a model, but amounts outside brackets are found as rules find them: models have seen few 适量."""
    text = "".join(forms)
    owners = [index for index, form in enumerate(forms) for _ in form]
    found = list(labels)
    outside = _outside_brackets(forms)
    for pieces in amounts_in(text):
        places = {owners[position]: label for first, last, label in pieces for position in range(first, last)}
        if all(outside[index] for index in places) and _may_be(
            sorted(places), found, text[pieces[0][0] : pieces[-1][1]]
        ):
            for index, label in places.items():
                found[index] = label
    for index in range(1, len(found)):
        if forms[index] == "%" and found[index] == "UNIT":
            found[index - 1 : index + 1] = ["NAME" if "NAME" in found[index + 1 : index + 2] else "COMMENT"] * 2
    return found


def food_after_all(forms: Sequence[str], labels: Sequence[str], confidence: float) -> Sequence[str]:
    """The labels by rules of a short line with an amount which a model, not sure of it, takes for no ingredient."""
    if confidence >= SURE or len(forms) > SHORT or not any(amounts_in("".join(forms))):
        return labels
    return _labels(forms)


def _outside_brackets(forms: Sequence[str]) -> list[bool]:
    depth, found = 0, []
    for form in forms:
        depth = max(0, depth + (form in OPENING) - (form in CLOSING))
        found.append(depth == 0)
    return found


def _may_be(places: Sequence[int], labels: Sequence[str], text: str) -> bool:
    """Whether what the model says of these tokens leaves room for an amount: no preparation, no longer remark."""
    now = {labels[index] for index in places}
    around = (*labels[max(0, places[0] - 1) : places[0]], *labels[places[-1] + 1 : places[-1] + 2])
    if now <= {"QTY", "UNIT"} or now == {"SIZE"} or "PREP" in now or "PURPOSE" in now:
        return False
    if now <= {"QTY", "UNIT", "SIZE"} and labels[places[-1]] == "UNIT" and labels[places[0]] == "QTY":
        return "SIZE" in now
    if now == {"NAME"} and not any(character.isalpha() for character in text):
        return False  # a bare number inside a name
    return "COMMENT" not in now or "COMMENT" not in around


@dataclass(frozen=True, slots=True)
class RuledLabelling:
    """The labels of one line; rules are sure of none, so that a model that is installed later can be told apart."""

    labels: tuple[str, ...]
    confidences: tuple[float, ...]


class ChineseRules:
    """Labels lines of forms, as a trained model does."""

    def label(self, lines: Sequence[Sequence[str]], /) -> list[RuledLabelling]:
        """One labelling for each line of forms, in order."""
        return [RuledLabelling(tuple(_labels(line)), (0.5,) * len(line)) for line in lines]


def _labels(forms: Sequence[str]) -> list[str]:
    text = "".join(forms)
    owners = [index for index, form in enumerate(forms) for _ in form]
    if label := _line_label(text):
        return [label] * len(forms)
    marks = _segments(text)
    for pieces in amounts_in(text):
        for first, last, label in pieces:
            marks[first:last] = [label] * (last - first)
    labels = ["COMMENT"] * len(forms)
    for position in reversed(range(len(text))):
        labels[owners[position]] = marks[position]
    return labels


def _line_label(text: str) -> str | None:
    """What a line as a whole is, when it is no ingredient."""
    if _FORMULA.search(text):
        return "FORMULA"
    if _HEADING.match(text):
        return "HEADING"
    is_sentence = _OTHER.search(text) or (text.endswith("。") and len(text) > LONGEST)
    return "OTHER" if is_sentence or not any(map(str.isalnum, text)) else None


def _segments(text: str) -> list[str]:
    """A label for each character, amounts not yet counted: the first part is the name."""
    marks: list[str] = []
    named = False
    for part in re.finditer(
        rf"[{re.escape(OPENING + CLOSING + STOPS)}]|[^{re.escape(OPENING + CLOSING + STOPS)}]+", text
    ):
        own = part[0]
        if len(own) == 1 and own in OPENING + CLOSING + STOPS:
            marks.append("PUNC")
            continue
        bracketed = marks[-1:] == ["PUNC"] and text[part.start() - 1] in OPENING
        label = "COMMENT"
        if not named and not bracketed and _without_amounts(own):
            label, named = "NAME", True
        elif _PURPOSE.search(own):
            label = "PURPOSE"
        elif _PREPARED.search(own):
            label = "PREP"
        marks += ["PUNC" if PUNCTUATION.match(character) else label for character in own]
    return marks


def _without_amounts(text: str) -> str:
    if any(name in text for name in load("zh").known_names):
        return text
    return _pattern().sub("", text).strip(" 约、/:")


def amounts_in(text: str) -> Iterator[list[tuple[int, int, str]]]:
    """The pieces of each amount in a text: begin, end and label; not what is a number in a known name."""
    named = {position for name in load("zh").known_names for position in _places(text, name)}
    for match in _pattern().finditer(text):
        if match.start() not in named:
            yield [(match.start(g), match.end(g), label) for g, label in GROUPS.items() if match[g]]


def _places(text: str, name: str) -> range:
    """Where a name stands in a text."""
    first = text.find(name)
    return range(first, first + len(name)) if first >= 0 else range(0)


@cache
def _pattern() -> re.Pattern[str]:
    """An amount with the words around it."""
    words = load("zh")
    unit = "|".join(sorted(map(re.escape, (*words.measures, *words.counts)), key=len, reverse=True))
    unit = rf"(?:{unit})(?![A-Za-z])"
    bare = r"(?<![A-Za-z\d])[\d#$][\d#$.-]{0,40}(?!%|[\d寸°年号级])"
    return re.compile(
        rf"(?P<about>各|大约|大概|约|每)?\s*(?:(?P<vague>{_VAGUE})"
        rf"|(?P<number>(?:{NUMBER}(?:{UNTIL}{NUMBER})?(?=[大小]?{unit})|{bare})))"
        rf"(?:(?P<size>[大小])??(?P<unit>{unit}))?(?P<half>半)?(?P<behind>左右|上下|多)?"
    )
