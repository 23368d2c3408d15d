"""Made-up sales: what a kitchen or a shop sells by the hour, day or week, with everything that happens to it.

Knows: weekday and yearly profiles, moving holidays, promotions, closures, stock-outs, launches, slow sellers.
Does not know: prices (synthetic_prices.py), or how windows are cut (series_batches.py).
Start at: daily_sales.

Sales are drawn as mean = level x weekday x year x holiday x promotion x noise, counted as negative binomial numbers,
then cut off by stock, closed days and gaps. Every strength differs from series to series; most are mild.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from seqchef.learning.data import synthetic_paths as paths
from seqchef.learning.data.synthetic_paths import Flags, Floats
from seqchef.series.calendar import Frequency, Positions

YEAR_DAYS, YEAR_WEEKS = 365.25, 52.18
UNIT_PRICE = 7.3  # of what is counted in money


@dataclass(frozen=True, eq=False)
class Drawn:
    """B series of N steps that happened nowhere."""

    y: Floats  # (B, N), NaN where there is no row
    closed: Flags
    holiday: Flags
    promotion: Flags | Floats  # how strongly it is promoted
    start: Positions  # (B,): grid position of the first step
    groups: Positions  # (B,): series of one group are sold in one shop
    frequency: Frequency
    price: Floats | None = None  # (B, N), NaN where nobody tells


def daily_sales(rng: Generator, B: int, N: int) -> Drawn:
    """Daily sales of dishes, products or guests."""
    shop, first = paths.households(rng, B)
    start = rng.integers(14_600, 20_500, len(first))[shop]
    days = start[:, None] + np.arange(N)
    turns = days / YEAR_DAYS
    week = _week_profile(rng, days) + paths.one_of(rng, B, [0.0, 1.0]) * _week_profile(rng, days[first])[shop]
    festive, festive_effect = _holidays(rng, days, week, (shop, first))
    promoted, promotion_effect = _promotions(rng, B, N, chance=0.02, lengths=(3, 14), strength=0.5)
    price, price_effect = _prices(rng, promoted, told=0.35, heeded=0.4)
    base = paths.one_of(rng, B, [0.5, 2, 5, 12, 30, 80, 300], [0.1, 0.15, 0.15, 0.2, 0.2, 0.15, 0.05])
    base = base * paths.spread(rng, B, 1.0, 1.8)
    log_mean = np.log(base) + _level(rng, B, N, per_step=0.006) + _year_profiles(rng, turns, shop, first) + week
    log_mean += festive_effect + promotion_effect + price_effect + _month_profile(rng, days)
    log_mean += _common(rng, N, shop, first)
    log_mean += paths.memory(rng, N, rng.uniform(0, 0.8, (B, 1)), paths.spread(rng, B, 0.1, 1.8))
    y = _sold(rng, log_mean) * _presence(rng, turns)
    y = _spikes(rng, _stock_outs(rng, y, np.exp(log_mean)))
    closed, absent = _closures(rng, days, (shop, first))
    silent = paths.happens(rng, B, 0.5)
    y = np.where(closed & silent, 0.0, np.where(closed | absent, np.nan, y))
    return Drawn(
        y=y,
        closed=closed & paths.happens(rng, B, 0.75),
        holiday=paths.hidden(rng, festive, 0.5),
        promotion=paths.hidden(rng, promoted, 0.6),
        start=start,
        groups=shop,
        frequency=Frequency(name="daily", season=7),
        price=price,
    )


def weekly_sales(rng: Generator, B: int, N: int) -> Drawn:
    """Weekly sales of shop items: often driven by promotions, in units or in packs."""
    shop, first = paths.households(rng, B)
    start = rng.integers(2_100, 2_900, len(first))[shop]
    turns = (start[:, None] + np.arange(N)) / YEAR_WEEKS
    driven = paths.happens(rng, B, 0.75)
    loud = paths.happens(rng, B, 0.4)  # some promotions are told of more than others
    promoted, effect = _promotions(rng, B, N, chance=0.16, lengths=(1, 3), strength=1.2)
    price, price_effect = _prices(rng, promoted & driven, told=0.6, heeded=0.85)
    louder = promoted & loud & (rng.random((B, N)) < 0.4)
    effect += louder * np.abs(rng.normal(0.6, 0.4, (B, 1)))
    base = paths.spread(rng, B, 60.0, 6.0)
    log_mean = np.log(base) + _level(rng, B, N, per_step=0.012) + _year_profiles(rng, turns, shop, first)
    log_mean += 2 * _common(rng, N, shop, first)
    log_mean += np.where(driven, effect, 0.25 * effect) + price_effect
    log_mean += paths.memory(rng, N, rng.uniform(0, 0.7, (B, 1)), paths.spread(rng, B, 0.17, 1.8))
    y = _spikes(rng, _stock_outs(rng, _sold(rng, log_mean), np.exp(log_mean)))
    pack = paths.one_of(rng, B, [1, 6, 64], [0.6, 0.1, 0.3])
    absent = rng.random((B, N)) < paths.one_of(rng, B, [0.0, 0.02, 0.1], [0.6, 0.3, 0.1])
    return Drawn(
        y=np.where(absent, np.nan, y * pack),
        closed=np.zeros((B, N), dtype=np.bool_),
        holiday=np.zeros((B, N), dtype=np.bool_),
        promotion=paths.hidden(rng, (promoted & driven) + 1.0 * (louder & driven), 0.5),
        start=start,
        groups=shop,
        frequency=Frequency(name="weekly", season=1),
        price=price,
    )


def hourly_sales(rng: Generator, B: int, N: int) -> Drawn:
    """Sales by the hour: opening hours, peaks at meals, and a week over them."""
    start = rng.integers(0, 24 * 20_000, B)
    hours = start[:, None] + np.arange(N)
    clock = (hours % 24) / 24
    open_from, open_hours = rng.integers(5, 12, (B, 1)), rng.integers(6, 25, (B, 1))
    is_open = (hours - open_from) % 24 < open_hours
    day = paths.harmonics(rng, clock, paths.spread(rng, B, 0.5, 1.6), count=4)
    base = paths.spread(rng, B, 10.0, 4.0)
    log_mean = np.log(base) + day + 0.5 * _week_profile(rng, hours // 24) + _level(rng, B, N, per_step=0.004)
    log_mean += paths.memory(rng, N, rng.uniform(0, 0.9, (B, 1)), paths.spread(rng, B, 0.1, 1.8))
    y = np.where(is_open, _sold(rng, log_mean), 0.0)
    none = np.zeros((B, N), dtype=np.bool_)
    return Drawn(y, none, none, none, start, np.arange(B), Frequency(name="hourly", season=24))


def _level(rng: Generator, B: int, N: int, *, per_step: float) -> Floats:
    """Log level (B, N): a slow walk, jumps, and growth; a launch now and then."""
    level = paths.walk(rng, N, paths.spread(rng, B, per_step, 2.2))
    level += paths.shifts(rng, B, N, paths.spread(rng, B, 0.002, 2.0), paths.one_of(rng, B, [0.1, 0.3, 0.7]))
    level += rng.normal(0, 0.3, (B, 1)) * (np.arange(N) - N) / 365
    launched = paths.happens(rng, B, 0.08)
    age = np.maximum(np.arange(N) - rng.integers(0, N, (B, 1)), 0)
    ramp = np.log(0.05 + 1 - np.exp(-(age + 1) / rng.uniform(5, 60, (B, 1))))
    return np.asarray(np.clip(level + np.where(launched, ramp, 0.0), -4.0, 4.0))


def _week_profile(rng: Generator, days: Positions) -> Floats:
    """Log factors (B, N) of weekdays, which may change slowly from one profile to another."""
    B, N = days.shape
    strength = paths.one_of(rng, B, [0.03, 0.12, 0.25, 0.45, 0.8], [0.15, 0.25, 0.3, 0.2, 0.1])
    first = rng.normal(0, 1, (B, 7)) * strength
    weekend = rng.normal(0.7, 1, (B, 1)) * strength
    first[:, [1, 2, 3]] += np.stack([0.5 * weekend, weekend, weekend], axis=1)[:, :, 0]  # day 0 was a Thursday
    second = first + rng.normal(0, 0.4, (B, 7)) * strength * paths.happens(rng, B, 0.3)
    weekday = days % 7
    part = np.arange(N) / N
    before, after = np.take_along_axis(first, weekday, axis=1), np.take_along_axis(second, weekday, axis=1)
    return np.asarray(before * (1 - part) + after * part)


def _year_profiles(rng: Generator, turns: Floats, shop: Positions, first: Positions) -> Floats:
    """Log factors (B, N) of the time of the year: what a shop's items share, more or less, and their own."""
    B = len(turns)
    common = _year_profile(rng, turns[first])[shop]
    loading = np.maximum(rng.normal(1, 0.3, (B, 1)), 0) * ~paths.happens(rng, B, 0.1)
    own = _year_profile(rng, turns) * paths.one_of(rng, B, [0.0, 0.5, 1.0], [0.5, 0.3, 0.2])
    return np.asarray(loading * common + own)


