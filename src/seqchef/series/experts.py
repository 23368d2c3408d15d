"""Experts: simple forecasts of a series, each good at one kind of trade, that a trained model weighs and corrects.

Knows: how to look at a past in a dozen ways (recent days, same weekday, level times profile, last year, random walk).
Does not know: which of them to trust; that is learned (learning.tasks.forecast).
Start at: expert_quantiles.
"""

from dataclasses import dataclass

import numpy as np

from seqchef.series.calendar import Positions
from seqchef.series.companions import Shared, Traces, own_year_ratio
from seqchef.series.empirical import (
    SAME_PHASE_WEIGHT,
    Sorted,
    fill_from_season,
    plain_quantiles,
    quantiles_of_sorted,
    recency,
)
from seqchef.series.levels import level_around, mean_of_observed, recent_level, running_level, without_profile
from seqchef.series.spans import between_spans, spans_up_to
from seqchef.series.tables import Flags, Floats
from seqchef.series.windows import Windows

EXPERTS = (
    "days",
    "weeks",
    "months",
    "same phase, short",
    "same phase",
    "same phase, long",
    "same phase of the long season",
    "profile, fast",
    "profile, slow",
    "profile, steady",
    "last year",
    "last year, common",
    "last year, common, slow",
    "season again",
    "random walk",
    "smoothed walk",
    "season again, as in the long season",
    "same offer",
    "same offer, recent level",
)
SEASONS_AHEAD = 4  # changes over more seasons are taken for those over so many
WALK_MEMORY = 256  # steps of the past whose changes a walk knows
PRICE_STEP, PROMOTION_STEP, HOLIDAY_STEP = 0.06, 0.4, 0.3  # so far apart offers are no longer alike; prices by log
OTHER_OFFER_WEIGHT, SAME_PHASE = 0.005, 20.0  # of a step with quite another offer; of one in the same phase
LONG_SEASONS_BACK = 3
AROUND_SEASONS, LIFT_GUARD = 4, 0.5  # seasons around a step whose level it is compared with; steps of no lift


@dataclass(frozen=True, eq=False)
class Opinions:
    """What the experts say, and what they found on the way."""

    quantiles: Floats  # (B, H, K, 9), K experts
    factor: Floats  # (B, H): factor of the season in a step, 1 on average
    year_ratio: Floats  # (B, H): log of the level around this date over the level at the origin, in earlier years
    level_only: Floats  # (B, T): the past without the season's factors
    level: Floats  # (B,): its recent mean


def expert_quantiles(windows: Windows, own: Traces, shared: Shared) -> Opinions:
    """Nine quantiles of every expert for every future step, in the order of EXPERTS."""
    y, T = windows.y, windows.y.shape[1]
    level_only, factor = without_profile(windows)
    values, levels = Sorted(y, windows), Sorted(level_only, windows)
    fast, slow, steady = (levels.quantiles(recency(T, half_life)) * factor[:, :, None] for half_life in (8, 32, 96))
    short, same_phase, long = (
        values.quantiles(recency(T, half_life), SAME_PHASE_WEIGHT) for half_life in (16, 64, 256)
    )
    longer = long
    if windows.frequency.long_season != windows.frequency.season:
        longer = values.quantiles(recency(T, 512), SAME_PHASE_WEIGHT, windows.frequency.long_season)
    walk = _walk(y, windows, half_life=0)
    again = walk if windows.frequency.season == 1 else _season_again(windows)
    alike = _alike(windows)
    ratio, common = own_year_ratio(own), np.exp(shared.year_ratio)[:, :, None]
    answers = [
        *(values.quantiles(recency(T, half_life)) for half_life in (4, 16, 64)),
        short,
        same_phase,
        long,
        longer,
        fast,
        slow,
        steady,
        fast * np.exp(ratio)[:, :, None],
        fast * common,
        slow * common,
        again,
        walk,
        _walk(level_only, windows, half_life=3) * factor[:, :, None],
        _as_in_long_season(windows, again),
        _same_offer(windows, alike, same_phase),
        _offer_lift(windows, alike, level_only, slow / factor[:, :, None]) * factor[:, :, None],
    ]
    level = recent_level(level_only, windows.observed, 8.0)
    return Opinions(np.stack(answers, axis=2), factor, ratio, level_only, level)


