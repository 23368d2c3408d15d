"""Tables of sales in, forecasts out: what is read, and what is said of each row that is not."""

import sys
from pathlib import Path

import numpy as np
import pytest

from seqchef.errors import BadInput, MissingPart
from seqchef.formats.series import forecasts_csv, read_forecasts, read_observations, read_panel, write_forecasts
from seqchef.inference.forecast import forecast


@pytest.fixture
def table(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "sales.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_long_table_becomes_a_grid_in_which_missing_days_are_missing(table) -> None:
    read = read_panel(table("unique_id,ds,y\nburger,2024-01-04,7\nburger,2024-01-01,5\nburger,2024-01-02,6\n"))
    np.testing.assert_array_equal(read.panel["burger"].y, [5, 6, np.nan, 7])
    assert read.rejections == ()


def test_a_wide_table_has_one_series_a_column(table) -> None:
    panel = read_panel(table("date,burger,fries\n2024-01-01,5,\n2024-01-02,6,9\n2024-01-03,,8\n")).panel
    assert panel.ids == ("burger", "fries")
    np.testing.assert_array_equal(panel["fries"].y, [9, 8])
    np.testing.assert_array_equal(panel["burger"].y, [5, 6, np.nan])


def test_flags_after_the_last_value_are_known_of_the_future(table) -> None:
    text = (
        "unique_id,ds,y,open,promotion\na,2024-01-01,5,1,0\na,2024-01-02,0,0,0\na,2024-01-03,,0,0\na,2024-01-04,,1,1\n"
    )
    one = read_panel(table(text)).panel["a"]
    assert (len(one), one.known_future) == (2, 2)
    assert one.closed.tolist() == [False, True, True, False]
    assert one.promotion.tolist() == [False, False, False, True]
    assert one.evidence().tolist() == [True, False]


def test_a_series_that_was_silent_lately_is_forecast_from_the_same_day_as_the_others(table) -> None:
    text = "date,burger,fries\n" + "".join(f"2024-01-{day:02d},5,{4 if day < 8 else ''}\n" for day in range(1, 11))
    panel = read_panel(table(text)).panel
    assert {str(one.future_ds(1)[0]) for one in panel.series} == {"2024-01-11T00:00:00"}


def test_a_day_on_which_nothing_was_sold_counts_as_closed(table) -> None:
    names = ",".join("abcdef")
    rows = (",".join(["0" if day == 5 else "9"] * 6) for day in range(1, 11))
    text = f"date,{names}\n" + "".join(f"2024-01-{day:02d},{row}\n" for day, row in enumerate(rows, start=1))
    panel = read_panel(table(text)).panel
    assert all(np.flatnonzero(one.closed).tolist() == [4] for one in panel.series)


def test_numbered_steps_are_read(table) -> None:
    one = read_panel(table("unique_id,ds,y\na,1,5\na,2,6\na,3,7\n"), season=2).panel["a"]
    assert one.future_ds(2).tolist() == [4, 5]
    assert one.frequency.season == 2


def test_numbered_series_are_each_forecast_from_their_own_end(table) -> None:
    panel = read_panel(table("unique_id,ds,y\na,1,5\na,2,6\nb,1,5\n"), frequency="daily").panel
    assert [one.future_ds(1)[0] for one in panel.series] == [3, 2]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a,2024-01-03,-4", "row 4: y is -4; expected a number, 0 or more"),
        ("a,2024-01-03,12x", 'row 4: y is "12x"; expected a number'),
        ("a,2024-01-03,inf", "row 4: y is inf; expected a finite number"),
        ("a,yesterday,4", 'row 4: date is "yesterday"; expected an ISO date such as 2024-07-13, or a step number'),
        ("a,03/01/2024,4", 'row 4: date is "03/01/2024"; expected a date that shows which part is the month'),
        ("a,3,4", 'row 4: date is "3"; expected a date as before'),
        ("a,2024-01-02,4", '"a" has a second row for the same date (first: row 3); expected one row'),
        (",2024-01-03,4", "row 4: unique_id is empty; expected a name"),
        ("a,2024-01-03,1,234", "row 4: 4 cells; expected 3, as in the header"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_the_rest_goes_on(table, row: str, message: str) -> None:
    read = read_panel(table(f"unique_id,ds,y\na,2024-01-01,5\na,2024-01-02,6\n{row}\na,2024-01-04,8\n"))
    assert len(read.rejections) == 1
    assert message in str(read.rejections[0])
    assert np.nansum(read.panel["a"].y) == 19


def test_a_flag_that_is_neither_0_nor_1_is_named(table) -> None:
    read = read_panel(table("unique_id,ds,y,holiday\na,2024-01-01,5,0\na,2024-01-02,6,maybe\n"))
    assert 'holiday is "maybe"; expected 0 or 1' in str(read.rejections[0])


def test_a_series_without_any_value_is_named_and_left_out(table) -> None:
    read = read_panel(table("unique_id,ds,y\na,2024-01-01,5\nb,2024-01-01,\nb,2024-01-02,NaN\n"))
    assert read.panel.ids == ("a",)
    assert 'row 3: series "b" has no value; expected at least one number' in str(read.rejections[0])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("unique_id,ds,y\n", "no usable row"),
        ("unique_id,ds,y\na,2024-01-01,\n", "no usable row"),
        ("unique_id,ds,y\na,01/02/2024,5\n", 'first: sales.csv, row 2: date is "01/02/2024"'),
        ("unique_id,ds,taste\na,2024-01-01,5\n", "column y is missing"),
        ("day,burger\nMonday,5\n", "no column ds or date; found day, burger"),
        ("date\n2024-01-01\n", "only column date found"),
    ],
)
def test_a_table_without_anything_to_use_is_refused(table, text: str, message: str) -> None:
    with pytest.raises(BadInput, match=r"sales\.csv") as refused:
        read_panel(table(text))
    assert message in str(refused.value)


