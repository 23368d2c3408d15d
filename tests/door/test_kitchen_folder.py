"""The kitchen folder and everything that can be wrong with it: each message names file, row, found and expected."""

import shutil
from datetime import date, time
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest

from seqchef.errors import BadInput
from seqchef.food.offers import Limits, Policy
from seqchef.formats.kitchen import read_kitchen

SAMPLE = Path(str(files("seqchef") / "sample_kitchen"))


@pytest.fixture
def folder(tmp_path):
    """A copy of the sample kitchen to break."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "kitchen"))


def add(path, *lines):
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")


def rejected(folder):
    return [str(rejection) for rejection in read_kitchen(folder).rejections]


def test_the_sample_is_complete_and_clean():
    kitchen = read_kitchen(SAMPLE)
    assert kitchen.rejections == ()
    assert len(kitchen.sales) >= 12
    assert sum(recipe.source.endswith(".cook") for recipe in kitchen.recipes) >= 3


@pytest.mark.parametrize(
    "name", ["stock.csv", "orders.csv", "calendar.csv", "units.csv", "supplier_terms.csv", "kitchen.toml"]
)
def test_some_files_may_be_absent(folder, name):
    (folder / name).unlink()
    assert rejected(folder) == []


@pytest.mark.parametrize("name", ["sales.csv", "suppliers.csv"])
def test_other_files_may_not(folder, name):
    (folder / name).unlink()
    with pytest.raises(BadInput, match=rf"{name}.*expected"):
        read_kitchen(folder)


def test_recipes_are_needed(folder):
    shutil.rmtree(folder / "recipes")
    with pytest.raises(BadInput, match="expected a folder with recipes"):
        read_kitchen(folder)
    (folder / "recipes").mkdir()
    with pytest.raises(BadInput, match="no usable recipe"):
        read_kitchen(folder)


def test_a_folder_that_is_not_there_is_refused_with_a_way_out(tmp_path):
    with pytest.raises(BadInput, match="seqchef init"):
        read_kitchen(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["sales.csv", "stock.csv", "suppliers.csv", "calendar.csv"])
def test_an_empty_table_is_refused(folder, name):
    (folder / name).write_text("")
    with pytest.raises(BadInput, match=rf"{name}.*expected"):
        read_kitchen(folder)


def test_a_table_without_a_column_is_refused_with_what_it_has(folder):
    (folder / "stock.csv").write_text("item,amount\nflour,2\n")
    with pytest.raises(BadInput, match=r"stock\.csv: no column ingredient, quantity, unit; found item, amount"):
        read_kitchen(folder)


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        ("stock.csv", "rye flour,-2,kg,", "quantity is -2; expected a number, 0 or more"),
        ("stock.csv", "rye flour,two,kg,", 'quantity is "two"; expected a number, 0 or more'),
        ("stock.csv", "rye flour,2,kg,31/10/2026", 'expires is "31/10/2026"; expected an ISO date such as 2026-03-14'),
        ("stock.csv", ",2,kg,", "ingredient is empty; expected a name"),
        ("orders.csv", "rye flour,2,kg,soon", 'arrives is "soon"; expected an ISO date'),
        ("calendar.csv", "2026-12-24,,shut,Christmas,", 'kind is "shut"; expected closed or holiday or promotion'),
        ("calendar.csv", "2026-12-24,2026-12-20,closed,,", "until is 2026-12-20, before 2026-12-24; expected a later"),
        ("units.csv", "milk,0,l,1030,g", "quantity is 0; expected a number above 0"),
        ("suppliers.csv", "rye,Mill,0,kg,2,1,Mon,,,", "pack_quantity is 0; expected a number above 0"),
        ("suppliers.csv", "rye,Mill,5,kg,2,1,Mon Someday,,,", 'delivery_days is "Someday"; expected weekdays out of'),
        ("suppliers.csv", "rye,Mill,5,kg,2,1,,,,", "delivery_days is empty; expected weekdays out of"),
        ("suppliers.csv", "rye,Mill,5,kg,2,soon,Mon,,,", 'lead_time_days is "soon"; expected a whole number'),
        ("suppliers.csv", "rye,Mill,5,kg,2,1,Mon,0,,", "rye keeps 0 days; expected 1 or more"),
        ("suppliers.csv", "rye,Mill,5,kg,2,1,Mon,,1.2,", "service level of rye is 1.2; expected between 0 and 1"),
        ("suppliers.csv", "rye,Mill,5,kg,2,1,Mon,,,0", "usable share of rye is 0; expected above 0, up to 1"),
        (
            "suppliers.csv",
            "Leek,Green Gate Produce,5,kg,2,1,Mon,,,",
            'a second row for "leeks" from Green Gate Produce; expected one row for each ingredient and supplier',
        ),
        ("suppliers.csv", "rye,Mill,-5,kg,2,1,Mon,,,", "pack_quantity is -5; expected a number above 0"),
        ("suppliers.csv", "rye,Mill,5,kg,2,0,Mon,,,", "lead_time_days is 0; expected 1 or more: an order of this"),
        ("sales.csv", "2026-10-29," + ",".join(["1"] * 15), "second row for the same date"),
        ("sales.csv", "Friday," + ",".join(["1"] * 15), 'date is "Friday"; expected an ISO date'),
        ("sales.csv", "2026-10-30,-1," + ",".join(["1"] * 14), "Country loaf is -1; expected a number, 0 or more"),
    ],
)
def test_a_bad_row_is_rejected_by_file_and_row_and_the_rest_goes_on(folder, name, row, message):
    lines = len((folder / name).read_text(encoding="utf-8").splitlines())
    add(folder / name, row)
    found = rejected(folder)
    assert found[0].startswith(f"{name}, row {lines + 1}: ")
    assert message in found[0]


HEADER = "ingredient,supplier,pack_quantity,pack_unit,pack_price,lead_time_days,delivery_days,"


@pytest.mark.parametrize(
    ("columns", "cells", "message"),
    [
        ("policy", "maybe", 'policy is "maybe"; expected one of order-up-to, newsvendor, s-S, R-Q'),
        ("policy", "s-S", "policy is s-S without order_up_to; expected a value above 0"),
        ("policy", "R-Q", "policy is R-Q without order_packs; expected a value above 0"),
        ("policy,order_up_to", "R-Q,20", "order_up_to is 20, but policy is R-Q; expected policy s-S"),
        ("order_up_to", "20", "order_up_to is 20, but policy is order-up-to; expected policy s-S"),
        ("reorder_point", "20", "reorder_point is given, but policy is order-up-to; expected s-S or R-Q"),
        ("policy,order_up_to,reorder_point", "s-S,5,5", "order_up_to is 5, not above reorder_point 5; expected a high"),
        ("policy,order_packs", "R-Q,0", 'order_packs is "0"; expected a whole number, 1 or more'),
        ("policy,shelf_life_days", "newsvendor,2", "policy of rye is newsvendor without sells_for; expected money"),
        ("policy,sells_for", "newsvendor,9", "policy of rye is newsvendor, but it keeps; expected shelf_life_days"),
        ("sells_for", "2", "sells_for of rye is 2, not above its price 2; expected more"),
        ("salvage", "3", "salvage of rye is 3, above its price and waste fee; expected less"),
        (
            "policy,sells_for,shelf_life_days,service_level",
            "newsvendor,9,2,0.9",
            "service_level with policy newsvendor; expected no service_level: it follows from the money",
        ),
        ("fill_rate,service_level", "0.9,0.9", "service_level and fill_rate are both given; expected one of the two"),
        ("fill_rate", "1", "the fill rate of rye is 1.0; expected between 0 and 1"),
        ("min_packs", "0", 'min_packs is "0"; expected a whole number, 1 or more'),
        ("order_multiple", "-2", 'order_multiple is "-2"; expected a whole number, 1 or more'),
        ("max_quantity", "0", "max_quantity is 0; expected a number above 0"),
        ("review_days", "often", 'review_days is "often"; expected a whole number, 1 or more'),
        ("lead_time_sd_days", "-1", "lead_time_sd_days is -1; expected a number, 0 or more"),
        ("issue", "random", 'issue of rye is "random"; expected fifo or lifo'),
        ("cutoff", "25:00", 'cutoff is "25:00"; expected a time such as 16:30'),
        (
            "storage,volume_l",
            "attic,5",
            'storage is "attic"; expected an area of [shelf_volume_l] in kitchen.toml (dry)',
        ),
        ("storage", "dry", "storage is given without volume_l; expected both or neither"),
        ("volume_l", "5", "volume_l is given without storage; expected both or neither"),
    ],
)
def test_columns_of_an_offer_that_contradict_each_other_are_rejected(folder, columns, cells, message):
    (folder / "kitchen.toml").write_text("[shelf_volume_l]\ndry = 100\n")
    (folder / "suppliers.csv").write_text(f"{HEADER}{columns}\nrye,Mill,5,kg,2,1,Mon,{cells}\n")
    (found,) = rejected(folder)
    assert found.startswith(f"suppliers.csv, row 2: {message}")


@pytest.mark.parametrize(
    ("columns", "row", "message"),
    [
        ("min_order_value", "-20", "min_order_value is -20; expected a number, 0 or more"),
        ("delivery_fee", "free", 'delivery_fee is "free"; expected a number, 0 or more'),
        ("cutoff", "noon", 'cutoff is "noon"; expected a time such as 16:30'),
        ("lead_time_days", "0", "lead_time_days is 0; expected 1 or more"),
        ("no_delivery", "Christmas", 'no_delivery is "Christmas"; expected days such as 2026-12-24..2026-12-27'),
        ("no_delivery", "2026-12-27..2026-12-24", "which ends before it begins; expected the earlier day first"),
    ],
)
def test_terms_that_cannot_be_used_are_rejected(folder, columns, row, message):
    (folder / "supplier_terms.csv").write_text(f"supplier,{columns}\nAlder Dairy,{row}\nAlder Dairy,\n")
    found = rejected(folder)
    assert found[0].startswith("supplier_terms.csv, row 2: ")
    assert message in found[0]


def test_a_supplier_has_one_row_of_terms(folder):
    (folder / "supplier_terms.csv").write_text("supplier,delivery_fee\nMill,2\nMill,3\n")
    assert rejected(folder) == [
        'supplier_terms.csv, row 3: a second row for "Mill"; expected one row for each supplier'
    ]


def test_terms_hold_for_all_foods_of_a_supplier_that_say_nothing_else(folder):
    (folder / "supplier_terms.csv").write_text(
        "supplier,min_order_value,delivery_fee,cutoff,lead_time_days,delivery_days,no_delivery\n"
        "Mill,80,4.50,16:30,2,Tue Fri,2026-12-24..2026-12-27 2026-05-01\n"
    )
    (folder / "suppliers.csv").write_text(
        "ingredient,supplier,pack_quantity,pack_unit,lead_time_days,cutoff\nrye,Mill,5,kg,,\nspelt,Mill,5,kg,3,12:00\n"
    )
    kitchen = read_kitchen(folder)
    assert kitchen.rejections == ()
    rye, spelt = kitchen.offers
    assert (rye.lead_time_days, spelt.lead_time_days) == (2, 3)
    assert rye.delivery_days == spelt.delivery_days == frozenset({1, 4})
    assert (rye.cutoff, spelt.cutoff) == (time(16, 30), time(12))
    assert rye.no_delivery == ((date(2026, 12, 24), date(2026, 12, 27)), (date(2026, 5, 1), date(2026, 5, 1)))
    assert (kitchen.terms["Mill"].min_order_value, kitchen.terms["Mill"].delivery_fee) == (80, Fraction("4.5"))


def test_without_terms_every_offer_says_when_it_comes(folder):
    (folder / "supplier_terms.csv").unlink()
    (folder / "suppliers.csv").write_text("ingredient,supplier,pack_quantity,pack_unit\nrye,Mill,5,kg\n")
    with pytest.raises(BadInput, match="no column lead_time_days, delivery_days"):
        read_kitchen(folder)


def test_an_offer_takes_every_optional_column(folder):
    (folder / "kitchen.toml").write_text('budget = 250\norder_time = "18:00"\n[shelf_volume_l]\ndry = 100\n')
    columns = (
        "policy,order_up_to,reorder_point,min_packs,order_multiple,max_quantity,storage,volume_l,issue,review_days"
    )
    (folder / "suppliers.csv").write_text(f"{HEADER}{columns}\nrye,Mill,5,kg,2,1,Mon,s-S,40,12,2,4,60,dry,7.5,LIFO,7\n")
    kitchen = read_kitchen(folder)
    (offer,) = kitchen.offers
    assert offer.policy == Policy(kind="s-S", reorder_point=Fraction(12), order_up_to=Fraction(40))
    assert offer.limits == Limits(
        min_packs=2, order_multiple=4, max_quantity=Fraction(60), storage="dry", volume_l=Fraction("7.5")
    )
    assert (offer.issue, offer.review_days) == ("lifo", 7)
    assert (kitchen.settings.money, kitchen.settings.order_time) == (250, time(18))


def test_a_dish_that_was_never_sold_is_rejected_once_and_the_rest_goes_on(folder):
    lines = (folder / "sales.csv").read_text().splitlines()
    (folder / "sales.csv").write_text("\n".join([lines[0] + ",Ghost pie", *(line + "," for line in lines[1:])]))
    assert rejected(folder) == ['sales.csv, row 2: series "Ghost pie" has no value; expected at least one number']


def test_sales_without_any_value_are_refused(folder):
    (folder / "sales.csv").write_text("date,Apple tart\n2026-10-28,\n2026-10-29,nan\n")
    with pytest.raises(BadInput, match=r"sales\.csv: no usable row"):
        read_kitchen(folder)


def test_a_bad_recipe_is_rejected_and_the_rest_goes_on(folder):
    (folder / "recipes" / "nothing.txt").write_text("")
    assert rejected(folder) == ["recipes/nothing.txt, row 1: recipes/nothing.txt is empty; expected a recipe"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("colour = 'red'", 'key "colour" is unknown; expected some of name, currency'),
        ("service_level = 95", "service_level is 95; expected"),
        ("spoilage_level = 1.5", "spoilage_level is 1.5; expected a number between 0 and 1"),
        ("closed = 'Mon'", "closed is 'Mon'; expected a list of texts"),
        ("closed = ['Mon', 'Nix']", 'closed is "Nix"; expected weekdays out of'),
        ("name = ", "is not TOML"),
        ("budget = 'much'", "budget is 'much'; expected an amount of money"),
        ("budget = -5", "budget is -5.0; expected money, 0 or more"),
        ("budget = nan", "budget is nan; expected money, 0 or more"),
        ("order_time = 'late'", 'order_time is "late"; expected a time such as 16:30'),
        ("keep_within = 0.9", "keep_within is 0.9; expected from 0 up to 0.5"),
        ("shelf_volume_l = 200", "shelf_volume_l is 200; expected a table [shelf_volume_l]"),
        ("[shelf_volume_l]\ndry = 'big'", "shelf_volume_l of dry is 'big'; expected a number of litres"),
        ("[shelf_volume_l]\ndry = -1", "shelf_volume_l of dry is -1; expected litres, 0 or more"),
    ],
)
def test_wrong_settings_are_refused(folder, line, message):
    (folder / "kitchen.toml").write_text(line + "\n")
    with pytest.raises(BadInput) as caught:
        read_kitchen(folder)
    assert message in str(caught.value)


def test_a_table_that_is_not_text_is_refused(folder):
    (folder / "stock.csv").write_bytes(b"ingredient,quantity,unit\n\xff\xfe\x00\n")
    with pytest.raises(BadInput, match=r"stock\.csv is not UTF-8 text"):
        read_kitchen(folder)


def test_tables_with_a_byte_order_mark_are_read(folder):
    text = (folder / "stock.csv").read_text(encoding="utf-8")
    (folder / "stock.csv").write_text(text, encoding="utf-8-sig")
    assert rejected(folder) == []
