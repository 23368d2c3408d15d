"""How numbers and dates are written in the world, and what is said of those that cannot be read."""

import math
from pathlib import Path

import numpy as np
import pytest

from seqchef.errors import BadInput
from seqchef.formats.series import read_panel


@pytest.fixture
def table(tmp_path: Path):
    def write(content: str | bytes) -> Path:
        path = tmp_path / "sales.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def of_dates(table, *dates: str):
    return read_panel(table("unique_id;ds;y\n" + "".join(f"a;{date};{i}\n" for i, date in enumerate(dates))))


@pytest.mark.parametrize(
    "dates",
    [
        ("2024-03-05", "2024-03-06", "2024-03-13"),
        ("2024/3/5", "2024/3/6", "2024/3/13"),
        ("2024.3.5", "2024.03.06", "2024.3.13"),
        ("2024年3月5日", "2024年3月6日", "2024年3月13日"),
        ("05.03.2024", "6.3.2024", "13.03.2024"),
        ("5/3/2024", "6/3/2024", "13/3/2024"),
        ("3/5/2024", "3/6/2024", "3/13/2024"),
        ("05-03-24", "06-03-24", "13-03-24"),
        ("20240305", "20240306", "20240313"),
        ("45356", "45357", "45364"),
        ("45356.0", "45357.0", "45364.0"),
        ("2024-03-05 00:00:00", "2024-03-06T00:00", "2024-03-13 12:00 AM"),
        ("2024-03-05T00:00:00+01:00", "2024-03-06T00:00:00+01:00", "2024-03-13T00:00:00+02:00"),
        ("2024-03-05T00:00Z", "2024-03-06T00:00:00.000Z", "2024-03-13 00:00+0000"),
    ],
)
def test_dates_come_in_many_forms(table, dates) -> None:
    read = of_dates(table, *dates)
    assert read.rejections == ()
    one = read.panel["a"]
    assert [str(day)[:10] for day in one.ds[[0, 1, 8]]] == ["2024-03-05", "2024-03-06", "2024-03-13"]
    assert one.y[[0, 1, 8]].tolist() == [0, 1, 2]


def test_what_had_to_be_decided_about_dates_is_said(table) -> None:
    (note,) = of_dates(table, "2024-03-05T00:00Z", "2024-03-06T00:00Z").notes
    assert note == "sales.csv: dates have time zones; the local time as written counts"
    (note,) = of_dates(table, "45356", "45357").notes
    assert note == "sales.csv: dates are numbers such as 45123; they were read as days of a spreadsheet"


@pytest.mark.parametrize("dates", [("3/5/2024", "4/5/2024"), ("13/5/2024", "5/13/2024", "3/5/2024")])
def test_a_date_that_does_not_show_which_part_is_the_month_is_rejected(table, dates) -> None:
    read = of_dates(table, "2024-03-01", "2024-03-02", *dates)
    assert any(
        'date is "3/5/2024"; expected a date that shows which part is the month' in str(r) for r in read.rejections
    )


@pytest.mark.parametrize(
    "date", ["", "2024-02-30", "2024-13-01", "31.02.2024", "soon", "2024-01-01 25:00", "12-2024-01"]
)
def test_a_date_that_is_none_is_rejected(table, date: str) -> None:
    (rejection,) = of_dates(table, "2024-03-01", "2024-03-02", date).rejections
    assert str(rejection).startswith(f'sales.csv, row 4: date is "{date}"; expected an ISO date')


