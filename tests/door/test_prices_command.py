"""The door `seqchef prices`: tables in, chances and advice out, exit codes, messages."""

import csv
import json
import math
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.errors import BadInput, UnknownName
from seqchef.interfaces.cli.app import app

MONTHS = [f"{year}-{month:02d}" for year in range(2019, 2024) for month in range(1, 13)]
PRICES = "date,butter,flour\n" + "".join(
    f"{month},{4 + 0.5 * math.sin(place / 3) + 0.01 * place:.2f},{0.6 + 0.1 * (place % 5):.2f}\n"
    for place, month in enumerate(MONTHS)
)
FAST = ("--method", "empirical")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("costs.csv").write_text(PRICES)


def seqchef(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


def numbers_in(value):
    """Every number of a JSON value."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from numbers_in(one)
    elif isinstance(value, float):
        yield value


def test_the_table_has_now_four_horizons_chances_and_a_reason() -> None:
    done = seqchef("prices", "costs.csv")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "costs · Prices · as of Dec 2023"
    head = next(line for line in lines if line.startswith("butter"))
    assert head.split()[1:] == ["now", "1", "month", "3", "months", "6", "months", "12", "months"]
    assert sum(line.startswith("chance of a rise") for line in lines) == 2
    assert "advice needs a chance of 70 % and a saving of 2 %" in " ".join(lines)
    assert all(len(line) <= 100 for line in lines)


def test_chinese_is_chinese_throughout() -> None:
    done = seqchef("prices", "costs.csv", "--language", "zh", "--check", *FAST)
    assert done.exit_code == 0, done.output
    for wanted in ("价格走势", "现在", "3 个月", "上涨概率", "可信程度"):
        assert wanted in done.stdout
    assert "chance" not in done.stdout


def test_json_has_every_quantile_and_chances_that_add_up() -> None:
    found = json.loads(seqchef("prices", "costs.csv", "--format", "json", "--horizon", "6").stdout)
    assert (found["schema_version"], found["frequency"], found["horizon"], found["check"]) == (1, "monthly", 6, None)
    assert [one["item"] for one in found["items"]] == ["butter", "flour"]
    for one in found["items"]:
        assert len(one["fan"]) == 6
        assert [row["step"] for row in one["outlook"]] == [1, 3, 6]
        for row in one["outlook"]:
            assert row["rise"] + row["fall"] + row["same"] == pytest.approx(1, abs=1e-5)
            assert row["low_80"] <= row["low_50"] <= row["median"] <= row["high_50"] <= row["high_80"]
            assert row["text"]
        assert one["advice"]["kind"] in ("buy_now", "wait", "unclear")


def test_one_item_can_be_asked_for_and_an_unknown_one_is_named() -> None:
    done = seqchef("prices", "costs.csv", "--item", "flour", *FAST)
    assert "butter" not in done.stdout
    failed = seqchef("prices", "costs.csv", "--item", "flower", *FAST)
    assert isinstance(failed.exception, UnknownName)
    assert 'did you mean "flour"' in str(failed.exception)


def test_sheets_are_written_and_the_csv_has_a_row_for_every_step() -> None:
    done = seqchef("prices", "costs.csv", "--out", "sheets", "--check", *FAST)
    assert done.exit_code == 0, done.output
    assert {path.name for path in Path("sheets").iterdir()} == {"prices.html", "prices.csv", "prices.json"}
    rows = list(csv.DictReader(Path("sheets/prices.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 2 * 12
    assert rows[0]["ds"] == "2024-01-01"
    page = Path("sheets/prices.html").read_text(encoding="utf-8")
    assert page.count('<svg class="fan"') == 2
    assert "How far to believe it" in page
    assert not any(wrong in page for wrong in ("<script", "<link", "<img", "nan"))


def test_the_check_says_coverage_and_scores_in_plain_words() -> None:
    done = seqchef("prices", "costs.csv", "--check", "--format", "json", *FAST)
    found = json.loads(done.stdout)["check"]
    assert (found["series"], found["origins"]) == (2, 24)
    assert found["points"] == 2 * 24 * 12
    assert 0 <= found["cov50"] <= found["cov80"] <= 1
    assert sum(one["points"] for one in found["bins"]) == found["points"]
    assert len(found["text"]) == 3
    short = seqchef("prices", "costs.csv", "--check", "--horizon", "60", *FAST)
    assert isinstance(short.exception, BadInput)
    assert "shorter horizon" in str(short.exception)


def test_a_rise_is_bought_ahead_of_only_as_far_as_it_keeps_and_pays() -> None:
    rows = "".join(f"{month},{2 if place % 12 < 6 else 1}\n" for place, month in enumerate(MONTHS))
    Path("season.csv").write_text(f"date,oil\n{rows}")  # cheap now, dear for the next six months
    same = ("season.csv", "--method", "seasonal-naive", "--format", "json", "--use-per-month", "12", "--pack", "5")
    found = json.loads(seqchef("prices", *same, "--shelf-life-months", "3.5", "--storage-cost", "0.01").stdout)
    advice = found["items"][0]["advice"]
    assert (advice["kind"], advice["quantity"]) == ("buy_now", 35)  # whole packs of 5 within 3 months of 12
    assert advice["text"].startswith("Buy enough for the next 2.9 months now (35 units")
    longer = json.loads(seqchef("prices", *same).stdout)["items"][0]["advice"]
    assert longer["quantity"] == 80  # six dear months take 72, which 70 does not cover
    assert "if it keeps that long" in longer["text"]
    dear = json.loads(seqchef("prices", *same, "--storage-cost", "250%").stdout)
    assert dear["items"][0]["advice"]["kind"] == "unclear"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--bar", "0.3"), "from 0.5"),
        (("--storage-cost", "cheap"), "a percentage such as 1%"),
        (("--storage-cost", "-1"), "0 or more"),
        (("--capital-cost", "0.06"), "a percentage such as 2%"),
        (("--least-saving", "nan%"), "0 or more"),
        (("--shelf-life-months", "0"), "more than 0"),
        (("--pack", "3"), "used per month"),
        (("--format", "xml"), "table or json"),
    ],
)
def test_options_that_make_no_sense_are_refused(arguments, said) -> None:
    failed = seqchef("prices", "costs.csv", *arguments)
    assert isinstance(failed.exception, BadInput)
    assert said in str(failed.exception)


def test_bad_rows_are_rejected_and_the_rest_goes_on() -> None:
    Path("costs.csv").write_text(PRICES.replace("2020-05,", "2020-05,-").replace("2021-07,", "2021-07,inf"))
    done = seqchef("prices", "costs.csv", *FAST)
    assert done.exit_code == 4
    assert "flour" in done.stdout
    assert seqchef("prices", "costs.csv", "--strict", *FAST).exit_code == 3


ODD = {
    "one point": ["4.0"],
    "constant": ["3.5"] * 40,
    "zeros": ["0"] * 40,
    "zero at the end": [*["3.5", "4"] * 20, "0"],
    "huge": [f"{1e12 * (1 + 0.1 * math.sin(n))}" for n in range(40)],
    "tiny": [f"{1e-9 * (1 + 0.1 * math.sin(n))}" for n in range(40)],
    "a year of gap": [*["3.1", "3.4"] * 10, *["NaN"] * 12, *["3.3", "3.6"] * 10],
    "a gap at the end": [*["3.1", "3.4"] * 10, *[""] * 14, "3.5"],
    "a jump": [*["1"] * 30, "1000"],
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_odd_prices_are_answered_without_nonsense(name: str, language: str) -> None:
    rows = "".join(f"{month},{cell}\n" for month, cell in zip(MONTHS, ODD[name], strict=False))
    Path("odd.csv").write_text(f"date,egg\n{rows}")
    options = ("--out", "sheets", "--frequency", "monthly", "--language", language)
    done = seqchef("prices", "odd.csv", *options)
    assert done.exit_code == 0, done.output
    found = json.loads(Path("sheets/prices.json").read_text(encoding="utf-8"))
    assert all(math.isfinite(value) for value in numbers_in(found))
    texts = [done.stdout, *(Path("sheets", file).read_text(encoding="utf-8") for file in ("prices.html", "prices.csv"))]
    assert not any(wrong in text.lower() for text in texts for wrong in ("nan", "infinity", ">inf", "none "))
    if name in ("one point", "zeros", "zero at the end", "constant"):
        assert found["items"][0]["advice"]["kind"] == "unclear"
    if name == "constant":
        assert all(row["same"] > 0.8 for row in found["items"][0]["outlook"])


def test_daily_prices_speak_of_days() -> None:
    days = [f"2024-{month:02d}-{day:02d}" for month in range(1, 7) for day in range(1, 29)]
    Path("daily.csv").write_text("date,fish\n" + "".join(f"{day},{12 + n % 5}\n" for n, day in enumerate(days)))
    done = seqchef("prices", "daily.csv", "--frequency", "daily")
    assert done.exit_code == 0, done.output
    assert "as of 28 Jun 2024" in done.stdout
    assert all(wanted in done.stdout for wanted in ("7 days", "14 days", "30 days", "90 days"))


def test_a_kitchen_says_itself_what_it_uses_and_how_long_that_keeps() -> None:
    assert seqchef("init", "kitchen").exit_code == 0
    rows = "".join(
        f"bread flour,{month}-05,{2 if place % 12 < 6 else 1}\nunsalted butter,{month}-09,8\nsaffron,{month}-20,2\n"
        for place, month in enumerate(MONTHS)
    )
    Path("kitchen/prices.csv").write_text(f"ingredient,date,price\n{rows}bread flour,someday,1\n")
    done = seqchef("prices", "kitchen", "--method", "seasonal-naive", "--format", "json")
    assert done.exit_code == 4
    assert Path("kitchen.rejected.csv").read_text().splitlines()[1].startswith("prices.csv,182,")
    found = json.loads(done.stdout)
    assert (found["title"], found["currency"]) == ("Halfmoon", "EUR")
    flour, saffron, butter = (
        next(one for one in found["items"] if one["item"] == name)
        for name in ("bread flour", "saffron", "unsalted butter")
    )
    assert flour["good"]["pack"] == 16
    assert flour["advice"]["kind"] == "buy_now"
    assert flour["advice"]["quantity"] % 16 == 0
    assert " kg, about " in flour["advice"]["text"]
    assert butter["advice"]["reason"] == "perishable"  # 30 days are less than a month
    assert saffron["good"]["use_per_month"] is None
    chinese = seqchef("prices", "kitchen", "--method", "seasonal-naive", "--language", "zh")
    assert "千克" in chinese.stdout


def test_a_kitchen_without_prices_is_bad_input() -> None:
    seqchef("init", "kitchen")
    failed = seqchef("prices", "kitchen")
    assert isinstance(failed.exception, BadInput)
    assert "prices.csv" in str(failed.exception)
