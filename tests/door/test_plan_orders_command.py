"""`seqchef plan` with suppliers' terms, a budget, cut-off times and the plan of the evening before."""

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


@pytest.fixture
def kitchen(tmp_path):
    return Path(shutil.copytree(SAMPLE, tmp_path / "kitchen"))


def run(kitchen, *options):
    """The finished command, beside the kitchen."""
    command = [SEQCHEF, "plan", kitchen.name, *map(str, options)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=kitchen.parent)


def plan(kitchen, *options):
    """The plan as JSON."""
    result = run(kitchen, "--format", "json", *options)
    assert result.returncode in (0, 4), result.stderr
    return json.loads(result.stdout)


def set_up(kitchen, line):
    """One more key in kitchen.toml, before its tables."""
    path = kitchen / "kitchen.toml"
    path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")


def packs(found):
    return {line["ingredient"]: line["packs"] for line in found["orders"]}


def test_the_sample_shows_what_terms_do(kitchen):
    orders = {line["ingredient"]: line for line in plan(kitchen)["orders"]}
    assert orders["smoked bacon"]["brought_forward"] == 1
    assert orders["unsalted butter"]["alternatives"][0]["supplier"] == "Corner Cash & Carry"
    assert orders["watercress"]["policy"] == "newsvendor"
    assert orders["chicken thighs"]["rounded_down"]


def test_without_the_optional_columns_and_files_the_plan_is_the_plain_one(kitchen):
    (kitchen / "supplier_terms.csv").unlink()
    rows = list(csv.DictReader((kitchen / "suppliers.csv").read_text().splitlines()))
    plain = list(rows[0])[:10]
    kept = [",".join(row[name] for name in plain) for row in rows if row["supplier"] != "Corner Cash & Carry"]
    (kitchen / "suppliers.csv").write_text("\n".join([",".join(plain), *kept]) + "\n")
    for line in plan(kitchen)["orders"]:
        assert line["policy"] == "order-up-to"
        assert not any(line[name] for name in ("brought_forward", "postponed", "cut_by_budget", "alternatives", "kept"))


def test_a_budget_holds_and_what_is_left_out_is_said(kitchen):
    set_up(kitchen, "budget = 300")
    found = plan(kitchen)
    assert sum(line["price"] for line in found["orders"]) <= 300
    assert sum(line["cut_by_budget"] for line in found["orders"]) > 0
    assert found["notes"][0]["kind"] == "over_budget"
    assert "more than the budget of 300.00 EUR" in found["notes"][0]["text"]


def test_a_budget_below_every_smallest_order_orders_nothing_and_says_so(kitchen):
    set_up(kitchen, "budget = 20")
    found = plan(kitchen)
    said = [note["text"] for note in found["notes"] if note["kind"] == "budget_below_minimum"]
    assert sum(line["price"] for line in found["orders"]) <= 20
    assert (
        "The budget of 20.00 EUR is below the smallest order of Alder Dairy, 60.00 EUR: nothing is ordered" in said[0]
    )


def test_a_budget_may_be_given_for_one_evening(kitchen):
    set_up(kitchen, "budget = 20")
    found = plan(kitchen, "--budget", "250.50")
    assert 200 < sum(line["price"] for line in found["orders"]) <= 250.5
    for wrong in ("nan", "inf"):
        result = run(kitchen, "--budget", wrong)
        assert (result.returncode, f"budget is {wrong}; expected money" in result.stderr) == (3, True)
    assert run(kitchen, "--budget", "-5").returncode == 2


def test_the_second_run_keeps_the_first_ones_lines(kitchen):
    first = plan(kitchen, "--out", "sheets")
    again = plan(kitchen, "--out", "sheets")
    assert packs(again) == packs(first)


def test_sheets_say_until_when_an_order_can_be_placed(kitchen):
    found = run(kitchen, "--out", "sheets")
    assert "Harbour Butchers · order by Thu 29 Oct, 14:00, comes Sat 31 Oct" in found.stdout
    assert "order by Thu 29 Oct, 14:00" in (kitchen.parent / "sheets" / "order-sheet.html").read_text()


