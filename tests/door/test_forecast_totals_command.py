"""`seqchef forecast --totals` and `--holidays`, as a user runs them."""

import csv
import io
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

SEQCHEF = Path(sys.executable).with_name("seqchef")


def run(*arguments, folder):
    return subprocess.run([SEQCHEF, *map(str, arguments)], capture_output=True, text=True, check=False, cwd=folder)


@pytest.fixture
def sales(tmp_path):
    """Half a year of four dishes in two shops, up to Christmas."""
    generator = np.random.default_rng(0)
    lines = ["unique_id,ds,y,shop,category"]
    for place, (dish, shop, category) in enumerate(
        [
            ("soup N", "North", "soup"),
            ("cake N", "North", "cake"),
            ("soup S", "South", "soup"),
            ("cake S", "South", "cake"),
        ]
    ):
        for day in range(180):
            when = date(2026, 6, 26) + timedelta(days=day)
            lines.append(f"{dish},{when},{generator.poisson(10 + 5 * place)},{shop},{category}")
    path = tmp_path / "sales.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def rows(result):
    assert result.returncode == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def mean_of(found, name):
    return np.array([float(row["mean"]) for row in found if row["unique_id"] == name])


def test_totals_come_after_the_series_and_add_up(sales, tmp_path):
    found = rows(
        run("forecast", sales, "-n", 7, "--method", "empirical", "--totals", "shop,shop/category", folder=tmp_path)
    )
    names = list(dict.fromkeys(row["unique_id"] for row in found))
    assert names[:4] == ["cake N", "cake S", "soup N", "soup S"]
    assert names[4:7] == ["total", "shop=North", "shop=South"]
    assert names[7:] == [f"shop={shop}/category={what}" for shop in ("North", "South") for what in ("cake", "soup")]
    everything = sum(mean_of(found, name) for name in names[:4])
    np.testing.assert_allclose(mean_of(found, "total"), everything, rtol=1e-4)
    np.testing.assert_allclose(mean_of(found, "shop=North") + mean_of(found, "shop=South"), everything, rtol=1e-4)
    total = next(row for row in found if row["unique_id"] == "total")
    high = sum(float(row["0.9"]) for row in found if row["ds"] == total["ds"] and row["unique_id"] in names[:4])
    assert float(total["0.5"]) < float(total["0.9"]) < high


def test_a_total_of_everything_needs_no_column(sales, tmp_path):
    found = rows(run("forecast", sales, "-n", 3, "--method", "empirical", "--totals", "total", folder=tmp_path))
    assert len(found) == 5 * 3


def test_a_column_that_is_not_there_is_named_with_those_that_are(sales, tmp_path):
    result = run("forecast", sales, "--method", "empirical", "--totals", "shpo", folder=tmp_path)
    assert result.returncode == 2
    assert 'attribute "shpo" is unknown; did you mean "shop"? known: category, shop' in result.stderr
    assert result.stdout.count("total") == 0


def test_holidays_of_a_country_are_taken_and_an_unknown_one_is_named(sales, tmp_path):
    assert len(rows(run("forecast", sales, "-n", 7, "--holidays", "FR", folder=tmp_path))) == 28
    result = run("forecast", sales, "--holidays", "Frnace", folder=tmp_path)
    assert result.returncode == 3
    assert 'country "Frnace" is unknown; did you mean FR (France)?' in result.stderr


def test_months_have_no_holidays(tmp_path):
    (tmp_path / "prices.csv").write_text(
        "unique_id,ds,y\n" + "".join(f"rice,2025-{month:02d}-01,{month}\n" for month in range(1, 13))
    )
    result = run("forecast", "prices.csv", "--holidays", "FR", folder=tmp_path)
    assert result.returncode == 3
    assert "the steps are monthly; expected hourly, daily or weekly dates" in result.stderr
