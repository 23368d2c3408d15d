"""Par levels in files, row by row."""

from fractions import Fraction

from seqchef.applications.planning.backtest.pars import StatedPar
from seqchef.formats.kitchen_pars import read_pars

SUPPLIERS = "ingredient,supplier,pack_quantity,pack_unit,par\n"


def pars(tmp_path, own=None, suppliers=SUPPLIERS):
    if own is not None:
        (tmp_path / "pars.csv").write_text(own, encoding="utf-8")
    (tmp_path / "suppliers.csv").write_text(suppliers, encoding="utf-8")
    rejections = []
    return read_pars(tmp_path, rejections), rejections


def test_a_kitchen_may_state_no_par_level(tmp_path):
    assert pars(tmp_path, suppliers="ingredient,supplier\nflour,Mill\n") == ((), [])
    assert pars(tmp_path) == ((), [])


def test_a_level_without_a_unit_is_in_the_supplier_s(tmp_path):
    found, rejections = pars(tmp_path, "ingredient,par,unit\nflour,50,\neggs,2 1/2,\ncream,1500,ml\n")
    assert found == (
        StatedPar(ingredient="flour", quantity=Fraction(50), in_pack_unit=True, row=2),
        StatedPar(ingredient="cream", quantity=Fraction(1500), unit="ml", row=4),
    )
    assert [str(one) for one in rejections] == ['pars.csv, row 3: par is "2 1/2"; expected a number, 0 or more']


def test_a_column_of_suppliers_counts_where_pars_csv_says_nothing(tmp_path):
    suppliers = SUPPLIERS + "flour,Mill,25,kg,40\ncream,Dairy,2,l,\neggs,Dairy,90,,180\neggs,Farm,30,,60\n"
    found, rejections = pars(tmp_path, "ingredient,par\nFlour,50\n", suppliers)
    assert [(one.ingredient, one.quantity, one.file, one.row) for one in found] == [
        ("Flour", 50, "pars.csv", 2),
        ("eggs", 180, "suppliers.csv", 4),
    ]
    assert rejections == []


def test_a_second_level_for_the_same_food_is_rejected(tmp_path):
    _, rejections = pars(tmp_path, "ingredient,par\nflour,50\nFlours,60\n")
    assert [one.found for one in rejections] == ['a second row for "Flours"']
