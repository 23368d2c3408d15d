"""Scores of an answer: the measures of the package, and those that only comparisons with other libraries need.

Knows: sMAPE, crossing, and the first week apart from the rest of a daily horizon.
Does not know: who answered.
Start at: table_of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from seqchef.errors import BadInput
from seqchef.evaluation.forecasts import MEDIAN, score
from seqchef.learning.data.series_marks import Mark
from seqchef.series.tables import LEVELS, Flags, Floats, Forecasts, Observations

BASE = "SeasonalNaive"  # ratios are to its scaled quantile loss
FIRST = 7  # days of a daily horizon that are shown apart


@dataclass(frozen=True, eq=False)
class Answer:
    """Forecasts for some series, and what they took when they were made."""

    ids: tuple[str, ...]
    quantiles: Floats  # (series, H, 9), as they came: they may cross
    mean: Floats  # (series, H)
    wall_s: float
    cpu_s: float


def only(answer: Answer, ids: Sequence[str]) -> Answer:
    """The answer for these series, in their order; the time is the share of the series."""
    place = {name: row for row, name in enumerate(answer.ids)}
    rows = [place[name] for name in ids]
    share = len(rows) / len(answer.ids)
    return Answer(tuple(ids), answer.quantiles[rows], answer.mean[rows], answer.wall_s * share, answer.cpu_s * share)


def table_of(mark: Mark, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """The measures of every answer on the series of the mark, which may be fewer than its truth has."""
    truth = _of_series(mark.truth, mark.history.ids)
    rows = {name: measured(mark, truth, answer) for name, answer in answers.items()}
    for row in rows.values():
        row["ratio"] = round(row["sql"] / rows[BASE]["sql"], 4) if BASE in rows else None
    return {"series": len(mark.history), "points": len(truth.y), "horizon": mark.horizon, "rows": rows}


def measured(mark: Mark, truth: Observations, answer: Answer) -> dict[str, Any]:
    """One row of the table."""
    forecasts = as_table(mark, answer)
    scores = score(truth, forecasts, mark.history, mark.season)
    names = ("mase", "rmsse", "sql", "wql", "wape", "bias", "cov80")
    row: dict[str, Any] = {name: round(getattr(scores, name) or 0.0, 4) for name in names}
    row["smape"] = round(smape(truth, medians_at(mark, truth, answer)), 2)
    row["crossing"] = round(float((np.diff(answer.quantiles, axis=2) < 0).any(axis=2).mean()), 4)
    if mark.history.frequency.name == "daily" and mark.horizon > FIRST:
        early = steps_of(mark, truth) < FIRST
        for title, rows in (("days 1-7", early), ("days 8-28", ~early)):
            part = Observations(truth.ids[rows], truth.ds[rows], truth.y[rows])
            row[f"sql, {title}"] = round(score(part, forecasts, mark.history, mark.season).sql or 0.0, 4)
    row |= {"wall_s": round(answer.wall_s, 2), "cpu_s": round(answer.cpu_s, 4)}
    return row | {"s_per_series": round(answer.wall_s / len(answer.ids), 5)}


def as_table(mark: Mark, answer: Answer) -> Forecasts:
    """The answer as rows; not made sensible, so that what a peer says is what is scored."""
    if answer.ids != mark.history.ids:
        raise BadInput(
            f"the answer is about {len(answer.ids)} other series; expected the {len(mark.history)} of the set"
        )
    horizon = answer.quantiles.shape[1]
    return Forecasts(
        ids=np.repeat(np.array(answer.ids), horizon),
        ds=np.concatenate([one.future_ds(horizon) for one in mark.history.series]),
        quantiles=answer.quantiles.reshape(-1, len(LEVELS)),
        mean=answer.mean.ravel(),
    )


def smape(truth: Observations, medians: Floats) -> float:
    """Mean over series of mean 200 |y - median| / (|y| + |median|), where 0 / 0 is 0."""
    total = np.abs(truth.y) + np.abs(medians)
    errors = 200 * np.abs(truth.y - medians) / np.where(total > 0, total, 1.0)
    _, codes = np.unique(truth.ids, return_inverse=True)
    return float((np.bincount(codes, weights=errors) / np.bincount(codes)).mean())


def steps_of(mark: Mark, truth: Observations) -> np.ndarray[Any, np.dtype[np.int64]]:
    """For each row of the truth the step of the horizon it is, from 0."""
    ends = {one.unique_id: one.start + len(one) for one in mark.history.series}
    origin = np.array([ends[name] for name in truth.ids.tolist()])
    return np.asarray(mark.history.frequency.positions(truth.ds) - origin)


def medians_at(mark: Mark, truth: Observations, answer: Answer) -> Floats:
    """The forecast median of each row of the truth."""
    place = {name: row for row, name in enumerate(answer.ids)}
    rows = [place[name] for name in truth.ids.tolist()]
    return np.asarray(answer.quantiles[rows, steps_of(mark, truth), MEDIAN])


def _of_series(truth: Observations, ids: Sequence[str]) -> Observations:
    kept: Flags = np.isin(truth.ids, list(ids))
    return Observations(truth.ids[kept], truth.ds[kept], truth.y[kept])
