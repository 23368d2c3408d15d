"""What is lost by taking the sales of sold-out days for demand, or by leaving those days out, and what comes back.

Made-up demand is known in full: negative binomial around a weekly rhythm, cut off at a stock that is the day's mean
plus so many standard deviations. Real sales (bakery, restaurants) are cut off at a par: the mean of the same weekday
over the eight weeks before, plus a tenth. `bias` compares the sum of the history with the sum of demand; forecasts of
the 28 days after it are scored against demand that nobody cut off (`wql`: weighted quantile loss; `over_090`: share of
days above the 0.9 quantile, 0.1 if all is well). `seconds` is processor time for 1,000 series of 700 days.
"""

import time
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.record import DATA, record
from seqchef.inference.forecast import forecast
from seqchef.learning.data.series_marks import SOURCES, read_marks
from seqchef.series.censoring import uncensored
from seqchef.series.tables import LEVELS, Flags, Floats, Panel, Series, build_panel

WEEK = np.array([0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 0.9])
MEANS, DISPERSIONS, STOCKS = (2.0, 10.0, 40.0), (0.0, 0.1, 0.3), (1.3, 0.5, 0.0)
DISHES, DAYS, HORIZON, PAR_WEEKS, PAR_MARGIN = 60, 364, 28, 8, 1.1
METHODS = ("empirical", "zero-shot")


def main() -> None:
    made_up = {
        f"mean {mean:g}, dispersion {dispersion:g}, stock +{stock:g} sd": biases(*demand(mean, dispersion, stock))
        for mean, dispersion, stock in product(MEANS, DISPERSIONS, STOCKS)
    }
    numbers: dict[str, Any] = {
        "made_up": made_up,
        "made_up_worst_bias": {
            how: max((row["bias"][how] for row in made_up.values()), key=abs)
            for how in ("as_sold", "left_out", "completed")
        },
        "made_up_forecasts": forecasts_of_made_up(),
        "real": {name: forecasts_of_real(name) for name in ("bakery", "restaurants")},
        "seconds": seconds(),
    }
    files = [DATA / "series" / f"{SOURCES[name].file}.parquet" for name in ("bakery", "restaurants")]
    config = {"dishes": DISHES, "days": DAYS, "horizon": HORIZON, "par_weeks": PAR_WEEKS, "par_margin": PAR_MARGIN}
    record("stockouts", numbers, config=config, data_files=files)


def demand(
    mean: float, dispersion: float, stock: float, *, dishes: int = DISHES, days: int = DAYS, seed: int = 0
) -> tuple[Floats, Floats, Flags]:
    """Demand, sales and sold-out days (B, T)."""
    generator = np.random.default_rng(seed)
    expected = mean * generator.lognormal(0, 0.3, (dishes, 1)) * WEEK[np.arange(days) % 7] / WEEK.mean()
    crowd = generator.gamma(1 / dispersion, dispersion, expected.shape) if dispersion else np.ones_like(expected)
    asked = generator.poisson(expected * crowd).astype(np.float64)
    made = np.maximum(1, np.round(expected + stock * np.sqrt(expected + dispersion * expected**2)))
    return asked, np.minimum(asked, made), asked >= made


def biases(asked: Floats, sold: Floats, out: Flags) -> dict[str, Any]:
    """Share of days that sold out, and how far the mean of the history is from that of demand."""
    completed = np.stack([one.y for one in uncensored(panel_of(sold, out)).series])
    means = {"as_sold": sold.mean(), "left_out": sold[~out].mean(), "completed": completed.mean()}
    return {
        "sold_out": round(float(out.mean()), 3),
        "bias": {how: round(float(mean / asked.mean() - 1), 4) for how, mean in means.items()},
    }


def panel_of(y: Floats, out: Flags) -> Panel:
    """Series (B, T) that begin on the same day."""
    B, T = y.shape
    ids = np.repeat([f"dish {b:04d}" for b in range(B)], T)
    stamps = np.tile(np.datetime64("2024-01-01", "s") + np.arange(T) * np.timedelta64(86_400, "s"), B)
    return build_panel(ids.tolist(), stamps, y.ravel(), {"stockout": out.ravel(), "closed": np.zeros(B * T, np.bool_)})


