"""Reasons: the one sentence that explains an order line, put together from the messages of a language.

Knows: which parts a line needs said: target, stock, rounding, supplier, money, room, an earlier plan.
Does not know: the words (en, zh), or how the numbers came about (orders, sheet).
Start at: reason.
"""

from typing import TYPE_CHECKING

from seqchef.applications.planning.orders import OrderLine
from seqchef.applications.planning.wording._numbers import number
from seqchef.food.offers import MIN_MAX, NEWSVENDOR

if TYPE_CHECKING:
    from seqchef.applications.planning.wording import Words

WORTH_SAYING = 0.02  # of the order-up-to level: smaller losses are left out of the sentence


def reason(words: "Words", line: OrderLine, spoilage_level: float) -> str:
    """The whole sentence."""
    unit = line.offer.pack_unit
    one_day = line.first_day == line.last_day
    return words.say(
        "reason",
        days=words.say(
            "one_day" if one_day else "days", first=words.day(line.first_day), last=words.day(line.last_day)
        ),
        need=words.amount(line.need, unit),
        target=_target(words, line),
        on_hand=_or_nothing(words, line.on_hand, unit),
        on_order=_or_nothing(words, line.on_order, unit),
        lost=_lost(words, line),
        result=_result(words, line, spoilage_level),
        also="".join([*_changes(words, line), *_waste(words, line), *_supplier(words, line)]),
    )


def _target(words: "Words", line: OrderLine) -> str:
    """The level, and what it is for."""
    unit = line.offer.pack_unit
    values = {"level": words.amount(line.level, unit), "service": number(100 * line.service)}
    if line.policy == NEWSVENDOR:
        pack = float(line.offer.pack_quantity)
        costs = (line.offer.cost_of_one_left, line.offer.cost_of_one_missing)
        left, missing = (words.money(cost * pack) for cost in costs)
        return words.say("target_newsvendor", **values, left=left, missing=missing)
    key = "target" if line.offer.fill_rate is None else "target_fill"
    if line.safety < 0:
        return words.say("target_fill_bare", **values)
    return words.say(key, **values, safety=words.amount(line.safety, unit))


def _or_nothing(words: "Words", quantity: float, unit: str | None) -> str:
    return words.amount(quantity, unit) if quantity > 0 else words.messages["nothing"]


def _lost(words: "Words", line: OrderLine) -> str:
    if abs(line.lost) < WORTH_SAYING * line.level:
        return ""
    key = "spoils_unused" if line.lost > 0 else "comes_too_late"
    return words.say(key, lost=words.amount(abs(line.lost), line.offer.pack_unit))


def _result(words: "Words", line: OrderLine, spoilage_level: float) -> str:
    """What the food alone asks for."""
    asked = line.alone if line.fresh_packs is None else line.fresh_packs
    unit = line.offer.pack_unit
    if line.point is not None:
        return _reorder(words, line, asked)
    if not asked and not line.no_room:
        none = line.wanted > 0 and (line.policy == NEWSVENDOR or line.rounded_down)
        return words.say("not_worth_a_pack", wanted=words.amount(line.wanted, unit)) if none else words.say("enough")
    wanted, packs = words.amount(line.wanted, unit), words.packs_of(asked + line.no_room, line) + _limits(words, line)
    if line.policy == NEWSVENDOR:
        return words.say("earns_most", packs=packs)
    if line.rounded_down:
        return words.say("rounded_down", wanted=wanted, packs=packs)
    if line.cap is None:
        return words.say("missing", wanted=wanted, packs=packs)
    days = line.offer.shelf_life_days
    return words.say(
        "capped",
        wanted=wanted,
        packs=packs,
        cap=words.amount(line.cap, unit),
        keeps=words.say("keeps_one_day") if days == 1 else words.say("keeps_days", days=str(days)),
        level=number(100 * spoilage_level),
    )


def _reorder(words: "Words", line: OrderLine, asked: int) -> str:
    """Above or below the reorder point, and what follows."""
    unit, policy = line.offer.pack_unit, line.offer.policy
    point = words.amount(line.point or 0.0, unit)
    if not asked and not line.no_room:
        return words.say("above_point", point=point)
    packs = words.packs_of(asked + line.no_room, line) + _limits(words, line)
    if line.policy == MIN_MAX:
        return words.say(
            "filled_up", point=point, level=words.amount(float(policy.order_up_to or 0), unit), packs=packs
        )
    return words.say("fixed_lot", point=point, packs=packs)


def _limits(words: "Words", line: OrderLine) -> str:
    """Why so many packs at a time."""
    limits = line.offer.limits
    if limits.order_multiple > 1:
        return words.say("by_multiples", multiple=str(limits.order_multiple))
    return words.say("at_least", packs=str(limits.min_packs)) if limits.min_packs > 1 else ""


def _changes(words: "Words", line: OrderLine) -> list[str]:
    """What was done to it afterwards, and what remains."""
    said = []
    minimum = words.money(float(line.minimum or 0))
    if line.no_room:
        most = words.amount(float(line.offer.limits.max_quantity or 0), line.offer.pack_unit)
        said.append(words.say("no_room", packs=str(line.no_room), most=most))
    if line.kept:
        stays = words.say("kept", packs=words.packs_of(line.alone, line))
        said.append(stays if line.alone else words.say("kept_none"))
    if line.cut_by_space:
        area = line.offer.limits.storage or ""
        said.append(words.say("cut_by_space", packs=str(line.cut_by_space), area=area))
    if line.brought_forward:
        added = words.packs_of(line.brought_forward, line)
        day = words.day(line.needed_by) if line.needed_by else ""
        said.append(words.say("brought_forward", packs=added, day=day, minimum=minimum))
    if line.postponed:
        said.append(words.say("waits", minimum=minimum))
    if line.cut_by_budget:
        said.append(words.say("cut_by_budget", packs=str(line.cut_by_budget)))
    if line.no_room or (line.packs != line.alone and not line.postponed):
        said.append(words.say("in_all", packs=words.packs(line)) if line.packs else words.messages["none_in_all"])
    return said


def _waste(words: "Words", line: OrderLine) -> list[str]:
    """More than sells before it spoils is never ordered without saying so; a newsvendor's waste is part of its plan."""
    if not line.packs or line.sells is None or line.waste <= 0:
        return []
    planned = line.policy == NEWSVENDOR and line.waste >= WORTH_SAYING * float(line.quantity)
    if float(line.quantity) <= line.sells * (1 + 1e-9) and not planned:
        return []
    waste = words.amount(line.waste, line.offer.pack_unit)
    return [words.say("thrown_away", waste=waste, money=words.money(line.waste_cost))]


def _supplier(words: "Words", line: OrderLine) -> list[str]:
    """Why this supplier, where there are others."""
    if not line.alternatives or line.unit_cost is None or not line.packs:
        return []
    other = line.alternatives[0]
    unit = words.unit(line.offer.pack_unit or "piece")
    values = {"supplier": line.offer.supplier, "other": other.supplier, "unit": unit}
    costs = {"cost": words.money(line.unit_cost), "other_cost": words.money(other.unit_cost)}
    if line.unit_cost <= other.unit_cost:
        return [words.say("cheapest", **values, **costs)]
    if line.runs_out is None and not other.in_time:
        return [words.say("in_time", **values, **costs, arrives=words.day(other.arrives))]
    return [words.say("stays_with", **values, **costs)]
