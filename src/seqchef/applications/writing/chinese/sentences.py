"""Sentences in Chinese: the acts of a plan as a cook is told them."""

from collections.abc import Iterable, Mapping, Sequence

from seqchef.applications.writing.chinese.foods import chinese_name
from seqchef.applications.writing.templates.listed import Listed
from seqchef.applications.writing.templates.plans import Act
from seqchef.applications.writing.templates.stage import Vessel
from seqchef.food.doneness import Doneness
from seqchef.food.temperatures import fahrenheit

VESSELS: Mapping[Vessel, str] = {
    "pan": "平底锅", "pot": "汤锅", "bowl": "大碗", "jug": "大壶", "dish": "耐热深盘",
    "wok": "炒锅", "plate": "深盘",
}  # fmt: skip
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
    # of Chinese kitchens
    "cook_rice": "{foods}淘洗干净，加水煮成饭，约{minutes}，备用。",
    "marinate": "{again}加{foods}抓匀，腌制{minutes}。",
    "toast": "{foods}放入锅中，小火干炒{minutes}至香脆，盛出备用。",
    "heat_oil": "热锅，倒入{foods}，中火加热{minutes}。",
    "scramble": "倒入打散的{foods}，炒{minutes}至凝固，盛出备用。",
    "sizzle": "下{foods}，小火炒{minutes}出香味。",
    "fry_paste": "下{foods}，小火炒{minutes}，炒出香味。",
    "fry_meat": "下{foods}，中大火翻炒{minutes}至变色。",
    "fry_slow": "下{foods}，翻炒{minutes}至断生，太干时沿锅边淋少许水。",
    "fry_hot": "下{foods}，大火翻炒{minutes}。",
    "fry_leaf": "下{foods}，大火翻炒{minutes}至变软。",
    "add_wet": "加入{foods}，中火煮{minutes}。",
    "season": "加入{foods}，翻炒{minutes}至入味。",
    "thicken": "{foods}加少许水调匀，淋入锅中，煮{minutes}至汤汁浓稠。",
    "put_back": "倒回{again}，翻炒{minutes}。",
    "drizzle": "淋上{foods}。",
    "scatter_back": "撒上{again}。",
    "eat_with": "配{foods}一起吃。",
    "fry_cooked": "下煮好的饭，翻炒{minutes}至粒粒散开。",
    "boil_eggs": "{foods}冷水下锅，煮{minutes}，过凉水剥壳备用。",
    "eggs_in": "放入剥好的{again}，一起煮{minutes}。",
    "deep_fry": "下{foods}，炸{minutes}至金黄熟透，捞出沥油。",
    "serve_on_rice": "配饭一起吃。",
    "blanch_meat": "{again}冷水下锅，煮开后再煮{minutes}，捞出洗净，沥干。",
    "braise": "加入{foods}，再加开水没过食材，大火烧开，盖上锅盖，转小火焖{minutes}。",
    "braise_in_it": "加入{foods}，不能没过食材时补些开水，大火烧开，盖上锅盖，转小火焖{minutes}。",
    "braise_in_water": "加开水没过食材，大火烧开，盖上锅盖，转小火焖{minutes}。",
    "braise_on": "加入{foods}，继续焖{minutes}至软熟。",
    "braise_soft": "加入{foods}，再煮{minutes}。",
    "reduce": "加{foods}，大火收汁{minutes}。",
    "boil_up": "{foods}放入{vessel}，大火烧开，转小火煮{minutes}。",
    "boil_in_water": "{foods}放入{vessel}，加足量的水，大火烧开，转小火煮{minutes}。",
    "soup_on": "加入{foods}，煮{minutes}至软熟。",
    "soup_soft": "加入{foods}，煮{minutes}。",
    "soup_leaf": "放入{foods}，煮{minutes}。",
    "season_soup": "加{foods}调味，煮{minutes}。",
    "egg_drop": "转圈淋入打散的{foods}，煮{minutes}，轻轻推成蛋花。",
    "beat_eggs": "{foods}搅打均匀，撇去浮沫，倒入{vessel}。",
    "lay_out": "{foods}拌匀，在{vessel}中铺好。",
    "steam": "蒸锅水烧开，放入后盖上锅盖，大火蒸{minutes}至熟。",
    "pour_over": "淋上{foods}。",
    "hot_oil": "另起锅将{foods}烧热，约{minutes}，趁热浇在上面。",
    "blanch": "{foods}放入沸水中煮{minutes}，捞出过凉水，沥干。",
    "lay_in_bowl": "{foods}放入{vessel}。",
    "dress_with": "{foods}调成料汁，浇上拌匀。",
    "poach": "锅中放入{foods}，加开水没过，烧开后转小火煮{minutes}。",
    "poach_in_water": "锅中放入{foods}，加开水没过，烧开后转小火煮{minutes}。",
    "cool_and_cut": "捞出{again}，放凉后切好装盘。",
    "broth": "加入{foods}和半锅开水，煮{minutes}。",
    "boil_water": "加半锅开水，煮{minutes}。",
    "slide_in": "逐片下入{foods}，煮{minutes}至熟。",
    "fry_rice": "下{foods}，翻炒{minutes}至粒粒散开。",
    "boil_grain": "{foods}放入{vessel}，大火烧开，转小火煮{minutes}，不时搅动，以防糊底。",
    "congee_on": "加入{foods}，煮{minutes}至熟。",
    "stir_through": "加入{foods}搅匀。",
    "knead": "{foods}加适量水揉成光滑的团，盖好静置{minutes}。",
    "mix_filling": "{foods}拌匀成馅。",
    "wrap": "用{foods}包入馅料，捏紧。",
    "wrap_alone": "分成小块，擀成圆皮，包入馅料，捏紧。",
    "boil_wrapped": "下入沸水中煮{minutes}，至浮起熟透，捞出。",
    "steam_wrapped": "放入蒸锅，水烧开后蒸{minutes}。",
    "roll_flat": "用{foods}包入馅料，压平。",
    "roll_alone": "分成小块，擀薄，包入馅料，捏紧压平。",
    "fry_flat": "小火煎{minutes}，两面煎至金黄熟透。",
}


def chinese_sentence(act: Act) -> str:
    """One act in one sentence, and another one where a food has to reach a temperature."""
    pattern = (BEGINNING.get(act.act) if act.begins else None) or GOING_ON[act.act]
    return pattern.format(
        foods=in_a_row(act.foods),
        again=in_a_row(act.again),
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