def _walk(values: Floats, windows: Windows, *, half_life: int) -> Floats:
    """The last level and the changes that the past saw over so many steps (B, H, 9).

    A smoothed level (half-life above 0) changes in proportion to itself, the last value (0) by amounts.
    """
    T, H, observed = values.shape[1], windows.horizon, windows.observed
    level, started = running_level(values, observed, half_life)
    size = np.ones_like(level)
    if half_life:
        size = np.abs(level) + 0.3 * mean_of_observed(np.abs(values), observed)[:, None] + 1e-12
    spans = spans_up_to(min(H, T // 2))
    table = []
    for span in spans:
        usable = started[:, : T - span] & observed[:, span:]
        change = (values[:, span:] - level[:, : T - span]) / size[:, : T - span]
        table.append(plain_quantiles(np.where(usable, change, np.nan)[:, -WALK_MEMORY:]))
    changes = between_spans(np.stack(table, axis=1), spans, H)
    return np.asarray(level[:, -1, None, None] + size[:, -1, None, None] * changes)


def _season_again(windows: Windows) -> Floats:
    """The last season again, and the changes that the past saw over so many seasons (B, H, 9)."""
    T, H, m = windows.y.shape[1], windows.horizon, windows.frequency.season
    y, observed = windows.y, windows.observed
    filled = fill_from_season(y, observed, m)
    if m > T:
        filled = np.concatenate([np.repeat(filled[:, :1], m - T, axis=1), filled], axis=1)
    last = filled[:, filled.shape[1] - m + np.arange(H) % m]
    changes = []
    for seasons in range(1, min(SEASONS_AHEAD, -(-H // m)) + 1):
        lag = min(seasons * m, T)
        change = np.where(observed[:, : T - lag] & observed[:, lag:], y[:, lag:] - y[:, : T - lag], np.nan)
        changes.append(plain_quantiles(change[:, -WALK_MEMORY:]))
    which = np.minimum(np.arange(H) // m, len(changes) - 1)
    return np.asarray(last[:, :, None] + np.stack(changes, axis=1)[:, which])


def _as_in_long_season(windows: Windows, again: Floats) -> Floats:
    """The last season, changed as the same phases of the long season changed in the last of those (B, H, 9)."""
    T, H = windows.y.shape[1], windows.horizon
    m, long = windows.frequency.season, windows.frequency.long_season
    if m in (1, long) or long + m * -(-H // m) > T:
        return again
    filled = fill_from_season(windows.y, windows.observed, m)
    ahead = np.arange(H)
    seasons = ahead // m + 1
    then, before = np.full((len(filled), H), 1e-9), np.full((len(filled), H), 1e-9)
    for back in range(1, LONG_SEASONS_BACK + 1):
        at = T + ahead - back * long * -(-(ahead + 1) // long)
        usable = at - m * seasons >= 0
        then += np.where(usable, filled[:, np.maximum(at, 0)], 0.0)
        before += np.where(usable, filled[:, np.maximum(at - m * seasons, 0)], 0.0)
    change = np.where((then > 0) & (before > 0), np.clip(then / np.maximum(before, 1e-9), 0.2, 5.0), 1.0)
    middle = again[:, :, 4:5] * change[:, :, None]
    return np.asarray(middle + again - again[:, :, 4:5])


def _same_offer(windows: Windows, alike: "_Alike", otherwise: Floats) -> Floats:
    """Quantiles (B, H, 9) of the steps with a like offer (price, promotion, holiday), those in the same phase first."""
    T, rows = windows.y.shape[1], alike.rows
    if len(rows) == 0:
        return otherwise
    likeness = alike.likeness * recency(T, 128)
    if windows.frequency.season > 1:
        phases = windows.phases()[rows]
        likeness *= np.where(phases[:, None, :T] == phases[:, T:, None], SAME_PHASE, 1.0)
    answer = otherwise.copy()
    answer[rows] = _weighted(windows.y[rows], windows.observed[rows], likeness)
    return answer


def _offer_lift(windows: Windows, alike: "_Alike", values: Floats, otherwise: Floats) -> Floats:
    """The recent level of steps with no special offer, lifted as offers like that of each future step did (B, H, 9).

    The lift is what was sold at like offers over the level of the steps with no special offer around them.
    """
    T, rows = windows.y.shape[1], alike.rows
    if len(rows) == 0:
        return otherwise
    y, observed = values[rows], windows.observed[rows]
    ordinary = observed & ~alike.special[rows, :T]
    ordinary = np.where(ordinary.any(axis=1, keepdims=True), ordinary, observed)
    base = level_around(y, ordinary, AROUND_SEASONS * max(2, windows.frequency.season))
    weights = alike.likeness * (recency(T, 256) * observed * (base > 0))[:, None]
    sold, usual = (np.einsum("bht,bt->bh", weights, array) for array in (y, base))
    guard = LIFT_GUARD * mean_of_observed(base, base > 0)[:, None] + 1e-9
    lift = np.clip((sold + guard) / (usual + guard), 0.1, 20.0)
    calm = np.where(ordinary, 1.0, 0.02) * recency(T, 24)
    answer = otherwise.copy()
    answer[rows] = _weighted(y, observed, calm[:, None]) * lift[:, :, None]
    return answer


def _special(windows: Windows) -> Flags:
    """Steps (B, T + H) with a price, a promotion or a holiday out of the ordinary."""
    return np.asarray(
        (np.abs(windows.price) > PRICE_STEP / 2) | (windows.promotion > PROMOTION_STEP / 2) | windows.holiday
    )


def _weighted(values: Floats, observed: Flags, weights: Floats) -> Floats:
    """Quantiles (B, G, 9) of values (B, T) under weights (B, G, T)."""
    order = np.argsort(np.where(observed, values, np.inf), axis=1, kind="stable")
    ascending = np.take_along_axis(values, order, axis=1)[:, None]
    seen = np.take_along_axis(observed, order, axis=1)[:, None]
    return quantiles_of_sorted(ascending, np.take_along_axis(weights, order[:, None], axis=2) * seen)


@dataclass(frozen=True, eq=False)
class _Alike:
    """Which steps have a special offer, and how alike those of past and future steps are."""

    special: Flags  # (B, T + H)
    rows: Positions  # (B',): the series that ever have one
    likeness: Floats  # (B', H, T), from OTHER_OFFER_WEIGHT to 1


def _alike(windows: Windows) -> _Alike:
    special = _special(windows)
    rows = np.flatnonzero(special.any(axis=1))
    T = windows.y.shape[1]
    distance = np.zeros((len(rows), windows.horizon, T), dtype=np.float32)  # half the time, and exact enough
    holiday = windows.holiday.astype(np.float64)
    for values, step in ((windows.price, PRICE_STEP), (windows.promotion, PROMOTION_STEP), (holiday, HOLIDAY_STEP)):
        part = (values[rows] / step).astype(np.float32)
        if part.any():
            distance += (part[:, T:, None] - part[:, None, :T]) ** 2
    return _Alike(special, rows, np.maximum(np.exp(-0.5 * distance), OTHER_OFFER_WEIGHT))
