"""Tables of series: a panel of histories going in, a table of forecasts coming out.

Knows: that missing is not zero, that closed days are no evidence, where a history ends and what is known of the future.
Does not know: files and their errors (formats.series), or how forecasts are made (inference.forecast).
Start at: build_panel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput
from seqchef.series.calendar import Frequency, Positions, Stamps, frequency_named, infer_frequency

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

LEVELS: tuple[float, ...] = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
FLAGS = ("closed", "holiday", "promotion", "stockout")
SILENT_STEPS = {"hourly": 168, "daily": 28, "weekly": 4}  # a series this silent at the end still counts as alive
FEWEST_WITNESSES = 5  # series that must agree before a day counts as closed


@dataclass(frozen=True, eq=False)
class Series:
    """One history on an even grid, and the flags that are already known of its future."""

    unique_id: str
    start: int  # grid position of the first row
    y: Floats  # (T,), NaN where nothing is known
    frequency: Frequency
    closed: Flags  # (T + known future,)
    holiday: Flags
    promotion: Flags
    stockout: Flags  # sold out: demand was at least y
    covariates: Mapping[str, Floats] = field(default_factory=dict)  # (T + known future,) each, NaN where not given
    attributes: Mapping[str, str] = field(default_factory=dict)  # what a series is: its category, its shop

    def __len__(self) -> int:
        """Rows of history."""
        return len(self.y)

    @property
    def ds(self) -> Stamps:
        """Stamps of the history (T,)."""
        return self.frequency.stamps(self.start + np.arange(len(self.y)))

    @property
    def known_future(self) -> int:
        """Steps after the history whose flags were given."""
        return len(self.closed) - len(self.y)

    def future_ds(self, horizon: int) -> Stamps:
        """Stamps of the next `horizon` steps."""
        return self.frequency.stamps(self.start + len(self.y) + np.arange(horizon))

    def future_closed(self, horizon: int) -> Flags:
        """Which of the next `horizon` steps are known to be closed."""
        return fitted(self.closed[len(self.y) :], horizon)

    def evidence(self) -> Flags:
        """Which rows of the history (T,) say something about demand: a value on a day that was open."""
        return ~np.isnan(self.y) & ~self.closed[: len(self.y)]

    def until(self, rows: int, known_future: int = 0) -> "Series":
        """Exactly `rows` rows of history (missing ones where it ended before), and the flags of `known_future` more."""
        y = np.concatenate([self.y[:rows], np.full(max(0, rows - len(self)), np.nan)])
        closed, holiday, promotion, stockout = (fitted(getattr(self, name), rows + known_future) for name in FLAGS)
        return replace(
            self,
            y=y,
            closed=closed,
            holiday=holiday,
            promotion=promotion,
            stockout=stockout,
            covariates={name: filled(values, rows + known_future) for name, values in self.covariates.items()},
        )


@dataclass(frozen=True, eq=False)
class Panel:
    """Several series of one frequency."""

    series: tuple[Series, ...]
    frequency: Frequency
    given: frozenset[str] = field(default_factory=frozenset)  # the flags that the source had a column for

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(one.unique_id for one in self.series)

    def __len__(self) -> int:
        return len(self.series)

    @cached_property
    def covariates(self) -> tuple[str, ...]:
        """Names of the covariates that any series has, sorted."""
        return tuple(sorted({name for one in self.series for name in one.covariates}))

    def __getitem__(self, unique_id: str) -> Series:
        for one in self.series:
            if one.unique_id == unique_id:
                return one
        raise BadInput(f'series "{unique_id}" is not in the panel of {len(self)} series')


@dataclass(frozen=True, eq=False)
class Observations:
    """What really happened, one row per series and step; closed and missing steps have no row."""

    ids: NDArray[np.str_]  # (rows,)
    ds: Stamps  # (rows,)
    y: Floats  # (rows,)


@dataclass(frozen=True, eq=False)
class Forecasts:
    """One row per series and future step: nine quantiles and the mean."""

    ids: NDArray[np.str_]  # (rows,)
    ds: Stamps  # (rows,)
    quantiles: Floats  # (rows, 9) for LEVELS
    mean: Floats  # (rows,)
    errors: Mapping[str, float] = field(default_factory=dict)  # by series: how far off medians usually were

    def __len__(self) -> int:
        return len(self.ids)

    def of(self, unique_id: str) -> "Forecasts":
        """The rows of one series, in time order."""
        chosen = self.ids == unique_id
        if not chosen.any():
            raise BadInput(f'no forecast for "{unique_id}"')
        errors = {unique_id: self.errors[unique_id]} if unique_id in self.errors else {}
        return Forecasts(self.ids[chosen], self.ds[chosen], self.quantiles[chosen], self.mean[chosen], errors)


@dataclass(frozen=True, eq=False)
class Coded:
    """The series of N rows: row i is of `names[codes[i]]`. A list of the names would be the same, and larger."""

    names: NDArray[np.str_]  # (S,), sorted and each once
    codes: NDArray[np.int64]  # (N,)


def build_panel(
    ids: Sequence[str] | Coded,
    stamps: Stamps,
    y: Floats,
    flags: Mapping[str, Flags] | None = None,
    covariates: Mapping[str, Floats] | None = None,
    attributes: Mapping[str, Sequence[str] | NDArray[np.object_]] | None = None,
    *,
    frequency: str | None = None,
    season: int | None = None,
    infer_closed: bool = True,
    until: Stamps | None = None,
) -> Panel:
    """A panel from long columns (N,) in any order; rows after a series' last value are its known future.

    `covariates` are numbers known for past and future steps, NaN where not given; of `attributes` the first row of each
    series counts.
    Missing steps become rows with y = NaN. A series that fell silent shortly before the others is prolonged with
    missing rows, so that all forecasts begin on the same day; a series without any value is left out. `until` (1,) is
    the last stamp of a larger table of which these rows are a part.
    """
    flags, covariates, attributes = dict(flags or {}), dict(covariates or {}), dict(attributes or {})
    coded = ids if isinstance(ids, Coded) else Coded(*np.unique(np.asarray(ids, dtype=np.str_), return_inverse=True))
    present = np.bincount(coded.codes, minlength=len(coded.names)) > 0
    names, codes = coded.names[present], (np.cumsum(present) - 1)[coded.codes]
    if len(names) == 0:
        raise BadInput("the table has no row; expected at least one value of one series")
    by_series = np.split(np.argsort(codes, kind="stable"), np.cumsum(np.bincount(codes))[:-1])
    grid = _frequency_of([stamps[rows] for rows in by_series], stamps, frequency, season)
    positions = grid.positions(stamps)
    series = []
    for name, rows in zip(names, by_series, strict=True):
        marked = {key: values[rows] for key, values in flags.items()}
        given = {key: values[rows] for key, values in covariates.items()}
        one = _on_grid(str(name), positions[rows], y[rows], marked, given, grid)
        if one is not None:
            what = {key: str(values[rows[0]]) for key, values in attributes.items()}
            series.append(replace(one, attributes=what))
    if not series:
        raise BadInput("no series has a value; expected at least one number in column y")
    series = _same_origin(series, grid, [] if until is None else [int(grid.positions(until)[0]) + 1])
    panel = Panel(tuple(series), grid, frozenset(flags))
    dated_days = grid.name == "daily" and not grid.numbered
    return close_days(panel) if infer_closed and "closed" not in flags and dated_days else panel


def close_days(panel: Panel) -> Panel:
    """The panel with every day marked closed on which nothing at all was sold.

    At least five series must be alive that day, and silence of all of them must be rare (below 1 %) if each had been
    silent by chance as often as it is.
    """
    first = min(one.start for one in panel.series)
    last = max(one.start + len(one) for one in panel.series)
    alive, selling, chance = (np.zeros(last - first) for _ in range(3))
    for one in panel.series:
        at = slice(one.start - first, one.start - first + len(one))
        sold = np.nan_to_num(one.y) != 0
        alive[at] += 1
        selling[at] += sold
        chance[at] += np.log(np.clip(1 - sold.mean(), 1e-3, 1.0))
    closed = (alive >= FEWEST_WITNESSES) & (selling == 0) & (chance < np.log(0.01))
    series = []
    for one in panel.series:
        marked = one.closed.copy()
        marked[: len(one)] |= closed[one.start - first : one.start - first + len(one)]
        series.append(replace(one, closed=marked))
    return replace(panel, series=tuple(series))


def fitted(flags: Flags, length: int) -> Flags:
    """The flags cut or filled up with False to `length`."""
    out = np.zeros(length, dtype=np.bool_)
    out[: min(length, len(flags))] = flags[:length]
    return out


def filled(values: Floats, length: int) -> Floats:
    """The values cut or filled up with NaN to `length`."""
    out = np.full(length, np.nan)
    out[: min(length, len(values))] = values[:length]
    return out


def _frequency_of(groups: Sequence[Stamps], stamps: Stamps, name: str | None, season: int | None) -> Frequency:
    return frequency_named(name, stamps, season) if name else infer_frequency(groups, season)


def _on_grid(
    name: str,
    positions: Positions,
    y: Floats,
    flags: Mapping[str, Flags],
    covariates: Mapping[str, Floats],
    frequency: Frequency,
) -> Series | None:
    """One series as dense arrays, or None when it has no value at all."""
    observed = ~np.isnan(y)
    if not observed.any():
        return None
    _refuse_repeats(name, positions, frequency)
    start, end = int(positions[observed].min()), int(positions[observed].max()) + 1
    wanted = positions >= start
    at = positions[wanted] - start
    steps = int(at.max()) + 1
    values = np.full(steps, np.nan)
    values[at] = y[wanted]
    dense = {flag: np.zeros(steps, dtype=np.bool_) for flag in FLAGS}
    for flag, column in flags.items():
        dense[flag][at] = column[wanted]
    numbers = {key: np.full(steps, np.nan) for key in covariates}
    for key, numbers_given in covariates.items():
        numbers[key][at] = numbers_given[wanted]
    return Series(
        unique_id=name,
        start=start,
        y=values[: end - start],
        frequency=frequency,
        closed=dense["closed"],
        holiday=dense["holiday"],
        promotion=dense["promotion"],
        stockout=dense["stockout"],
        covariates=numbers,
    )


def _refuse_repeats(name: str, positions: Positions, frequency: Frequency) -> None:
    ordered = np.sort(positions)
    repeated = ordered[1:][ordered[1:] == ordered[:-1]]
    if len(repeated):
        stamp = frequency.stamps(repeated[:1])[0]
        raise BadInput(f'series "{name}" has several rows for the {frequency.name} step {stamp}; expected one')


def _same_origin(series: Sequence[Series], frequency: Frequency, ends: Sequence[int]) -> list[Series]:
    """Series that ended shortly before the last one, or the last of `ends`, are prolonged with missing rows up to it.

    Numbered steps are left alone: step 5 of one series need not be the day of step 5 of another.
    """
    if frequency.numbered:
        return list(series)
    origin = max(*ends, *(one.start + len(one) for one in series), series[0].start)
    patience = SILENT_STEPS.get(frequency.name, 0)
    out = []
    for one in series:
        rows = origin - one.start
        late = 0 < rows - len(one) <= patience
        out.append(one.until(rows, max(0, one.known_future + len(one) - rows)) if late else one)
    return out
