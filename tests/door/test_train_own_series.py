"""`seqchef train forecast DATA`: somebody's own series to a bundle that forecasts; what is refused, in words."""

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from seqchef.inference.bundles import digest
from seqchef.interfaces.cli.app import app
from seqchef.learning.runs import read_run

SMALL = ("--stack", "gru(8)", "--steps", "4", "--batch-size", "8", "--set", "horizon=14", "--set", "mixer_size=8")
SMALL = (*SMALL, "--set", "patch_size=8", "--set", "evaluate_every=2", "--set", "origins=2", "--set", "made_up=0.1")


def sales(name, lengths, *, first="2026-01-01", bad=False):
    """A long table of daily sales, one series for each length, all up to the same day."""
    rng = np.random.default_rng(0)
    last = np.datetime64(first) + max(lengths.values())
    lines = ["unique_id,ds,y"]
    for dish, length in lengths.items():
        days = np.arange(last - length, last)
        lines += [f"{dish},{day},{rng.poisson(20 + 10 * (i % 7 == 0))}" for i, day in enumerate(days)]
    Path(name).write_text("\n".join([*lines, *(["soup,yesterday,3"] if bad else [])]) + "\n")


@pytest.fixture(autouse=True)
def kitchen(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    sales("sales.csv", {"soup": 120, "stew": 90, "pie": 20})
    return tmp_path


def invoke(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def train(*arguments):
    return invoke("train", "forecast", *arguments)


def test_own_series_become_a_bundle_that_forecasts_and_a_run_file_that_repeats_it():
    done = train("sales.csv", *SMALL)
    assert done.exit_code == 0, done.output
    scores = json.loads(done.stdout)
    assert set(scores["shipped"]) == {"mean", "own", "own, 1 earlier"}
    assert scores["rival"]["bundle"] == "forecast"
    assert "the last 14 daily steps of each, 2 times, to choose by" in done.stderr
    assert 'the bundle "forecast" that comes with seqchef' in done.stderr
    forecasts = invoke("forecast", "sales.csv", "--bundle", "bundles/forecast-sales", "-n", 7)
    assert len(forecasts.stdout.splitlines()) == 1 + 3 * 7
    again = invoke("train", "bundles/forecast-sales/run.toml", "--out", "again", "--checkpoints", "fresh")
    assert again.exit_code == 0, again.output
    assert digest(Path("again/model.onnx")) == digest(Path("bundles/forecast-sales/model.onnx"))


def test_what_the_run_does_not_say_suits_the_frequency():
    done = train("sales.csv", "--stack", "gru(8)", "--steps", 1, "--set", "mixer_size=8", "--set", "made_up=0")
    assert done.exit_code == 0, done.output
    assert read_run(Path("bundles/forecast-sales/run.toml"))["data"]["horizon"] == 28


def test_a_series_too_short_to_keep_a_horizon_back_is_left_out_by_name():
    done = train("sales.csv", *SMALL)
    assert 'left out, too short for a horizon of 14 and something to learn from: "pie" (20 steps)' in done.stderr
    assert "2 series" in done.stderr


def test_series_that_are_all_shorter_than_the_horizon_are_refused_with_both_numbers():
    sales("short.csv", {"soup": 12, "stew": 9})
    done = train("short.csv", *SMALL)
    message = str(done.exception)
    assert message.startswith('series "soup" has 12 values, and no series has more; expected 22 or more')
    assert "--set horizon=N" in message
    assert done.exception.exit_code == 3


def test_several_files_are_one_panel():
    sales("more.csv", {"cake": 100})
    assert "3 series" in train("sales.csv", "more.csv", *SMALL).stderr
    sales("same.csv", {"soup": 100})
    done = train("sales.csv", "same.csv", *SMALL)
    assert 'same.csv: series "soup" is in sales.csv too; expected it once' in str(done.exception)


def test_files_of_different_frequencies_are_refused():
    Path("months.csv").write_text(
        "unique_id,ds,y\n" + "".join(f"rent,2025-{month:02d}-01,9\n" for month in range(1, 13))
    )
    done = train("sales.csv", "months.csv", *SMALL)
    assert "months.csv is monthly (season 12); expected daily (season 7), as in sales.csv" in str(done.exception)


def test_rows_that_cannot_be_used_are_left_out_and_end_with_4():
    sales("bad.csv", {"soup": 120, "stew": 90}, bad=True)
    done = train("bad.csv", *SMALL)
    assert done.exit_code == 4
    assert Path("bundles/forecast-bad/manifest.json").exists()
    assert "yesterday" in Path("bad.csv.rejected.csv").read_text()


def test_a_dev_file_is_refused_for_time_divides_series():
    sales("dev.csv", {"soup": 120})
    done = train("sales.csv", "--dev", "dev.csv", *SMALL)
    assert "dev.csv: a forecast is chosen by the last steps of every series; expected no dev file" in str(
        done.exception
    )


def test_series_that_never_change_cannot_choose():
    Path("flat.csv").write_text("unique_id,ds,y\n" + "".join(f"rent,{1 + i},9\n" for i in range(60)))
    done = train("flat.csv", *SMALL)
    assert "no series changes from one step to the next" in str(done.exception)
