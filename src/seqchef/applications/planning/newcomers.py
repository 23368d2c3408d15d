"""Newcomers: dishes of the menu that have hardly been sold, or not at all, get quantiles of their own.

Knows: which dishes are new, come back or have gone, from whom each borrows, and what is said about it.
Does not know: how alike two dishes are (likeness), or what is made of it (borrowing).
Start at: with_newcomers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from seqchef.applications.planning.borrowing import Expectation, borrowed, expectation, plain_expectation
from seqchef.applications.planning.demand import Prospects, first_day
from seqchef.applications.planning.likeness import Traits, lenders, traits_of
from seqchef.applications.planning.names import Names
from seqchef.applications.planning.notes import Kind, Note, Value, note
from seqchef.errors import Rejection
from seqchef.food.menu import MenuItem
from seqchef.food.recipes import Recipe, name_key
from seqchef.series.tables import Flags, Floats, Panel, Series

NEW_DAYS = 14  # days of sales, up to which a dish borrows
DOUBT = {"par": 0.3, "like": 0.7, "similar": 0.7, "returns": 0.3}  # relative standard error of an expected level
ALIKE_SHARE = 0.5  # of the shape that similar dishes lend; all dishes together lend the rest
ALIKE_LEVEL = 0.5  # of the level, where similar dishes have more in common with it than a name or a price
BACK_DAYS = 28  # the last days of an earlier season that count


@dataclass(frozen=True, eq=False, kw_only=True)
class Known:
    """What is known of all dishes."""

    prospects: Prospects
    menu: Mapping[str, MenuItem]  # by name_key
    recipes: Mapping[str, Recipe]  # by name_key
    sales: Panel  # with dishes that are not sold any more

    def item(self, dish: str) -> MenuItem | None:
        return self.menu.get(name_key(dish))

    def days_sold(self, dish: str) -> int:
        """Days of sales that the prospects know."""
        if dish not in self.prospects.dishes:
            return 0
        return int((~np.isnan(self.prospects.history[:, self.prospects.dishes.index(dish)])).sum())

    def is_new(self, dish: str) -> bool:
        """Whether it was sold on few days, all of them lately: a Sunday roast is not new every Sunday."""
        days = self.days_sold(dish)
        if not 0 < days <= NEW_DAYS:
            return False
        seen = ~np.isnan(self.prospects.history[:, self.prospects.dishes.index(dish)])
        return len(seen) - int(seen.argmax()) <= 2 * NEW_DAYS

    def traits(self, dish: str) -> Traits:
        attributes = next((one.attributes for one in self.sales.series if one.unique_id == dish), {})
        return traits_of(dish, self.item(dish), self.recipes.get(name_key(dish)), attributes)


def with_newcomers(
    prospects: Prospects, menu: Sequence[MenuItem], recipes: Sequence[Recipe], sales: Panel
) -> tuple[Prospects, tuple[Note, ...], tuple[Rejection, ...]]:
    """The prospects with new dishes added or completed, and dishes that have left the menu taken out.

    `sales` is the whole sales file: a dish that comes back borrows from itself.
    """
    known = Known(
        prospects=prospects,
        menu={name_key(item.dish): item for item in menu},
        recipes={name_key(recipe.title): recipe for recipe in recipes},
        sales=sales,
    )
    notes: list[Note] = []
    rejections: list[Rejection] = []
    grown = [dish for dish in prospects.dishes if known.days_sold(dish) > NEW_DAYS]
    found: dict[str, Floats] = {}
    for dish in _candidates(known):
        expected, words = _expected(known, dish, grown, rejections)
        if expected is not None:
            found[dish], level = _quantiles(known, dish, expected)
            words = replace(words, values={**words.values, "portions": level}) if words else None
        notes += [words] if words else []
    return _on_the_menu(_added(prospects, found), known.menu), tuple(notes), tuple(rejections)


def _candidates(known: Known) -> list[str]:
    """Dishes with few days of sales, then dishes of the menu without any that can be sold in the days ahead."""
    few = [dish for dish in known.prospects.dishes if known.is_new(dish)]
    sold = {name_key(dish) for dish in known.prospects.dishes}
    coming = [item for key, item in known.menu.items() if key not in sold]
    return [*few, *(item.dish for item in coming if any(item.sold_on(day) for day in known.prospects.days))]


def _expected(
    known: Known, dish: str, grown: Sequence[str], rejections: list[Rejection]
) -> tuple[Expectation | None, Note | None]:
    """What is expected of the dish, and what to say about it."""
    item, days = known.item(dish), known.days_sold(dish)
    before = _before(known, dish)
    says: dict[str, Value] = {"dish": dish, "days": float(days)}
    like = _named(known, item, grown, rejections) if item else {}
    everyone = dict.fromkeys(grown, 1 / len(grown)) if grown else {}
    if item is not None and item.par is not None:
        lent = _from(known, like or everyone, {}, "par")
        return _at_level(lent, float(item.par), known, "par"), note("new_from_par", **says)
    if like:
        return _from(known, like, like, "like"), note("new_like", like=", ".join(like), **says)
    if before is not None and item is not None and item.first is not None and item.first > _last_day(before):
        level = float(np.nanmean(before.y[before.evidence()][-BACK_DAYS:]))
        lent = _from(known, everyone, {}, "returns")
        return _at_level(lent, level, known, "returns"), note("new_returns", day=_last_day(before), **says)
    if not days and (item is None or item.first is None):
        return None, None if before is not None else note("never_sold", dish=dish)
    return _similar(known, dish, everyone, says)


def _similar(
    known: Known, dish: str, everyone: Mapping[str, float], says: Mapping[str, Value]
) -> tuple[Expectation | None, Note | None]:
    """What dishes that are alike lend, beside all dishes of the kitchen.

    A name alone says little about how much will sell (benchmarks/newcomers.py), and less than the average dish does.
    """
    if not everyone:
        return None, None
    traits = known.traits(dish)
    similar = lenders(traits, [known.traits(other) for other in everyone])
    if not similar:
        return _from(known, everyone, everyone, "similar"), note("new_average", **says)
    kind: Kind = "new_like" if traits.category or traits.ingredients else "new_similar"
    level_share = ALIKE_LEVEL if traits.category or traits.ingredients else 0.0
    shape = {other: (1 - ALIKE_SHARE) * weight for other, weight in everyone.items()}
    level = {other: (1 - level_share) * weight for other, weight in everyone.items()}
    for other, weight in similar.items():
        shape[other] += ALIKE_SHARE * weight
        level[other] += level_share * weight
    return _from(known, shape, level, "similar"), note(kind, like=", ".join(similar), **says)


def _named(known: Known, item: MenuItem, grown: Sequence[str], rejections: list[Rejection]) -> dict[str, float]:
    """The dishes that the menu names as alike, with equal weights; names that are no dish with sales are rejected."""
    names = Names(grown)
    found = []
    for word in item.like:
        match = names.find(word)
        if match is None:
            nearest = names.nearest(word)
            hint = f' (nearest: "{nearest.name}")' if nearest else ""
            expected = f"a dish with more than {NEW_DAYS} days of sales"
            rejections.append(Rejection("menu.csv", item.row, f'{item.dish} is like "{word}"{hint}', expected))
        else:
            found.append(match.name)
    return dict.fromkeys(found, 1 / len(found)) if found else {}


def _from(known: Known, shape: Mapping[str, float], level: Mapping[str, float], why: str) -> Expectation | None:
    """What these dishes lend together, by their weights for shape and level; None without any."""
    if not shape:
        return None
    prospects = known.prospects
    rows = [prospects.dishes.index(dish) for dish in shape]
    return expectation(
        prospects.quantiles[rows],
        prospects.history[:, rows],
        prospects.closed,
        prospects.past_days[-1],
        weights=np.array(list(shape.values())),
        level_weights=np.array([level.get(dish, 0.0) for dish in shape]),
        doubt=DOUBT[why],
    )


def _at_level(lent: Expectation | None, level: float, known: Known, why: str) -> Expectation:
    """The rhythm that was lent, at a level that is known better."""
    if lent is None:
        return plain_expectation(level, known.prospects.days, known.prospects.closed, doubt=DOUBT[why])
    return replace(lent, level=level)


def _quantiles(known: Known, dish: str, expected: Expectation) -> tuple[Floats, float]:
    """Quantiles (H, Q): borrowed ones first, the dish's own forecast more and more with every day of sales."""
    prospects, days = known.prospects, known.days_sold(dish)
    if not days:
        return borrowed(expected, np.full(len(prospects.past_days), np.nan), prospects.past_days)
    place = prospects.dishes.index(dish)
    lent, level = borrowed(expected, prospects.history[:, place], prospects.past_days)
    share = days / (NEW_DAYS + 1)
    return share * prospects.quantiles[place] + (1 - share) * lent, level


