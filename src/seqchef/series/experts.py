"""Experts: simple forecasts of a series, each good at one kind of trade, that a trained model weighs and corrects.

Knows: how to look at a past in a dozen ways (recent days, same weekday, level times profile, last year, random walk).
Does not know: which of them to trust; that is learned (learning.tasks.forecast).
Start at: expert_quantiles.
"""

from dataclasses import dataclass

import numpy as np

from seqchef.series.companions import Shared, Traces, own_year_ratio
from seqchef.series.empirical import (
    SAME_PHASE_WEIGHT,
    Sorted,
    fill_from_season,
    plain_quantiles,
    quantiles_of_sorted,
    recency,
)
from seqchef.series.levels import mean_of_observed, recent_level, running_level, without_profile
from seqchef.series.tables import Floats
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
    "same flags",
)
SEASONS_AHEAD = 4  # changes over more seasons are taken for those over so many
WALK_MEMORY = 256  # steps of the past whose changes a walk knows
WALK_SPANS = (1, 2, 4, 7, 12, 20, 28, 42, 64)  # changes over so many steps; those between are interpolated
OTHER_FLAGS_WEIGHT, FLAGGED_PHASE_WEIGHT = 0.005, 20.0  # of a day with other flags, of a flagged day in the same phase


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
        walk if windows.frequency.season == 1 else _season_again(windows),
        walk,
        _walk(level_only, windows, half_life=3) * factor[:, :, None],
        _same_flags(windows, same_phase),
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
    longest = max(1, min(H, T // 2, WALK_SPANS[-1]))
    spans = [span for span in WALK_SPANS if span < longest] + [longest]
    table = []
    for span in spans:
        usable = started[:, : T - span] & observed[:, span:]
        change = (values[:, span:] - level[:, : T - span]) / size[:, : T - span]
        table.append(plain_quantiles(np.where(usable, change, np.nan)[:, -WALK_MEMORY:]))
    changes = _between_spans(np.stack(table, axis=1), spans, H)
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


def _between_spans(table: Floats, spans: list[int], H: int) -> Floats:
    """Changes over 1..H steps (B, H, 9) from those over a few spans (B, S, 9); beyond the last they grow as a root."""
    steps = np.sqrt(np.arange(1, H + 1))
    place = np.interp(steps, np.sqrt(spans), np.arange(len(spans)))
    low = place.astype(np.int64)
    high = np.minimum(low + 1, len(spans) - 1)
    part = (place - low)[None, :, None]
    growth = np.maximum(1.0, steps / np.sqrt(spans[-1]))[None, :, None]
    return np.asarray(growth * (table[:, low] * (1 - part) + table[:, high] * part))


def _same_flags(windows: Windows, otherwise: Floats) -> Floats:
    """Quantiles (B, H, 9) of the days with the same holiday and promotion flags, those in the same phase first."""
    T = windows.y.shape[1]
    flags = windows.holiday.astype(np.int64) + 2 * windows.promotion
    rows = np.flatnonzero(flags.any(axis=1))
    if len(rows) == 0:
        return otherwise
    answer = otherwise.copy()
    y, observed = windows.y[rows], windows.observed[rows]
    order = np.argsort(np.where(observed, y, np.inf), axis=1, kind="stable")
    ascending, weights = (np.take_along_axis(array, order, axis=1) for array in (y, recency(T, 128) * observed))
    same_flags, same_phase = (
        np.take_along_axis(array[:, :T], order, axis=1)[:, None] == array[:, T:, None]
        for array in (flags[rows], windows.phases()[rows])
    )
    likeness = np.where(same_flags, 1.0, OTHER_FLAGS_WEIGHT) * np.where(same_phase, FLAGGED_PHASE_WEIGHT, 1.0)
    answer[rows] = quantiles_of_sorted(ascending[:, None], weights[:, None] * likeness)
    return answer
