"""Cells of a table of sales: the different texts of one column in, numbers or flags out, or what is wrong with them.

Knows: how numbers, missing values and flags are written, and that the rest of a column decides what a comma means.
Does not know: dates (series_dates.py), columns and rows (series_columns.py, series_rows.py).
Start at: numbers_of, flags_of.
"""

import math
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

MISSING = frozenset({"", "na", "n/a", "#n/a", "nan", "nat", "null", "none", "-", "--", "—", "无"})
YES = frozenset({"1", "1.0", "true", "t", "yes", "y", "x", "是", "有"})
NO = frozenset({"0", "0.0", "false", "f", "no", "n", "否"}) | MISSING
SIGNS = re.compile(r"[\s'’]|[$€£¥￥₤₹]|元$|kr\.?$|^(?:usd|eur|gbp|cny|rmb)\s*|(?:usd|eur|gbp|cny|rmb)$", re.IGNORECASE)
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
DOT_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+", re.ASCII)
DECIMAL_COMMA = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d*,\d+", re.ASCII)


class Reason(NamedTuple):
    """Why a cell cannot be used: what was found, and what was expected."""

    found: str
    expected: str


class Numerals(NamedTuple):
    """Numbers of a column's texts, and how its commas were read."""

    values: list[float | Reason]
    ambiguous: str  # a text whose comma could be either, when nothing in the column decides; else ""
    decimal_comma: bool


def is_missing(text: str) -> bool:
    return text.strip().lower() in MISSING


def numbers_of(name: str, texts: Sequence[str], *, semicolons: bool = False) -> Numerals:
    """A float for each text (NaN when missing), or a Reason; `semicolons` is what parts the cells of the file.

    A comma is a decimal comma or parts thousands: what other numbers of the column show decides, or else the file.
    """
    values: list[float | Reason] = []
    doubtful: list[tuple[int, str]] = []
    for text in texts:
        try:
            value = float(text) if "_" not in text else _refuse()
            values.append(value)
        except ValueError:
            if is_missing(text):
                values.append(math.nan)
            else:
                doubtful.append((len(values), text))
                values.append(Reason(f'{name} is "{text.strip()}"', "a number"))
    cleaned = [(i, _cleaned(text)) for i, text in doubtful]
    decimal, ambiguous = _comma_style([text for _, text in cleaned if "," in text], semicolons=semicolons)
    for i, text in cleaned:
        plain = _without_commas(text, decimal=decimal)
        if NUMBER.fullmatch(plain):
            values[i] = float(plain)
    if decimal:
        for i, text in enumerate(texts):
            if DOT_GROUPED.fullmatch(text.strip()):
                values[i] = float(text.replace(".", ""))
    return Numerals(values, ambiguous, decimal)


def _refuse() -> float:
    raise ValueError


def _cleaned(text: str) -> str:
    """Full-width digits as plain ones; no spaces, apostrophes or signs of currencies."""
    return SIGNS.sub("", unicodedata.normalize("NFKC", text).strip().replace("−", "-"))


def _comma_style(texts: Sequence[str], *, semicolons: bool) -> tuple[bool, str]:
    """Whether commas are decimal, and a text that could be read either way when no other text decides."""
    shows_decimal = any(DECIMAL_COMMA.fullmatch(text) and not GROUPED.fullmatch(text) for text in texts)
    shows_groups = any(GROUPED.fullmatch(text) and (text.count(",") > 1 or "." in text) for text in texts)
    if shows_decimal != shows_groups:
        return shows_decimal, ""
    return semicolons and not shows_groups, texts[0] if texts and not shows_decimal else ""


def _without_commas(text: str, *, decimal: bool) -> str:
    if "," not in text:
        return text
    if decimal and DECIMAL_COMMA.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    return text.replace(",", "") if not decimal and GROUPED.fullmatch(text) else text


def flags_of(name: str, texts: Sequence[str]) -> list[bool | Reason]:
    """Whether each text says yes; of a column in which no text says yes or no, every word does (`Christmas`)."""
    words = [text.strip().lower() for text in texts]
    named = name == "holiday" and not any(word in YES or word in NO - MISSING for word in words)
    return [
        word in YES or (named and word not in MISSING)
        if word in YES or word in NO or named
        else Reason(f'{name} is "{text.strip()}"', "0 or 1")
        for text, word in zip(texts, words, strict=True)
    ]
