"""What a language file fills in."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


def words(text: str) -> tuple[str, ...]:
    """The words of a text: a word list is then one line of plain words."""
    return tuple(text.split())


@dataclass(frozen=True, kw_only=True)
class Language:
    """The words of one language that have a fixed meaning in an ingredient line, in lower case unless case decides."""

    code: str  # "en"
    plurals: Mapping[str, str]  # "leaves" -> "leaf": the words that `Token.form` makes singular
    measures: Mapping[str, str]  # "tablespoon", "T" -> "tbsp": words that may be glued to a number, to food.units
    counts: Mapping[str, str]  # "tin" -> "can": words that count things, to food.units
    unit_qualifiers: frozenset[str]  # "heaped", "level": part of a unit's text, not of its name
    abbreviations: frozenset[str]  # "tsp": units whose full stop belongs to the word
    numbers: Mapping[str, Fraction]  # "three" -> 3, "half" -> 1/2
    articles: frozenset[str]  # "a": one, unless a number word follows ("a dozen")
    vague: frozenset[str]  # "few": an amount that is no number
    sizes: frozenset[str]  # "large"
    approximate: frozenset[str]  # "about"
    joining: frozenset[str]  # "and" in "one and a half"
    range_words: frozenset[str]  # "to", "or" between two numbers
    alternative_words: frozenset[str]  # "or" between two foods
    optional_words: frozenset[str]  # "optional"
    heading_openers: frozenset[str]  # "for" opens "For the sauce:"
