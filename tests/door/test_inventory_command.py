"""The door `seqchef inventory`: its answers, its figures and its errors."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.errors import SeqchefError
from seqchef.interfaces.cli.app import INVENTORY, app

BUDGET = "item,mean,sd,underage,overage,price,pack\nbread,10,,3,1,4,\ncake,5,,5,2,6,1\n"
JOINT = "item,demand,holding_cost,item_cost\nflour,1,160,120\noil,1,20,840\nrice,1,50,300\n"
COSTS = "--order-cost 5 --holding-cost 1 --stockout-cost 4"
PASTRIES = "12,15,9,20,14,11,18,13,16,10"

SODA = "--mean 1300 --sd 150 --lead-time 0.083333333 --order-cost 8 --holding-cost 0.225 --stockout-cost 7.5"
SUITS = "--mean 1.5 --lead-time 2 --order-cost 100 --holding-cost 20 --stockout-cost 150"
PLATES = "--mean 50 --sd 8 --order-cost 2.5 --holding-cost 0.18 --stockout-cost 0.7"
CANDY = "--demand 1300 --order-cost 8 --holding-cost 0.225"
BREAKS = "--holding-rate 0.2 --price-break 200:475 --price-break 0:500 --price-break 500:450"

ANSWERS = {
    "newsvendor --mean 50 --sd 8 --price 1 --cost 0.3 --salvage 0.12": "Have 56.6 ready",
    "newsvendor --mean 50 --holding-cost 0.18 --stockout-cost 0.7": "Have 56 ready: enough 82.2 % of the time",
    f"newsvendor --samples {PASTRIES} --holding-cost 3 --stockout-cost 7": "Have 15 ready: enough 70 % of the time",
    "newsvendor --samples past.csv --holding-cost 3 --stockout-cost 7": "Have 15 ready",
    "newsvendor --mean 50 --sd 8 --holding-cost 0.18 --stockout-cost 0.7 --level 60": "Expected cost 2.16 a period",
    "order-up-to --mean 40 --sd 12 --lead-time 2 --review 7 --service-level 0.98": "Order up to 433.93, 73.93 above",
    "order-up-to --mean 6 --lead-time 2 --service-level 0.95": "Order up to 25, 7 above the mean need of 3 periods",
    "order-up-to --mean 6 --lead-time 2 --fill-rate 0.98": "98.1 % of demand is met at once",
    f"s-S --mean 6 {COSTS}": "At 4 or below, order up to 10. Expected cost 8.03 a period.",
    f"s-S --samples {PASTRIES} {COSTS} --lead-time 1": "order up to",
    f"s-S {PLATES}": "At 40.19 or below, order up to 74.29.",
    f"reorder-point {SODA}": "Order 328.45 as soon as stock and open orders are down to 126.87, 18.53 above",
    f"reorder-point {SUITS}": "down to 3, just the mean",
    "safety-stock --mean 120 --sd 35 --lead-time 6 --lead-time-sd 1.5 --service-level 0.95": "1,047.94, 327.94 above",
    "safety-stock --mean 10 --sd 25 --lead-time 4 --fill-rate 0.98 --quantity 200": "down to 91.06, 51.06 above",
    f"eoq {CANDY}": "Order 304.05 at a time",
    f"eoq {CANDY} --stockout-cost 5": "Order 310.81 at a time",
    f"eoq {CANDY} --production-rate 1700": "Order 626.81 at a time",
    f"eoq --demand 1000 --order-cost 200 {BREAKS}": "at the price of 450. Cost 472,900 a period, with purchases.",
    f"eoq --demand 1000 --order-cost 200 {BREAKS} --incremental": "Order 63.25 at a time, at the price of 500.",
    "joint joint.csv --order-cost 600": "Order every 3.1 periods: 3.1 flour (every time), 9.31 oil (one time in 3)",
    "schedule 90,120,80,70 --order-cost 500 --holding-cost 2": "Order 210 in period 1, 150 in period 3.",
    "budget budget.csv --budget 70": "Buy 10 bread, 5 cake, for 70. Expected cost of shortage and leftovers 11.15.",
    "budget budget.csv": "Buy 12 bread, 6 cake, for 84.",
    "packs --on-hand 0 --maximum 20 --pack 3": "Order 7 packs, 21 in all",
    "packs --on-hand 7 --maximum 20 --minimum 5": "Order nothing: 7 is enough.",
    "shelf-life --mean 6 --life 2 --level 9 --issue lifo": "1.24 is wasted; 0.16 a day is missed",
    "shelf-life --mean 6 --life 2 --waste-cost 1 --lost-cost 4": "Filled up to 10 every morning",
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "past.csv").write_text("sold\n" + PASTRIES.replace(",", "\n") + "\n")
    (tmp_path / "budget.csv").write_text(BUDGET)
    (tmp_path / "joint.csv").write_text(JOINT)
    return tmp_path


def run(command, **options):
    return CliRunner().invoke(app, ["inventory", *command.split()], **options)


@pytest.mark.parametrize(("command", "expected"), ANSWERS.items(), ids=ANSWERS)
def test_a_policy_answers_in_a_sentence(command, expected):
    done = run(command)
    assert done.exit_code == 0, done.output
    assert expected in done.stdout


@pytest.mark.parametrize("command", ANSWERS, ids=ANSWERS)
def test_json_is_one_line_without_infinities(command):
    done = run(f"{command} --json")
    (line,) = done.stdout.splitlines()
    assert all(value is not None or name in {"cost", "profit"} for name, value in json.loads(line).items())


def test_every_policy_is_tried():
    assert {command.split()[0] for command in ANSWERS} == set(INVENTORY)


def test_samples_come_from_standard_input_as_well():
    done = run("newsvendor --samples - --holding-cost 3 --stockout-cost 7", input=PASTRIES.replace(",", "\n"))
    assert "Have 15 ready" in done.stdout


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("newsvendor --holding-cost 1 --stockout-cost 1", "expected --mean or --samples, one of the two"),
        ("newsvendor --mean 5 --samples 1,2 --holding-cost 1 --stockout-cost 1", "one of the two"),
        ("newsvendor --mean 5 --price 4", "expected --cost as well"),
        ("newsvendor --mean 5 --price 4 --cost 1 --holding-cost 1", "not both"),
        ("order-up-to --mean 5", "expected one of --service-level, --fill-rate"),
        ("order-up-to --mean 5 --service-level 0.9 --fill-rate 0.9", "expected one of"),
        ("safety-stock --mean 5 --sd 1 --lead-time 3 --fill-rate 0.9", "expected --quantity as well"),
        ("eoq --demand 5 --order-cost 1", "expected --holding-cost as well"),
        ("eoq --demand 5 --order-cost 1 --price-break 0:5", "expected --holding-rate as well"),
        ("shelf-life --mean 6 --life 0 --level 9", "--life"),
        ("shelf-life --mean 6 --life 2", "expected --waste-cost (or --level) as well"),
    ],
)
def test_options_that_do_not_go_together_are_a_usage_error(command, message):
    done = run(command)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("command", "code", "message"),
    [
        ("newsvendor --mean nan --holding-cost 1 --stockout-cost 1", 3, "mean is nan; expected a number, 0 or more"),
        ("newsvendor --mean 5 --price 4 --cost 1 --salvage 2", 3, "expected at most the cost"),
        ("newsvendor --samples 3,x --holding-cost 1 --stockout-cost 1", 3, 'samples, number 2: found "x"'),
        (
            "newsvendor --samples none.csv --holding-cost 1 --stockout-cost 1",
            3,
            'samples is "none.csv"; expected numbers',
        ),
        ("order-up-to --mean 5 --service-level 1", 3, "service level is 1 and demand has no maximum"),
        ("order-up-to --mean 5 --fill-rate 1.2", 3, "fill rate is 1.2; expected between 0 and 1"),
        (f"s-S --mean 6 {COSTS} --lead-time 1.5", 3, "lead time is 1.5; expected a whole number of periods"),
        (f"reorder-point --mean 6 --sd 1 {COSTS} --lead-time 1 --method exat", 2, 'did you mean "exact"'),
        ("eoq --demand 5 --order-cost 1 --holding-rate 0.2 --price-break 0-5", 3, "such as 200:475"),
        ("schedule 90,-3 --order-cost 5 --holding-cost 1", 3, 'needs, number 2: found "-3"'),
        ("budget none.csv --budget 70", 3, "none.csv is not there"),
        ("budget joint.csv --budget 70", 3, "no column mean, underage, overage, price"),
        ("packs --on-hand 1 --maximum 5 --minimum 9", 3, "expected a minimum that is not above"),
        ("shelf-life --mean 6 --life 2 --level 9 --issue fefo", 2, 'did you mean "fifo"'),
    ],
)
def test_what_cannot_be_used_is_said(command, code, message):
    error = run(command).exception
    assert isinstance(error, SeqchefError)
    assert error.exit_code == code
    assert message in str(error)


def test_rows_that_cannot_be_used_are_left_out_and_listed(folder):
    (folder / "budget.csv").write_text(BUDGET + "tart,many,,1,1,1,\n")
    done = run("budget budget.csv --budget 70")
    assert done.exit_code == 4
    assert "Buy 10 bread, 5 cake" in done.stdout
    assert 'row 4: mean is "many"; expected a number, 0 or more' in done.stderr
    assert "tart" not in (folder / "budget.csv.rejected.csv").read_text()
    assert run("budget budget.csv --budget 70 --strict").exit_code == 3


def test_without_scipy_normal_demand_works_and_poisson_says_what_to_install():
    script = (
        "import sys; sys.modules['scipy'] = None\n"
        "from seqchef.interfaces.cli.app import main; sys.argv = ['seqchef', 'inventory', *sys.argv[1:]]; main()"
    )
    options = ["--sd", "8", "--holding-cost", "1", "--stockout-cost", "4"]
    command = [sys.executable, "-c", script, "newsvendor", "--mean", "50"]
    assert subprocess.run([*command, *options], capture_output=True, check=False).returncode == 0
    done = subprocess.run([*command, *options[2:]], capture_output=True, text=True, check=False)
    assert done.returncode == 5
    assert done.stderr == 'seqchef: SciPy is not installed; run: pip install "seqchef[inventory]"\n'


def test_the_page_is_in_the_reference():
    reference = Path(__file__).resolve().parents[2] / "docs" / "reference" / "cli.md"
    text = reference.read_text(encoding="utf-8")
    assert [name for name in INVENTORY if f"## seqchef inventory {name}\n" not in text] == []
