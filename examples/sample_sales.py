"""Sample sales: the random process that the sales of the sample kitchen come from.

    python examples/sample_sales.py > src/seqchef/sample_kitchen/sales.csv

Portions of a dish on an open day are Poisson with a mean that is a product of what a café lives by: the dish's level,
its weekday, the season, holidays, promotions, the day's luck (weather, shared by all dishes), a slow drift of its own,
and more trade just after a long closure. No noise of the generator depends on a library: the same seed gives the same
file everywhere.
"""

import csv
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from random import Random
from statistics import NormalDist
from typing import TextIO

from seqchef.food.opening import Opening
from seqchef.formats.kitchen import read_kitchen_settings, read_opening

FIRST, LAST = date(2025, 5, 1), date(2026, 10, 29)
SEED = 20261029
LUCK = 0.10  # standard deviation of the logarithm of a day's luck
DRIFT = 0.012  # the same for the daily step of a dish's drift, which is pulled back by 1 % a day
BREAD, CAKE, HOT, COLD = "bread", "cake", "hot", "cold"

WEEKDAYS = {  # Monday (closed) .. Sunday
    BREAD: (0, 0.80, 0.85, 0.90, 1.05, 1.45, 1.30),
    CAKE: (0, 0.70, 0.75, 0.85, 1.05, 1.40, 1.55),
    HOT: (0, 0.95, 1.00, 1.00, 1.10, 1.15, 0.85),
    COLD: (0, 0.95, 1.00, 1.05, 1.15, 1.10, 0.80),
}
SEASON = {BREAD: 0.04, CAKE: 0.08, HOT: 0.35, COLD: -0.22}  # more in winter when above 0
HOLIDAY = {BREAD: 1.25, CAKE: 1.60, HOT: 1.20, COLD: 1.15}
PROMOTION = 1.55
AFTER_BREAK = 1.15  # on the two days after three closed days or more


@dataclass(frozen=True)
class Dish:
    """How one dish sells."""

    name: str
    kind: str
    level: float  # portions on an average open day
    launched: date = FIRST


DISHES = (
    Dish("Country loaf", BREAD, 21),
    Dish("Butter croissant", BREAD, 58),
    Dish("Cinnamon bun", CAKE, 33),
    Dish("Cheese scone", CAKE, 24),
    Dish("Chocolate brownie", CAKE, 26),
    Dish("Apple tart", CAKE, 17),
    Dish("Lemon drizzle cake", CAKE, 14),
    Dish("Leek and potato soup", HOT, 19),
    Dish("Tomato and lentil soup", HOT, 21),
    Dish("Mushroom risotto", HOT, 12),
    Dish("Leek and bacon quiche", COLD, 16),
    Dish("Roast chicken sandwich", COLD, 28),
    Dish("Egg mayonnaise sandwich", COLD, 17),
    Dish("Beetroot and goat's cheese salad", COLD, 11),
    Dish("Margherita flatbread", HOT, 18, date(2026, 3, 3)),
)


def sales(opening: Opening) -> Iterator[tuple[date, dict[str, int]]]:
    """Each open day with the portions sold of every dish that is on the menu."""
    random = Random(SEED)
    drift = {dish.name: 0.0 for dish in DISHES}
    days_closed, busy_days = 0, 0
    for day in (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)):
        luck = math.exp(LUCK * _normal(random))
        for dish in DISHES:
            drift[dish.name] = 0.99 * drift[dish.name] + DRIFT * _normal(random)
        if opening.closed(day):
            days_closed += 1
            continue
        busy_days = 2 if days_closed >= 3 else busy_days - 1
        days_closed = 0
        factor = luck * (AFTER_BREAK if busy_days > 0 else 1.0)
        menu = [dish for dish in DISHES if dish.launched <= day]
        yield (
            day,
            {
                dish.name: _poisson(random, factor * math.exp(drift[dish.name]) * _mean(dish, day, opening))
                for dish in menu
            },
        )


def _mean(dish: Dish, day: date, opening: Opening) -> float:
    """What this dish sells on such a day, before luck and drift."""
    winter = math.cos(2 * math.pi * (day.timetuple().tm_yday - 15) / 365.25)
    mean = dish.level * WEEKDAYS[dish.kind][day.weekday()] * math.exp(SEASON[dish.kind] * winter)
    today = [event for event in opening.events if event.on(day)]
    if any(event.kind == "holiday" for event in today):
        mean *= HOLIDAY[dish.kind]
    if any(event.kind == "promotion" and event.dish in (None, dish.name) for event in today):
        mean *= PROMOTION
    return mean


def _normal(random: Random) -> float:
    return NormalDist().inv_cdf(random.random() or 0.5)


def _poisson(random: Random, mean: float) -> int:
    """The inverse of the distribution function at a uniform number."""
    uniform, count = random.random(), 0
    probability = cumulated = math.exp(-mean)
    while uniform > cumulated and count < 10 * mean + 50:
        count += 1
        probability *= mean / count
        cumulated += probability
    return count


def write(out: TextIO, opening: Opening) -> None:
    """The wide table: one row per open day, one column per dish, empty before its launch."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["date", *(dish.name for dish in DISHES)])
    for day, sold in sales(opening):
        writer.writerow([day.isoformat(), *(sold.get(dish.name, "") for dish in DISHES)])


if __name__ == "__main__":
    with_kitchen = Path(str(files("seqchef") / "sample_kitchen"))
    settings = read_kitchen_settings(with_kitchen / "kitchen.toml")
    write(sys.stdout, read_opening(with_kitchen / "calendar.csv", settings.closed, []))
