"""menu.csv, row by row."""

from datetime import date
from fractions import Fraction

import pytest

from seqchef.errors import BadInput
from seqchef.food.menu import MenuItem
from seqchef.formats.kitchen_menu import read_menu


def menu(tmp_path, text):
    (tmp_path / "menu.csv").write_text(text, encoding="utf-8")
    rejections = []
    return read_menu(tmp_path, rejections), rejections


def test_a_kitchen_without_a_menu_has_none(tmp_path):
    rejections = []
    assert read_menu(tmp_path, rejections) == ()
    assert rejections == []


def test_every_column_but_the_dish_may_be_left_out(tmp_path):
    items, rejections = menu(tmp_path, "dish\nsoup\n")
    assert items == (MenuItem(dish="soup", row=2),)
    assert rejections == []


def test_every_column_is_read(tmp_path):
    text = (
        "dish,price,category,par,like,from,until\npumpkin soup,5.50,soup,12,leek soup; pea soup,2026-10-01,2026-12-01\n"
    )
    (item,), rejections = menu(tmp_path, text)
    assert rejections == []
    assert item == MenuItem(
        dish="pumpkin soup",
        price=Fraction("5.5"),
        category="soup",
        par=Fraction(12),
        like=("leek soup", "pea soup"),
        first=date(2026, 10, 1),
        last=date(2026, 12, 1),
        row=2,
    )


def test_rows_that_cannot_be_used_are_named_and_the_rest_goes_on(tmp_path):
    text = (
        "dish,price,par,from,until\nsoup,cheap,,,\nstew,4,-1,,\ntart,4,,2026-10-05,2026-10-01\n"
        "Pie,3,2,,\npie,3,,,\nbun,2,1,soon,\n,2,,,\n"
    )
    items, rejections = menu(tmp_path, text)
    assert [item.dish for item in items] == ["Pie"]
    assert [str(one) for one in rejections] == [
        'menu.csv, row 2: price is "cheap"; expected a number, 0 or more',
        "menu.csv, row 3: par is -1; expected a number, 0 or more",
        'menu.csv, row 4: "tart" is sold until 2026-10-01, before 2026-10-05; expected a later day',
        'menu.csv, row 6: a second row for "pie"; expected one row for each dish',
        'menu.csv, row 7: from is "soon"; expected an ISO date such as 2026-03-14',
        "menu.csv, row 8: dish is empty; expected a name",
    ]


def test_a_file_without_dishes_says_which_column_is_missing(tmp_path):
    with pytest.raises(BadInput, match="no column dish"):
        menu(tmp_path, "name,price\nsoup,3\n")


def test_a_dish_is_sold_from_its_first_to_its_last_day():
    item = MenuItem(dish="soup", first=date(2026, 10, 2), last=date(2026, 10, 3))
    assert [item.sold_on(date(2026, 10, day)) for day in (1, 2, 3, 4)] == [False, True, True, False]
    assert MenuItem(dish="soup").sold_on(date(2026, 10, 1))
