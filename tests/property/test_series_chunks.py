"""A large table is read and forecast in chunks of series; its order and the number of processes change no number."""

from pathlib import Path

import numpy as np
import pytest

from seqchef.errors import BadInput
from seqchef.formats import series_chunks, series_stream
from seqchef.formats.series import ReadPanel, read_panel
from seqchef.formats.series_chunks import Shard, read_panels
from seqchef.scale.forecasting import Request, forecast_panels
from seqchef.series.tables import Forecasts

polars = pytest.importorskip("polars")

EACH = 4  # series in a chunk, here


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(series_stream, "CHUNK", EACH)
    monkeypatch.setattr(series_chunks, "CHUNK", EACH)
    monkeypatch.setattr(series_stream, "SMALL", 10)
    monkeypatch.setattr(series_stream, "AT_ONCE", 37)
    monkeypatch.setattr(series_stream, "BUCKETS", 2)


def frame(series: int = 18, days: int = 23) -> "polars.DataFrame":
    """Daily sales of several dishes with prices and categories, a bad value in some, in the order of the dishes."""
    rng = np.random.default_rng(3)
    rows = []
    for number in range(series):
        for day in range(days - number % 3):
            sold = None if (number, day) == (7, 5) else float(rng.poisson(9))
            sold = -1.0 if (number, day) in ((2, 3), (13, 4)) else sold
            price = None if number == 3 else round(float(rng.uniform(2, 4)), 2)
            date = np.datetime64("2024-01-01") + day
            rows.append((f"dish {number:02d}", date.item(), sold, price, day % 9 == 0, f"group {number % 3}"))
    names = ("unique_id", "ds", "y", "price", "promotion", "category")
    return polars.DataFrame(rows, schema=names, orient="row")


def text_dates(table: "polars.DataFrame") -> "polars.DataFrame":
    """The same with dates of which only some show that the month comes first."""
    return table.with_columns(polars.col("ds").dt.strftime("%m/%d/%Y"))


