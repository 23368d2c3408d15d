"""The kitchen folder and everything that can be wrong with it: each message names file, row, found and expected."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from seqchef.errors import BadInput
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


@pytest.mark.parametrize("name", ["stock.csv", "orders.csv", "calendar.csv", "units.csv", "kitchen.toml"])
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
        ("suppliers.csv", "leeks,Other,5,kg,2,1,Mon,,,", 'a second row for "leeks"; expected one supplier'),
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
