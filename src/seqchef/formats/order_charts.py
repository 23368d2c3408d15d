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
from seqchef.series.tables import Panel, Series

PAST_DAYS = 28
DISH_PAST_DAYS = 14
WIDTH, HEIGHT = 330, 128  # px of a small chart: two of them side by side


def chart_sections(plan: Plan, opening: Opening, words: Words, sales: Panel | None = None) -> Iterator[str]:
    """All dishes together, then each dish; `sales` may know what came after the plan's evening."""
    fans = _Fans(plan, opening, sales)
    everything = fans.everything(words.say("all_dishes"))
    dishes = [fans.dish(s, dish) for s, dish in enumerate(plan.demand.dishes)]
    yield f'<section class="charts"><h2>{safe(words.say("forecast"))}</h2>'
    yield fan_legend([everything, *dishes], words)
    yield f"<figure><figcaption>{safe(everything.title)}</figcaption>"
    yield f'<div class="broad">{fan_chart(everything, words)}</div></figure><div class="small">'
    for fan in dishes:
        yield f"<figure><figcaption>{safe(fan.title)}</figcaption>"
        yield f"{fan_chart(fan, words, width=WIDTH, height=HEIGHT)}</figure>"
    yield "</div></section>"


class _Fans:
    """The charts of one plan: T days of past, H days ahead."""

    def __init__(self, plan: Plan, opening: Opening, sales: Panel | None) -> None:
        self.demand, self.opening = plan.demand, opening
        known = {} if sales is None else {one.unique_id: one for one in sales.series}
        self.later = [self._later(known.get(dish)) for dish in plan.demand.dishes]  # (H,) each

    def everything(self, title: str) -> Fan:
        """The sum over dishes: that of the futures, not of the quantiles."""
        history = self.demand.history
        total = np.where(np.isnan(history).all(axis=1), np.nan, np.nansum(history, axis=1))
        later = np.array(self.later)
        came = np.where(np.isnan(later).all(axis=0), np.nan, np.nansum(later, axis=0))
        return self._fan(title, total[-PAST_DAYS:], _quantiles(self.demand.paths.sum(axis=1)), came, None, {})

    def dish(self, s: int, dish: str) -> Fan:
        """One dish; where a value was set by hand the fan is still the forecast's."""
        quantiles, by_hand = _quantiles(self.demand.paths[:, s]), {}
        for one in self.demand.overridden:
            if one.dish == dish and one.override.day in self.demand.days:
                h = self.demand.days.index(one.override.day)
                quantiles[h], by_hand[h] = one.forecast, float(one.override.portions)
        past = self.demand.history[-DISH_PAST_DAYS:, s]
        return self._fan(dish, past, quantiles, self.later[s], dish, by_hand)

    def _fan(
        self, title: str, past: Floats, quantiles: Floats, later: Floats, dish: str | None, by_hand: dict[int, float]
    ) -> Fan:
        days = [*self.demand.past_days[-len(past) :], *self.demand.days]
        return Fan(
            title=title,
            stamps=np.array(days, dtype="datetime64[D]"),
            past=past,
            quantiles=quantiles,
            overrides=by_hand,
            later=None if np.isnan(later).all() else later,
            closed=[self.opening.closed(day) for day in days],
            names=[", ".join(self.opening.names(day, dish)) for day in days],
        )

    def _later(self, series: Series | None) -> Floats:
        """What a dish sold on the days ahead (H,), nan where that is not known."""
        if series is None:
            return np.full(len(self.demand.days), np.nan)
        known = dict(
            zip(series.ds.astype("datetime64[D]").tolist(), np.where(series.evidence(), series.y, np.nan), strict=True)
        )
        return np.array([known.get(day, np.nan) for day in self.demand.days], dtype=np.float64)


def _quantiles(paths: Floats) -> Floats:
    """(N, H) -> (H, 9)."""
    quantiles: Floats = np.quantile(paths, LEVELS, axis=0, method="inverted_cdf").T
    return quantiles
