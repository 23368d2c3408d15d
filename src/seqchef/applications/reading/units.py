"""Units of a line: runs of UNIT tokens divided into single units, each with its canonical name."""

from collections.abc import Sequence
from dataclasses import dataclass

from seqchef.languages import Language
from seqchef.text.tokens import Token


@dataclass(frozen=True, slots=True)
class UnitWords:
    """One unit as the line has it: its canonical name, its tokens, whether it is written in the plural."""

    name: str
    first: int
    last: int
    plural: bool


def divide(tokens: Sequence[Token], first: int, last: int, words: Language) -> list[UnitWords]:
    """The units in the UNIT tokens `first` to `last`: "ounce can" is two, "fl oz" and "heaped tbsp" are one each.

    Words after the last known unit, a repetition ("1 c cup") and a choice ("can or bottle") belong to the unit before.
    Qualifiers alone ("large" of "2 large garlic cloves") are no unit.
    """
    if words.divides == "characters":
        return _divide_characters(tokens, first, last, words)
    found: list[UnitWords] = []
    begin = first
    if all(token.form.lower() in words.unit_qualifiers for token in tokens[first : last + 1]):
        return found
    for index in range(first, last + 1):
        name = _name(tokens, index, words)
        is_end = index == last
        if name is None and not (is_end and not found):
            continue
        if name == "fl oz" and not is_end and _name(tokens, index + 1, words) == "oz":
            continue
        token = tokens[index]
        if name == "oz" and index > begin and tokens[index - 1].form.lower() in ("fl", "fluid", "fl."):
            name = "fl oz"
        if name == "pint" and any(tokens[i].form.lower() == "imperial" for i in range(begin, index)):
            name = "imperial pint"
        own = UnitWords(name or token.form.lower().rstrip("."), begin, index, _is_plural(token, words))
        if found and (own.name == found[-1].name or tokens[begin].form.lower() in words.alternative_words):
            own = UnitWords(found[-1].name, found[-1].first, index, found[-1].plural)
            found.pop()
        found.append(own)
        begin = index + 1
    if found and found[-1].last < last:
        found[-1] = UnitWords(found[-1].name, found[-1].first, last, found[-1].plural)
    return found


def _divide_characters(tokens: Sequence[Token], first: int, last: int, words: Language) -> list[UnitWords]:
    """The unit in a run of characters: the longest known one at its end (大勺 in 满满一大勺), else all of them."""
    text = "".join(token.form for token in tokens[first : last + 1])
    for begin in range(len(text)):
        own = text[begin:]
        name = words.measures.get(own) or words.measures.get(own.lower()) or words.counts.get(own)
        if name is not None:
            return [UnitWords(name, first, last, plural=False)]
    return [UnitWords(text, first, last, plural=False)]


def _is_plural(token: Token, words: Language) -> bool:
    """Whether the line has the unit in the plural."""
    return token.text.lower() in words.plural_units if words.forms else token.text != token.form


def _name(tokens: Sequence[Token], index: int, words: Language) -> str | None:
    """The canonical name of a unit word; case decides for `T` and `t`; "inch-thick" is an inch."""
    form = tokens[index].form.rstrip(".")
    lower = form.lower()
    name = words.measures.get(form) or words.measures.get(lower) or words.counts.get(lower)
    if name is None and (single := words.plurals.get(lower)):  # "CLOVES": its form is left as it is
        name = words.measures.get(single) or words.counts.get(single)
    if name is None and "-" in form:
        name = words.measures.get(lower.partition("-")[0])
    return name
