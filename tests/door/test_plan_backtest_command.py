"""`seqchef plan KITCHEN --backtest N`, as a user runs it, on a kitchen of two dishes."""

import csv
import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

SEQCHEF = Path(sys.executable).with_name("seqchef")
FIRST = date(2026, 3, 2)
RECIPES = {
    "soup.txt": "Soup\nServes 4\n\n1 l stock\n400 g leeks\n\nBoil.\n",
    "toast.txt": "Toast\nServes 1\n\n100 g bread\n\nToast.\n",
}
SUPPLIERS = (
    "ingredient,supplier,pack_quantity,pack_unit,pack_price,lead_time_days,delivery_days,shelf_life_days\n"
    "stock,Dairy,1,l,2.00,1,daily,4\nleeks,Market,2,kg,5.00,1,Mon Wed Fri,5\nbread,Baker,1,kg,4.00,1,daily,2\n"
)


@pytest.fixture
def kitchen(tmp_path):
    folder = tmp_path / "kitchen"
    (folder / "recipes").mkdir(parents=True)
    for name, text in RECIPES.items():
        (folder / "recipes" / name).write_text(text)
    rows = [f"{FIRST + timedelta(days=n)},{20 + 8 * (n % 7 > 4) + n * 7 % 5},{9 + n * 5 % 4}" for n in range(80)]
    (folder / "sales.csv").write_text("date,Soup,Toast\n" + "\n".join(rows) + "\n")
    (folder / "suppliers.csv").write_text(SUPPLIERS)
    (folder / "menu.csv").write_text("dish,price\nSoup,5.50\nToast,3.00\n")
    (folder / "kitchen.toml").write_text('name = "Two dishes"\ncurrency = "EUR"\n')
    return folder


def run(kitchen, *options):
    command = [SEQCHEF, "plan", kitchen, "--method", "empirical", *map(str, options)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=kitchen.parent)


def test_a_manager_sees_the_money_and_how_sure_it_is(kitchen):
    result = run(kitchen, "--backtest", 21, "--out", kitchen.parent / "out")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("Two dishes · Backtest · 21 days, Thu 30 Apr 2026 to Wed 20 May 2026\n")
    assert "Over these 21 days the plan cost " in result.stdout
    assert "in lost sales and waste than the par levels" in result.stdout
    assert "No par levels are stated" in result.stdout
    assert all(line == line.rstrip() for line in result.stdout.splitlines())
    out = kitchen.parent / "out"
    assert {path.name for path in out.iterdir()} == {"backtest.html", "backtest-days.csv", "backtest.json"}
    rows = list(csv.DictReader((out / "backtest-days.csv").read_text(encoding="utf-8").splitlines()))
    found = json.loads((out / "backtest.json").read_text(encoding="utf-8"))
    assert len(rows) == 21 * len(found["buyers"])
    ours = [row for row in rows if row["buyer"] == "seqchef plan"]
    wasted = found["buyers"][0]["thrown_away"]
    assert sum(float(row["thrown_away"]) for row in ours) == pytest.approx(wasted, abs=0.2)
    assert sum(found["buyers"][0]["thrown_away_by_food"].values()) == pytest.approx(wasted, abs=0.05)
    page = (out / "backtest.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 2
    assert "<script" not in page


def test_json_goes_to_stdout_alone_and_is_the_same_every_time(kitchen):
    result = run(kitchen, "--backtest", 7, "--format", "json")
    found = json.loads(result.stdout)
    assert (found["days"], found["warm_up_days"], found["last_day"]) == (7, 14, "2026-05-20")
    assert found["buyers"][0]["kind"] == "plan"
    assert {one["kind"] for one in found["buyers"]} == {"plan", "pars", "last_week"}
    assert found["buyers"][1]["dearer_than_plan"]["low"] is None  # one week does not tell what is chance
    assert run(kitchen, "--backtest", 7, "--format", "json").stdout == result.stdout


def test_it_speaks_chinese(kitchen):
    result = run(kitchen, "--backtest", 7, "--language", "zh", "--out", kitchen.parent / "out")
    assert result.returncode == 0, result.stderr
    assert "按计划订货的缺货与报废损失" in result.stdout
    assert "照上周订" in result.stdout
    assert '<html lang="zh">' in (kitchen.parent / "out" / "backtest.html").read_text(encoding="utf-8")


def test_a_kitchen_without_prices_sees_portions(kitchen):
    (kitchen / "menu.csv").unlink()
    result = run(kitchen, "--backtest", 7)
    assert result.returncode == 0, result.stderr
    assert "lost portions" in " ".join(result.stdout.split())
    assert "No dish has a price (menu.csv with dish,price)" in result.stdout


def test_stated_pars_are_taken_and_a_wrong_one_is_rejected(kitchen):
    (kitchen / "pars.csv").write_text("ingredient,par,unit\nstock,10,\nleeks,8000,g\nbread,3,\nsaffron,1,g\n")
    result = run(kitchen, "--backtest", 7)
    assert result.returncode == 4
    assert 'rejected: pars.csv, row 5: no supplier for "saffron"' in result.stderr
    assert "No par levels are stated" not in result.stdout
    assert run(kitchen, "--backtest", 7, "--strict").returncode == 3


def test_a_backtest_up_to_an_earlier_day_knows_nothing_of_later_ones(kitchen):
    earlier = run(kitchen, "--backtest", 7, "--today", "2026-05-10", "--format", "json").stdout
    lines = (kitchen / "sales.csv").read_text().splitlines()
    (kitchen / "sales.csv").write_text("\n".join(line for line in lines if line < "2026-05-11" or line[0] == "d"))
    assert run(kitchen, "--backtest", 7, "--format", "json").stdout == earlier


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--backtest", 90), "the sales cover 80 days (2026-03-02 to 2026-05-20)"),
        (("--backtest", 90), "expected 38 days or less"),
        (("--backtest", 0), "the backtest is of 0 days; expected 7 or more"),
        (("--backtest", 7, "--today", "1999-01-01"), "no sales up to 1999-01-01"),
        (("--backtest", 7, "--language", "xx"), "en, zh"),
        (("--backtest", 7, "--method", "magic"), 'method "magic" is unknown'),
    ],
)
def test_wrong_options_are_one_line(kitchen, options, message):
    result = run(kitchen, *options)
    assert result.returncode in (2, 3)
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_dishes_without_any_recipe_are_bad_input(kitchen):
    (kitchen / "sales.csv").write_text((kitchen / "sales.csv").read_text().replace("Soup,Toast", "Pie,Cake"))
    result = run(kitchen, "--backtest", 7)
    assert result.returncode == 3
    assert "no dish that was sold has a recipe" in result.stderr
