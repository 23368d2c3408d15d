"""Training windows: made-up and open series, cut at a random step into what is known and what comes next.

Knows: the mix of frequencies and lengths, what is hidden from the model, how real series are mixed.
Does not know: the model; it gets what series.features shows of a window.
Start at: WindowSource.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from seqchef.learning.data.series_real import RealSeries
from seqchef.learning.data.synthetic_paths import Flags, Floats
from seqchef.learning.data.synthetic_prices import prices, turnover
from seqchef.learning.data.synthetic_sales import Drawn, daily_sales, hourly_sales, weekly_sales
from seqchef.series.calendar import Positions
from seqchef.series.offers import relative_prices
from seqchef.series.windows import Windows


@dataclass(frozen=True, eq=False)
class Example:
    """B windows and what happened next."""

    windows: Windows
    groups: Positions  # (B,): series of one group move together
    truth: Floats  # (B, H), 0 where it does not count
    scored: Flags  # (B, H)


@dataclass(frozen=True)
class Kind:
    """One kind of batch: how often, how long the past and the future may be, and how many series at once."""

    share: float
    pasts: tuple[int, ...]
    futures: tuple[int, ...]
    size: int
    real_share: float  # of the batches of this kind that come from real series, where there are any


KINDS: Mapping[str, Kind] = {
    "daily": Kind(
        0.56, (512, 512, 512, 512, 384, 256, 256, 128, 840), (32, 32, 32, 32, 32, 32, 32, 64, 64, 104), 64, 0.0
    ),
    "weekly": Kind(0.18, (128, 128, 128, 256), (8, 8, 16, 32), 96, 0.2),
    "prices": Kind(0.10, (64, 128, 256, 448), (16, 16, 24), 96, 0.5),
    "turnover": Kind(0.06, (64, 128, 256), (16, 24), 96, 0.7),
    "quarterly": Kind(0.025, (64,), (8, 16), 96, 0.6),
    "yearly": Kind(0.015, (40,), (8,), 96, 0.6),
    "hourly": Kind(0.06, (512, 840), (48,), 48, 0.5),
}
SHORTEST = 3
MARKETS = ("prices",)  # kinds whose series are seen together


class WindowSource:
    """Batch number `step` of training windows: a pure function of the seed and the step."""

    def __init__(
        self, real: Mapping[str, Sequence[RealSeries]], *, seed: int, kinds: Mapping[str, Kind] = KINDS
    ) -> None:
        """`real`: open series by kind, e.g. {"prices": [...]}; may be empty. `kinds`: what is drawn, by its share."""
        self.real, self.seed, self.kinds = real, seed, kinds
        shares = np.array([kind.share for kind in kinds.values()])
        self._chances = shares / shares.sum() if kinds is not KINDS else shares

    def example(self, step: int) -> Example:
        """Windows and truth number `step`."""
        rng = np.random.default_rng((self.seed, step))
        names = list(self.kinds)
        name = names[rng.choice(len(names), p=self._chances)]
        kind = self.kinds[name]
        past, future = int(rng.choice(kind.pasts)), int(rng.choice(kind.futures))
        if name in self.real and rng.random() < kind.real_share:
            draw = draw_market if name in MARKETS and rng.random() < 0.6 else draw_real
            drawn = draw(rng, self.real[name], kind.size, past + future)
        else:
            drawn = _made_up(rng, name, kind.size, past + future)
        return cut(rng, drawn, future)


def _made_up(rng: Generator, name: str, B: int, N: int) -> Drawn:
    if name == "turnover":
        return turnover(rng, B, N, "monthly")
    if name in ("quarterly", "yearly"):
        return turnover(rng, B, N, name)
    return {"daily": daily_sales, "weekly": weekly_sales, "prices": prices, "hourly": hourly_sales}[name](rng, B, N)


def draw_real(rng: Generator, pool: Sequence[RealSeries], B: int, N: int) -> Drawn:
    """Stretches (B, N) of real series, each ending at a random step; a third are mixtures of two (TSMixup).

    Mixtures are weighted means of two stretches divided by their means (Chronos, arXiv:2403.07815, appendix A).
    """
    frequency = pool[0].frequency
    y, start = np.full((B, N), np.nan), np.zeros(B, dtype=np.int64)
    for b in range(B):
        y[b], start[b] = _stretch(rng, pool, N)
        if rng.random() < 0.33:
            other, _ = _stretch(rng, pool, N)
            part = rng.uniform(0.2, 0.8)
            y[b] = part * y[b] / _mean(y[b]) + (1 - part) * other / _mean(other)
        y[b] *= np.exp(rng.normal(0, 1))
    none = np.zeros((B, N), dtype=np.bool_)
    return Drawn(y, none, none, none, start, np.arange(B), frequency)


def draw_market(rng: Generator, pool: Sequence[RealSeries], B: int, N: int) -> Drawn:
    """Stretches (B, N) that all end in one month, as a market is seen on one day."""
    last = pool[int(rng.integers(len(pool)))]
    end = last.start + int(rng.integers(min(len(last.y), 2 * SHORTEST), len(last.y) + 1))
    alive = [one for one in pool if one.start + SHORTEST < end <= one.start + len(one.y)]
    y = np.full((B, N), np.nan)
    for b in range(B):
        one = alive[int(rng.integers(len(alive)))]
        kept = one.y[max(0, end - one.start - N) : end - one.start]
        y[b, N - len(kept) :] = kept * np.exp(rng.normal(0, 1))
    none = np.zeros((B, N), dtype=np.bool_)
    start = np.full(B, end - N, dtype=np.int64)
    return Drawn(y, none, none, none, start, np.zeros(B, dtype=np.int64), pool[0].frequency)


def _mean(y: Floats) -> float:
    return float(np.nanmean(np.abs(y))) or 1.0


def _stretch(rng: Generator, pool: Sequence[RealSeries], N: int) -> tuple[Floats, int]:
    """The last N steps (NaN before the beginning) up to a random step of a random series, and where they start."""
    one = pool[int(rng.integers(len(pool)))]
    end = int(rng.integers(min(len(one.y), max(10, min(len(one.y), N) // 2)), len(one.y) + 1))
    kept = one.y[max(0, end - N) : end]
    return np.concatenate([np.full(N - len(kept), np.nan), kept]), one.start + end - N


def cut(rng: Generator, drawn: Drawn, horizon: int) -> Example:
    """The last `horizon` steps as truth, a random length of what came before as the past.

    Flags of the future are hidden from some series; what is closed or missing does not count.
    """
    B, N = drawn.y.shape
    T = N - horizon
    longest = (~np.isnan(drawn.y[:, :T])).argmax(axis=1)
    short = np.exp(rng.uniform(np.log(SHORTEST), np.log(T), B)).astype(np.int64)
    length = np.where(rng.random(B) < 0.6, T, short)
    past = (np.arange(T) >= (T - np.minimum(length, T - longest))[:, None]) & ~np.isnan(drawn.y[:, :T])
    past &= ~drawn.closed[:, :T]
    truth = drawn.y[:, T:]
    scored = ~np.isnan(truth) & ~drawn.closed[:, T:] & past.any(axis=1)[:, None]
    told = rng.random((B, 1)) < 0.6
    seen = np.concatenate([np.ones((B, T), dtype=np.bool_), np.repeat(told, horizon, axis=1)], axis=1)
    price = np.zeros((B, N)) if drawn.price is None else relative_prices(drawn.price, T, drawn.frequency.name)
    windows = Windows(
        y=np.where(past, np.nan_to_num(drawn.y[:, :T]), 0.0),
        observed=past,
        closed=drawn.closed & seen,
        holiday=drawn.holiday & seen,
        price=price * seen,
        promotion=drawn.promotion * seen,
        known=np.concatenate([past, np.repeat(told, horizon, axis=1)], axis=1),
        origin=drawn.start + T,
        frequency=drawn.frequency,
        horizon=horizon,
    )
    return Example(windows, drawn.groups, np.where(scored, np.nan_to_num(truth), 0.0), scored)