def test_a_second_row_in_one_month_is_rejected(table) -> None:
    rows = "".join(f"a,2024-{month:02d}-01,5\n" for month in range(1, 7))
    read = read_panel(table(f"unique_id,ds,y\n{rows}a,2024-03-20,5\n"))
    assert len(read.panel["a"]) == 6
    assert [str(one) for one in read.rejections] == [
        'sales.csv, row 8: "a" has a second row for the same monthly step (first: row 4); expected one row'
    ]


def test_what_happened_leaves_out_closed_days_and_missing_values(table) -> None:
    text = "unique_id,ds,y,closed\na,2024-01-01,5,0\na,2024-01-02,0,1\na,2024-01-03,,0\nb,2024-01-01,7,0\n"
    observations = read_observations(table(text)).observations
    assert observations.ids.tolist() == ["a", "b"]
    assert observations.y.tolist() == [5, 7]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_forecasts_come_back_as_they_were_written(table, tmp_path: Path, ending: str) -> None:
    panel = read_panel(table("unique_id,ds,y\na,2024-01-01,5\na,2024-01-02,6\n")).panel
    made = forecast(panel, 3, method="empirical")
    path = tmp_path / f"forecasts.{ending}"
    write_forecasts(path, made)
    found = read_forecasts(path)
    assert found.ids.tolist() == made.ids.tolist()
    assert (found.ds == made.ds).all()
    np.testing.assert_allclose(found.quantiles, made.quantiles, rtol=1e-5)
    np.testing.assert_allclose(found.mean, made.mean, rtol=1e-5)


def test_the_csv_has_one_row_for_each_step_and_dates_without_a_time(table) -> None:
    rows = "".join(f"a,2024-01-{day:02d},5\n" for day in range(1, 9))
    panel = read_panel(table(f"unique_id,ds,y\n{rows}")).panel
    header, first = forecasts_csv(forecast(panel, 1, method="empirical")).splitlines()
    assert header == "unique_id,ds,mean,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9"
    assert first == "a,2024-01-09" + 10 * ",5"


def test_parquet_is_read_like_csv(table, tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    path = tmp_path / "sales.parquet"
    polars.read_csv(table("unique_id,ds,y\na,2024-01-01,5\na,2024-01-03,-1\n"), try_parse_dates=True).write_parquet(
        path
    )
    read = read_panel(path)
    assert read.panel["a"].y.tolist() == [5]
    assert "sales.parquet, row 2: y is -1" in str(read.rejections[0])


def test_a_damaged_parquet_file_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    path = tmp_path / "sales.parquet"
    path.write_bytes(b"no parquet")
    with pytest.raises(BadInput, match="cannot be read as Parquet"):
        read_panel(path)


def test_without_the_extra_the_message_is_the_install_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sales.parquet"
    path.write_bytes(b"")
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingPart, match=r"pip install 'seqchef\[data\]'"):
        read_panel(path)


def test_a_file_that_is_not_utf_8_is_read_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_bytes("date,crème\n2024-01-01,5\n".encode("latin-1"))
    read = read_panel(path)
    assert read.panel.ids == ("crème",)
    assert read.notes == ("sales.csv is not UTF-8; it was read as windows-1252",)


def test_a_forecast_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "forecasts.csv"
    path.write_text("unique_id,ds,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9\na,2024-01-01,1,2,3,4,nan,6,7,8,9\n")
    with pytest.raises(BadInput, match=r"row 2: 0\.5 is missing; expected a number"):
        read_forecasts(path)


def test_a_table_of_forecasts_without_a_quantile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "forecasts.csv"
    path.write_text("unique_id,ds,0.1,0.5,0.9\na,2024-01-01,1,2,3\n")
    with pytest.raises(BadInput, match=r"columns 0.2, 0.3"):
        read_forecasts(path)


def test_a_file_that_begins_with_an_empty_line_is_not_called_empty(table) -> None:
    with pytest.raises(BadInput, match="has an empty first line; expected a header"):
        read_panel(table("\nunique_id,ds,y\na,2024-01-01,5\n"))
