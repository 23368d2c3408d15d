"""`seqchef plan`, `seqchef init` and `seqchef demo`, as a user runs them."""

import csv
import json
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

SEQCHEF = Path(sys.executable).with_name("seqchef")
SAMPLE = Path(str(files("seqchef") / "sample_kitchen"))


def run(*arguments, folder=None):
    """The finished command; it works in `folder`, or beside the kitchen that it is given."""
    working = folder or next(argument.parent for argument in arguments if isinstance(argument, Path))
    return subprocess.run([SEQCHEF, *map(str, arguments)], capture_output=True, text=True, check=False, cwd=working)


def rejected(folder):
    """Rows of the file that names what was left out."""
    return list(csv.DictReader((folder / "kitchen.rejected.csv").read_text().splitlines()))


@pytest.fixture
def kitchen(tmp_path):
    return Path(shutil.copytree(SAMPLE, tmp_path / "kitchen"))


def test_init_writes_a_kitchen_that_can_be_planned(tmp_path):
    assert run("init", "mine", folder=tmp_path).returncode == 0
    result = run("plan", "mine", "--out", "sheets", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "order by" in result.stdout
    sheets = {path.name for path in (tmp_path / "sheets").iterdir()}
    assert sheets == {
        "order-sheet.html",
        "prep-list.html",
        "orders.csv",
        "prepare.csv",
        "forecast.csv",
        "forecast_totals.csv",
        "plan.json",
    }


def test_init_replaces_nothing(tmp_path):
    run("init", "mine", folder=tmp_path)
    result = run("init", "mine", folder=tmp_path)
    assert result.returncode == 3
    assert "is there already" in result.stderr


def test_json_goes_to_stdout_alone(kitchen):
    result = run("plan", kitchen, "--format", "json")
    plan = json.loads(result.stdout)
    assert result.returncode == 0
    assert plan["today"] == "2026-10-29"
    assert plan["rejected"] == []
    assert {line["supplier"] for line in plan["orders"]} >= {"Alder Dairy", "Green Gate Produce"}


def test_csv_for_excel_begins_with_a_byte_order_mark_and_is_otherwise_the_same(kitchen, tmp_path):
    for folder, options in ((tmp_path / "plain", []), (tmp_path / "excel", ["--bom"])):
        assert run("plan", kitchen, "--out", folder, *options).returncode == 0
    for name in ("orders.csv", "prepare.csv", "forecast.csv"):
        assert (tmp_path / "excel" / name).read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "plain" / name).read_bytes()


def test_the_same_seed_gives_the_same_plan(kitchen):
    assert run("plan", kitchen, "--format", "json").stdout == run("plan", kitchen, "--format", "json").stdout


def test_an_earlier_day_knows_only_what_was_known_then(kitchen, tmp_path):
    earlier = run("plan", kitchen, "--today", "2026-09-30", "--format", "json").stdout
    rows = (kitchen / "sales.csv").read_text().splitlines()
    (kitchen / "sales.csv").write_text("\n".join(row for row in rows if row[:10] <= "2026-09-30" or row[:4] == "date"))
    assert json.loads(earlier)["today"] == "2026-09-30"
    assert run("plan", kitchen, "--format", "json").stdout == earlier


def test_a_plan_may_be_made_some_days_after_the_last_sales(kitchen):
    plan = json.loads(run("plan", kitchen, "--today", "2026-11-01", "--format", "json").stdout)
    assert plan["dishes"][0]["day"] == "2026-11-03"  # Monday is closed


def test_the_sheet_can_be_in_chinese(kitchen, tmp_path):
    result = run("plan", kitchen, "--language", "zh", "--out", tmp_path / "sheets")
    assert "最迟10月29日周四 14:00 下单" in result.stdout
    assert '<html lang="zh">' in (tmp_path / "sheets" / "order-sheet.html").read_text(encoding="utf-8")


def test_a_rejected_row_ends_with_4_names_the_row_and_the_plan_goes_on(kitchen, tmp_path):
    stock = kitchen / "stock.csv"
    stock.write_text(stock.read_text() + "butter,-1,kg,\n")
    result = run("plan", kitchen, folder=tmp_path)
    assert result.returncode == 4
    assert "order by" in result.stdout
    (row,) = rejected(tmp_path)
    assert (row["file"], row["found"]) == ("stock.csv", "quantity is -1")
    assert run("plan", kitchen, "--strict", folder=tmp_path).returncode == 3


