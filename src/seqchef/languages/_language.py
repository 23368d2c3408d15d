"""What a language file fills in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal


def words(text: str) -> tuple[str, ...]:
    """The words of a text: a word list is then one line of plain words."""
    return tuple(text.split())


def table(text: str) -> dict[str, str]:
    """Lines such as `cup: tasse tassen` as {"tasse": "cup", "tassen": "cup"}; `_` stands for a space in a word."""
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        meaning, _, own = line.partition(": ")
        found.update(dict.fromkeys((word.replace("_", " ") for word in own.split()), meaning.strip()))
    return found


def inflected(meanings: Mapping[str, str], endings: str) -> dict[str, str]:
    """The meanings, also under each word with each of the endings."""
    return {word + ending: form for word, form in meanings.items() for ending in ("", *endings.split())}


@dataclass(frozen=True, kw_only=True)
class Language:
    """The words of one language that have a fixed meaning in an ingredient line, in lower case unless case decides."""

    code: str  # "en"
    divides: Literal["words", "characters"] = "words"  # what a token is
    forms: Mapping[str, str] = field(default_factory=dict)  # "gehackt" -> "chopped": what models have learned instead
    plural_units: frozenset[str] = frozenset()  # "tassen": units in the plural, where `forms` does not show it
    plural_marks: tuple[str, ...] = ()  # "(n)": behind a word that may be in the plural, "Zehe(n)"
    elisions: frozenset[str] = frozenset()  # "d'": written together with the word behind it
    fraction_word: str = "and"  # "1 and 1/2"
    decimal_comma: bool = False  # whether "1,000" is one; a recipe's own numbers decide first
    known_names: tuple[str, ...] = ()  # "7 up": foods with a number in their name
    telling_units: frozenset[str] = frozenset()  # "tbsp", "el": units that tell the language of a text
    telling_words: frozenset[str] = frozenset()  # "chopped", "gehackt": other words that tell it
    plurals: Mapping[str, str]  # "leaves" -> "leaf": the words that `Token.form` makes singular
    measures: Mapping[str, str]  # "tablespoon", "T" -> "tbsp": words that may be glued to a number, to food.units
    counts: Mapping[str, str]  # "tin" -> "can": words that count things, to food.units
    unit_qualifiers: frozenset[str]  # "heaped": words beside a unit that are none themselves
    containers: frozenset[str]  # counts that hold something: what follows in brackets is in each of them
    abbreviations: frozenset[str]  # "tsp": units whose full stop belongs to the word
    numbers: Mapping[str, Fraction]  # "three" -> 3, "half" -> 1/2
    articles: frozenset[str]  # "a": one, unless a number word follows ("a dozen")
    vague: frozenset[str]  # "few": an amount that is no number
    approximate: frozenset[str]  # "about"
    approximate_behind: tuple[str, ...] = ("\0",)  # 左右: the same, behind the amount
    counting: frozenset[str] = frozenset()  # "couple", "little": count when "a" precedes
    never_foods: frozenset[str] = frozenset()  # "pkt": counts that cannot be a food's name
    joints: frozenset[str] = frozenset()  # forms of "de", "la": inside a name a part of it
    colours: frozenset[str] = frozenset()  # forms of "rouge": part of the name that they stand beside
    no_foods: frozenset[str] = frozenset()  # "more": what follows "or" in a comment that offers no other food
    heading_nouns: frozenset[str] = frozenset()  # "dressing": a heading when it is all that a line says
    closing_verbs: bool = False  # whether an instruction ends with its verb: "Die Zwiebeln hacken."
    commands: frozenset[str] = frozenset()  # "stir": a line that begins so is an instruction
    openings: frozenset[str] = frozenset()  # "meanwhile", "in": no ingredient, when a verb of those follows somewhere
    between: frozenset[str] = frozenset()  # "between" 1 and 2
    each: frozenset[str]  # "each": the amount beside it is that of one piece
    joining: frozenset[str]  # "plus" between two amounts, "and" in "one and a half": their sum
    subtracting: frozenset[str]  # "minus" between two amounts: their difference
    range_words: frozenset[str]  # "to", "or" between two numbers
    until_words: frozenset[str]  # "to" between two amounts: a range; "or" there is a choice
    alternative_words: frozenset[str]  # "or" between two foods
    modifiers: frozenset[str]  # "red" in "red or green pepper": no food without the words after the other food
    compounds: frozenset[str]  # "bell pepper": two words that are one food after a modifier
    meats: frozenset[str]  # "chicken": a modifier before one of `broths`, else a food
    broths: frozenset[str]
    fillers: frozenset[str]  # "of": says nothing when it stands alone as a comment
    optional: tuple[str, ...]  # "optional", "if desired": anywhere in a comment
    heading_openers: tuple[str, ...]  # "for the": opens a heading when nothing but a purpose follows
    opening_prepositions: frozenset[str]  # "for": a comment that begins so is no name
    headings: frozenset[str]  # "ingredients": a heading by itself
    function_words: frozenset[str]  # "you", "the", "until": several of them make a sentence
    imperatives: frozenset[str]  # "melt": a line that begins so is an instruction when more speaks for it

    @cached_property
    def linking(self) -> frozenset[str]:
        """Words that may stand inside one number: "one and a half", "two or three"."""
        return self.articles | self.joining | self.range_words

    @cached_property
    def known_by_first(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """The known names as words, by their first word."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for name in self.known_names:
            found.setdefault(name.split()[0], []).append(tuple(name.split()))
        return {first: tuple(names) for first, names in found.items()}

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that count when they open a line: "an", "some", "a couple", "a dozen"."""
        return self.articles | self.vague | {"dozen"}

    @cached_property
    def measured(self) -> frozenset[str]:
        """Words of measures, in lower case; not the letters that are more than one of them."""
        return frozenset(word.lower() for word in self.measures if len(word) > 1) | self.never_foods

    @cached_property
    def behind(self) -> frozenset[str]:
        """Words behind an amount that change what it is."""
        return self.each | {word[0] for word in self.approximate_behind}

    @cached_property
    def silent(self) -> frozenset[str]:
        """Words that only join what stands around them."""
        return self.fillers | self.approximate | self.each | self.linking | self.subtracting