def _common(rng: Generator, N: int, shop: Positions, first: Positions) -> Floats:
    """Log factors (B, N) that move a shop as a whole: its slow fortunes, and the weather."""
    G = len(first)
    fortunes = paths.walk(rng, N, paths.spread(rng, G, 0.004, 2.0))
    weather = paths.memory(rng, N, rng.uniform(0, 0.7, (G, 1)), paths.spread(rng, G, 0.06, 1.8))
    return np.asarray((fortunes + weather)[shop])


def _year_profile(rng: Generator, turns: Floats) -> Floats:
    """Log factors (B, N) of the time of the year: a smooth wave, up to two seasons of weeks, a festival of days."""
    B = len(turns)
    wave = paths.harmonics(rng, turns, paths.one_of(rng, B, [0.0, 0.08, 0.2, 0.4], [0.3, 0.3, 0.25, 0.15]))
    for _ in range(2):
        height = paths.one_of(rng, B, [0.0, 0.3, 0.8, 1.2, -0.6], [0.35, 0.25, 0.2, 0.1, 0.1])
        wave = wave + paths.bump(rng, turns, paths.spread(rng, B, 0.06, 1.8), height)
    festival = paths.one_of(rng, B, [0.0, 0.4, -0.5], [0.5, 0.3, 0.2])
    return np.asarray(wave + paths.bump(rng, turns, paths.spread(rng, B, 0.012, 1.5), festival))


