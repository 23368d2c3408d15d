"""Chinese lines that a model alone gets wrong, as readers of a recipe understand them."""

from seqchef import read
from seqchef.applications.reading.chinese import food_after_all
from seqchef.text.tokens import tokenize


def test_a_short_line_with_an_amount_is_an_ingredient_unless_the_model_is_sure_that_it_is_not():
    forms = [token.form for token in tokenize("葱 适量", "zh")]
    assert food_after_all(forms, ["OTHER"] * len(forms), 0.6) == ["NAME", "QTY", "QTY"]
    assert food_after_all(forms, ["OTHER"] * len(forms), 0.99) == ["OTHER"] * len(forms)


def test_a_line_with_two_foods_and_two_amounts_names_both():
    found = read("八角 2 颗，桂皮 1 块")
    assert found.names == ("八角", "桂皮")
    assert [(amount.quantity, amount.unit_text) for amount in found.amounts] == [(2, "颗"), (1, "块")]
