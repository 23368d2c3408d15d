"""How Chinese lines are divided, and the forms that models see."""

import pytest

from seqchef.text.tokens import tokenize

CASES = {
    "鸡蛋 400g（约 8 颗）": "鸡 蛋 400 g ( 约 8 颗 )",
    "五花肉500克": "五 花 肉 500 克",
    "牛奶 100-125ml": "牛 奶 100-125 ml",
    "生抽 1～2 勺": "生 抽 1-2 勺",
    "25g-40g": "25 g - 40 g",
    "1 至 2 个": "1 至 2 个",
    "糖1 1/2勺": "糖 1#1$2 勺",
    "½ 個雞蛋": "#1$2 个 鸡 蛋",
    "面粉 １．５ ｋｇ": "面 粉 1.5 kg",
    "水 1,000ml": "水 1,000 ml",
    "1,2": "1 , 2",
    "75% 黑巧克力": "75 % 黑 巧 克 力",
    "XO酱两勺": "XO 酱 两 勺",
    "肉量 = 份数 * 180 克": "肉 量 = 份 数 * 180 克",
}


@pytest.mark.parametrize("line", CASES)
def test_a_line_has_these_forms(line: str) -> None:
    assert " ".join(token.form for token in tokenize(line, "zh")) == CASES[line]


def test_a_form_may_differ_but_the_text_is_that_of_the_line() -> None:
    assert [token.text for token in tokenize("２ 顆雞蛋", "zh")] == ["２", "顆", "雞", "蛋"]