def forecasts_of_made_up() -> dict[str, Any]:
    """Forecasts of demand of about 20 portions after a history in which a third of the days sold out."""
    asked, sold, out = demand(20.0, 0.1, 0.5, days=DAYS + HORIZON)
    known, truth = slice(0, DAYS), asked[:, DAYS:]
    return scores(panel_of(asked[:, known], out[:, known]), panel_of(sold[:, known], out[:, known]), truth)


def forecasts_of_real(name: str) -> dict[str, Any]:
    """The same for real sales, cut off at a par; the last 28 days before the mark are the truth."""
    whole = read_marks(DATA / "series")[name].history
    usable = [one for one in whole.series if len(one) > (PAR_WEEKS + 8) * 7 and one.y[-HORIZON:].sum() > 0]
    asked = tuple(one.until(len(one) - HORIZON, HORIZON) for one in usable)
    cut = tuple(cut_at_par(one) for one in asked)
    truth = np.stack([np.where(one.evidence(), one.y, np.nan)[-HORIZON:] for one in usable])
    out = [one.stockout[: len(one)][one.evidence()].mean() for one in cut]
    found = scores(replace(whole, series=asked), replace(whole, series=cut), truth)
    return {"series": len(cut), "sold_out": round(float(np.mean(out)), 3), **found}


def cut_at_par(series: Series) -> Series:
    """Sales that stop at the par of each day."""
    y = np.where(series.evidence(), series.y, np.nan)
    before = np.full((PAR_WEEKS, len(y)), np.nan)
    for week in range(1, PAR_WEEKS + 1):
        before[week - 1, 7 * week :] = y[: -7 * week]
    seen = (~np.isnan(before)).sum(axis=0)
    par = np.where(seen > 0, np.ceil(np.nansum(before, axis=0) / np.maximum(seen, 1) * PAR_MARGIN), np.inf)
    par = np.maximum(par, 1.0)
    out = series.stockout.copy()
    out[: len(y)] = np.nan_to_num(y) >= par
    return replace(series, y=np.minimum(series.y, par), stockout=out)


def scores(asked: Panel, sold: Panel, truth: Floats) -> dict[str, Any]:
    """Forecasts from demand itself, from sales as they are, without sold-out days, and from completed days."""
    histories = {"demand": asked, "as_sold": sold, "left_out": without(sold), "completed": uncensored(sold)}
    return {
        method: {
            how: score(forecast(unmarked(panel), HORIZON, method=method).quantiles, truth)
            for how, panel in histories.items()
        }
        for method in METHODS
    }


def without(panel: Panel) -> Panel:
    """Sold-out days as missing values."""
    return replace(
        panel, series=tuple(replace(one, y=np.where(one.stockout[: len(one)], np.nan, one.y)) for one in panel.series)
    )


def unmarked(panel: Panel) -> Panel:
    """Without the flags, so that nothing is completed twice."""
    return replace(panel, series=tuple(replace(one, stockout=np.zeros_like(one.stockout)) for one in panel.series))


def score(quantiles: Floats, truth: Floats) -> dict[str, float]:
    """Loss, bias and the share of days above the last quantile, where the truth is known."""
    known: NDArray[np.bool_] = ~np.isnan(truth)
    y, found = truth[known], quantiles.reshape(*truth.shape, len(LEVELS))[known]
    error, levels = y[:, None] - found, np.array(LEVELS)
    loss = 2 * np.maximum(levels * error, (levels - 1) * error).mean(axis=1)
    return {
        "wql": round(float(loss.sum() / y.sum()), 4),
        "bias_of_median": round(float(found[:, 4].sum() / y.sum() - 1), 4),
        "over_090": round(float((y > found[:, -1]).mean()), 4),
    }


def seconds() -> float:
    """Processor time for 1,000 series of 700 days, an eighth of which sold out."""
    _, sold, out = demand(20.0, 0.1, 1.3, dishes=1_000, days=700)
    panel = panel_of(sold, out)
    began = time.process_time()
    uncensored(panel)
    return round(time.process_time() - began, 2)


if __name__ == "__main__":
    main()