def test_what_hardly_changed_leaves_the_order_and_a_large_change_does_not(kitchen):
    """Beetroot is wanted, a pack of 5 kg; with 3.9 kg in stock none is, but 5 % more sales would ask for it."""
    by_the_past = ("--method", "empirical")  # figures that no new model changes
    first = plan(kitchen, *by_the_past, "--out", "sheets")
    stock = kitchen / "stock.csv"
    stock.write_text(stock.read_text().replace("beetroot,2.5,", "beetroot,3.9,"))
    fresh, near = (plan(kitchen, *by_the_past, "--previous", previous) for previous in ("none", "sheets/plan.json"))
    assert packs(near) == packs(first)
    assert (packs(fresh)["beetroot"], packs(near)["beetroot"]) == (0, 1)
    (kept,) = (line for line in near["orders"] if line["kept"])
    assert kept["reason"].endswith(
        "there is enough; kept at 1 × 5 kg as planned before, for the forecast has hardly changed."
    )
    stock.write_text(stock.read_text().splitlines()[0] + "\n")
    empty = plan(kitchen, *by_the_past, "--previous", "sheets/plan.json")
    assert sum(packs(empty).values()) > 1.2 * sum(packs(first).values())


def test_an_earlier_plan_that_is_none_is_refused(kitchen):
    (kitchen.parent / "notes.json").write_text('{"today": "2026-10-28"}')
    result = run(kitchen, "--previous", "notes.json")
    assert result.returncode == 3
    assert "notes.json is no plan; expected the plan.json of an earlier seqchef plan --out" in result.stderr
    assert run(kitchen, "--previous", "nowhere.json").returncode == 3


def test_after_the_cut_off_an_order_counts_as_tomorrows_and_a_note_says_so(kitchen):
    early, late = (plan(kitchen, "--now", now) for now in ("13:59", "14:01"))
    arrives = [
        {line["ingredient"]: line["arrives"] for line in found["orders"]}["smoked bacon"] for found in (early, late)
    ]
    assert arrives == ["2026-10-31", "2026-11-04"]
    said = [note["text"] for note in late["notes"] if note["kind"] == "past_cutoff"]
    assert said == [
        "Harbour Butchers takes orders until 14:00: one placed now counts as tomorrow's and comes Wed 4 Nov."
    ]
    assert not any(note["kind"] == "past_cutoff" for note in early["notes"])


def test_a_time_that_is_none_is_refused(kitchen):
    result = run(kitchen, "--now", "noon")
    assert result.returncode == 3
    assert 'now is "noon"; expected a time such as 16:30' in result.stderr


def test_a_supplier_who_never_comes_is_named_and_the_plan_goes_on(kitchen):
    """The kitchen is closed on Mondays, the mill's only day."""
    path = kitchen / "suppliers.csv"
    path.write_text(re.sub(r"^(risotto rice,.*,2,)Tue Fri,", r"\1Mon,", path.read_text(), flags=re.MULTILINE))
    result = run(kitchen)
    assert result.returncode == 4
    assert "Millstone Dry Goods has no delivery of risotto rice within 60 days: not ordered there." in result.stdout
    (row,) = csv.DictReader((kitchen.parent / "kitchen.rejected.csv").read_text().splitlines())
    assert (row["file"], row["expected"]) == ("suppliers.csv", "at least one open delivery day")


def test_suppliers_without_a_single_usable_row_leave_a_plan_of_dishes(kitchen):
    (kitchen / "suppliers.csv").write_text(
        "ingredient,supplier,pack_quantity,pack_unit,lead_time_days,delivery_days\nleeks,Green Gate,5,kg,1,\n"
    )
    found = plan(kitchen)
    assert found["orders"] == []
    assert found["dishes"]
    assert "delivery_days is empty" in (kitchen.parent / "kitchen.rejected.csv").read_text()


def test_reasons_have_the_kitchens_currency_in_both_languages(kitchen):
    english, chinese = (run(kitchen, "--language", language).stdout for language in ("en", "zh"))
    assert "EUR per kg with all costs" in " ".join(english.split())
    assert "每千克 7.90 EUR 最便宜（Corner Cash & Carry：8.90 EUR）" in " ".join(chinese.split())
