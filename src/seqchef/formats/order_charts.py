"""Order charts: the fans of a plan's dishes, alone and together.

Knows: how much past a chart shows, and what days are called.
Does not know: how a fan is drawn (fan_chart).
Start at: chart_sections.
"""

from collections.abc import Iterator

import numpy as np

from seqchef.applications.planning.plan import Plan
from seqchef.applications.planning.wording import Words
from seqchef.food.opening import Opening
from seqchef.formats.fan import LEVELS, Fan, Floats
from seqchef.formats.fan_axes import safe
from seqchef.formats.fan_chart import fan_chart
from seqchef.formats.fan_style import fan_legend

PAST_DAYS = 28
DISH_PAST_DAYS = 14
WIDTH, HEIGHT = 330, 128  # px of a small chart: two of them side by side


def chart_sections(plan: Plan, opening: Opening, words: Words) -> Iterator[str]:
    """All dishes together, then each dish."""
    demand = plan.demand
    total = np.where(np.isnan(demand.history).all(axis=1), np.nan, np.nansum(demand.history, axis=1))
    everything = _fan(plan, opening, words.say("all_dishes"), total, demand.paths.sum(axis=1), None, PAST_DAYS)
    dishes = [
        _fan(plan, opening, dish, demand.history[:, s], demand.paths[:, s], dish, DISH_PAST_DAYS)
        for s, dish in enumerate(demand.dishes)
    ]
    yield f'<section class="charts"><h2>{safe(words.say("forecast"))}</h2>'
    yield fan_legend([everything, *dishes], words)
    yield f"<figure><figcaption>{safe(everything.title)}</figcaption>"
    yield f'<div class="broad">{fan_chart(everything, words)}</div></figure><div class="small">'
    for fan in dishes:
        yield f"<figure><figcaption>{safe(fan.title)}</figcaption>"
        yield f"{fan_chart(fan, words, width=WIDTH, height=HEIGHT)}</figure>"
    yield "</div></section>"


def _fan(
    plan: Plan, opening: Opening, title: str, history: Floats, paths: Floats, dish: str | None, past_days: int
) -> Fan:
    """The end of `history` (T,) and the quantiles of `paths` (N, H); the forecast's where a value was set by hand."""
    demand = plan.demand
    days = [*demand.past_days[-past_days:], *demand.days]
    by_hand = {
        demand.days.index(one.override.day): one
        for one in demand.overridden
        if one.dish == dish and one.override.day in demand.days
    }
    quantiles = np.quantile(paths, LEVELS, axis=0, method="inverted_cdf").T
    for h, one in by_hand.items():
        quantiles[h] = one.forecast
    return Fan(
        title=title,
        stamps=np.array(days, dtype="datetime64[D]"),
        past=history[-past_days:],
        quantiles=quantiles,
        overrides={h: float(one.override.portions) for h, one in by_hand.items()},
        closed=[opening.closed(day) for day in days],
        names=[", ".join(opening.names(day, dish)) for day in days],
    )
