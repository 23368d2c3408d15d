"""A kitchen with a menu, a country and days set by hand: `seqchef plan`, later `seqchef evaluate overrides`."""

import csv
import json
import shutil
import subprocess
import sys
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

SEQCHEF = Path(sys.executable).with_name("seqchef")
SAMPLE = Path(str(files("seqchef") / "sample_kitchen"))


def run(*arguments, folder):
    return subprocess.run([SEQCHEF, *map(str, arguments)], capture_output=True, text=True, check=False, cwd=folder)


def plan(kitchen, *arguments):
    result = run("plan", "kitchen", "--format", "json", "--today", "2026-10-28", *arguments, folder=kitchen.parent)
    assert result.stdout, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def kitchen(tmp_path):
    return Path(shutil.copytree(SAMPLE, tmp_path / "kitchen"))


def expected(found, dish, day):
    return next(line["expected"] for line in found["dishes"] if (line["name"], line["day"]) == (dish, day))


def total_on(found, day):
    return next(one["mean"] for one in found["totals"] if (one["name"], one["day"]) == ("total", day))


def test_a_new_dish_is_planned_and_the_plan_says_from_whom_it_borrows(kitchen):
    (kitchen / "menu.csv").write_text(
        "dish,price,category,par,like,from,until\n"
        "Pumpkin soup,6.5,soup,,Leek and potato soup,2026-10-30,\n"
        "Cheese scone,,bakery,,,,2026-10-29\n"
        "Plum cake,,bakery,9,,2026-10-29,\n"
        "Fish pie,,,,fisch,2026-10-29,\n"
    )
    found = plan(kitchen)
    notes = {note["kind"]: note["text"] for note in found["notes"]}
    assert "Pumpkin soup is new (days sold: 0): planned like Leek and potato soup, at about" in notes["new_like"]
    assert notes["new_from_par"] == "Plum cake is new (days sold: 0): planned around its par, at about 9 a day."
    assert expected(found, "Pumpkin soup", "2026-10-29") == 0
    like = expected(found, "Leek and potato soup", "2026-10-30")
    assert expected(found, "Pumpkin soup", "2026-10-30") == pytest.approx(like, rel=0.5)
    assert expected(found, "Cheese scone", "2026-10-30") == 0
    assert any(text.startswith('menu.csv, row 5: Fish pie is like "fisch"') for text in found["rejected"])
    categories = {total["name"] for total in found["totals"]}
    assert {"total", "category=soup", "category=bakery", "category="} <= categories


def test_totals_in_the_json_add_up(kitchen):
    (kitchen / "menu.csv").write_text("dish,category\nCheese scone,bakery\nButter croissant,bakery\n")
    totals = plan(kitchen)["totals"]
    for day in {one["day"] for one in totals}:
        means = {one["name"]: one["mean"] for one in totals if one["day"] == day}
        assert means["total"] == pytest.approx(means["category=bakery"] + means["category="], rel=1e-4)


def test_a_day_set_by_hand_changes_the_plan_and_keeps_the_forecast_beside_it(kitchen):
    plain = plan(kitchen)
    (kitchen / "overrides.csv").write_text(
        "date,dish,portions,note,who\n2026-10-30,Butter croissant,240,market day,Ada\n2026-10-30,Buter,3,,\n"
    )
    found = plan(kitchen, "--out", "sheets")
    (one,) = found["overrides"]
    assert (one["portions"], one["note"], one["who"]) == (240, "market day", "Ada")
    assert one["forecast_expected"] == pytest.approx(expected(plain, "Butter croissant", "2026-10-30"), rel=1e-4)
    assert expected(found, "Butter croissant", "2026-10-30") == pytest.approx(240)
    assert expected(found, "Cheese scone", "2026-10-30") == pytest.approx(
        expected(plain, "Cheese scone", "2026-10-30"), rel=1e-4
    )
    more = 240 - one["forecast_expected"]
    assert total_on(found, "2026-10-30") - total_on(plain, "2026-10-30") == pytest.approx(more, rel=0.02)
    assert any("overrides.csv, row 3" in text for text in found["rejected"])
    with (kitchen / "forecast-log.csv").open() as log:
        rows = [row for row in csv.DictReader(log) if row["override"]]
    assert [(row["made_on"], row["ds"], row["dish"], row["override"]) for row in rows] == [
        ("2026-10-28", "2026-10-30", "Butter croissant", "240")
    ]


def test_a_country_puts_its_holidays_on_the_sheets(kitchen):
    settings = kitchen / "kitchen.toml"
    settings.write_text(settings.read_text().replace("currency =", 'country = "FR"\ncurrency ='))
    result = run("plan", "kitchen", "--out", "sheets", folder=kitchen.parent)
    assert result.returncode == 0, result.stderr
    assert "Halloween" in (kitchen.parent / "sheets" / "order-sheet.html").read_text()
    settings.write_text(settings.read_text().replace('"FR"', '"Frnace"'))
    result = run("plan", "kitchen", folder=kitchen.parent)
    assert result.returncode == 3
    assert 'kitchen.toml: country "Frnace" is unknown; did you mean FR (France)?' in result.stderr


def test_the_kitchen_and_the_forecast_are_scored_when_the_days_are_over(kitchen):
    nothing = run("evaluate", "overrides", "kitchen", folder=kitchen.parent)
    assert nothing.returncode == 0, nothing.stderr
    assert json.loads(nothing.stdout)["days"] == 0
    assert "No day set by hand can be compared yet" in nothing.stderr
    (kitchen / "menu.csv").write_text("dish,price\nButter croissant,2\n")
    days = [date(2026, 10, 14) + timedelta(days=n) for n in range(14)]
    (kitchen / "overrides.csv").write_text(
        "date,dish,portions\n" + "".join(f"{day},Butter croissant,500\n" for day in days if day.weekday() != 0)
    )
    for evening in ("2026-10-13", "2026-10-20"):
        run("plan", "kitchen", "--today", evening, "--out", "sheets", "--method", "empirical", folder=kitchen.parent)
    result = run("evaluate", "overrides", "kitchen", folder=kitchen.parent)
    assert result.returncode == 0, result.stderr
    scores = json.loads(result.stdout)
    assert scores["days"] >= 10
    assert scores["forecast"]["nearer_days"] == scores["days"]
    assert scores["kitchen"]["bias"] == pytest.approx(scores["kitchen"]["mean_absolute_error"])
    assert scores["kitchen"]["left_value"] == pytest.approx(2 * scores["kitchen"]["bias"] * scores["days"], rel=1e-3)
    assert scores["clear"] is True
    assert scores["sentence"].endswith("The forecast knows these days better: set fewer of them by hand.")
    chinese = run("evaluate", "overrides", "kitchen", "--language", "zh", folder=kitchen.parent)
    assert "预测更接近的有" in json.loads(chinese.stdout)["sentence"]
