"""Tokens: one line in, tokens with character offsets out.

Every character that is not white space is in exactly one token, whatever the script. A token has two spellings: `text`
is the line's own, `form` is what models see: fractions as `1#1$2` (so that a slash or a space is never lost inside a
number), a range joined (`2-3` for `2 to 3`), unit words in the singular, no hyphen between number and unit (the text
of `5-inch` is the tokens `5-` and `inch`, their forms are `5` and `inch`), no full stop after `tsp.`. The forms are
those of the labelled corpus that our models learn from (strangetom/ingredient-parser 2.4, MIT).
Start at: tokenize.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from seqchef.languages import Language, load
from seqchef.text._characters import characters
from seqchef.text._token import GAP, IDEOGRAPHS, Token, V, fraction_form

__all__ = ["Token", "tokenize"]

# Characters that are a token by themselves.
LONE = r"()\[\]{},/:;?!*~—×"
WORD = rf"[^\s{LONE}{IDEOGRAPHS}]"
# A fraction may have a whole part, with or without a space: `1½`, `1 ½`, `1 1/2`, `1 and 1/2`.
NUMBER = rf"(?:\d+(?:\s*[{V}]|[/⁄]\d+|\s+\d[/⁄]\d+|\s+and\s+\d+[/⁄]\d+|(?:[.,]\d+)+)?|[{V}]|\.\d+)"
FRACTION = rf"(?<!\d)(?:\d++(?:\s+and\s+\d+[/⁄]\d+|\s*[{V}]|\s+\d[/⁄]\d+|[/⁄]\d+)|[{V}])"
DASH = r"[-–‑]"
LETTER = rf"[^\W\d_{V}]"


class Scanner:
    """What one language needs to divide a line: one regular expression and the plurals of its unit words."""

    def __init__(self, language: Language) -> None:
        self.units = {*language.plurals, *language.plurals.values(), *filter(str.isalpha, language.measures)}
        unit = rf"(?i:{'|'.join(sorted(self.units, key=len, reverse=True))})(?!{LETTER})"
        until = rf"(?:{GAP}{DASH}?{GAP}(?:{'|'.join(language.range_words)}){GAP}{DASH}?{GAP}|{GAP}{DASH}{GAP}|-by-)"
        chain = rf"(?>{NUMBER}(?:{until}{NUMBER})*)"
        # `400g-500g` and `2 ounces to 3 ounces`: the first word only repeats the second.
        repeated = rf"[\s-]?(?P<repeated>[a-zA-Z]+){until}{NUMBER}(?=[\s-]?(?P=repeated)(?!{LETTER}))"
        ends = rf"(?:\s?[xX](?=[\s\d{V}]|$)|(?!{WORD})|{DASH}?(?={unit}))"
        self.find: Callable[[str], Iterator[re.Match[str]]] = re.compile(
            rf"\s*(?:(?P<letters>(?:and/or|[a-zA-ZÀ-ÖØ-öø-ɏ]+)(?!{WORD}))"
            rf"|(?=[\d.{V}])(?:(?P<quantity>{chain}(?:{repeated})?{ends})|(?P<numbered>{chain}{WORD}+))"
            rf"|(?P<lone>[{LONE}{IDEOGRAPHS}]|[<>≤≥≈±=](?=[\d.{V}]))"
            rf"|(?P<word>(?<=[\d{V}])[a-zA-Z]+(?={DASH}?[\d{V}])|(?<={LETTER}){DASH}(?=[\d{V}])|{WORD}+))"
        ).finditer
        self.plurals = {**language.plurals, **{k.capitalize(): v.capitalize() for k, v in language.plurals.items()}}
        self.abbreviations = language.abbreviations
        self._fraction = re.compile(FRACTION)
        self._inside = re.compile(rf"(?:[\s-]?[a-zA-Z]+)?{until}(?=[\d#.])|\s+")
        self.counts = {word for word, value in language.numbers.items() if value.denominator == 1}

    def number(self, text: str) -> str:
        """The form of a number, a range or a multiplier: `1 1/2 to 2` -> `1#1$2-2`, `14 x` -> `14x`."""
        return self._inside.sub(_joint, self._fraction.sub(_fraction_form, text))

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
                yield Token(text[:-1], start, end - 1, self.plurals.get(form, form))
                yield Token(".", end - 1, end, ".")
                return
        yield Token(text, start, end, self.plurals.get(form, form))


@cache
def scanner(language: str) -> Scanner:
    """The scanner of a language by name, compiled once. Raises UnknownName."""
    return Scanner(load(language))


@lru_cache(maxsize=4096)
def _number_form(text: str, kind: str, language: str) -> str:
    form = scanner(language).number(text)
    return form.rstrip("-–‑") if kind == "quantity" else form


def _fraction_form(match: re.Match[str]) -> str:
    return fraction_form(match[0].replace("and", " "))


def _joint(match: re.Match[str]) -> str:
    return "" if match[0].isspace() else match[0] if match[0] == "-by-" else "-"


def tokenize(line: str, language: str = "en") -> tuple[Token, ...]:
    """The tokens of `line`, in order. Any string is accepted; white space alone gives no token."""
    if load(language).divides == "characters":
        return characters(line, load(language))
    scan = scanner(language)
    plurals = scan.plurals
    tokens: list[Token] = []
    for match in scan.find(line.rstrip()):
        kind = match.lastgroup or ""
        text = match[kind]
        end = match.end()
        start = end - len(text)
        if kind == "letters":
            tokens.append(Token(text, start, end, plurals.get(text, text)))
        elif kind == "lone":
            tokens.append(Token(text, start, end, "-" if text == "—" else text))
        elif kind == "word":
            tokens.extend(scan.word(text, start))
        elif text.isdecimal():
            tokens.append(Token(text, start, end, text))
        else:
            tokens.append(Token(text, start, end, _number_form(text, kind, language)))
    return tuple(tokens)
