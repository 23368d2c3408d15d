"""What else a long table says of its rows: numbers that may explain sales, words that say what a series is.

Knows: covariates, attributes, and columns that are neither (row numbers, numbers of receipts).
Does not know: dates, values and flags (series_rows.py).
Start at: extras_of.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.formats.series_columns import Column, Numbers, Texts, as_texts, holds_dates, is_numeric, values
from seqchef.formats.series_names import CATEGORIES, ROW_NUMBERS, SHOPS, Roles, plain
from seqchef.formats.series_source import Source

KEY = re.compile(r".*_(?:id|nbr|no|nr|code|number|key)|id|code|ean|barcode|.*(?:编号|编码|代码|条码|单号)")


@dataclass(frozen=True, eq=False)
class Extras:
    """Covariates (N,) each, NaN where not given; attributes, row by row; and what had to be said of them."""

    covariates: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    attributes: Mapping[str, Texts] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def at(self, chosen: NDArray[Any]) -> "Extras":
        """Those of these rows."""
        covariates = {name: numbers[chosen] for name, numbers in self.covariates.items()}
        attributes = {name: Texts(texts.codes[chosen], texts.cells) for name, texts in self.attributes.items()}
        return Extras(covariates, attributes, self.notes)


def with_names(source: Source, roles: Roles) -> tuple[NDArray[np.str_], NDArray[np.int64]]:
    """Names of series (S,), sorted, and which each row (N,) is of; shop and dish together where both are columns."""
    places = [place for place in (roles.shop, roles.item) if place >= 0]
    if not places:
        return np.array([source.header[roles.value]]), np.zeros(len(source.lines), dtype=np.int64)
    texts = [as_texts(source.columns[place]) for place in places]
    if len(texts) == 1:
        cells, codes = [cell.strip() for cell in texts[0].cells], texts[0].codes
    else:
        shops, items = texts
        pairs, codes = np.unique(shops.codes * len(items.cells) + items.codes, return_inverse=True)
        halves = [(shops.cells[pair // len(items.cells)], items.cells[pair % len(items.cells)]) for pair in pairs]
        cells = [f"{shop.strip()} / {item.strip()}" if item.strip() else "" for shop, item in halves]
    names, order = np.unique(np.array(cells, dtype=np.str_), return_inverse=True)
    return names, order[codes].astype(np.int64)


def is_graded(column: Column) -> bool:
    """Whether a promotion is a number other than 0 and 1: how many items are promoted, or how much is off."""
    if not isinstance(column, Numbers) and not is_numeric("", column, semicolons=False):
        return False
    parsed = values("", column, negative=True)
    usable = parsed.values[(parsed.why == 0) & ~np.isnan(parsed.values)]
    return bool(((usable != 0) & (usable != 1)).any())


def extras_of(source: Source, roles: Roles, names: NDArray[np.str_], codes: NDArray[np.int64]) -> Extras:
    """Covariates and attributes of a long table; what varies within a series must be a number."""
    covariates: dict[str, NDArray[np.float64]] = {}
    attributes: dict[str, Texts] = {}
    notes: list[str] = []
    if roles.shop >= 0:
        attributes["shop"] = as_texts(source.columns[roles.shop])
        if roles.item >= 0:
            attributes[_item(source.header[roles.item])] = as_texts(source.columns[roles.item])
    graded = [place for place, flag in roles.flags if flag == "promotion" and is_graded(source.columns[place])]
    for place in (*roles.others, *graded):
        name, column = source.header[place], source.columns[place]
        if _counts_rows(name, column, len(names)):
            continue
        if holds_dates(column):
            notes.append(f"column {name} holds dates; it is not used")
        elif is_numeric(name, column, semicolons=source.semicolons) and not KEY.fullmatch(plain(name)):
            numbers, said = _covariate(source, name, column)
            notes += said
            if not _is_empty(numbers):
                covariates[name] = numbers
        elif (texts := _settled(as_texts(column), codes, len(names))) is None:
            notes.append(f"column {name} changes within a series but holds no numbers; it is not used")
        elif any(texts.cells):
            attributes.setdefault(_attribute(name), texts)
    return Extras(covariates, attributes, tuple(f"{source.file}: {note}" for note in notes))


def _item(name: str) -> str:
    return "category" if plain(name) in CATEGORIES else "item"


def _attribute(name: str) -> str:
    if plain(name) in SHOPS:
        return "shop"
    return "category" if plain(name) in CATEGORIES else name


def _counts_rows(name: str, column: Column, series: int) -> bool:
    """Whether a column only numbers the rows of the file."""
    if ROW_NUMBERS.fullmatch(plain(name)):
        return True
    if not isinstance(column, Numbers):
        if not is_numeric(name, column, semicolons=False):
            return False
        column = Numbers(values(name, column, negative=True).values)
    return series > 1 and len(column.values) > 2 and bool((np.diff(column.values) == 1).all())


def _covariate(source: Source, name: str, column: Column) -> tuple[NDArray[np.float64], list[str]]:
    """Numbers (N,); a cell that is none is not known, and told once for the column."""
    parsed = values(name, column, semicolons=source.semicolons, negative=True)
    bad = np.flatnonzero(parsed.why)
    notes = list(parsed.notes)
    if len(bad):
        found = parsed.reasons[parsed.why[bad[0]] - 1].found
        which = f"{found} in row {source.lines[bad[0]]}"
        notes.append(f"{which}; expected a number; {_cells(len(bad), name)} as not known")
    return np.where(parsed.why > 0, np.nan, parsed.values), notes


def _cells(count: int, name: str) -> str:
    return "this cell counts" if count == 1 else f"{count} such cells of {name} count"


def _is_empty(numbers: NDArray[np.float64]) -> bool:
    """Whether a column says nothing: all missing, or the same number in every row."""
    return bool(np.isnan(numbers).all() or (numbers == numbers[:1]).all())


def _settled(texts: Texts, codes: NDArray[np.int64], series: int) -> Texts | None:
    """For each row the first words about its series; None when they change in more than half of the series."""
    cells = ("", *(text.strip() for text in texts.cells))
    said = np.flatnonzero(np.array([bool(text) for text in cells], dtype=np.bool_)[texts.codes + 1])
    pairs = np.unique(codes[said] * len(cells) + texts.codes[said])
    different = np.bincount(pairs // len(cells), minlength=series)
    repeated = np.bincount(codes[said], minlength=series) > 1
    if 2 * (different > 1).sum() > repeated.sum() > 0:
        return None
    first = np.zeros(series, dtype=np.int64)
    first[codes[said][::-1]] = texts.codes[said][::-1] + 1
    return Texts(first[codes], cells)
