"""Reading with the models that ship with seqchef, chosen by language, or with any other bundle."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice

from seqchef.applications.reading.chinese import ChineseRules
from seqchef.applications.reading.lines import Labeller as LineLabeller
from seqchef.applications.reading.lines import read_lines
from seqchef.errors import BadInput, MissingPart, UnknownName
from seqchef.food.ingredients import Ingredient
from seqchef.inference.label import Labeller
from seqchef.languages import names
from seqchef.text.language import is_chinese, language_of
from seqchef.text.notation import decimal_comma

BUNDLE = "label-en"  # for every language that writes words; Chinese has one of its own
FOREIGN_BUNDLE = "label-en/2-last"  # German, French: the larger member alone, for the small one is sure of English
CHINESE_BUNDLE = "label-zh"
AUTO = "auto"
LABELS = frozenset({"QTY", "UNIT", "SIZE", "NAME", "PREP", "PURPOSE", "COMMENT", "PUNC"})  # what a line is made of
LINE_LABELS = frozenset({"HEADING", "FORMULA", "OTHER"})  # what a line as a whole is, in Chinese bundles
# Lines at a time: soon a first result, then many, for lines of like length are labelled together without padding.
FIRST_CHUNK, CHUNK = 64, 4096


@cache
def labeller(bundle: str = BUNDLE) -> Labeller:
    """The labeller of a bundle, loaded once. Raises MissingPart, and BadInput for labels that are not a kitchen's."""
    found = Labeller.load(bundle)
    if foreign := sorted(set(found.labels) - LABELS - LINE_LABELS):
        raise BadInput(
            f'the bundle "{bundle}" has the labels {", ".join(foreign)}; ingredient lines are read by '
            f"{', '.join(sorted(LABELS))} alone (seqchef evaluate label measures a bundle with any labels)"
        )
    return found


def read(line: str, *, bundle: str = BUNDLE, language: str = AUTO) -> Ingredient:
    """What one ingredient line says; any string gives a result.

    `language` is "en", "zh", "de", "fr" or "auto", which looks at the line. Raises UnknownName for another.
    """
    return Choice.of((line,), bundle=bundle, language=language).read((line,))[0]


def read_many(lines: Iterable[str], *, bundle: str = BUNDLE, language: str = AUTO) -> Iterator[Ingredient]:
    """One Ingredient for each line, in order, while the lines come in; a stream of any length takes little memory.

    The first lines decide two things for all: the language of those that are not Chinese, unless `language` names it,
    and whether `1,000` is one or a thousand.
    """
    remaining = iter(lines)
    group = list(islice(remaining, FIRST_CHUNK))
    return _in_groups(group, remaining, Choice.of(group, bundle=bundle, language=language))


def _in_groups(group: list[str], remaining: Iterator[str], choice: "Choice") -> Iterator[Ingredient]:
    size = FIRST_CHUNK
    while group:
        with _uncollected():
            found = choice.read(group)
        yield from found
        size = min(2 * size, CHUNK)
        group = list(islice(remaining, size))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for reference cycles meanwhile: results have none, and many new objects would set off many searches."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass(frozen=True)
class Choice:
    """How all lines of one recipe or batch are read: what the first of them decide."""

    bundle: str
    language: str  # of the lines that are not Chinese where `mixed`, else of all
    comma: bool | None  # whether a comma divides decimals
    mixed: bool

    @classmethod
    def of(cls, lines: Sequence[str], *, bundle: str = BUNDLE, language: str = AUTO) -> "Choice":
        """What these lines decide. Raises UnknownName for a language that there is not."""
        if language not in (AUTO, *names()):
            raise UnknownName("language", language, known=(AUTO, *names()))
        mixed = language == AUTO
        chosen = language_of(line for line in lines if not is_chinese(line)) if mixed else language
        return cls(bundle, chosen, decimal_comma(lines), mixed)

    def read(self, lines: Sequence[str]) -> list[Ingredient]:
        """One Ingredient for each line, in order."""
        chinese = [line for line in lines if is_chinese(line)] if self.mixed else []
        if not chinese:
            return self._read(lines, self.language)
        apart = set(chinese)
        others = [line for line in lines if line not in apart]
        found = self._read(chinese, "zh") + (self._read(others, self.language) if others else [])
        by_line = dict(zip((*chinese, *others), found, strict=True))
        return [by_line[line] for line in lines]

    def _read(self, lines: Sequence[str], language: str) -> list[Ingredient]:
        return read_lines(lines, for_language(self.bundle, language), language=language, decimal_comma=self.comma)


@cache
def for_language(bundle: str, language: str) -> LineLabeller:
    """What labels lines of a language: the bundle that was asked for, or the shipped one; rules where none ships."""
    if language == "en" or bundle != BUNDLE:
        return labeller(bundle)
    if language != "zh":
        return labeller(FOREIGN_BUNDLE)
    try:
        return labeller(CHINESE_BUNDLE)
    except MissingPart:
        return ChineseRules()
