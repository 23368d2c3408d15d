"""Replaced lines: an ingredient list without what somebody leaves out, and with what stands for it.

Knows: the amount stays or changes by the ratio, in amounts that a kitchen can measure; pieces of the old food become a
weight of the new one where one piece's weight is known, and a note ("as much as ...") where it is not; a new line never
names a food that is left out.
Does not know: what stands for what (substitutes).
Start at: replaced_lines. Lines are English.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, NamedTuple

from seqchef.applications.writing.amounts.leading import Leading, leading, unit_of
from seqchef.applications.writing.amounts.wording import amount_text
from seqchef.applications.writing.substitutes import Substitute, substitutes
from seqchef.errors import BadInput
from seqchef.food.densities import grams_per_piece
from seqchef.food.diets import Restriction
from seqchef.food.lexicon import Foodstuff, Mention, lexicon
from seqchef.food.lexicon.plurals import plural
from seqchef.food.rounding import measurable
from seqchef.food.substitutions import Ratio

MELTED = re.compile(
    r",? *\b(?:melted|softened|at room temperature|cubed|chilled)\b"
)  # what is done to butter, to no oil
UNKNOWN = "no food that we know"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """One line that holds what is left out: `instead` is the new line, None where we know of nothing.

    `index` counts the lines from 0; `why` says what was found: "whole milk (dairy, milk)". `note` says how much where
    the new line cannot: "as much as 2 chicken breasts".
    """

    index: int
    line: str
    instead: str | None
    why: str
    note: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The replacement as in JSON."""
        return {
            "index": self.index,
            "line": self.line,
            "instead": self.instead,
            "why": self.why,
            "note": self.note,
        }


class Rewritten(NamedTuple):
    """A new line, and how much of the new food where the line does not say it."""

    text: str
    note: str | None = None


def replaced_lines(lines: Sequence[str], restriction: Restriction) -> list[Replacement]:
    """The lines that the restriction does not allow, in order, each with the line to write instead of it."""
    found = []
    for index, line in enumerate(lines):
        mentions = lexicon().mentions(line)
        excluded = _joined(line, [mention for mention in mentions if restriction.excludes(mention.food)])
        if excluded:
            new = _rewritten(line, excluded, restriction)
            why = "; ".join(dict.fromkeys(_why(mention, restriction) for mention in excluded))
            text, note = (None, None) if new is None else new
            found.append(Replacement(index=index, line=line, instead=text, why=why, note=note))
        elif not mentions and restriction.excludes(None) and line.strip():
            found.append(Replacement(index=index, line=line, instead=None, why=UNKNOWN))
    return found


def _joined(line: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Neighbours as one: in "ground beef chuck" two words for one food, of which the first says what it is."""
    found: list[Mention] = []
    for mention in mentions:
        if found and not line[found[-1].end : mention.start].strip():
            found[-1] = replace(found[-1], end=mention.end)
        else:
            found.append(mention)
    return found


def _why(mention: Mention, restriction: Restriction) -> str:
    return f"{mention.food.name} ({', '.join(sorted(restriction.found_in(mention.food)))})"


def _rewritten(line: str, excluded: Sequence[Mention], restriction: Restriction) -> Rewritten | None:
    """The line with every excluded food replaced; None where no substitute leaves a line that is allowed."""
    if len(excluded) > 1:
        several = _several(line, excluded, restriction)
        return several if several is not None and _is_allowed(several.text, restriction) else None
    for instead in substitutes(_written(line, excluded[0]), restriction):
        new = _one(line, excluded[0], instead)
        if _is_allowed(new.text, restriction):
            return new
    return None


def _written(line: str, mention: Mention) -> str:
    """The food in the line's own words where they are a name in the lexicon, else the lexicon's name."""
    own = line[mention.start : mention.end]
    return own if lexicon().named(own) == mention.food else mention.food.name


def _is_allowed(line: str, restriction: Restriction) -> bool:
    return not any(restriction.excludes(mention.food) for mention in lexicon().mentions(line))


def _several(line: str, excluded: Sequence[Mention], restriction: Restriction) -> Rewritten | None:
    """The line with several foods replaced by as much of others; the line has one amount, so it cannot change."""
    for mention in reversed(excluded):
        options = substitutes(_written(line, mention), restriction)
        same = [one for one in options if one.ratio and one.ratio.is_same and one.addition is None]
        if not same:
            return None
        line = line[: mention.start] + same[0].food + line[mention.end :]
        line = line.replace(f"{same[0].food} or {same[0].food}", same[0].food)  # for "butter or margarine"
    return Rewritten(line)


def _one(line: str, mention: Mention, instead: Substitute) -> Rewritten:
    """The line with one food replaced, its amount in the new food's ratio, and what comes along behind it."""
    head = leading(line)
    after = line[mention.end :]
    if head is None or head.end >= mention.end:
        return Rewritten(f"{line[: mention.start]}{instead.food}{_along(instead, None, mention.food)}{after}")
    ratio, between = instead.ratio, line[head.end : max(mention.start, head.end)]
    after = MELTED.sub("", after) if instead.food.endswith(" oil") else after
    if ratio is not None and ratio.each:
        between = after = ""  # "large", ", beaten": said of the old food
    name = _like(instead.food, line[: mention.end])
    if ratio is not None and ratio.is_same and (head.unit or any(map(unit_of, between.split()))):
        return Rewritten(f"{line[: head.end]}{between}{name}{_along(instead, head, mention.food)}{after}")
    amount = None if ratio is None else _amount(head, mention.food, instead, ratio)
    if amount is None or "(" in line[: head.end]:  # in brackets: the size of a can
        return Rewritten(f"{between}{name}{after}".strip(), f"as much as {line[: mention.end]}")
    quantity, unit = measurable(*amount, plain=True)
    name = _in_plural(name) if unit is None and quantity > 1 else name
    text = f"{amount_text(quantity, unit)} {between}{name}"
    return Rewritten(f"{text}{_along(instead, head, mention.food)}{after}")


def _amount(head: Leading, food: Foodstuff, instead: Substitute, ratio: Ratio) -> tuple[Fraction, str | None] | None:
    """How much of the new food, exactly; None: the pieces of the old one say nothing about that."""
    if head.unit is not None or ratio.each:
        return _taken(ratio, head, food)
    weight = grams_per_piece(food.name, "piece")
    if food.name.split()[-1] == instead.food.split()[-1] or (weight and grams_per_piece(instead.food, "piece")):
        return head.quantity * ratio.quantity, None  # a corn tortilla for a tortilla, a leek for an onion
    return None if weight is None else (head.quantity * weight * ratio.quantity, "g")


def _taken(ratio: Ratio, head: Leading, food: Foodstuff) -> tuple[Fraction, str | None] | None:
    try:
        return ratio.of(head.quantity, head.unit, food.name)
    except BadInput:  # the weight of one piece, or of a cup, is not known
        return None


def _along(instead: Substitute, head: Leading | None, food: Foodstuff) -> str:
    """What comes along with the substitute: ` and 1 tbsp lemon juice`."""
    if instead.addition is None:
        return ""
    amount = None if head is None else _taken(instead.addition.ratio, head, food)
    shown = "" if amount is None else f"{amount_text(*measurable(*amount, plain=True))} "
    return f" and {shown}{instead.addition.food}"


def _like(name: str, written: str) -> str:
    """The name in the plural where the line had the same last word in it: "nut-free chocolate chips"."""
    several = _in_plural(name)
    return several if several.endswith(written.lower().split()[-1]) else name


def _in_plural(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{first} {plural(last)}".strip()
