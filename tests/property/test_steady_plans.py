"""A whole plan is steady: the sample kitchen, with terms, two suppliers, policies, and with a budget."""

from dataclasses import replace
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest

from seqchef.applications.planning.plan import make_plan
from seqchef.applications.planning.sheet.steady import Earlier
from seqchef.formats.earlier_plans import read_earlier
from seqchef.formats.kitchen import read_kitchen
from seqchef.formats.order_tables import plan_json
from seqchef.interfaces.cli.plan import heading_of
from seqchef.interfaces.kitchen_loop import plan_kitchen, storeroom


@pytest.fixture(scope="module")
def loop():
    return plan_kitchen(read_kitchen(Path(str(files("seqchef") / "sample_kitchen"))))


def planned(loop, times=1.0, earlier=None, **room):
    demand = replace(loop.plan.demand, paths=loop.plan.demand.paths * times)
    return make_plan(
        demand,
        loop.recipes,
        replace(storeroom(loop.kitchen), **room),
        loop.kitchen.opening,
        today=loop.plan.today,
        earlier=earlier,
    )


def packs(plan):
    return {line.offer.ingredient: (line.offer.supplier, line.packs) for line in plan.orders}


def written(plan, loop, folder):
    """The plan as it comes back from its file."""
    import json

    path = folder / "plan.json"
    path.write_text(json.dumps(plan_json(plan, heading_of(loop.kitchen, "en"))), encoding="utf-8")
    return Earlier(read_earlier(path, plan.today))


@pytest.mark.parametrize("budget", [None, 500, 300, 150, 60])
@pytest.mark.parametrize("times", [0.98, 0.99, 1.01, 1.02])
def test_two_percent_more_or_less_changes_no_line(loop, tmp_path, times, budget):
    money = None if budget is None else Fraction(budget)
    first = planned(loop, budget=money)
    again = planned(loop, times, written(first, loop, tmp_path), budget=money)
    assert packs(again) == packs(first)


def test_half_as_much_again_changes_many_lines(loop, tmp_path):
    first = planned(loop)
    again, fresh = planned(loop, 1.5, written(first, loop, tmp_path)), planned(loop, 1.5)
    followed = {line.offer.ingredient: line.packs for line in again.orders if not line.kept}
    assert followed == {line.offer.ingredient: line.packs for line in fresh.orders if line.offer.ingredient in followed}
    changed = [food for food, ordered in packs(again).items() if ordered != packs(first)[food]]
    assert len(changed) > 15


@pytest.mark.parametrize("budget", [500, 150])
def test_a_larger_budget_is_used_whatever_was_cut_before(loop, tmp_path, budget):
    first = planned(loop, budget=Fraction(budget))
    again = planned(loop, earlier=written(first, loop, tmp_path), budget=Fraction(2 * budget))
    assert sum(line.packs for line in again.orders) > sum(line.packs for line in first.orders)
    assert sum(line.price for line in again.orders) <= 2 * budget
