"""What long tables say besides date and value: flags by their other names, numbers that may explain sales, words."""

from pathlib import Path

import numpy as np
import pytest

from seqchef.errors import BadInput
from seqchef.formats.series import read_observations, read_panel

NAN = np.nan


@pytest.fixture
def table(tmp_path: Path):
    def write(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "sales.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_other_columns_of_numbers_are_covariates_and_are_known_of_the_future(table) -> None:
    text = "unique_id,ds,y,price\na,2024-01-01,5,2.5\na,2024-01-03,6,\na,2024-01-04,,3\na,2024-01-06,,2\n"
    panel = read_panel(table(text)).panel
    assert panel.covariates == ("price",)
    np.testing.assert_array_equal(panel["a"].covariates["price"], [2.5, NAN, NAN, 3, NAN, 2])
    assert len(panel["a"]) == 3


def test_other_columns_of_words_say_what_a_series_is(table) -> None:
    text = "unique_id,ds,y,menu section,city\na,2024-01-01,5,,Paris\na,2024-01-02,6,soups,Paris\nb,2024-01-01,5,pies,\n"
    panel = read_panel(table(text)).panel
    assert panel["a"].attributes == {"category": "soups", "city": "Paris"}
    assert panel["b"].attributes == {"category": "pies", "city": ""}
    assert panel.covariates == ()


def test_words_that_change_from_day_to_day_are_not_used_and_that_is_said(table) -> None:
    read = read_panel(table("unique_id,ds,y,weather\na,2024-01-01,5,sun\na,2024-01-02,6,rain\n"))
    assert read.panel["a"].attributes == {}
    assert read.notes == ("sales.csv: column weather changes within a series but holds no numbers; it is not used",)


def test_a_cell_of_a_covariate_that_is_no_number_is_not_known_and_is_told_once_for_its_column(table) -> None:
    text = "unique_id,ds,y,price\na,2024-01-01,5,2\na,2024-01-02,6,x\na,2024-01-03,6,inf\na,2024-01-04,6,3\n"
    read = read_panel(table(text))
    assert read.rejections == ()
    np.testing.assert_array_equal(read.panel["a"].covariates["price"], [2, NAN, NAN, 3])
    expected = 'sales.csv: price is "x" in row 3; expected a number; 2 such cells of price count as not known'
    assert read.notes == (expected,)


def test_a_covariate_may_be_negative(table) -> None:
    text = "unique_id,ds,y,degrees\na,2024-01-01,5,-2\na,2024-01-02,6,4\n"
    assert read_panel(table(text)).panel["a"].covariates["degrees"].tolist() == [-2, 4]


@pytest.mark.parametrize(
    "column",
    ["price,3,3,3", "price,,,", "Unnamed: 0,0,1,2", ",7,8,9", "index,4,5,6", "receipt_no,11,17,12"],
)
def test_columns_that_say_nothing_are_left_out(table, column: str) -> None:
    name, *cells = column.split(",")
    rows = [f"{id_},2024-01-0{i + 1},5,{cell}" for i, (id_, cell) in enumerate(zip("aab", cells, strict=True))]
    panel = read_panel(table(f"unique_id,ds,y,{name}\n" + "\n".join(rows) + "\n")).panel
    assert panel.covariates == ()
    assert panel["a"].attributes == {}


def test_a_price_that_is_the_same_until_it_changes_in_the_future_is_kept(table) -> None:
    text = "unique_id,ds,y,price\na,2024-01-01,5,2\na,2024-01-02,6,2\na,2024-01-03,,3\n"
    assert read_panel(table(text)).panel["a"].covariates["price"].tolist() == [2, 2, 3]


@pytest.mark.parametrize(
    ("name", "flag"),
    [
        ("sold_out", "stockout"),
        ("Out of stock", "stockout"),
        ("缺货", "stockout"),
        ("promo", "promotion"),
        ("onpromotion", "promotion"),
        ("促销", "promotion"),
        ("is_holiday", "holiday"),
        ("节假日", "holiday"),
        ("停业", "closed"),
        ("是否停业", "closed"),
    ],
)
@pytest.mark.parametrize("yes", ["1", "yes", "TRUE", "是"])
def test_flags_have_other_names(table, name: str, flag: str, yes: str) -> None:
    panel = read_panel(table(f"unique_id,ds,y,{name}\na,2024-01-01,5,0\na,2024-01-02,6,{yes}\n")).panel
    assert getattr(panel["a"], flag).tolist() == [False, True]
    assert flag in panel.given


def test_a_promotion_by_number_is_a_flag_and_a_covariate(table) -> None:
    panel = read_panel(
        table("unique_id,ds,y,onpromotion\na,2024-01-01,5,0\na,2024-01-02,6,12\na,2024-01-03,6,\n")
    ).panel
    assert panel["a"].promotion.tolist() == [False, True, False]
    np.testing.assert_array_equal(panel["a"].covariates["onpromotion"], [0, 12, NAN])


def test_holidays_may_have_names(table) -> None:
    panel = read_panel(table("unique_id,ds,y,holiday\na,2024-12-24,5,\na,2024-12-25,6,Christmas Day\n")).panel
    assert panel["a"].holiday.tolist() == [False, True]


def test_what_was_filled_in_was_not_observed(table) -> None:
    path = table("unique_id,ds,y,imputed\na,2024-01-01,5,0\na,2024-01-02,6,1\na,2024-01-03,7,0\nb,2024-01-01,1,1\n")
    read = read_panel(path)
    np.testing.assert_array_equal(read.panel["a"].y, [5, NAN, 7])
    assert 'series "b" has no value' in str(read.rejections[0])
    assert read_observations(path).observations.y.tolist() == [5, 7]


def test_shop_and_dish_in_two_columns_are_one_series_each(table) -> None:
    text = "date,shop,dish,sold,category\n2024-01-01,north,soup,5,starters\n2024-01-01,south,soup,6,starters\n"
    panel = read_panel(table(text)).panel
    assert panel.ids == ("north / soup", "south / soup")
    assert panel["north / soup"].attributes == {"shop": "north", "item": "soup", "category": "starters"}


def test_a_group_of_goods_in_each_shop_is_a_series(table) -> None:
    rows = "0,2024-01-01,1,BREAD,5,0\n1,2024-01-01,1,EGGS,6,3\n2,2024-01-01,2,EGGS,7,0\n"
    panel = read_panel(table("id,date,store_nbr,family,sales,onpromotion\n" + rows)).panel
    assert panel.ids == ("1 / BREAD", "1 / EGGS", "2 / EGGS")
    assert panel["2 / EGGS"].attributes == {"shop": "2", "category": "EGGS"}
    assert panel["1 / EGGS"].promotion.tolist() == [True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_chinese_table_is_read(table, encoding: str) -> None:
    text = "日期,菜品,销量,单价,促销,缺货,类别\n2024-01-01,红烧肉,12,38,否,0,热菜\n2024-01-02,红烧肉,15,35,是,1,热菜\n"
    one = read_panel(table(text, encoding)).panel["红烧肉"]
    assert one.y.tolist() == [12, 15]
    assert one.covariates["单价"].tolist() == [38, 35]
    assert one.promotion.tolist() == one.stockout.tolist() == [False, True]
    assert one.attributes == {"category": "热菜"}


def test_a_table_of_one_series_needs_no_name_for_it(table) -> None:
    panel = read_panel(table("ds,y,price\n2024-01-01,5,2\n2024-01-02,6,3\n")).panel
    assert panel.ids == ("y",)
    assert panel.covariates == ("price",)


def test_a_german_table_is_read(table) -> None:
    text = "Datum;Artikel;Menge;Preis;Feiertag\n01.03.2024;Brot;12,5;3,20;0\n13.03.2024;Brot;1.250,5;3,40;1\n"
    one = read_panel(table(text), frequency="daily").panel["Brot"]
    assert one.y[[0, 12]].tolist() == [12.5, 1250.5]
    assert one.covariates["Preis"][[0, 12]].tolist() == [3.2, 3.4]
    assert one.holiday[[0, 12]].tolist() == [False, True]


def test_a_long_table_with_unknown_names_is_not_taken_for_a_wide_one(table) -> None:
    path = table("fecha,plato,raciones\n2024-01-01,sopa,3\n2024-01-01,pan,4\n2024-01-02,sopa,5\n")
    with pytest.raises(BadInput, match="column plato holds words, and dates come more than once; expected columns"):
        read_panel(path)


def test_a_wide_table_may_name_the_weekday(table) -> None:
    read = read_panel(table("date,weekday,burger\n2024-01-01,Mon,3\n2024-01-02,Tue,4\n"))
    assert read.panel.ids == ("burger",)
    assert read.notes == ("sales.csv: column weekday holds words; it is not used",)
