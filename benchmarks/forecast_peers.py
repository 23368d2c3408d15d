"""Forecasts of four real sets: ours, those of the libraries people use, and those of ten lines, in one table.

    python -m benchmarks.forecast_peers               four windows; peers not asked before are asked now: half an hour
    python -m benchmarks.forecast_peers --only-kept   ours anew, beside the answers of peers that are there: a minute

Peers get a full calendar grid without flags; their values are clipped at 0. "LightGBM with covariates" also knows
prices and promotions, past and to come. LightGBM learns from all series of the table, the others from each alone.
`ratio` is the scaled quantile loss (SQL) over that of statsforecast's seasonal naive. Seconds are those of the run
that made the answer, on one core of a shared machine, where the clock's may be many times the processor's.
Our model learned from prices up to the last window: earlier windows of prices flatter it, and no other set's do.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from typing import Any

import numpy as np

from benchmarks.forecast_peer_cache import answered
from benchmarks.forecast_peer_models import PEERS, Peer
from benchmarks.forecast_peer_scores import Answer, only, table_of
from benchmarks.forecast_plain import PLAIN, plain_quantiles
from benchmarks.record import DATA, record
from seqchef.inference.forecast import METHODS, forecast
from seqchef.inference.quantiles import means
from seqchef.learning.data.series_marks import SOURCES, Mark, read_marks
from seqchef.series.tables import LEVELS, Panel

SAMPLED = {"restaurants": 150, "orange juice": 150}  # series slow peers are asked for; all are compared on them too
PACKAGES = ("lightgbm", "mlforecast", "statsforecast")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--earlier", type=int, nargs="+", default=[0, 1, 2, 3], help="windows: cut so many horizons before the last"
    )
    parser.add_argument("--only-kept", action="store_true", help="leave out peers whose answers are not on disk")
    options = parser.parse_args()
    marks = {earlier: read_marks(DATA / "series", earlier=earlier) for earlier in options.earlier}
    if not options.only_kept:
        for name, peer in PEERS.items():  # the quick ones for all sets before a slow one for any
            for earlier, some in marks.items():
                asked = [_asked(name, peer, title, mark, only_kept=False) for title, mark in some.items()]
                spent = sum(answer.wall_s for answer in asked if answer)
                print(f"{name}, {earlier} earlier: {spent:.0f} s", file=sys.stderr, flush=True)
    _write(marks)


def _write(marks: dict[int, dict[str, Mark]]) -> None:
    numbers = {
        f"{earlier} earlier": {title: rows for name, mark in some.items() for title, rows in compared(name, mark)}
        for earlier, some in marks.items()
    }
    files = [DATA / "series" / f"{source.file}.parquet" for source in SOURCES.values()]
    config = {"bundle": "forecast", "threads": 1, "peers": {package: version(package) for package in PACKAGES}}
    record("forecast_peers", numbers, config=config, data_files=files)


def compared(name: str, mark: Mark) -> Iterator[tuple[str, dict[str, Any]]]:
    """Tables of one set: the whole set, and where slow peers saw a part, all rows on that part."""
    answers = {**ours(mark), **plain(mark), **theirs(name, mark)}
    whole = {row: found for row, found in answers.items() if len(found.ids) == len(mark.history)}
    yield name, table_of(mark, whole)
    if name in SAMPLED:
        part = sampled(mark.history, SAMPLED[name])
        rows = {row: only(found, part.ids) for row, found in answers.items()}
        yield f"{name}, {len(part)} of them", table_of(replace(mark, history=part), rows)


def ours(mark: Mark) -> dict[str, Answer]:
    """Every method of the package."""
    found = {}
    for method in METHODS:
        began, cpu = time.perf_counter(), time.process_time()
        made = forecast(mark.history, mark.horizon, method=method)
        shape = (len(mark.history), mark.horizon)
        found[method] = Answer(
            mark.history.ids,
            made.quantiles.reshape(*shape, len(LEVELS)),
            made.mean.reshape(shape),
            time.perf_counter() - began,
            time.process_time() - cpu,
        )
    return found


def plain(mark: Mark) -> dict[str, Answer]:
    """Every forecast of ten lines that was set for this frequency."""
    found = {}
    for name, (_, frequencies) in PLAIN.items():
        if mark.history.frequency.name in frequencies:
            began, cpu = time.perf_counter(), time.process_time()
            quantiles = plain_quantiles(name, mark.history, mark.horizon)
            spent = time.perf_counter() - began, time.process_time() - cpu
            found[name] = Answer(mark.history.ids, quantiles, means(quantiles), *spent)
    return found


def theirs(name: str, mark: Mark) -> dict[str, Answer]:
    """The answers of peers that are kept."""
    found = {peer: _asked(peer, how, name, mark, only_kept=True) for peer, how in PEERS.items()}
    return {peer: answer for peer, answer in found.items() if answer}


def _asked(name: str, peer: Peer, title: str, mark: Mark, *, only_kept: bool) -> Answer | None:
    """One peer's answer for a set, or for a sample of it when the peer is slow; None where it lacks its covariates."""
    if not set(peer.needs) <= set(mark.history.covariates):
        return None
    panel = sampled(mark.history, SAMPLED[title]) if peer.slow and title in SAMPLED else mark.history
    return answered(name, peer, panel, mark.horizon, mark.season, only_kept=only_kept)


def sampled(panel: Panel, count: int) -> Panel:
    """The same `count` series every time, in the order of the panel."""
    chosen = np.random.default_rng(0).permutation(len(panel))[:count]
    return replace(panel, series=tuple(panel.series[row] for row in sorted(chosen)))


if __name__ == "__main__":
    main()
