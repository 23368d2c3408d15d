"""Sentences in Chinese: the acts of a plan as a cook is told them."""

from collections.abc import Iterable, Mapping, Sequence

from seqchef.applications.writing.chinese.foods import chinese_name
from seqchef.applications.writing.templates.listed import Listed
from seqchef.applications.writing.templates.plans import Act
from seqchef.applications.writing.templates.stages import Vessel
from seqchef.food.doneness import Doneness
from seqchef.food.temperatures import fahrenheit

VESSELS: Mapping[Vessel, str] = {"pan": "平底锅", "pot": "汤锅", "bowl": "大碗", "jug": "大壶", "dish": "耐热深盘"}
BEGINNING: Mapping[str, str] = {  # where nothing is in the vessel yet
    "whisk": "将{foods}放入{vessel}中拌匀。",
    "combine": "将{foods}放入{vessel}中。",
    "soften": "将{foods}放入{vessel}中，中火翻炒{minutes}。",
    "brown": "将{foods}放入{vessel}中，中火煎{minutes}，中途翻面。",
    "fry": "将{foods}放入{vessel}中，中火翻炒{minutes}。",
    "simmer": "将{foods}放入{vessel}中，煮开后盖上锅盖，小火煮{minutes}至软熟。",
    "stew": "将{foods}放入{vessel}中，盖上锅盖，小火焖{minutes}，不时翻动。",
    "cook_in": "将{foods}放入{vessel}中，中火加热{minutes}至熟透。",
    "stir_in": "将{foods}放入{vessel}中，小火加热{minutes}，不停搅拌。",
    "mix_dry": "将{foods}放入{vessel}中混合。",
    "beat": "将{foods}放入{vessel}中，搅打至顺滑。",
    "pour": "将{foods}倒入{vessel}中。",
    "top": "将{foods}放入{vessel}中，烤{minutes}。",
    **dict.fromkeys(("coat", "top_up", "fold_in", "scatter", "put_over"), "将{foods}放入{vessel}中。"),
}
GOING_ON: Mapping[str, str] = {
    "whisk": "加入{foods}拌匀。",
    "combine": "加入{foods}。",
    "dress": "轻轻拌匀。",
    "scatter": "撒上{foods}。",
    "serve": "装盘即可。",
    "warm": "将{foods}放入{vessel}中，中火加热{minutes}。",
    "soften": "加入{foods}，翻炒{minutes}。",
    "brown": "加入{foods}，煎{minutes}，中途翻面。",
    "fry": "加入{foods}，翻炒{minutes}。",
    "simmer": "加入{foods}，煮开后盖上锅盖，小火煮{minutes}至软熟。",
    "stew": "加入{foods}，盖上锅盖，小火焖{minutes}，不时翻动。",
    "cook_in": "加入{foods}，小火煮{minutes}至熟透。",
    "stir_in": "拌入{foods}，小火加热{minutes}。",
    "preheat": "",  # said with the baking
    "arrange": "将{foods}平铺在{vessel}中。",
    "coat": "加入{foods}，翻拌均匀。",
    "bake": "放入预热至{degrees}的烤箱，烤{minutes}，至熟透、表面金黄。",
    "top": "撒上{foods}，再烤{minutes}。",
    "put_over": "放上{foods}。",
    "boil": "用大锅将{foods}煮{minutes}至刚熟，沥干。",
    "toss_boiled": "加入{foods}拌匀。",
    "pour": "加入{foods}。",
    "stir_well": "搅拌均匀。",
    "top_up": "加入{foods}。",
    "serve_cold": "倒入杯中，冷饮即可。",
    "mix_dry": "加入{foods}混合。",
    "beat": "加入{foods}，搅拌至顺滑。",
    "fold_in": "拌入{foods}。",
    "fill": "倒入铺好烘焙纸的模具中。",
    "cool": "放凉{minutes}即可。",
    "chill": "盖好，冷藏{minutes}。",
}


def chinese_sentence(act: Act) -> str:
    """One act in one sentence, and another one where a food has to reach a temperature."""
    pattern = (BEGINNING.get(act.act) if act.begins else None) or GOING_ON[act.act]
    return pattern.format(
        foods=in_a_row(act.foods),
        vessel=VESSELS[act.vessel],
        minutes=f" {act.minutes} 分钟",
        degrees=_degrees(act.celsius, fahrenheit(act.celsius)),
    )


def chinese_advice(needs: Sequence[Doneness], foods: Sequence[Listed]) -> str:
    """How far each food has to be cooked, and how long it rests: "上桌前确认鸡肉的中心温度达到 74°C（165°F）。" """
    at: dict[str, list[str]] = {}
    for need in needs:
        at.setdefault(_degrees(need.celsius, need.fahrenheit), []).append(_name_of(need, foods))
    parts = [f"{_joined(dict.fromkeys(names))}的中心温度达到{degrees}" for degrees, names in at.items()]
    rest = max((need.rest_minutes for need in needs), default=0)
    return f"上桌前确认{'，'.join(parts)}" + (f"，并静置 {rest} 分钟。" if rest else "。")


def _name_of(need: Doneness, foods: Sequence[Listed]) -> str:
    meant = (one for one in foods if one.said == need.words)
    return next((chinese_name(one.food, one.said) for one in meant), f"（{need.words}）")


def in_a_row(foods: Iterable[Listed]) -> str:
    """ "洋葱、胡萝卜和大蒜"."""
    return _joined(dict.fromkeys(chinese_name(one.food, one.said) for one in foods))


def _joined(names: Iterable[str]) -> str:
    *before, last = [*names] or [""]
    return f"{'、'.join(before)}和{last}" if before else last


def _degrees(celsius: int, fahrenheit: int) -> str:
    return f" {celsius}°C（{fahrenheit}°F）"
