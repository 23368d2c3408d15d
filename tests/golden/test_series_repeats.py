"""Two rows for one step, and two frequencies in one file."""

from pathlib import Path

import numpy as np
import pytest

from seqchef.errors import BadInput, UnknownName
from seqchef.formats.series import read_panel

SALES = "unique_id,ds,y,price\n"
TWICE = SALES + "a,2024-01-01,5,2\na,2024-01-02,1,3\na,2024-01-02,6,5\na,2024-01-02,,1\na,2024-01-03,8,2\n"


@pytest.fixture
def table(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "sales.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("way", "value", "price"), [("sum", 7, 3), ("mean", 3.5, 3), ("first", 1, 3), ("last", np.nan, 1)]
)
def test_rows_for_one_date_become_one_as_asked(table, way: str, value: float, price: float) -> None:
    read = read_panel(table(TWICE), duplicates=way)
    np.testing.assert_array_equal(read.panel["a"].y, [5, value, 8])
    np.testing.assert_array_equal(read.panel["a"].covariates["price"], [2, price, 2])
    assert read.rejections == ()


def test_unasked_the_first_row_for_a_date_counts_and_the_others_are_named(table) -> None:
    read = read_panel(table(TWICE))
    assert read.panel["a"].y.tolist() == [5, 1, 8]
    assert [(one.row, one.found) for one in read.rejections] == [
        (4, '"a" has a second row for the same date (first: row 3)'),
        (5, '"a" has a second row for the same date (first: row 3)'),
    ]
    expected = "sales.csv: rows for the same date could be added up (duplicates: reject, sum, mean, first, last)"
    assert read.notes == (expected,)


def test_a_row_that_comes_again_word_for_word_is_one_row(table) -> None:
    read = read_panel(table(SALES + "a,2024-01-01,5,2\na,2024-01-02,6,\na,2024-01-02,6,\n"))
    assert read.panel["a"].y.tolist() == [5, 6]
    assert read.rejections == ()
    assert read.notes == ("sales.csv: 1 row repeats another row word for word (first: row 4)",)


def test_when_rows_are_added_up_a_row_that_comes_again_counts_again(table) -> None:
    panel = read_panel(
        table("unique_id,ds,y\na,2024-01-01,5\na,2024-01-02,6\na,2024-01-02,6\n"), duplicates="sum"
    ).panel
    assert panel["a"].y.tolist() == [5, 12]


def test_single_sales_with_the_time_become_days(table) -> None:
    sales = "date,item,quantity\n2024-01-01 09:13:20,pie,1\n2024-01-01 18:40:05,pie,2\n2024-01-02 11:02:59,pie,4\n"
    one = read_panel(table(sales), duplicates="sum").panel["pie"]
    assert one.frequency.name == "daily"
    assert one.y.tolist() == [3, 4]
    assert [str(day) for day in one.ds] == ["2024-01-01T00:00:00", "2024-01-02T00:00:00"]


@pytest.mark.parametrize(
    ("frequency", "first", "sums"),
    [("weekly", "2024-01-01", [28, 14]), ("monthly", "2024-01-01", [42]), ("daily", "2024-01-04", [6] * 7)],
)
def test_days_are_added_up_to_longer_steps_that_begin_where_calendars_do(table, frequency, first, sums) -> None:
    rows = "".join(f"a,2024-01-{day:02d}T0{hour}:00,3\n" for day in range(4, 11) for hour in (1, 9))
    one = read_panel(table("unique_id,ds,y\n" + rows), duplicates="sum", frequency=frequency).panel["a"]
    assert str(one.ds[0])[:10] == first
    assert one.y.tolist() == (sums if frequency != "weekly" else [24, 18])


def test_an_unknown_way_is_refused(table) -> None:
    with pytest.raises(UnknownName, match="reject, sum, mean, first, last"):
        read_panel(table(TWICE), duplicates="add")


def days(name: str, count: int, step: int) -> str:
    first = np.datetime64("2024-01-01")
    return "".join(f"{name},{first + step * i},{i % 5}\n" for i in range(count))


def test_a_series_with_other_steps_than_most_is_named_and_left_out(table) -> None:
    text = "unique_id,ds,y\n" + days("a", 30, 1) + days("b", 30, 1) + days("c", 12, 7)
    read = read_panel(table(text))
    assert (read.panel.ids, read.panel.frequency.name) == (("a", "b"), "daily")
    assert [str(one) for one in read.rejections] == [
        'sales.csv, row 62: series "c" has weekly steps, and most series have daily ones; '
        "expected the same steps in all, unless the frequency is named"
    ]
    assert read_panel(table(text), frequency="daily").panel.ids == ("a", "b", "c")


def test_the_frequency_is_that_of_most_series_not_of_most_rows(table) -> None:
    hours = "".join(f"log,{np.datetime64('2024-01-01T00') + i},3\n" for i in range(500))
    read = read_panel(table("unique_id,ds,y\n" + days("a", 20, 1) + days("b", 20, 1) + hours))
    assert (read.panel.ids, read.panel.frequency.name) == (("a", "b"), "daily")


def test_a_dish_that_seldom_sells_is_not_taken_for_another_frequency(table) -> None:
    rng = np.random.default_rng(0)
    seldom = [str(np.datetime64("2024-01-01") + int(day)) for day in np.flatnonzero(rng.random(400) < 0.1)]
    text = "unique_id,ds,y\n" + days("a", 300, 1) + "".join(f"b,{day},1\n" for day in seldom)
    read = read_panel(table(text))
    assert read.panel.ids == ("a", "b")
    assert read.rejections == ()


def test_a_year_that_must_be_wrong_does_not_fill_the_memory(table) -> None:
    text = "unique_id,ds,y\na,1,5\na,2,6\na,3,6\na,999999999999,7\n"
    read = read_panel(table(text))
    assert read.panel["a"].y.tolist() == [5, 6, 6]
    assert "row 5: date is 999999999999, more than 200,000 steps from the middle" in str(read.rejections[0])


def test_dates_that_have_no_usual_steps_are_refused_with_what_was_found(table) -> None:
    with pytest.raises(BadInput, match="most dates are 20 seconds apart; expected hourly, daily"):
        read_panel(table("unique_id,ds,y\na,2024-01-01T10:00:00,5\na,2024-01-01T10:00:20,6\n"))


def test_a_gap_of_a_year_is_a_gap(table) -> None:
    one = read_panel(table("unique_id,ds,y\n" + days("a", 10, 1) + "a,2025-02-01,7\na,2025-02-02,8\n")).panel["a"]
    assert (len(one), int(np.isnan(one.y).sum())) == (399, 387)