def _added(prospects: Prospects, found: Mapping[str, Floats]) -> Prospects:
    """The prospects with those quantiles in place of a dish's own, or as new dishes at the end."""
    new = tuple(dish for dish in found if dish not in prospects.dishes)
    dishes = (*prospects.dishes, *new)
    quantiles = np.concatenate([prospects.quantiles, np.zeros((len(new), *prospects.quantiles.shape[1:]))])
    for dish, values in found.items():
        quantiles[dishes.index(dish)] = values
    unknown = np.full((len(prospects.history), len(new)), np.nan)
    return replace(
        prospects,
        dishes=dishes,
        quantiles=quantiles,
        history=np.hstack([prospects.history, unknown]),
        attributes=(*prospects.attributes, *({} for _ in new)),
    )


def _on_the_menu(prospects: Prospects, menu: Mapping[str, MenuItem]) -> Prospects:
    """Nothing on days on which a dish is not on the menu; dishes that are on it on none of the days are left out."""
    items = [menu.get(name_key(dish)) for dish in prospects.dishes]
    sold: Flags = np.array([[item is None or item.sold_on(day) for day in prospects.days] for item in items])
    categories = [{"category": item.category} if item and item.category else {} for item in items]
    attributes = [{**given, **said} for given, said in zip(prospects.attributes, categories, strict=True)]
    stays: Flags = np.asarray(sold.any(axis=1))
    return replace(
        prospects,
        dishes=tuple(dish for dish, kept in zip(prospects.dishes, stays, strict=True) if kept),
        quantiles=np.where(sold[:, :, None], prospects.quantiles, 0.0)[stays],
        history=prospects.history[:, stays],
        attributes=tuple(one for one, kept in zip(attributes, stays, strict=True) if kept),
    )


def _before(known: Known, dish: str) -> Series | None:
    """The earlier sales of a dish that is not sold at present."""
    if dish in known.prospects.dishes:
        return None
    return next((one for one in known.sales.series if name_key(one.unique_id) == name_key(dish)), None)


def _last_day(series: Series) -> date:
    return first_day(series) + timedelta(days=len(series) - 1)
