"""`seqchef forecast` in a terminal: the next steps of each series, with the range that holds in 8 of 10 cases."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from shutil import get_terminal_size

import numpy as np

from seqchef.formats.series_out import stamp_texts
from seqchef.interfaces.cli.console import say, table
from seqchef.series.tables import LEVELS, Forecasts

MOST_SERIES = 50  # more than that nobody reads in a terminal
MOST_STEPS = 14
ERROR = "usually within"
GAP = 3  # characters between columns
LOW, MIDDLE, HIGH = LEVELS.index(0.1), LEVELS.index(0.5), LEVELS.index(0.9)


def show(parts: Iterable[Forecasts]) -> None:
    """A row for each of the first series: the median of the next steps, the 80 % range, and the mean of all steps."""
    series = _series(parts)
    shown = list(islice(series, MOST_SERIES))
    if not shown:
        return
    horizon = max(len(one) for one in shown)
    rows = [_row(one) for one in shown]
    steps = min(MOST_STEPS, horizon, _fitting(rows))
    same = all(len(one) >= steps and (one.ds[:steps] == shown[0].ds[:steps]).all() for one in shown)
    heads = [_day(text) for text in stamp_texts(shown[0])[:steps]] if same else [f"+{i + 1}" for i in range(steps)]
    told = any(one.errors for one in shown)
    heads = ["series", *heads, f"{horizon} steps", *([ERROR] if told else [])]
    table(heads, [[row[0], *row[1 : steps + 1], *(row[-2:] if told else row[-2:-1])] for row in rows])
    say("each cell: the median, and in brackets the range that holds in 8 of 10 cases; then the sum of the means")
    if told:
        say(f"{ERROR}: how far from the median three in four steps were at most, in forecasts of this table's own past")
    if next(series, None) is not None:
        say(f"only the first {MOST_SERIES} series are shown; --format csv or --out has all of them")


def _series(parts: Iterable[Forecasts]) -> Iterator[Forecasts]:
    for part in parts:
        ends = [*np.flatnonzero(part.ids[1:] != part.ids[:-1]) + 1, len(part)]
        for start, end in zip([0, *ends[:-1]], ends, strict=True):
            rows = slice(start, end)
            name = str(part.ids[start])
            errors = {name: part.errors[name]} if name in part.errors else {}
            yield Forecasts(part.ids[rows], part.ds[rows], part.quantiles[rows], part.mean[rows], errors)


def _fitting(rows: Sequence[Sequence[str]]) -> int:
    """How many steps the terminal has room for."""
    name = min(28, max(len(row[0]) for row in rows))
    width = max(len(cell) for row in rows for cell in row[1:-2]) + GAP
    sums = max(8, *(len(row[-2]) for row in rows)) + GAP
    errors = len(ERROR) + GAP if any(row[-1] for row in rows) else 0
    return max(1, (get_terminal_size().columns - name - GAP - sums - errors) // width)


def _row(one: Forecasts) -> list[str]:
    """The name, a cell for each of the next steps, the sum of all means, and how far off a step usually is."""
    whole = bool(np.abs(one.quantiles[:, MIDDLE]).max() >= 10)  # tenths of a portion would only be in the way
    cells = [
        f"{_number(values[MIDDLE], whole)} ({_number(values[LOW], whole)}-{_number(values[HIGH], whole)})"
        for values in one.quantiles[:MOST_STEPS]
    ]
    usual = one.errors.get(str(one.ids[0]))
    return [str(one.ids[0]), *cells, _number(one.mean.sum(), whole), "" if usual is None else _number(usual, whole)]


def _number(value: float, whole: bool) -> str:
    return f"{value:.0f}" if whole or abs(value) >= 100 else f"{value:.3g}"


def _day(text: str) -> str:
    """`03-05` for a day of a year that everybody knows."""
    return text[5:] if len(text) == 10 else text
