"""How one language that writes words divides a line: one regular expression, and the forms of its words."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from seqchef.languages import Language
from seqchef.text._token import GAP, IDEOGRAPHS, Token, V, fraction_form

# Characters that are a token by themselves.
LONE = r"()\[\]{},/:;?!*~—×"
WORD = rf"[^\s{LONE}{IDEOGRAPHS}]"
DASH = r"[-–‑]"
LETTER = rf"[^\W\d_{V}]"
# A fraction may have a whole part, with or without a space: `1½`, `1 ½`, `1 1/2`, `1 and 1/2`.
MIXED = rf"\s*[{V}]|[/⁄]\d+|\s+\d[/⁄]\d+|\s+AND\s+\d+[/⁄]\d+"
NUMBER = rf"(?:SPACED\d+(?:{MIXED}|(?:[.,]\d+)+)?|[{V}]|\.\d+)"
SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|"  # `1 000 g`, where a comma makes a fraction
FRACTION = rf"(?<!\d)(?:\d++(?:\s+AND\s+\d+[/⁄]\d+|\s*[{V}]|\s+\d[/⁄]\d+|[/⁄]\d+)|[{V}])"


def _choice(found: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(found, key=lambda w: (-len(w), w)))


class Scanner:
    """What one language needs to divide a line."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.abbreviations = language.abbreviations
        self.counts = {word for word, value in language.numbers.items() if value.denominator == 1}
        until = rf"(?:{GAP}{DASH}?{GAP}(?:{_choice(language.range_words)}){GAP}{DASH}?{GAP}|{GAP}{DASH}{GAP}|-by-)"
        self.find = self._pattern(until).finditer
        self._fraction = re.compile(FRACTION.replace("AND", language.fraction_word))
        self._inside = re.compile(rf"(?:[\s-]?[a-zA-Z]+)?{until}(?=[\d#.])|\s+")
        self.number = lru_cache(maxsize=4096)(self._number)

    @cached_property
    def units(self) -> set[str]:
        """Words that may be glued to a number: `400g`, `2EL`."""
        language = self.language
        told = {word for word, form in language.forms.items() if form in language.measures or form in language.counts}
        return {*language.plurals, *language.plurals.values(), *filter(str.isalpha, language.measures), *told}

    @cached_property
    def form(self) -> Callable[[str, str], str]:
        """The form of a word, or the second argument where it has none of its own."""
        if forms := self.language.forms:
            return lambda text, otherwise: forms.get(text.lower(), otherwise)
        plurals = self.language.plurals
        return {**plurals, **{k.capitalize(): v.capitalize() for k, v in plurals.items()}}.get

    def _pattern(self, until: str) -> re.Pattern[str]:
        language = self.language
        unit = rf"(?i:{_choice(self.units)})(?!{LETTER})"
        number = NUMBER.replace("AND", language.fraction_word).replace("SPACED", SPACED * language.decimal_comma)
        chain = rf"(?>{number}(?:{until}{number})*)"
        # `400g-500g` and `2 ounces to 3 ounces`: the first word only repeats the second.
        repeated = rf"[\s-]?(?P<repeated>[a-zA-Z]+){until}{number}(?=[\s-]?(?P=repeated)(?!{LETTER}))"
        ends = rf"(?:\s?[xX](?=[\s\d{V}]|$)|(?!{WORD})|{DASH}?(?={unit}))"
        return re.compile(
            rf"\s*(?:{self._phrases()}(?P<letters>(?:and/or|[a-zA-ZÀ-ÖØ-öø-ɏ]+)(?!{WORD}))"
            rf"|(?=[\d.{V}])(?:(?P<quantity>{chain}(?:{repeated})?{ends})|(?P<numbered>{chain}{WORD}+))"
            rf"|(?P<lone>[{LONE}{IDEOGRAPHS}]|[<>≤≥≈±=](?=[\d.{V}]))"
            rf"|(?P<word>(?<=[\d{V}])[a-zA-Z]+(?={DASH}?[\d{V}])|(?<={LETTER}){DASH}(?=[\d{V}])|{WORD}+))"
        )

    def _phrases(self) -> str:
        """Words of several parts that are one token: `cuillère à soupe`, `d'`."""
        whole = [word for word in self.language.forms if not word.isalpha() and word[-1:] not in "'’"]
        found = rf"(?P<phrase>(?i:{_choice(whole)})(?!{LETTER}))|" if whole else ""
        if marks := self.language.plural_marks:
            found += rf"(?P<marked>[a-zA-ZÀ-ÖØ-öø-ɏ]{{1,40}}(?:{_choice(marks)})(?!{LETTER}))|"
        elided = self.language.elisions
        return found + (rf"(?P<elision>(?i:{_choice(elided)})(?={LETTER}))|" if elided else "")

    def _number(self, text: str, kind: str) -> str:
        """The form of a number, a range or a multiplier: `1 1/2 to 2` -> `1#1$2-2`, `14 x` -> `14x`."""
        form = self._inside.sub(_joint, self._fraction.sub(_fraction_form, text))
        return form.rstrip("-–‑") if kind == "quantity" else form

    def unmarked(self, text: str) -> str:
        """A word without the mark that it may be in the plural."""
        mark = next(mark for mark in self.language.plural_marks if text.endswith(mark))
        return text[: -len(mark)]

    def word(self, text: str, start: int) -> Iterator[Token]:
        """One word that is not only letters: `tsp.` stays whole, `chopped.` and `one-inch` are two tokens."""
        count, dash, rest = text.partition("-")
        if dash and count.lower() in self.counts and rest.partition("-")[0].lower() in self.units:
            cut = len(count) + 1
            yield Token(text[:cut], start, start + cut, count)
            yield from self.word(rest, start + cut)
            return
        form = text.replace("–", "-")
        end = start + len(text)
        if len(text) > 1 and text[-1] == "." and not re.search(r"\.\w\.$", text):
            form = form[:-1]
            if form.lower() not in self.abbreviations:
                yield Token(text[:-1], start, end - 1, self.form(form, form))
                yield Token(".", end - 1, end, ".")
                return
        yield Token(text, start, end, self.form(form, form))


def _fraction_form(match: re.Match[str]) -> str:
    return fraction_form(match[0])


def _joint(match: re.Match[str]) -> str:
    return "" if match[0].isspace() else match[0] if match[0] == "-by-" else "-"
