"""Joins: neighbouring drafts that are one sum or one range, and drafts that say how large one of another is."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from seqchef.applications.reading.drafts import CLOSING, OPENING, Draft
from seqchef.food.units import MEASURES, convert
from seqchef.languages import Language
from seqchef.text.tokens import Token

# Units that are read as one sum when they follow each other: "1 lb 2 oz", never "50 g 1¾ oz".
SYSTEMS = (
    frozenset({"lb", "oz"}),
    frozenset({"kg", "g", "mg"}),
    frozenset({"l", "dl", "cl", "ml"}),
    frozenset({"gallon", "quart", "pint", "cup", "fl oz", "tbsp", "tsp"}),
    frozenset({"foot", "inch"}),
)


def merge(drafts: list[Draft], tokens: Sequence[Token], words: Language) -> list[Draft]:
    """Sums, differences and ranges of neighbouring measures become one amount each."""
    for join in (_sum, _range):
        merged: list[Draft] = []
        for draft in drafts:
            if not merged or not join(merged[-1], draft, tokens, words):
                merged.append(draft)
        drafts = merged
    return drafts


def _between(before: Draft, after: Draft, tokens: Sequence[Token]) -> list[str]:
    return [token.form.lower() for token in tokens[before.last + 1 : after.first] if token.form not in (",", ".")]


def _convertible(before: Draft, after: Draft) -> bool:
    return (
        before.low is not None
        and before.high is None
        and after.low is not None
        and before.unit is not None
        and after.unit is not None
        and before.unit in MEASURES
        and after.unit in MEASURES
        and MEASURES[before.unit].dimension == MEASURES[after.unit].dimension
        and before.last < after.first
    )


def _sum(before: Draft, after: Draft, tokens: Sequence[Token], words: Language) -> bool:
    """Add `after` to `before` in the unit of `before`; False when they are no sum."""
    if not _convertible(before, after) or after.high is not None or before.low is None or after.low is None:
        return False
    added = convert(after.low, after.unit, before.unit)
    between = _between(before, after, tokens)
    follows = after.first == before.last + 1 and any({before.unit, after.unit} <= system for system in SYSTEMS)
    if len(between) == 1 and between[0] in words.subtracting and added < before.low:
        added = -added
    elif not (follows and added < 1) and not (between and all(word in words.joining for word in between)):
        return False
    before.low += added
    before.last = before.unit_last = after.last
    return True


def _range(before: Draft, after: Draft, tokens: Sequence[Token], words: Language) -> bool:
    """Make `before` a range that ends with `after`; False when they are no range."""
    between = _between(before, after, tokens)
    if not _convertible(before, after) or len(between) != 1 or between[0] not in words.until_words:
        return False
    end = convert(after.high or after.low or Fraction(0), after.unit, before.unit)
    if before.low is None or end <= before.low:
        return False
    before.high = end
    before.last = before.unit_last = after.last
    return True


def enclose(draft: Draft, later: Iterable[Draft], tokens: Sequence[Token], words: Language) -> None:
    """Stretch a count over the amounts after it that say how large one of it is."""
    last = draft.last
    for after in later:
        if after.last <= last:
            continue
        between = [token.form.lower() for token in tokens[last + 1 : after.first]]
        first_one = last == draft.last
        if not (_is_each(draft, after, between, tokens, words) if first_one else _continues(between, words)):
            break
        last = after.last
    draft.last = max(draft.last, last)


def _is_each(draft: Draft, after: Draft, between: list[str], tokens: Sequence[Token], words: Language) -> bool:
    """Whether `after` is the size of one `draft`: multiplied, in a bracket after a number or container, or "each"."""
    if draft.measures or not after.measures:
        return False
    following = tokens[after.last + 1].form.lower() if after.last + 1 < len(tokens) else ""
    if following in words.each or any(word in words.each for word in between):
        return True
    if any(word not in OPENING and word not in words.approximate for word in between):
        return False
    if draft.unit is None and words.divides == "words":  # "4 (6 oz) fillets", "4 6-oz fillets"
        in_bracket = bool(between) and between[0] in OPENING
        return draft.multiplies or in_bracket or (not between and draft.low is not None and draft.low.denominator == 1)
    return draft.multiplies or draft.unit in words.containers


def _continues(between: list[str], words: Language) -> bool:
    """Whether the next amount restates the one before it: `6 oz/170 g`, `(14 ounces, 400 g)`."""
    return all(word in ("/", ",", ";", "，", "or", *OPENING, *CLOSING, *words.approximate) for word in between)
