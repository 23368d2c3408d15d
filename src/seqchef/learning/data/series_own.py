"""Somebody's own series: what is learned from, and the last horizons of each, kept back to choose the step by.

Knows: how much of a series is kept back, which series are too short, windows as a forecast will see them, and the share
of made-up trade of the same frequency that goes with them.
Does not know: files; it gets a panel.
Start at: hold_back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from seqchef.errors import BadInput
from seqchef.evaluation.forecasts import hold_out, in_sample_error
from seqchef.learning.data.series_batches import KINDS, SHORTEST, Example, WindowSource, cut
from seqchef.learning.data.series_marks import Mark
from seqchef.learning.data.synthetic_sales import Drawn
from seqchef.series.features import PATCH
from seqchef.series.offers import is_price, offer_of
from seqchef.series.tables import Floats, Observations, Panel, Series
from seqchef.series.windows import LENGTHS

HORIZONS = {"hourly": 48, "daily": 28, "weekly": 8, "monthly": 12, "quarterly": 8, "yearly": 4, "numbered": 12}
MADE_UP = {name: (name,) for name in KINDS} | {"monthly": ("prices", "turnover"), "numbered": ("prices", "turnover")}
FEWEST_STEPS = 8  # with a value, before what is kept back
LONGEST_PAST = 512  # steps; the model reads no more


@dataclass(frozen=True, kw_only=True)
class OwnSeries:
    """[data] of a run on somebody's own series, beside the files themselves."""

    horizon: int  # steps that are kept back once, and forecast
    origins: int = 3  # how many times they are kept back at the end of each series, where it is long enough
    made_up: float = 0.5  # share of the batches that are made-up trade of the same frequency
    batch_size: int = 64  # windows
    frequency: str = ""  # hourly, daily, ...; guessed if empty
    season: int = 0  # steps of the short cycle; 0: that of the frequency

    def __post_init__(self) -> None:
        for name in ("horizon", "origins", "batch_size"):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}; expected 1 or more")
        if not 0 <= self.made_up < 1:
            raise BadInput(f"made_up is {self.made_up}; expected at least 0 and below 1")


@dataclass(frozen=True, eq=False)
class HeldBack:
    """A panel divided in time."""

    learned: tuple[Series, ...]  # without what is kept back
    marks: dict[str, Mark]
    short: tuple[Series, ...]  # left out


def hold_back(panel: Panel, options: OwnSeries) -> HeldBack:
    """Each series without its last horizons, and these as marks. Raises BadInput when no series is long enough."""
    times = [_times(one, options) for one in panel.series]
    long_enough = [(one, n) for one, n in zip(panel.series, times, strict=True) if n]
    short = tuple(one for one, n in zip(panel.series, times, strict=True) if not n)
    if not long_enough:
        values, name = max((int(one.evidence().sum()), one.unique_id) for one in panel.series)
        raise BadInput(
            f'series "{name}" has {values} values, and no series has more; expected {options.horizon + FEWEST_STEPS} '
            f"or more: a horizon of {options.horizon} to choose by and {FEWEST_STEPS} values before it to learn from "
            "(a shorter one: --set horizon=N)"
        )
    marks = {}
    for k in range(options.origins):
        cut_short = [one.until(len(one) - k * options.horizon) for one, n in long_enough if n > k]
        mark = _mark(Panel(tuple(cut_short), panel.frequency, panel.given), options.horizon) if cut_short else None
        if mark is not None:
            marks["own" if k == 0 else f"own, {k} earlier"] = mark
    if not marks:
        raise BadInput("no series changes from one step to the next; expected one that does, to choose by")
    learned = tuple(one.until(len(one) - n * options.horizon) for one, n in long_enough)
    return HeldBack(learned, marks, short)


def _times(one: Series, options: OwnSeries) -> int:
    """How many horizons can be kept back and leave enough to learn from."""
    seen = one.evidence()
    for times in range(options.origins, 0, -1):
        if seen[: max(0, len(one) - times * options.horizon)].sum() >= FEWEST_STEPS:
            return times
    return 0


