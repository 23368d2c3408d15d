"""The doors `seqchef forecast` and `seqchef evaluate forecast`: files in and out, exit codes, messages."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.errors import BadInput, MissingPart, UnknownName
from seqchef.inference.bundles import SHIPPED
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