def _month_profile(rng: Generator, days: Positions) -> Floats:
    """Log factors (B, N) of the day of the month: more after pay day, in some places."""
    day = (days.astype("datetime64[D]") - days.astype("datetime64[D]").astype("datetime64[M]")).astype(np.float64)
    strength = paths.one_of(rng, len(days), [0.0, 0.1], [0.8, 0.2])
    return np.asarray(strength * np.cos(2 * np.pi * (day / 30.5 - rng.random((len(days), 1)))))


def _holidays(
    rng: Generator, days: Positions, week: Floats, shops: tuple[Positions, Positions]
) -> tuple[Flags, Floats]:
    """Which days are holidays (B, N), and what they do: a factor, for some shops on the day before as well."""
    B, N = days.shape
    shop, first = shops
    G = len(first)
    year, day = np.divmod(days[first], 365)
    festive = np.zeros((G, N), dtype=np.bool_)
    for moving in [0] * 8 + [20] * 4:
        date = rng.integers(0, 365, (G, 1)) + (rng.integers(-moving, moving + 1, (G, 64)) if moving else 0)
        festive |= day == np.take_along_axis(np.broadcast_to(date, (G, 64)), year % 64, axis=1) % 365
    festive = festive[shop]
    best = np.max(week, axis=1, keepdims=True) - week
    like_weekend = paths.happens(rng, B, 0.5)
    strength = paths.one_of(rng, B, [-1.5, -0.5, 0.0, 0.3, 0.8], [0.1, 0.15, 0.35, 0.25, 0.15])
    effect = festive * np.where(like_weekend, best + 0.3 * strength, strength)
    eve = np.zeros((B, N))
    eve[:, :-1] = festive[:, 1:] * rng.normal(0.1, 0.2, (B, 1))
    return festive, np.asarray(effect + eve)


def _promotions(
    rng: Generator, B: int, N: int, *, chance: float, lengths: tuple[int, int], strength: float
) -> tuple[Flags, Floats]:
    """Which steps are promoted (B, N), and the log uplift, with a dip after each promotion."""
    rate = paths.spread(rng, B, chance, 1.7) * paths.happens(rng, B, 0.75)
    promoted = paths.runs(rng, N, np.minimum(rate, 0.5), lengths)
    uplift = np.abs(rng.normal(strength, 0.5 * strength, (B, 1)))
    each = np.exp(rng.normal(0, 0.35, (B, N)))
    dip = np.zeros((B, N))
    dip[:, 1:] = promoted[:, :-1] & ~promoted[:, 1:]
    return promoted, np.asarray(promoted * uplift * each - dip * rng.uniform(0, 0.4, (B, 1)))


