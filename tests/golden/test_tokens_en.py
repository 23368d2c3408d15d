"""How English lines are divided, and the forms that models see."""

import pytest

from seqchef.text.tokens import tokenize

CASES = {
    "1 1/2 cups flour": "1#1$2 cup flour",
    "1½ cups flour": "1#1$2 cup flour",
    "1 ½ cups flour": "1#1$2 cup flour",
    "1 and 1/2 cups flour": "1#1$2 cup flour",
    "1⁄2 cup milk": "#1$2 cup milk",
    "¼ tsp. salt": "#1$4 tsp salt",
    "2-3 leaves": "2-3 leaf",
    "2 to 3 bay leaves": "2-3 bay leaf",
    "2 – 3 eggs": "2-3 eggs",
    "½ to ¾ cup stock": "#1$2-#3$4 cup stock",
    "7- or 8-bone rack": "7-8-bone rack",
    "150g/5½oz butter": "150 g / 5#1$2 oz butter",
    "400g-500g beef": "400-500 g beef",
    "2 ounces to 3 ounces rum": "2-3 ounce rum",
    "800g-1kg pumpkin": "800 g - 1 kg pumpkin",
    "2lb4oz lamb": "2 lb 4 oz lamb",
    "2 x 400 g tins": "2x 400 g tin",
    "2x2.5cm/1x1in pieces": "2x 2.5 cm / 1x 1 in piece",
    "5-inch stick": "5 inch stick",
    "½-inch-thick slices": "#1$2 inch-thick slice",
    "one-pound loaf": "one pound loaf",
    "13-by-17-inch sheet": "13-by-17 inch sheet",
    "6-cheese blend": "6-cheese blend",
    "7-Up®": "7-Up®",
    "1%-fat milk": "1%-fat milk",
    "1,5 kg leeks": "1,5 kg leeks",
    "thyme and/or basil, chopped.": "thyme and/or basil , chopped .",
    "e.g. rye": "e.g. rye",
    '1 2" piece ginger': '1 2" piece ginger',
    "鸡蛋 400g（约 8 颗）": "鸡 蛋 400 g （ 约 8 颗 ）",
}


@pytest.mark.parametrize("line", CASES)
def test_a_line_has_these_forms(line: str) -> None:
    assert " ".join(token.form for token in tokenize(line)) == CASES[line]