def shops(table: "polars.DataFrame") -> "polars.DataFrame":
    """The same with a shop and a dish instead of a name; the shops are numbers."""
    number = polars.col("unique_id").str.slice(5).cast(polars.Int64)
    dish = ("dish " + (number // 5).cast(polars.String)).alias("dish")
    return table.select((number % 5).alias("shop"), dish, polars.exclude("unique_id"))


def told(panels: list[ReadPanel]) -> list[tuple[int, str]]:
    return sorted((one.row, one.found) for panel in panels for one in panel.rejections)


def assert_same(left: list[ReadPanel], right: list[ReadPanel]) -> None:
    assert [one.panel.ids for one in left] == [one.panel.ids for one in right]
    for one, other in zip(left, right, strict=True):
        assert one.panel.frequency == other.panel.frequency
        for a, b in zip(one.panel.series, other.panel.series, strict=True):
            assert (a.start, a.attributes) == (b.start, b.attributes)
            np.testing.assert_array_equal(a.y, b.y)
            np.testing.assert_array_equal(a.promotion, b.promotion)
            assert a.covariates.keys() == b.covariates.keys()
            for name, numbers in a.covariates.items():
                np.testing.assert_array_equal(numbers, b.covariates[name])


@pytest.mark.parametrize("change", [lambda table: table, text_dates, shops])
@pytest.mark.usefixtures("small_chunks")
def test_every_order_and_kind_of_file_gives_the_same_chunks(tmp_path: Path, change) -> None:
    table = change(frame())
    table.write_parquet(tmp_path / "sorted.parquet", row_group_size=50)
    table.sample(fraction=1.0, shuffle=True, seed=1).write_parquet(tmp_path / "mixed.parquet", row_group_size=50)
    table.write_csv(tmp_path / "sales.csv")
    plain, mixed, text = (
        list(read_panels(tmp_path / name)) for name in ("sorted.parquet", "mixed.parquet", "sales.csv")
    )
    assert [len(one.panel) for one in plain] == [4, 4, 4, 4, 2]
    assert_same(plain, mixed)
    assert_same(plain, text)
    found = [("y is -1", 2), ("y is -1", 2)]
    assert [(text, 2) for _, text in told(plain)] == found == [(text, 2) for _, text in told(mixed)]
    assert told(plain) == [(row - 1, found) for row, found in told(text)]
    rejected = [row for row, _ in told(mixed)]
    values = polars.read_parquet(tmp_path / "mixed.parquet")["y"]
    assert [values[row - 1] for row in rejected] == [-1, -1]


@pytest.mark.usefixtures("small_chunks")
def test_chunks_hold_what_the_whole_table_holds(tmp_path: Path) -> None:
    path = tmp_path / "sales.parquet"
    frame().write_parquet(path)
    whole = read_panel(path)
    parts = list(read_panels(path))
    series = [one for part in parts for one in part.panel.series]
    assert tuple(one.unique_id for one in series) == whole.panel.ids
    for one, other in zip(series, whole.panel.series, strict=True):
        np.testing.assert_array_equal(one.y, other.y)
    assert told(parts) == told([whole])


@pytest.mark.usefixtures("small_chunks")
def test_a_wide_table_is_forecast_in_chunks_too(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_text("date,e,d,c,b,a\n2024-01-01,5,4,3,2,1\n2024-01-02,5,4,3,2,x\n")
    first, second = read_panels(path)
    assert (first.panel.ids, second.panel.ids) == (("a", "b", "c", "d"), ("e",))
    assert second.panel["e"].y.tolist() == [5, 5]
    assert [one.row for one in (*first.rejections, *second.rejections)] == [3]


@pytest.mark.usefixtures("small_chunks")
def test_shards_are_parts_of_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "sales.parquet"
    frame().write_parquet(path)
    whole = list(read_panels(path))
    shards = [list(read_panels(path, shard=Shard(number, 3))) for number in (1, 2, 3)]
    assert [len(one) for one in shards] == [2, 2, 1]
    for number, shard in enumerate(shards):
        assert_same(whole[number::3], shard)


def test_more_shards_than_chunks_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_text("date,a\n2024-01-01,5\n")
    assert len(list(read_panels(path, shard=Shard(1, 2)))) == 1
    with pytest.raises(
        BadInput, match="has too few series for shard 2/2; expected n up to 1, one for each 1,024 series"
    ):
        list(read_panels(path, shard=Shard(2, 2)))


@pytest.mark.parametrize("text", ["0/3", "4/3", "1", "a/b", "1/0", "-1/2"])
def test_a_shard_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="expected i/n, such as 2/8"):
        Shard.from_text(text)


@pytest.mark.usefixtures("small_chunks")
def test_a_chunk_without_any_value_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "sales.parquet"
    frame().with_columns(
        polars.when(polars.col("unique_id") < "dish 04").then(None).otherwise(polars.col("y")).alias("y")
    ).write_parquet(path)
    parts = list(read_panels(path))
    assert [len(one.panel) for one in parts] == [4, 4, 4, 2]
    assert [found for _, found in told(parts)][:4] == [f'series "dish 0{i}" has no value' for i in range(4)]
    frame().with_columns(
        polars.when(polars.col("unique_id") > "dish 15").then(None).otherwise(polars.col("y")).alias("y")
    ).write_parquet(path)
    assert {f'series "dish {i}" has no value' for i in (16, 17)} <= {text for _, text in told(list(read_panels(path)))}
    frame().with_columns(polars.lit(None, dtype=polars.Float64).alias("y")).write_parquet(path)
    with pytest.raises(BadInput, match=r'no usable row \(first: .*"dish 00" has no value'):
        list(read_panels(path))


@pytest.mark.usefixtures("small_chunks")
def test_the_first_chunk_decides_on_the_frequency_of_all(tmp_path: Path) -> None:
    path = tmp_path / "sales.parquet"
    late = polars.col("unique_id") >= "dish 16"
    weekly = polars.when(late).then(polars.col("ds").dt.offset_by("0d")).otherwise(polars.col("ds"))
    table = frame().with_columns(weekly.alias("ds"))
    hours = polars.datetime_range(polars.datetime(2024, 1, 1), polars.datetime(2024, 1, 2), "1h", eager=True)
    stranger = polars.DataFrame({"unique_id": "zz", "ds": hours, "y": 1.0, "price": 1.0, "promotion": False})
    stranger = stranger.with_columns(polars.lit("group 0").alias("category"))
    polars.concat([table.with_columns(polars.col("ds").cast(polars.Datetime("us"))), stranger]).write_parquet(path)
    parts = list(read_panels(path))
    assert {one.panel.frequency.name for one in parts} == {"daily"}
    assert told(parts)[-1][1] == 'series "zz" has hourly steps, and most series have daily ones'


def numbers(parts: list[Forecasts]) -> np.ndarray:
    return np.concatenate([np.column_stack([one.mean, one.quantiles]) for one in parts])


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("method", ["auto", "empirical"])
def test_the_number_of_processes_changes_nothing(tmp_path: Path, method: str) -> None:
    path = tmp_path / "sales.parquet"
    frame(series=10).write_parquet(path)
    panels = [one.panel for one in read_panels(path)]
    request = Request(5, method)
    alone = list(forecast_panels(panels, request))
    several = list(forecast_panels(iter(panels), request, workers=2))
    assert [one.ids.tolist() for one in alone] == [one.ids.tolist() for one in several]
    np.testing.assert_array_equal(numbers(alone), numbers(several))


def test_no_workers_and_a_horizon_out_of_range_are_refused() -> None:
    with pytest.raises(BadInput, match="workers is 0"):
        list(forecast_panels([], Request(1), workers=0))
    for horizon in (0, 10_001):
        with pytest.raises(BadInput, match="expected 1 to 10,000 steps"):
            Request(horizon)
    assert list(forecast_panels([], Request(1), workers=2)) == []