def _prices(rng: Generator, promoted: Flags, *, told: float, heeded: float) -> tuple[Floats, Floats]:
    """Prices (B, N), NaN in series that do not tell them, and what they do to log sales, which not all buyers heed.

    The usual price is changed now and then; some promotions are price cuts, and some cuts are called nothing.
    """
    B, N = promoted.shape
    usual = np.cumsum((rng.random((B, N)) < paths.spread(rng, B, 0.01, 2.5)) * rng.normal(0.01, 0.08, (B, N)), axis=1)
    silent = paths.runs(rng, N, paths.spread(rng, B, 0.06, 2.0) * paths.happens(rng, B, 0.4), (1, 4))
    cut = (promoted & paths.happens(rng, B, 0.7)) | silent
    depth = rng.uniform(0.05, 0.5, (B, 1)) * np.exp(rng.normal(0, 0.25, (B, N)))
    away = -1.0 * cut * np.minimum(depth, 0.9)
    elasticity = paths.spread(rng, B, 2.0, 1.7) * paths.happens(rng, B, heeded)
    price = paths.spread(rng, B, 3.0, 3.0) * np.exp(usual + away)
    return np.where(paths.happens(rng, B, told), price, np.nan), np.asarray(-elasticity * (0.6 * usual + away))


def _sold(rng: Generator, log_mean: Floats) -> Floats:
    """What is sold (B, N): whole units for most series, amounts of money for some."""
    mean = np.exp(np.clip(log_mean, -9, 13))
    units = paths.counts(rng, mean, paths.spread(rng, len(mean), 15.0, 3.0))
    money = mean * np.exp(rng.normal(0, 1, mean.shape) * paths.spread(rng, len(mean), 0.15, 1.6))
    return np.where(paths.happens(rng, len(mean), 0.12), money * UNIT_PRICE, units)


def _presence(rng: Generator, turns: Floats) -> Floats:
    """1 where an item is on offer (B, N): some are seasonal, some made only on some days, a few are given up."""
    B, N = turns.shape
    here = np.ones((B, N), dtype=np.bool_)
    opens, share = rng.random((B, 1)), rng.uniform(0.2, 0.8, (B, 1))
    seasonal = paths.happens(rng, B, 0.08)
    here &= ~seasonal | ((turns - opens) % 1.0 < share)
    bursts = paths.runs(rng, N, paths.spread(rng, B, 0.05, 2.0), (2, 30))
    here &= ~paths.happens(rng, B, 0.08) | bursts
    here &= ~paths.happens(rng, B, 0.12) | (rng.random((B, N)) < rng.uniform(0.3, 0.95, (B, 1)))
    given_up = np.where(paths.happens(rng, B, 0.03), rng.integers(N // 2, N, (B, 1)), N)
    return (here & (np.arange(N) < given_up)).astype(np.float64)


def _stock_outs(rng: Generator, y: Floats, mean: Floats) -> Floats:
    """Sales (B, N) cut off on days when the shelf was empty early; nobody notes such days."""
    short = paths.runs(rng, y.shape[1], paths.spread(rng, len(y), 0.03, 2.0), (1, 5)) & paths.happens(rng, len(y), 0.15)
    shelf = np.rint(mean * rng.uniform(0.5, 1.3, y.shape))
    return np.where(short, np.minimum(y, shelf), y)


def _spikes(rng: Generator, y: Floats) -> Floats:
    """Sales (B, N) with the odd catering order or power cut."""
    odd = (rng.random(y.shape) < 0.004) & paths.happens(rng, len(y), 0.5)
    return np.where(odd, np.rint(y * rng.choice([0.0, 0.2, 2.0, 4.0, 8.0], size=y.shape)), y)


def _closures(rng: Generator, days: Positions, shops: tuple[Positions, Positions]) -> tuple[Flags, Flags]:
    """Closed days (B, N): a rest day, vacations, single days, most of them the same for a shop; and lost rows."""
    shop, first = shops
    own, absent = _closed(rng, days)
    common, _ = _closed(rng, days[first])
    return np.where(paths.happens(rng, len(first), 0.7)[shop], common[shop], own), absent


def _closed(rng: Generator, days: Positions) -> tuple[Flags, Flags]:
    B, N = days.shape
    rests = rng.integers(0, 7, (B, 1)) == days % 7
    closed = rests & paths.happens(rng, B, 0.25) & (rng.random((B, N)) < rng.choice([0.9, 1.0], size=(B, 1)))
    closed |= paths.runs(rng, N, paths.spread(rng, B, 0.004, 2.0) * paths.happens(rng, B, 0.4), (2, 20))
    closed |= rng.random((B, N)) < paths.one_of(rng, B, [0.0, 0.01, 0.06], [0.5, 0.35, 0.15])
    absent = rng.random((B, N)) < paths.one_of(rng, B, [0.0, 0.02, 0.15], [0.8, 0.15, 0.05])
    return closed, absent
