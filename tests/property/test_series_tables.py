"""One table, as CSV and as Parquet, is read as one panel with the same rows rejected; nothing makes reading fail."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqchef.errors import BadInput
from seqchef.formats.series import ReadPanel, read_panel

polars = pytest.importorskip("polars")

IDS = st.sampled_from(["a", "b", "c d", "红烧肉", "", " "])
DAYS = st.sampled_from(
    [f"2024-0{month}-{day:02d}" for month in (1, 2) for day in (1, 2, 3, 4, 9)] + ["", "x", "2024-02-30"]
)
VALUES = st.sampled_from(["0", "1", "2.5", "-1", "1e16", "inf", "", "nan", "12x", "1,5", "1,234", "7"])
FLAGS = st.sampled_from(["0", "1", "", "maybe", "true"])
PRICES = st.sampled_from(["1", "2.25", "", "free", "-3"])
WORDS = st.sampled_from(["soups", "", "pies"])
HEADER = ("unique_id", "ds", "y", "promotion", "price", "category")
ROWS = st.lists(st.tuples(IDS, DAYS, VALUES, FLAGS, PRICES, WORDS), max_size=30)


def read(path: Path) -> ReadPanel | str:
    try:
        return read_panel(path)
    except BadInput as error:
        return str(error).replace("parquet", "csv")


def told(made: ReadPanel, shift: int) -> tuple[list[tuple[int, str, str]], int]:
    """Rejections with the numbers of rows, and how many notes there are."""
    return [(one.row - shift, one.found.replace("first: row", ""), one.expected) for one in made.rejections], len(
        made.notes
    )


def assert_same(one: ReadPanel, other: ReadPanel) -> None:
    assert (one.panel.ids, one.panel.frequency, one.panel.given) == (
        other.panel.ids,
        other.panel.frequency,
        other.panel.given,
    )
    for left, right in zip(one.panel.series, other.panel.series, strict=True):
        assert (left.start, left.attributes) == (right.start, right.attributes)
        np.testing.assert_array_equal(left.y, right.y)
        np.testing.assert_array_equal(left.promotion, right.promotion)
        assert left.covariates.keys() == right.covariates.keys()
        for name, numbers in left.covariates.items():
            np.testing.assert_array_equal(numbers, right.covariates[name])


@settings(deadline=None, max_examples=150)
@given(rows=ROWS)
def test_text_in_parquet_is_read_like_csv(rows: Sequence[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        frame = polars.DataFrame(rows, schema=dict.fromkeys(HEADER, polars.String), orient="row")
        frame.write_csv(f"{folder}/sales.csv", quote_style="always")
        frame.write_parquet(f"{folder}/sales.parquet")
        one, other = read(Path(folder, "sales.csv")), read(Path(folder, "sales.parquet"))
    if isinstance(one, str) or isinstance(other, str):
        assert type(one) is type(other)
        return
    first, second = told(one, 1), told(other, 0)
    strip = [
        [(row, found.rstrip(" ()0123456789"), expected) for row, found, expected in made[0]] for made in (first, second)
    ]
    assert strip[0] == strip[1]
    assert first[1] == second[1]
    assert_same(one, other)


TYPED = st.lists(
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.integers(0, 40),
        st.one_of(st.none(), st.floats(-2, 100).map(lambda x: round(x, 3))),
        st.booleans(),
        st.one_of(st.none(), st.integers(-5, 5)),
    ),
    min_size=1,
    max_size=40,
)


@settings(deadline=None, max_examples=100)
@given(rows=TYPED)
def test_numbers_dates_and_flags_in_parquet_are_read_like_their_text(rows: Sequence[tuple[object, ...]]) -> None:
    names = ("unique_id", "ds", "y", "promotion", "price")
    kinds = (polars.String, polars.Int64, polars.Float64, polars.Boolean, polars.Int32)
    frame = polars.DataFrame(rows, schema=dict(zip(names, kinds, strict=True)), orient="row")
    dated = frame.with_columns((polars.date(2024, 1, 1) + polars.duration(days="ds")).alias("ds"))
    for table in (frame, dated):
        with tempfile.TemporaryDirectory() as folder:
            table.write_csv(f"{folder}/sales.csv")
            table.write_parquet(f"{folder}/sales.parquet")
            one, other = read(Path(folder, "sales.csv")), read(Path(folder, "sales.parquet"))
        if isinstance(one, str) or isinstance(other, str):
            assert type(one) is type(other)
        else:
            assert len(one.rejections) == len(other.rejections)
            assert_same(one, other)


@settings(deadline=None, max_examples=200)
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)), wide=st.booleans())
def test_any_bytes_are_read_or_refused_in_words(content: bytes, *, wide: bool) -> None:
    head = b"date,burger,fries\n" if wide else b"unique_id,ds,y,price\n"
    for text in (content, head + content, head + b"a,2024-01-01,5,2\n" + content):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "sales.csv")
            path.write_bytes(text)
            made = read(path)
        if isinstance(made, ReadPanel):
            assert all(np.isfinite(one.y[~np.isnan(one.y)]).all() for one in made.panel.series)
            assert all((one.y[~np.isnan(one.y)] >= 0).all() for one in made.panel.series)
        else:
            assert "sales.csv" in made


@settings(deadline=None, max_examples=60)
@given(rows=st.permutations(range(12)))
def test_the_order_of_rows_does_not_matter(rows: Sequence[int]) -> None:
    lines = [f"{'ab'[i % 2]},2024-01-{i // 2 + 1:02d},{i},{i % 3}" for i in range(12)]
    with tempfile.TemporaryDirectory() as folder:
        plain, mixed = Path(folder, "plain.csv"), Path(folder, "mixed.csv")
        plain.write_text("unique_id,ds,y,price\n" + "\n".join(lines) + "\n")
        mixed.write_text("unique_id,ds,y,price\n" + "\n".join(lines[i] for i in rows) + "\n")
        assert_same(read_panel(plain), read_panel(mixed))
