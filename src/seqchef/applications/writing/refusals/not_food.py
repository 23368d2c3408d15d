"""What is no food: words that no ingredient and no dish may have, each with the reason why.

Knows: cleaning agents, fuels, medicines, drugs, poisons, animals that are company, plants and fungi that kill.
Does not know: foods that are merely unknown (verdicts), dangerous ways with real food (topics).
Start at: not_food.

Sources of the poisons: the plant lists of the FDA (Poisonous Plant Database) and of poison centres; the list is what
people are known to have asked of recipe writers and kitchens (a supermarket's planner of 2023 took bleach and ammonia).
"""

import re
from collections.abc import Mapping

# kind -> words; "_" is one space; plurals are understood. Found anywhere in a text.
ANYWHERE: Mapping[str, str] = {
    "cleaner": "bleach ammonia detergent dish_soap dishwashing_liquid laundry_pod tide_pod soap shampoo "
    "drain_cleaner "
    "oven_cleaner toilet_cleaner disinfectant washing_powder fabric_softener hydrogen_peroxide chlorine borax "
    "lysol clorox "
    "windex hand_sanitizer hand_sanitiser caustic_soda lye quicklime hydrochloric_acid sulfuric_acid sulphuric_acid "
    "muriatic_acid toothpaste mouthwash deodorant sunscreen 漂白剂 漂白水 氨水 洗洁精 洗衣粉 洗衣液 肥皂 消毒液 "
    "消毒水 清洁剂 "
    "洁厕灵 洗发水 牙膏 烧碱 双氧水 硼砂 84消毒",
    "chemical": "glue superglue petrol gasoline diesel kerosene lighter_fluid motor_oil antifreeze methanol "
    "isopropanol "
    "rubbing_alcohol isopropyl_alcohol methylated_spirit paint_thinner turpentine acetone nail_polish varnish cement "
    "formaldehyde pesticide insecticide herbicide weedkiller weed_killer rat_poison fertilizer fertiliser "
    "mothball cyanide "
    "arsenic asbestos mercury_metal battery_acid repellent insect_spray ant_poison poisoned bug_spray wd_40 "
    "styrofoam 胶水 汽油 柴油 煤油 "
    "工业酒精 甲醇 福尔马林 "
    "甲醛 农药 杀虫剂 老鼠药 除草剂 化肥 油漆 氰化物 砒霜 防冻液",
    "medicine": "aspirin ibuprofen paracetamol acetaminophen tylenol advil nyquil benadryl xanax valium viagra "
    "melatonin "
    "antibiotic penicillin amoxicillin sleeping_pill cough_syrup insulin codeine oxycodone fentanyl morphine "
    "adderall "
    "prozac medicine medication 阿司匹林 布洛芬 对乙酰氨基酚 安眠药 止咳糖浆 抗生素 头孢 胰岛素 药片 感冒药 伟哥",
    "drug": "tobacco cigarette cigar nicotine cannabis marijuana hashish thc cbd cannabutter cocaine heroin lsd "
    "mdma ecstasy "
    "methamphetamine opium magic_mushroom psilocybin kratom ketamine ayahuasca peyote space_cake pot_brownie "
    "weed_brownie "
    "香烟 烟草 大麻 罂粟 鸦片 毒品 冰毒 海洛因 可卡因 摇头丸",
    "poison": "death_cap destroying_angel fly_agaric amanita false_morel gyromitra webcap toadstool hemlock "
    "oleander foxglove "
    "deadly_nightshade belladonna lily_of_the_valley castor_bean daffodil datura jimsonweed monkshood aconite "
    "wolfsbane "
    "laburnum hogweed mistletoe yew_berry yew_berries pokeweed poke_sallet holly_berry holly_berries rhododendron "
    "rhubarb_leaf rhubarb_leaves bitter_almond apricot_kernel apricot_pit japanese_star_anise ragwort comfrey "
    "fugu pufferfish puffer_fish blowfish blue_ringed_octopus mad_honey green_potato tomato_leaves potato_leaves "
    "河豚 夹竹桃 "
    "断肠草 曼陀罗 毒蘑菇 毒蝇伞 鹅膏菌 附子 草乌 川乌 大黄叶 苦杏仁 发芽土豆 发芽的土豆 滴水观音 "
    "见手青 鱼胆 乌头 蟾蜍 生豆浆 生银杏 生白果 织纹螺",
    "person": "human humans placenta dog_meat cat_meat puppy_meat roadkill long_pig pangolin "
    "ortolan panda_meat tiger_meat shark_fin 人肉 狗肉 猫肉 胎盘 穿山甲 熊掌 鱼翅 果子狸",
}
# Only where it is the whole ingredient: "dog", not "hot dog"; "glass", not "glass noodles".
ALONE: Mapping[str, str] = {
    "chemical": "paint plastic glass metal sand soil dirt gravel rock paper cardboard wax candle rubber mercury lead "
    "concrete brick wood sawdust ink battery hair dust nail stone iron steel 塑料 玻璃 沙子 泥土 石头 纸 蜡烛",
    "medicine": "pill vitamin drug tablet 药",
    "drug": "weed hash pot poppy_straw lsd meth",
    "poison": "poison venom 毒药",
    "person": "dog cat puppy kitten hamster gerbil human people person man woman child baby boy girl parrot "
    "canary horse "
    "pony monkey gorilla whale dolphin panda tiger lion elephant rhinoceros seal sea_turtle koala eagle owl pet "
    "neighbour "
    "neighbor husband wife 狗 猫 人 小孩 宝宝 孩子 熊猫 老虎 大象 海豚 鲸鱼 猴子 宠物",
}


def not_food(text: str, *, whole: bool) -> tuple[str, str] | None:
    """The word that is no food and its kind, None where there is none; `whole`: the text is one ingredient's name."""
    plain = " ".join(re.findall(r"\w+", text.casefold()))
    for tables in (ANYWHERE, ALONE) if whole else (ANYWHERE,):
        for kind, words in tables.items():
            pattern = _either(words)
            found = re.fullmatch(pattern, plain) if tables is ALONE else re.search(pattern, plain)
            if found:
                return found.group(), kind
    return None


def _either(words: str) -> str:
    """Any of the words, plural or not; Chinese ones anywhere, English ones as whole words."""
    english = [re.escape(word.replace("_", " ")) for word in words.split() if word.isascii()]
    chinese = [word for word in words.split() if not word.isascii()]
    return rf"\b(?:{'|'.join(english)})(?:s|es)?\b" + "".join(f"|{word}" for word in chinese)
