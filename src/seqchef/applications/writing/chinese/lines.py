"""Ingredient lines in Chinese: "洋葱 2 个，切碎"."""

from seqchef.applications.writing.amounts.leading import Leading, leading, unit_of
from seqchef.applications.writing.chinese.amounts import COUNTS, chinese_amount
from seqchef.applications.writing.chinese.foods import HAN, chinese_name
from seqchef.applications.writing.templates.listed import listed_foods
from seqchef.food.lexicon import folded_words

CUT = {
    "chopped": "切碎", "sliced": "切片", "diced": "切丁", "minced": "切末", "grated": "擦碎", "shredded": "切丝",
    "cubed": "切块", "crushed": "压碎", "mashed": "压成泥", "peeled": "去皮", "seeded": "去籽", "pitted": "去核",
    "cored": "去芯", "melted": "融化", "softened": "室温软化", "drained": "沥干", "rinsed": "洗净", "beaten": "打散",
    "halved": "对半切开", "quartered": "切成四块", "toasted": "烘香", "cooked": "煮熟", "thawed": "解冻",
    "trimmed": "修整", "juiced": "榨汁", "crumbled": "弄碎", "boneless": "去骨", "skinless": "去皮", "frozen": "冷冻",
    "soaked": "泡好", "deveined": "去虾线", "sifted": "过筛", "optional": "可选", "torn": "撕碎", "cold": "冷",
    "warm": "温", "ground": "磨碎", "sections": "切段", "florets": "掰成小朵", "smashed": "拍碎", "strips": "切条",
}  # fmt: skip
ON_ONION = {"chopped": "切葱花", "sliced": "切段"}
TO_TASTE = "适量"


def chinese_line(line: str) -> str:
    """One line: name, amount in metric units, and how it is cut; a line that is Chinese already stays as it is."""
    foods = listed_foods((line,))
    if not foods or HAN.search(line):
        return line
    names = "和".join(chinese_name(one.food, one.said) for one in foods)
    amount = leading(line)
    much = TO_TASTE if amount is None else chinese_amount(amount.quantity, _unit(line, amount), foods[0].food)
    called = {word for one in foods for word, _, _ in folded_words(one.said)}
    of_onion = any(one.food is not None and one.food.name == "green onion" for one in foods)
    words = (ON_ONION.get(word, CUT[word]) if of_onion else CUT[word] for word in _cuts(line) if word not in called)
    done = dict.fromkeys(words)
    return "，".join((f"{names} {much}", *done))


def _cuts(line: str) -> list[str]:
    return [word for word, _, _ in folded_words(line) if word in CUT]


def _unit(line: str, amount: Leading) -> str | None:
    """The unit of a line, also behind the name: of "3 garlic cloves" the clove."""
    if amount.unit is not None:
        return amount.unit
    name = line[amount.end :].split(",", 1)[0]
    units = (unit_of(word) for word, _, _ in folded_words(name))
    return next((unit for unit in units if unit in COUNTS), None)
