"""The printed page, the tables and the chart of a small plan."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from seqchef.applications.planning.demand import Demand, Overridden
from seqchef.applications.planning.plan import PrepLine, make_plan
from seqchef.applications.planning.wording import load
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient
from seqchef.food.opening import Event, Opening
from seqchef.food.overrides import Override
from seqchef.food.recipes import Recipe
from seqchef.food.stock import Lot, Offer, Storeroom, SupplierTerms
from seqchef.formats.csv_text import unguarded
from seqchef.formats.order_page import order_page
from seqchef.formats.order_tables import Heading, orders_csv, plan_json, prep_csv
from seqchef.formats.prep_page import prep_page
from seqchef.series.tables import build_panel

TODAY = date(2026, 3, 4)
OPENING = Opening(
    weekly_closed=frozenset({0}),
    events=(Event(kind="holiday", first=date(2026, 3, 8), last=date(2026, 3, 8), name="Tasting <day>"),),
)
VOID = {"meta", "br"}
DOCS = Path(__file__).parents[2] / "docs" / "reference"
WEEKDAYS = ("Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed")


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
@pytest.mark.parametrize("sheet", [order_page, prep_page])
def test_a_page_is_whole_and_fetches_nothing(plan, language, sheet):
    page = sheet(plan, heading(language), OPENING)
    balance = Balance()
    balance.feed(page)
    assert balance.open == []
    assert not balance.tags & {"script", "link", "img", "iframe"}
    assert set(re.findall(r'"(https?://[^"]*)"', page)) <= {"http://www.w3.org/2000/svg"}  # a name, not an address
    assert "url(" not in page
    assert "@page { size: A4" in page
    assert f'<html lang="{language}">' in page


@pytest.mark.parametrize("sheet", [order_page, prep_page])
def test_names_from_files_cannot_become_markup(plan, sheet):
    page = sheet(plan, heading("en"), OPENING)
    assert "Le Café &lt;1&gt;" in page
    assert "Soup &amp; bread" in page
    assert "Tasting &lt;day&gt;" in page
    assert "<day>" not in page


def test_the_page_says_orders_reasons_leftovers_and_gaps(plan):
    page = order_page(plan, heading("en"), OPENING).replace("\u00a0", " ")  # which keeps amounts on one line
    cream = next(line for line in plan.orders if line.offer.ingredient == "cream")
    assert load("en").packs(cream) in page
    assert load("en").reason(cream, 0.8) in page
    assert "Enough in stock: butter." in page
    assert "No supplier for saffron" in page
    assert "will be left over" in page


def test_there_is_a_chart_of_all_dishes_and_one_of_each(plan):
    page = order_page(plan, heading("en"), OPENING)
    assert page.count('<svg class="fan"') == 3
    assert page.count('class="fan-band80" points') == page.count('class="fan-band50" points') > 3


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


def test_every_delivery_has_a_box_for_each_line_its_total_and_a_line_to_sign(plan):
    page = order_page(plan, heading("en"), OPENING)
    (section,) = re.findall(r'<section class="supplier.*?</section>', page, flags=re.DOTALL)
    ordered = [line for line in plan.orders if line.packs]
    assert section.count('<td class="box">☐</td>') == len(ordered)
    assert "order by Thu 5 Mar" in section
    assert f"{sum(float(line.price) for line in ordered):.2f} EUR" in section
    assert "Order sent by" in section
    assert section.count("Dairy &amp; Co") == 2  # above the table, and in the head that is printed again on a next page


def test_a_prep_list_has_a_block_for_every_day_and_says_which_are_closed_or_special(plan):
    page = prep_page(plan, heading("en"), OPENING)
    days = re.findall(r'<section class="day[^"]*"><h2>(.*?) <span>(.*?)</span>', page)
    assert [day for day, _ in days] == [f"{name} {d} Mar" for name, d in zip(WEEKDAYS, range(5, 12), strict=True)]
    told = dict(days)
    assert told["Sun 8 Mar"] == "◆ Tasting &lt;day&gt;"
    assert told["Mon 9 Mar"] == "closed, nothing to prepare"
    assert told["Tue 10 Mar"] == ""


def test_a_prep_list_says_what_is_expected_and_what_is_enough_on_most_days(plan):
    page = prep_page(plan, heading("en"), OPENING)
    first = plan.dishes[0]
    figures = r'\s*<td class="figure">(\d+)</td><td class="figure ready">(\d+)<'
    row = re.search(f"{re.escape(escape(first.name))}</th>{figures}", page)
    assert (int(row[1]), int(row[2])) == (round(first.expected), int(np.ceil(first.high)))


def test_a_prep_list_puts_recipes_inside_dishes_before_the_dishes(plan):
    dough = PrepLine(day=date(2026, 3, 5), name="Dough", unit="kg", expected=3.21, high=4.5)
    page = prep_page(replace(plan, components=(dough,)), heading("en"), OPENING)
    assert page.index("For use in dishes") < page.index(">Dough<") < page.index(">Dishes<") < page.index(">Cake<")
    assert '<td class="figure">3.21 kg</td><td class="figure ready">4.5 kg</td>' in page
    rows = list(csv.DictReader(io.StringIO(prep_csv(replace(plan, components=(dough,))))))
    assert [(row["day"], row["name"], row["kind"]) for row in rows[:3]] == [
        ("2026-03-05", "Dough", "component"),
        ("2026-03-05", "Soup & bread", "dish"),
        ("2026-03-05", "Cake", "dish"),
    ]


def test_a_table_without_rows_still_has_its_columns(plan):
    nothing = replace(plan, orders=(), dishes=(), components=())
    assert orders_csv(nothing, heading("en")).startswith("supplier,ingredient,packs,")
    assert prep_csv(nothing) == "day,name,unit,expected,high,kind,set_by_hand,forecast_expected\n"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_plan_of_nothing_is_still_two_whole_pages(plan, language):
    nothing = replace(plan, orders=(), dishes=(), components=(), expiring=(), notes=())
    for sheet in (order_page, prep_page):
        balance = Balance()
        balance.feed(sheet(nothing, heading(language), OPENING))
        assert balance.open == []


def test_csv_for_excel_begins_with_a_byte_order_mark(plan):
    assert orders_csv(plan, heading("zh"), bom=True) == "\ufeff" + orders_csv(plan, heading("zh"))
    assert prep_csv(plan, bom=True) == "\ufeff" + prep_csv(plan)


def test_a_name_that_is_a_formula_is_shown_and_not_run(plan):
    evil = replace(plan.dishes[0], name='=HYPERLINK("http://example.org","Soup")')
    (row,) = csv.DictReader(io.StringIO(prep_csv(replace(plan, dishes=(evil,)))))
    assert row["name"] == "'" + evil.name
    assert unguarded(row["name"]) == evil.name


def test_a_supplier_that_wants_more_or_a_fee_says_so_below_its_table(plan):
    asked = SupplierTerms(supplier="Dairy & Co", min_order_value=Fraction(500), delivery_fee=Fraction(19, 2))
    told = replace(heading("en"), terms={"Dairy & Co": asked})
    page = order_page(plan, told, OPENING).replace("\u00a0", " ")
    goods = sum(float(line.price) for line in plan.orders)
    assert f'Goods</td><td class="figure">{goods:.2f} EUR' in page
    assert 'Delivery</td><td class="figure">9.50 EUR' in page
    assert f'Total</td><td class="figure">{goods + 9.5:.2f} EUR' in page
    assert f"{500 - goods:.2f} EUR short of the smallest order of 500.00 EUR." in page
    (delivery,) = plan_json(plan, told)["deliveries"]
    assert (delivery["goods"], delivery["delivery_fee"], delivery["short"]) == (goods, 9.5, 500 - goods)
    assert "short of" not in order_page(plan, heading("en"), OPENING)


def test_what_is_wanted_but_waits_is_listed_with_its_reason_and_not_as_enough(plan):
    cream = next(line for line in plan.orders if line.packs)
    waits = replace(cream, packs=0, postponed=cream.packs, minimum=Fraction(500))
    page = order_page(replace(plan, orders=(waits,)), heading("en"), OPENING).replace("\u00a0", " ")
    assert "Wanted, but not ordered now" in page
    assert escape(replace(load("en"), currency="EUR").reason(waits, 0.8)) in page
    assert "Enough in stock" not in page


def test_what_will_be_left_over_has_its_cost(plan):
    assert re.search(r"about [\d.]+.l \([\d.]+.EUR\) will be left over", order_page(plan, heading("en"), OPENING))
    assert plan_json(plan, heading("en"))["expiring"][0]["cost"] > 1


@pytest.fixture(scope="module")
def set_by_hand(plan):
    """The plan, with 60 portions of cake on Friday, set by hand."""
    override = Override(day=date(2026, 3, 6), dish="Cake", portions=Fraction(60), note="wedding <2>", who="Ana")
    one = Overridden(override, "Cake", plan.demand.quantiles[1, 1])
    return replace(plan, demand=replace(plan.demand, overridden=(one,)))


def test_a_value_set_by_hand_stands_beside_the_forecast_on_every_sheet(set_by_hand):
    forecast = round(set_by_hand.demand.quantiles[1, 1, 4])
    page = order_page(set_by_hand, heading("en"), OPENING)
    assert page.count('<g class="fan-override"><title>') == 1
    assert f"Fri 6 Mar: set by hand to 60; forecast {forecast}" in page
    assert page.count("<td>✎ ") == 1
    prep = prep_page(set_by_hand, heading("en"), OPENING).replace("\u00a0", " ")
    assert f"✎ set by hand to 60, forecast {forecast} · Ana · wedding &lt;2&gt;" in prep
    rows = list(csv.DictReader(io.StringIO(prep_csv(set_by_hand))))
    assert [(row["day"], float(row["set_by_hand"])) for row in rows if row["set_by_hand"]] == [("2026-03-06", 60)]
    (told,) = plan_json(set_by_hand, heading("en"))["overrides"]
    assert (told["portions"], round(told["forecast_expected"]), told["note"]) == (60, forecast, "wedding <2>")


def departures(value, schema, place="plan"):
    """Where a JSON value is not as its schema says; keys that the schema does not know count too."""
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}
    allowed = schema.get("type", [])
    allowed = [allowed] if isinstance(allowed, str) else allowed
    if value is None and "null" in allowed:
        return []
    if "const" in schema and value != schema["const"]:
        return [f"{place} is {value}"]
    if allowed and not any(kind != "null" and isinstance(value, kinds[kind]) for kind in allowed):
        return [f"{place} is {value!r}"]
    found = []
    if isinstance(value, dict):
        of_any_name = schema.get("additionalProperties")
        known = schema.get("properties", {}) | (dict.fromkeys(value, of_any_name) if of_any_name else {})
        found += [f"{place}.{key} is missing" for key in schema.get("required", []) if key not in value]
        found += [f"{place}.{key} is unknown" for key in value if key not in known]
        found += [one for key in value if key in known for one in departures(value[key], known[key], f"{place}.{key}")]
    elif isinstance(value, list):
        found += [one for n, item in enumerate(value) for one in departures(item, schema["items"], f"{place}[{n}]")]
    elif "minimum" in schema and value < schema["minimum"]:
        found.append(f"{place} is {value}")
    elif schema.get("format") == "date":
        date.fromisoformat(value)
    return found


def test_the_json_is_as_its_schema_says(plan, set_by_hand):
    schema = json.loads((DOCS / "plan.schema.json").read_text(encoding="utf-8"))
    for one in (plan, set_by_hand, replace(plan, orders=(), expiring=())):
        assert departures(json.loads(json.dumps(plan_json(one, heading("en")))), schema) == []
    assert departures({**plan_json(plan, heading("en")), "extra": 1}, schema) == ["plan.extra is unknown"]


def test_an_earlier_plan_shows_what_came_later(plan):
    days = np.array([TODAY + timedelta(days=n - 5) for n in range(9)], dtype="datetime64[s]")  # up to three days after
    sold = np.concatenate([np.arange(10.0, 19.0), np.arange(20.0, 29.0)])
    sales = build_panel(np.repeat(["Cake", "Soup & bread"], 9), np.tile(days, 2), sold)
    page = order_page(plan, heading("en"), OPENING, sales)
    assert page.count('class="fan-later-dot" cx') == 3 * 3 + 1  # three charts, and the legend
    assert "What came: 42 on Thu 5 Mar, 44 on Fri 6 Mar, 46 on Sat 7 Mar." in page  # 16 cakes and 26 soups, and so on
    assert "fan-later-dot" in order_page(plan, heading("en"), OPENING)  # in the style sheet only
    assert "What came" not in order_page(plan, heading("en"), OPENING)