def _mark(panel: Panel, horizon: int) -> Mark | None:
    """The last horizon of the series that can be scored: they vary before it, and are observed in it."""
    history, truth = hold_out(panel, horizon)
    observed = set(truth.ids.tolist())
    for season in dict.fromkeys((panel.frequency.season, 1)):
        fair = [one for one in history.series if one.unique_id in observed and in_sample_error(one, season) > 0]
        if fair:
            return _narrowed(history, truth, fair, horizon, season)
    return None


def _narrowed(history: Panel, truth: Observations, fair: Sequence[Series], horizon: int, season: int) -> Mark:
    kept = np.isin(truth.ids, [one.unique_id for one in fair])
    scored = Observations(truth.ids[kept], truth.ds[kept], truth.y[kept])
    return Mark(Panel(tuple(fair), history.frequency, history.given), scored, horizon, season)


class OwnWindows:
    """Batch number `step` of windows, own or made up: a pure function of the seed and the step."""

    def __init__(self, series: Sequence[Series], options: OwnSeries, *, seed: int) -> None:
        self.series, self.options, self.seed = series, options, seed
        self.frequency = series[0].frequency
        names = MADE_UP[self.frequency.name]
        self._made_up = WindowSource({}, seed=seed, kinds={name: KINDS[name] for name in names})
        longest = max(len(one) for one in series)
        self._pasts = [n for n in LENGTHS if n <= LONGEST_PAST and (n == LENGTHS[0] or n < 2 * longest)]
        whole = -(-options.horizon // PATCH) * PATCH
        shortest = max(PATCH, whole // 2 // PATCH * PATCH)
        self._futures = [future for future in (whole, whole, shortest) if future + SHORTEST <= longest] or [PATCH]

    def example(self, step: int) -> Example:
        """Windows and truth number `step`."""
        rng = np.random.default_rng((self.seed, step, 1))
        if rng.random() < self.options.made_up:
            return self._made_up.example(step)
        future = int(rng.choice(self._futures))
        past = int(rng.choice(self._pasts[-2:]))
        return cut(rng, self._drawn(rng, past + future, future), future)

    def _drawn(self, rng: Generator, N: int, future: int) -> Drawn:
        """Stretches (B, N) of series that end on the same few days, as those that are forecast together do."""
        B = self.options.batch_size
        rows: list[tuple[Series, int]] = []
        while len(rows) < B:
            one = self.series[int(rng.integers(len(self.series)))]
            day = one.start + int(rng.integers(min(len(one), future + SHORTEST), len(one) + 1))
            alive = [it for it in self.series if it.start + SHORTEST <= day - future and day <= it.start + len(it)]
            chosen = rng.permutation(len(alive))[: B - len(rows)]
            rows += [(alive[int(i)], day) for i in chosen] if alive else [(one, one.start + len(one))]
        stretches = [_stretch(one, day - one.start, N) for one, day in rows]
        ends = np.array([day for _, day in rows])
        groups = np.arange(B) if self.frequency.numbered else np.unique(ends, return_inverse=True)[1]
        y, closed, holiday, promotion, price = (np.stack(part) for part in zip(*stretches, strict=True))
        closed, holiday = closed > 0, holiday > 0
        return Drawn(y, closed, holiday, promotion, ends - N, groups, self.frequency, price)


def _stretch(one: Series, end: int, N: int) -> tuple[Floats, ...]:
    """y, closed, holiday, promotion and price (N,) of the rows before row `end`, NaN or 0 before the first."""
    kept = min(end, N)
    prices = [values for name, values in one.covariates.items() if is_price(name)]
    columns = (
        one.y,
        one.closed,
        one.holiday,
        offer_of(one)[1],
        prices[0] if prices else np.full(len(one.closed), np.nan),
    )
    out = tuple(np.full(N, empty) for empty in (np.nan, 0.0, 0.0, 0.0, np.nan))
    for array, values in zip(out, columns, strict=True):
        array[N - kept :] = values[end - kept : end]
    return out