def of_values(table, *values: str, separator: str = ";"):
    rows = "".join(f"a{separator}2024-01-{i + 1:02d}{separator}{value}\n" for i, value in enumerate(values))
    return read_panel(table(separator.join(("unique_id", "ds", "y")) + "\n" + rows), negative=True)


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("1,5", "2", "1.234,5", "12.000"), (1.5, 2, 1234.5, 12000)),
        (("1,234.5", "1,000", "2.5"), (1234.5, 1000, 2.5)),
        (("1,234,567", "1,000"), (1234567, 1000)),
        (("0,125", "1,000"), (0.125, 1)),
        (("1 234,5", "1\u00a0000,25", "3"), (1234.5, 1000.25, 3)),
        (("1'234.5", "2"), (1234.5, 2)),
        (("€ 3.50", "$4", "¥12", "8元", "5 EUR"), (3.5, 4, 12, 8, 5)),
        (("１２", "３．５"), (12, 3.5)),
        (("1e3", "+4", "-2", "−3", ".5"), (1000, 4, -2, -3, 0.5)),
        (("3", "N/A", "-", "null", "NaN", ""), (3, math.nan, math.nan, math.nan, math.nan, math.nan)),
    ],
)
def test_numbers_come_in_many_forms(table, texts, numbers) -> None:
    read = of_values(table, *texts, "7")
    assert read.rejections == ()
    np.testing.assert_array_equal(read.panel["a"].y, [*numbers, 7])


@pytest.mark.parametrize(("separator", "number"), [(";", 1.25), ("\t", 1250)])
def test_a_comma_that_could_mean_both_is_decided_by_the_file_and_that_is_said(table, separator, number) -> None:
    read = of_values(table, "1,250", "3", separator=separator)
    assert read.panel["a"].y.tolist() == [number, 3]
    meaning = "a decimal comma" if number < 2 else "a mark of thousands"
    assert read.notes == (f'sales.csv: y has numbers such as "1,250"; the comma was read as {meaning}',)


@pytest.mark.parametrize("text", ["12x", "1_000", "1,2,3", "1.2.3", "--1", "0x10", "1e", "ten", "1,5,"])
def test_what_is_no_number_is_rejected(table, text: str) -> None:
    (rejection,) = of_values(table, "3", text, "4").rejections
    assert str(rejection) == f'sales.csv, row 3: y is "{text}"; expected a number'


@pytest.mark.parametrize(
    ("text", "message"),
    [("1e400", "y is inf; expected a finite number"), ("-2e15", "y is -2e+15; expected a number up to 1e+15")],
)
def test_a_number_that_no_kitchen_has_is_rejected(table, text: str, message: str) -> None:
    (rejection,) = of_values(table, "3", text, "4").rejections
    assert message in str(rejection)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_cells_are_parted_in_many_ways(table, separator: str, end: str) -> None:
    lines = ["unique_id,ds,y", '"a, b; c",2024-01-01,5', "", '"a, b; c",2024-01-02,6,x', '"a, b; c",2024-01-02']
    text = end.join(lines).replace(",", separator).replace(f"a{separator} b", "a, b") + end
    read = read_panel(table(text.replace("b; c", "b; c")))
    assert read.panel.ids == ("a, b; c",)
    assert [(one.row, one.found) for one in read.rejections] == [(4, "4 cells")]


def test_a_cell_over_two_lines_counts_both(table) -> None:
    read = read_panel(table('unique_id,ds,y\n"a\nb",2024-01-01,5\n"a\nb",2024-01-02,x\n'))
    assert [one.row for one in read.rejections] == [5]


def test_the_line_in_which_a_spreadsheet_names_its_separator_is_skipped(table) -> None:
    read = read_panel(table("\ufeffsep=;\nunique_id;ds;y\na;2024-01-01;5\na;2024-01-02;x\n"))
    assert read.panel["a"].y.tolist() == [5]
    assert [one.row for one in read.rejections] == [4]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04rest", "is an Excel workbook or a zip file"),
        (b"\xd0\xcf\x11\xe0rest", "is an old Excel workbook"),
        (b"a\x00b\x00c,\x00", "is not text"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\n\n", "is empty"),
        (b"unique_id,ds,y", "no usable row"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_what_it_is(table, content: bytes, message: str) -> None:
    with pytest.raises(BadInput, match=r"sales\.csv") as refused:
        read_panel(table(content))
    assert message in str(refused.value)
