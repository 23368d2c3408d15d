"""Reading with the models that ship with seqchef, chosen by language, or with any other bundle."""

from collections.abc import Iterable, Iterator, Sequence
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
    return next(read_many((line,), bundle=bundle, language=language))


def read_many(lines: Iterable[str], *, bundle: str = BUNDLE, language: str = AUTO) -> Iterator[Ingredient]:
    """One Ingredient for each line, in order, while the lines come in; a stream of any length takes little memory.

    The first lines decide two things for all: the language of those that are not Chinese, unless `language` names it,
    and whether `1,000` is one or a thousand.
    """
    if language not in (AUTO, *names()):
        raise UnknownName("language", language, known=(AUTO, *names()))
    return _read_many(iter(lines), bundle, language)


def _read_many(remaining: Iterator[str], bundle: str, language: str) -> Iterator[Ingredient]:
    size = FIRST_CHUNK
    group = list(islice(remaining, size))
    comma = decimal_comma(group)
    chosen = language_of(line for line in group if not is_chinese(line)) if language == AUTO else language
    while group:
        yield from _read_group(group, bundle, chosen, comma, auto=language == AUTO)
        size = min(2 * size, CHUNK)
        group = list(islice(remaining, size))


def _read_group(
    group: Sequence[str], bundle: str, language: str, comma: bool | None, *, auto: bool
) -> Iterable[Ingredient]:
    chinese = [line for line in group if is_chinese(line)] if auto else []
    if not chinese:
        return read_lines(group, _for_language(bundle, language), language=language, decimal_comma=comma)
    apart = set(chinese)
    others = [line for line in group if line not in apart]
    found = read_lines(chinese, _for_language(bundle, "zh"), language="zh", decimal_comma=comma)
    if others:
        found += read_lines(others, _for_language(bundle, language), language=language, decimal_comma=comma)
    by_line = dict(zip((*chinese, *others), found, strict=True))
    return [by_line[line] for line in group]


@cache
def _for_language(bundle: str, language: str) -> LineLabeller:
    """What labels lines of a language: the bundle that was asked for, or the shipped one; rules where none ships."""
    if language != "zh" or bundle != BUNDLE:
        return labeller(bundle)
    try:
        return labeller(CHINESE_BUNDLE)
    except MissingPart:
        return ChineseRules()
