"""Columns of Parquet files: every type that a number, a date or a word may have; others are left out and named."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from seqchef.errors import BadInput
from seqchef.formats.series import ReadPanel, read_panel

polars = pytest.importorskip("polars")

DAYS = [date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 4)]


@pytest.fixture
def read(tmp_path: Path):
    def write(**columns) -> ReadPanel:
        path = tmp_path / "sales.parquet"
        polars.DataFrame(columns).write_parquet(path)
        return read_panel(path)

    return write


@pytest.mark.parametrize(
    "y",
    [
        polars.Series([5, 6, None], dtype=polars.UInt8),
        polars.Series([5.0, 6.0, float("nan")], dtype=polars.Float32),
        polars.Series([Decimal("5.00"), Decimal("6.00"), None]),
        polars.Series(["5", "6.0", "n/a"]),
        polars.Series(["5", "6", ""]).cast(polars.Categorical),
    ],
    ids=str,
)
def test_values_may_have_any_type_of_number(read, y) -> None:
    panel = read(unique_id=["a"] * 3, ds=DAYS, y=y).panel
    assert panel["a"].y.tolist() == [5, 6]
    assert panel["a"].known_future == 2


@pytest.mark.parametrize(
    "ids",
    [
        polars.Series([7, 7, 7]),
        polars.Series(["7", " 7", "7 "]),
        polars.Series(["7"] * 3).cast(polars.Enum(["7", "8"])),
    ],
    ids=str,
)
def test_names_of_series_may_be_numbers_or_words(read, ids) -> None:
    assert read(unique_id=ids, ds=DAYS, y=[1, 2, 3]).panel.ids == ("7",)


@pytest.mark.parametrize(
    "ds",
    [
        polars.Series(DAYS),
        polars.Series(DAYS).cast(polars.Datetime("ns")),
        polars.Series([str(day) for day in DAYS]),
        polars.Series([20240101, 20240102, 20240104]),
        polars.Series([45292, 45293, 45295]),
        polars.Series([45292.0, 45293.0, 45295.0]),
    ],
    ids=str,
)
def test_dates_may_be_dates_text_or_numbers(read, ds) -> None:
    one = read(unique_id=["a"] * 3, ds=ds, y=[1, 2, 3]).panel["a"]
    assert [str(day)[:10] for day in one.ds[[0, 1, 3]]] == [str(day) for day in DAYS]
    np.testing.assert_array_equal(one.y, [1, 2, np.nan, 3])


def test_of_dates_with_a_time_zone_the_local_time_counts(read) -> None:
    evening = polars.Series([datetime(2024, 1, day, 23, tzinfo=UTC) for day in (1, 2, 3)])
    made = read(unique_id=["a"] * 3, ds=evening.dt.convert_time_zone("Asia/Shanghai"), y=[1, 2, 3])
    assert str(made.panel["a"].ds[0]) == "2024-01-02T07:00:00"
    assert made.notes == ("sales.parquet: dates have time zones; the local time as written counts",)


def test_flags_may_be_booleans_numbers_or_words(read) -> None:
    made = read(
        unique_id=["a"] * 3,
        ds=DAYS,
        y=[1, 2, 3],
        holiday=[True, False, None],
        promotion=[0, 1, 0],
        sold_out=["no", "yes", ""],
    )
    assert made.panel["a"].holiday.tolist() == [True, False, False, False]
    assert made.panel["a"].promotion.tolist() == made.panel["a"].stockout.tolist() == [False, True, False, False]


def test_a_missing_date_or_an_infinite_value_is_rejected_by_the_number_of_its_row(read) -> None:
    made = read(unique_id=["a"] * 3, ds=[DAYS[0], None, DAYS[2]], y=[1.0, 2.0, float("inf")])
    assert [str(one) for one in made.rejections] == [
        'sales.parquet, row 2: date is ""; expected an ISO date such as 2024-07-13, or a step number',
        "sales.parquet, row 3: y is inf; expected a finite number",
    ]


def test_columns_of_other_types_are_left_out_and_that_is_said(read) -> None:
    made = read(unique_id=["a"] * 3, ds=DAYS, y=[1, 2, 3], tags=[["x"], [], ["y"]], baked=DAYS)
    assert made.panel.covariates == ()
    assert made.notes == (
        "sales.parquet: column tags holds List(String); it is not used",
        "sales.parquet: column baked holds dates; it is not used",
    )


def test_values_that_are_dates_are_rejected(read) -> None:
    with pytest.raises(BadInput, match="y is a date; expected a number"):
        read(unique_id=["a"] * 3, ds=DAYS, y=DAYS)