def test_a_missing_supplier_is_named_on_the_sheet_and_rejected(kitchen, tmp_path):
    suppliers = kitchen / "suppliers.csv"
    suppliers.write_text(re.sub("^leeks,.*\n", "", suppliers.read_text(), flags=re.MULTILINE))
    result = run("plan", kitchen, folder=tmp_path)
    assert result.returncode == 4
    assert "No supplier for leeks (Leek and potato soup): not ordered." in result.stdout
    assert {row["found"] for row in rejected(tmp_path)} == {'no supplier for "leeks"'}


def test_a_unit_that_cannot_be_converted_is_rejected_by_recipe_and_row(kitchen, tmp_path):
    soup = kitchen / "recipes" / "leek-and-potato-soup.txt"
    soup.write_text(soup.read_text().replace("1.2 kg leeks", "3 sticks leeks"))
    assert run("plan", kitchen, folder=tmp_path).returncode == 4
    (row,) = rejected(tmp_path)
    assert (row["file"], row["row"]) == ("recipes/leek-and-potato-soup.txt", "4")
    assert "cannot convert stick to kg" in row["found"]


def test_a_recipe_that_contains_itself_is_bad_input_in_one_line(kitchen):
    dough = kitchen / "recipes" / "bread-dough.txt"
    dough.write_text(dough.read_text().replace("2.7 kg bread flour", "2.7 kg country loaf"))
    result = run("plan", kitchen)
    assert result.returncode == 3
    assert "contains itself (Country loaf -> Bread dough -> Country loaf)" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--today", "tomorrow"), 'today is "tomorrow"; expected an ISO date'),
        (("--today", "1999-01-01"), "no sales up to 1999-01-01"),
        (("--format", "xml"), 'format is "xml"; expected table or json'),
        (("--language", "xx"), "en, zh"),
    ],
)
def test_wrong_options_are_one_line(kitchen, options, message):
    result = run("plan", kitchen, *options)
    assert result.returncode in (2, 3)
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_weekly_sales_are_refused(kitchen):
    lines = (kitchen / "sales.csv").read_text().splitlines()
    (kitchen / "sales.csv").write_text("date,Apple tart\n2026-10-01,5\n2026-10-08,6\n2026-10-15,4\n")
    assert len(lines) > 3
    result = run("plan", kitchen)
    assert result.returncode == 3
    assert "the sales are not daily" in result.stderr


def test_the_demo_shows_the_loop_and_leaves_its_files(tmp_path):
    result = run("demo", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert "22 recipes read (130 ingredient lines)" in result.stdout
    assert all(line == line.rstrip() for line in result.stdout.splitlines())
    plan = tmp_path / "seqchef-demo" / "plan"
    assert {path.suffix for path in plan.iterdir()} - {".md"} == {".html", ".csv", ".json", ".jsonl"}
    assert "What expires soon becomes a recipe" in result.stdout
    assert (plan / "use-soon.md").is_file() == (str(Path("plan") / "use-soon.md") in result.stdout)
    assert run("demo", folder=tmp_path).stdout == result.stdout


def test_the_demo_does_not_write_into_somebody_elses_folder(tmp_path):
    (tmp_path / "seqchef-demo").mkdir()
    (tmp_path / "seqchef-demo" / "thesis.txt").write_text("years of work")
    result = run("demo", folder=tmp_path)
    assert result.returncode == 3
    assert "no earlier demo" in result.stderr


def test_the_demo_does_not_write_over_a_kitchen_that_began_as_the_sample(tmp_path):
    assert run("init", "mine", folder=tmp_path).returncode == 0
    (tmp_path / "mine" / "sales.csv").write_text("date,soup\n2026-01-05,12\n")
    result = run("demo", "--out", "mine", folder=tmp_path)
    assert result.returncode == 3
    assert "no earlier demo" in result.stderr
    assert (tmp_path / "mine" / "sales.csv").read_text() == "date,soup\n2026-01-05,12\n"
