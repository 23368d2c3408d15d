"""Offers: what a buyer was offered in each step, as far as numbers beside the sales tell: its price, and promotions.

Knows: which covariates are prices and which say that something was promoted, and what a price is compared with.
Does not know: how sales answer to offers (experts.py), or covariates that are neither (inference.learner).
Start at: offer_of.
"""

import numpy as np

from seqchef.series.tables import Flags, Floats, Series

PRICES = ("price", "preis", "prix", "单价", "价格", "售价")
PROMOTIONS = ("promo", "deal", "feature", "display", "discount", "special", "rabatt", "促销", "折扣", "特价")
MEMORY = {"hourly": 672, "daily": 91, "weekly": 26, "monthly": 6}  # steps whose mean price a price is compared with
FADING = {"hourly": 168.0, "daily": 14.0, "weekly": 4.0, "monthly": 3.0}  # half-life of the news of a price
LARGEST = 1.5  # log ratio to that mean, either way


def is_price(name: str) -> bool:
    """Whether a covariate of this name is a price."""
    return any(word in name.lower() for word in PRICES)


def is_promotion(name: str) -> bool:
    """Whether a covariate of this name says, from 0 to 1, that something was promoted."""
    return not is_price(name) and any(word in name.lower() for word in PROMOTIONS)


def offer_of(series: Series) -> tuple[Floats, Floats]:
    """Of every step whose covariates are known (T + known future,): log relative price, and strength of promotion.

    Several prices are averaged; promotions and the flag add up. 0: usual, none, or unknown.
    """
    steps = len(series.closed)
    prices = [values for name, values in series.covariates.items() if is_price(name)]
    strength = series.promotion.astype(np.float64)
    for name, values in series.covariates.items():
        if is_promotion(name) and np.nanmax(np.abs(values), initial=0.0) <= 1.0:
            strength = strength + np.nan_to_num(values)
    if not prices:
        return np.zeros(steps), strength
    ratios = [relative_prices(values[None], len(series), series.frequency.name)[0] for values in prices]
    return np.mean(ratios, axis=0), strength


def relative_prices(price: Floats, T: int, frequency: str) -> Floats:
    """Log of each price (B, N) over the mean of the ones before it; after step T over the mean at the end of the past.

    0 where a price is missing or not above 0. The longer a price stays, the less it is news: it becomes the usual one.
    """
    known: Flags = np.nan_to_num(price) > 0
    log = np.log(np.where(known, price, 1.0))
    memory = MEMORY.get(frequency, 12)
    sums, counts = _trailing(np.where(known, log, 0.0), memory), _trailing(known.astype(np.float64), memory)
    usual = sums / np.maximum(counts, 1.0)
    if price.shape[1] > T:
        usual[:, T:] = usual[:, max(T - 1, 0), None]
        known &= (counts[:, max(T - 1, 0), None] > 0) | (np.arange(price.shape[1]) < T)
    fading = 0.5 ** (_unchanged(price) / FADING.get(frequency, 3.0))
    return np.asarray(np.where(known, np.clip(log - usual, -LARGEST, LARGEST) * fading, 0.0))


def _unchanged(price: Floats) -> Floats:
    """For how many steps (B, N) each price has been what it is; a missing price changes nothing."""
    N = price.shape[1]
    known = np.nan_to_num(price) > 0
    last = np.maximum.accumulate(np.where(known, np.arange(N), 0), axis=1)
    filled = np.take_along_axis(price, last, axis=1)
    changed = np.ones(price.shape, dtype=np.bool_)
    changed[:, 1:] = np.abs(filled[:, 1:] - filled[:, :-1]) > 1e-9 * np.abs(filled[:, 1:])
    return np.asarray(np.arange(N) - np.maximum.accumulate(np.where(changed, np.arange(N), 0), axis=1))


def _trailing(values: Floats, memory: int) -> Floats:
    """Sums (B, N) of the last `memory` values up to each step."""
    total = np.pad(np.cumsum(values, axis=1), ((0, 0), (1, 0)))
    steps = np.arange(values.shape[1])
    return np.asarray(total[:, steps + 1] - total[:, np.maximum(steps + 1 - memory, 0)])
