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

    0 where a price is missing or not above 0.
    """
    known: Flags = np.nan_to_num(price) > 0
    log = np.log(np.where(known, price, 1.0))
    memory = MEMORY.get(frequency, 12)
    sums, counts = _trailing(np.where(known, log, 0.0), memory), _trailing(known.astype(np.float64), memory)
    usual = sums / np.maximum(counts, 1.0)
    if price.shape[1] > T:
        usual[:, T:] = usual[:, max(T - 1, 0), None]
        known &= (counts[:, max(T - 1, 0), None] > 0) | (np.arange(price.shape[1]) < T)
    return np.asarray(np.where(known, np.clip(log - usual, -LARGEST, LARGEST), 0.0))


def _trailing(values: Floats, memory: int) -> Floats:
    """Sums (B, N) of the last `memory` values up to each step."""
    total = np.pad(np.cumsum(values, axis=1), ((0, 0), (1, 0)))
    steps = np.arange(values.shape[1])
    return np.asarray(total[:, steps + 1] - total[:, np.maximum(steps + 1 - memory, 0)])
