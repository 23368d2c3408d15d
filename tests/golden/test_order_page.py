"""The printed page, the tables and the chart of a small plan."""

import csv
import io
import json
import re
from datetime import date, timedelta
from fractions import Fraction
from html.parser import HTMLParser

import numpy as np
import pytest

from seqchef.applications.planning.demand import Demand
from seqchef.applications.planning.plan import make_plan
from seqchef.applications.planning.wording import load
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient
from seqchef.food.opening import Event, Opening
from seqchef.food.recipes import Recipe
from seqchef.food.stock import Lot, Offer, Storeroom
from seqchef.formats.charts import Fan, fan_chart
from seqchef.formats.order_page import order_page
from seqchef.formats.order_tables import Heading, orders_csv, plan_json, prep_csv

TODAY = date(2026, 3, 4)
OPENING = Opening(
    weekly_closed=frozenset({0}),
    events=(Event(kind="holiday", first=date(2026, 3, 8), last=date(2026, 3, 8), name="Tasting <day>"),),
)
VOID = {"meta", "br"}


@pytest.fixture(scope="module")
def plan():
    """Two dishes for two weeks; cream that will spoil, butter that suffices, a spice that nobody sells."""
    generator = np.random.default_rng(0)
    paths = generator.poisson(20, (200, 2, 14)).astype(float)
    days = tuple(TODAY + timedelta(days=n + 1) for n in range(14))
    paths[:, :, [day.weekday() == 0 for day in days]] = 0
    demand = Demand(
        dishes=("Soup & bread", "Cake"),
        days=days,
        quantiles=np.moveaxis(np.quantile(paths, np.arange(1, 10) / 10, axis=0), 0, -1),
        paths=paths,
        past_days=tuple(TODAY - timedelta(days=n) for n in range(29, -1, -1)),
        history=generator.poisson(20, (30, 2)).astype(float),
    )

    def line(name, quantity, unit):
        return Ingredient(text=name, kind="ingredient", name=name, amounts=(Amount(Fraction(quantity), unit=unit),))

    soup = [line("cream", 50, "ml"), line("saffron", 1, "g")]
    cake = [line("butter", 30, "g"), line("cream", 20, "ml")]
    recipes = [
        Recipe(
            title=title,
            source=f"recipes/{title}.txt",
            portions=Fraction(1),
            yields=None,
            ingredients=tuple(ingredients),
            rows=tuple(range(4, 4 + len(ingredients))),
            steps=(),
        )
        for title, ingredients in (("Soup & bread", soup), ("Cake", cake))
    ]
    offers = tuple(
        Offer(
            ingredient=name,
            supplier="Dairy & Co",
            pack_quantity=Fraction(2),
            pack_unit=unit,
            pack_price=Fraction(39, 4),
            lead_time_days=1,
            delivery_days=frozenset({1, 4}),
            shelf_life_days=6,
        )
        for name, unit in (("cream", "l"), ("butter", "kg"))
    )
    lots = (
        Lot(ingredient="cream", quantity=Fraction(9), unit="l", expires=date(2026, 3, 6)),
        Lot(ingredient="butter", quantity=Fraction(30), unit="kg", expires=None),
    )
    return make_plan(demand, recipes, Storeroom(offers=offers, lots=lots), OPENING, today=TODAY)


def heading(language):
    return Heading(kitchen="Le Café <1>", currency="EUR", words=load(language), spoilage_level=0.8)


class Balance(HTMLParser):
    """Fails on a tag that is never closed or was never opened."""

    def __init__(self):
        super().__init__()
        self.open, self.tags = [], set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_whole_and_fetches_nothing(plan, language):
    page = order_page(plan, heading(language), OPENING)
    balance = Balance()
    balance.feed(page)
    assert balance.open == []
    assert not balance.tags & {"script", "link", "img", "iframe"}
    assert set(re.findall(r'"(https?://[^"]*)"', page)) == {"http://www.w3.org/2000/svg"}  # a name, not an address
    assert "url(" not in page
    assert "@page { size: A4" in page
    assert f'<html lang="{language}">' in page


def test_names_from_files_cannot_become_markup(plan):
    page = order_page(plan, heading("en"), OPENING)
    assert "Le Café &lt;1&gt;" in page
    assert "Soup &amp; bread" in page
    assert "Tasting &lt;day&gt;" in page
    assert "<day>" not in page


def test_the_page_says_orders_reasons_leftovers_and_gaps(plan):
    page = order_page(plan, heading("en"), OPENING)
    cream = next(line for line in plan.orders if line.offer.ingredient == "cream")
    assert load("en").packs(cream) in page
    assert load("en").reason(cream, 0.8) in page
    assert "Enough in stock: butter." in page
    assert "No supplier for saffron" in page
    assert "will be left over" in page


def test_there_is_a_chart_of_all_dishes_and_one_of_each(plan):
    page = order_page(plan, heading("en"), OPENING)
    assert page.count('<svg class="fan"') == 3
    assert 'class="band80"' in page
    assert 'class="band50"' in page


def test_the_csv_has_a_row_for_every_line_to_order_and_its_reason(plan):
    rows = list(csv.DictReader(io.StringIO(orders_csv(plan, heading("en")))))
    assert [row["ingredient"] for row in rows] == ["cream"]
    assert float(rows[0]["quantity"]) == float(rows[0]["packs"]) * 2
    assert rows[0]["reason"].endswith(".")


def test_the_json_has_everything_also_what_needs_no_order(plan):
    found = json.loads(json.dumps(plan_json(plan, heading("en"))))
    assert found["schema_version"] == 1
    assert [line["ingredient"] for line in found["orders"]] == ["butter", "cream"]
    assert found["orders"][0]["packs"] == 0
    assert found["expiring"][0]["left"] > 1
    assert 'no supplier for "saffron"' in found["rejected"][0]


def test_a_prep_list_leaves_out_closed_days(plan):
    rows = list(csv.DictReader(io.StringIO(prep_csv(plan))))
    assert len(rows) == 2 * 6
    assert "2026-03-09" not in {row["day"] for row in rows}  # a Monday
    assert all(float(row["high"]) >= float(row["expected"]) for row in rows)


def test_the_chart_marks_closed_days_and_breaks_its_bands_there():
    quantiles = np.tile([1.0, 2.0, 3.0, 4.0, 5.0], (5, 1))
    fan = Fan(
        past=np.array([3.0, np.nan, 4.0]),
        quantiles=quantiles,
        closed=[False, True, False, False, False, True, False, False],
        marks=["", "", "", "", "Fair", "", "", ""],
        labels=[("Mon 2", "Mar")] + [("", "")] * 7,
        title="Soup",
    )
    chart = fan_chart(fan)
    assert chart.count('<rect class="closed"') == 2
    assert chart.count('<polygon class="band80"') == 2
    assert chart.count("<circle") == 2
    assert "<title>Fair</title>" in chart


def test_a_chart_of_nothing_still_has_an_axis():
    empty = Fan(
        past=np.array([np.nan]),
        quantiles=np.zeros((1, 5)),
        closed=[False, True],
        marks=["", ""],
        labels=[("", "")] * 2,
        title="",
    )
    assert "tick" in fan_chart(empty)
