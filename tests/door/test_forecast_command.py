"""The doors `seqchef forecast` and `seqchef evaluate forecast`: files in and out, exit codes, messages."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from seqchef.errors import BadInput, MissingPart, UnknownName
from seqchef.formats.series import read_forecasts
from seqchef.inference.bundles import SHIPPED
from seqchef.inference.forecast import METHODS
from seqchef.interfaces.cli.app import app

DAYS = [f"2024-01-{day:02d}" for day in range(1, 31)]
SALES = "date,burger,fries\n" + "".join(f"{day},{10 + i % 7},{20 - i % 5}\n" for i, day in enumerate(DAYS))


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sales.csv").write_text(SALES)


def seqchef(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


def test_without_a_file_to_write_the_forecasts_go_to_stdout() -> None:
    done = seqchef("forecast", "sales.csv", "--horizon", "3")
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert lines[0] == "unique_id,ds,mean,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9"
    assert [line.split(",")[:2] for line in lines[1:]] == [
        [name, day] for name in ("burger", "fries") for day in ("2024-01-31", "2024-02-01", "2024-02-02")
    ]


@pytest.mark.parametrize("name", ["forecasts.csv", "forecasts.parquet"])
@pytest.mark.parametrize("method", ["auto", "zero-shot", "empirical", "seasonal-naive"])
def test_forecasts_are_written_and_can_be_evaluated(name: str, method: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("polars")
    history, truth = Path("history.csv"), Path("truth.csv")
    rows = SALES.splitlines(keepends=True)
    history.write_text("".join(rows[:-7]))
    truth.write_text(rows[0] + "".join(rows[-7:]))
    written = seqchef("forecast", str(history), "--horizon", "7", "--method", method, "--out", name)
    assert (written.exit_code, written.stdout) == (0, "")
    assert "2 series, 7 daily steps each" in written.stderr
    scores = json.loads(seqchef("evaluate", "forecast", str(truth), name, "--history", str(history)).stdout)
    assert (scores["series"], scores["points"]) == (2, 14)
    assert 0 < scores["sql"] < 2
    assert set(scores) >= {"mase", "rmsse", "sql", "wql", "cov80"}


def test_scores_without_a_history_have_no_scaled_measures() -> None:
    Path("truth.csv").write_text("date,burger\n2024-01-31,9\n")
    seqchef("forecast", "sales.csv", "--horizon", "1", "--out", "forecasts.csv")
    scores = json.loads(seqchef("evaluate", "forecast", "truth.csv", "forecasts.csv").stdout)
    assert scores["mase"] is None
    assert scores["wql"] > 0


def test_bad_rows_are_rejected_with_their_numbers_and_the_rest_is_forecast() -> None:
    Path("sales.csv").write_text(SALES.replace("2024-01-05,14,", "2024-01-05,-14,").replace("2024-01-09", "Tuesday"))
    done = seqchef("forecast", "sales.csv", "--horizon", "2")
    assert done.exit_code == 4
    assert len(done.stdout.splitlines()) == 5
    rejected = Path("sales.csv.rejected.csv").read_text().splitlines()
    assert rejected[1].startswith("sales.csv,6,burger is -14,")
    assert "ISO date" in rejected[2]
    assert seqchef("forecast", "sales.csv", "--horizon", "2", "--strict").exit_code == 3


def test_an_unknown_method_and_frequency_name_the_known_ones() -> None:
    for option, known in (("--method", "seasonal-naive"), ("--frequency", "weekly")):
        failed = seqchef("forecast", "sales.csv", option, "magic")
        assert isinstance(failed.exception, UnknownName)
        assert known in str(failed.exception)


def test_a_file_that_is_not_there_or_holds_nothing_is_refused() -> None:
    Path("empty.csv").write_text("")
    for name, message in (("absent.csv", "is not a file"), ("empty.csv", "is empty")):
        failed = seqchef("forecast", name)
        assert isinstance(failed.exception, BadInput)
        assert message in str(failed.exception)


def test_numbered_steps_take_a_season() -> None:
    rows = "".join(f"a,{step},{10 * (step % 4)}\n" for step in range(1, 41))
    Path("steps.csv").write_text(f"unique_id,ds,y\n{rows}")
    done = seqchef("forecast", "steps.csv", "--horizon", "4", "--season", "4", "--method", "empirical")
    assert [line.split(",")[1] for line in done.stdout.splitlines()[1:]] == ["41", "42", "43", "44"]
    medians = [float(line.split(",")[7]) for line in done.stdout.splitlines()[1:]]
    assert medians == [10, 20, 30, 0]


def test_a_damaged_bundle_is_refused_and_the_old_file_stays() -> None:
    Path("forecasts.csv").write_text("old")
    shutil.copytree(SHIPPED / "forecast", "damaged")
    Path("damaged/model.onnx").write_bytes(b"damaged")
    failed = seqchef("forecast", "sales.csv", "--bundle", "damaged", "--out", "forecasts.csv")
    assert isinstance(failed.exception, MissingPart)
    assert "not the file that the manifest describes" in str(failed.exception)
    assert Path("forecasts.csv").read_text() == "old"


def test_a_bundle_for_another_task_is_refused() -> None:
    failed = seqchef("forecast", "sales.csv", "--bundle", "label-en")
    assert isinstance(failed.exception, MissingPart)
    assert 'expected one for "forecast"' in str(failed.exception)


def test_formats_hold_the_same_numbers() -> None:
    rows = [line.split(",") for line in seqchef("forecast", "sales.csv", "-n", "2").stdout.splitlines()[1:]]
    made = json.loads(seqchef("forecast", "sales.csv", "-n", "2", "--json").stdout)
    assert [one["unique_id"] for one in made] == ["burger", "fries"]
    assert made[0]["ds"] == ["2024-01-31", "2024-02-01"]
    assert made[1]["0.9"] == [float(row[-1]) for row in rows[2:]]
    assert seqchef("forecast", "sales.csv", "-n", "2", "--out", "forecasts.json").stdout == ""
    assert json.loads(Path("forecasts.json").read_text()) == made


def test_a_table_for_people_has_a_row_for_each_series() -> None:
    shown = seqchef("forecast", "sales.csv", "--format", "table", "-n", "7")
    lines = shown.stdout.splitlines()
    assert [line.split()[0] for line in lines if line.strip() and "─" not in line] == ["series", "burger", "fries"]
    assert "01-31" in shown.stdout
    assert "8 of 10 cases" in shown.stderr


def test_only_the_quantiles_that_are_wanted_are_written() -> None:
    done = seqchef("forecast", "sales.csv", "-n", "1", "--quantiles", "0.9, 0.1")
    assert done.stdout.splitlines()[0] == "unique_id,ds,mean,0.1,0.9"
    refused = seqchef("forecast", "sales.csv", "--quantiles", "0.95")
    assert 'quantile "0.95" is not forecast; expected some of 0.1, 0.2' in str(refused.exception)


def test_a_format_that_there_is_not_or_that_the_file_is_not_for_is_refused() -> None:
    assert "known: table, csv, json" in str(seqchef("forecast", "sales.csv", "--format", "xml").exception)
    refused = seqchef("forecast", "sales.csv", "--format", "json", "--out", "forecasts.csv")
    assert "forecasts.csv is a file for csv" in str(refused.exception)
    refused = seqchef("forecast", "sales.csv", "--out", "forecasts.xlsx")
    assert "forecasts.xlsx ends in .xlsx; expected a file that ends in .csv, .parquet or .json" in str(
        refused.exception
    )


def test_nothing_is_printed_of_a_table_that_holds_nothing() -> None:
    Path("empty.csv").write_text("unique_id,ds,y\n")
    for form in ("csv", "json", "table"):
        failed = seqchef("forecast", "empty.csv", "--format", form)
        assert isinstance(failed.exception, BadInput)
        assert failed.stdout == ""


def test_every_method_is_named_in_the_help() -> None:
    shown = " ".join(seqchef("forecast", "--help").stdout.replace("│", " ").split())
    assert all(method in shown for method in METHODS)


@pytest.mark.parametrize("horizon", ["0", "-3", "10001", "many"])
def test_a_horizon_out_of_range_is_refused_with_the_range(horizon: str) -> None:
    refused = seqchef("forecast", "sales.csv", "--horizon", horizon)
    assert refused.exit_code == 2
    assert horizon == "many" or "1<=x<=10000" in refused.output


def test_ten_thousand_steps_are_forecast() -> None:
    done = seqchef("forecast", "sales.csv", "--horizon", "10000", "--method", "empirical")
    lines = done.stdout.splitlines()
    assert (done.exit_code, len(lines)) == (0, 20_001)
    assert lines[10_000].startswith("burger,2051-06-17,")


def test_workers_and_shards_change_no_number() -> None:
    alone = seqchef("forecast", "sales.csv", "-n", "3").stdout
    assert seqchef("forecast", "sales.csv", "-n", "3", "--workers", "2").stdout == alone
    assert seqchef("forecast", "sales.csv", "-n", "3", "--shard", "1/1").stdout == alone
    assert "expected i/n" in str(seqchef("forecast", "sales.csv", "--shard", "2").exception)


def test_rows_for_one_day_are_added_up_when_that_is_asked() -> None:
    twice = SALES + "2024-01-30,100,100\n"
    Path("sales.csv").write_text(twice)
    rejected = seqchef("forecast", "sales.csv", "-n", "7", "--method", "empirical")
    assert rejected.exit_code == 4
    assert "could be added up (duplicates: reject, sum, mean, first, last)" in rejected.stderr
    summed = seqchef("forecast", "sales.csv", "-n", "7", "--duplicates", "sum", "--method", "empirical")
    assert summed.exit_code == 0
    tuesday, before = (float(done.stdout.splitlines()[7].split(",")[-1]) for done in (summed, rejected))
    assert tuesday > 100
    assert before < 20


def test_single_sales_are_forecast_by_the_day_and_evaluated_by_the_day() -> None:
    rows = "".join(
        f"{day} {hour}:{7 * i % 60:02d},soup,{1 + i % 3}\n" for i, day in enumerate(DAYS) for hour in (12, 18)
    )
    lines = rows.splitlines(keepends=True)
    Path("till.csv").write_text("time,dish,sold\n" + "".join(lines[:-8]))
    Path("truth.csv").write_text("time,dish,sold\n" + "".join(lines[-8:]))
    made = seqchef("forecast", "till.csv", "-n", "4", "--duplicates", "sum", "--out", "forecasts.parquet")
    assert "1 series, 4 daily steps each" in made.stderr
    scores = seqchef("evaluate", "forecast", "truth.csv", "forecasts.parquet", "--duplicates", "sum")
    assert json.loads(scores.stdout)["points"] == 4
    assert json.loads(scores.stdout)["wape"] < 0.6


def test_values_below_zero_are_forecast_when_that_is_allowed() -> None:
    Path("degrees.csv").write_text("date,degrees\n" + "".join(f"{day},{i % 7 - 9}\n" for i, day in enumerate(DAYS)))
    assert "degrees is -9; expected a number, 0 or more" in str(seqchef("forecast", "degrees.csv").exception)
    done = seqchef("forecast", "degrees.csv", "-n", "7", "--allow-negative")
    assert done.exit_code == 0
    assert all(-12 < float(line.split(",")[2]) < 0 for line in done.stdout.splitlines()[1:])


def test_what_is_known_ahead_is_said_once_when_it_ends_too_early() -> None:
    text = "".join(f"a,{day},{5 + i % 3},{2 + i % 2}\nb,{day},7,\n" for i, day in enumerate(DAYS))
    Path("sales.csv").write_text(f"unique_id,ds,y,price\n{text}a,2024-01-31,,2\na,2024-02-01,,3\n")
    said = seqchef("forecast", "sales.csv", "-n", "5").stderr
    assert said.count("price is known for 0 to 2 of 5 steps ahead, and not known after that") == 1
    Path("sales.csv").write_text(f"unique_id,ds,y,price\n{text}")
    assert "price is not known ahead; rows after the last value" in seqchef("forecast", "sales.csv", "-n", "5").stderr


STRANGE = {
    "one point": ["7"],
    "two points": ["7", "9"],
    "zeros": ["0"] * 40,
    "constant": ["12.5"] * 40,
    "huge": [f"{3 + i % 7}e12" for i in range(60)],
    "tiny": [f"{3 + i % 7}e-9" for i in range(60)],
    "largest": ["1e15"] * 20,
    "gaps": [str(i % 7) if i % 5 == 0 else "" for i in range(60)],
    "one peak": ["0"] * 30 + ["1e9"] + ["0"] * 30,
    "nearly nothing": ["1e-300"] * 30,
}


@pytest.mark.parametrize("method", METHODS)
def test_strange_histories_have_sensible_forecasts(method: str) -> None:
    first = np.datetime64("2024-01-01")
    rows = [f"{name},{first + i},{value}" for name, values in STRANGE.items() for i, value in enumerate(values)]
    Path("strange.csv").write_text("unique_id,ds,y\n" + "\n".join(rows) + "\n")
    done = seqchef("forecast", "strange.csv", "-n", "14", "--method", method, "--out", "forecasts.csv")
    assert done.exit_code == 0
    made = read_forecasts(Path("forecasts.csv"))
    assert np.isfinite(made.quantiles).all()
    assert np.isfinite(made.mean).all()
    assert (np.diff(made.quantiles, axis=1) >= 0).all()
    assert (made.quantiles >= 0).all()
    for name, values in STRANGE.items():
        most = max(float(value or 0) for value in values)
        assert made.of(name).quantiles.max() <= 20 * most + 1e-12
