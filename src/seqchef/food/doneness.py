"""Doneness: which foods have to be cooked to which temperature inside, and how long they rest.

Knows: the safe minimum internal temperatures of the Food Safety and Inspection Service of the USDA (Safe Minimum
Internal Temperature Chart, fsis.usda.gov; the same table stands on foodsafety.gov), and how lines name such foods.
What is cured, canned or dried to be eaten as it is needs none; poultry meat always does, cooked poultry too (165 F is
also the temperature of leftovers).
Does not know: how a recipe says so (applications.writing).
Start at: needed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Doneness:
    """A food, the temperature that its middle has to reach (rounded up), and minutes of rest."""

    kind: str  # a key of SAFE
    words: str  # as the ingredient says it, lower case: "chicken", "ground beef"
    celsius: int
    fahrenheit: int
    rest_minutes: int = 0


SAFE = {  # kind: degrees C, degrees F, minutes of rest
    "poultry": (74, 165, 0),
    "stuffing": (74, 165, 0),
    "leftovers": (74, 165, 0),  # casseroles too
    "ground meat": (71, 160, 0),
    "game": (71, 160, 0),  # rabbit and venison
    "eggs": (71, 160, 0),  # dishes of eggs; eggs alone until yolk and white are firm
    "whole meat": (63, 145, 3),  # steaks, chops, roasts of beef, pork, veal, lamb, goat; raw ham
    "fish": (63, 145, 0),  # and shellfish
}

WORDS = {
    "poultry": "chicken turkey duck duckling goose quail pheasant squab capon poultry partridge guinea_fowl grouse "
    "cornish_hen game_hen hen pullet giblet ostrich emu wild_fowl rooster drumette",
    "whole meat": "beef pork veal lamb mutton goat ham steak stew_meat meat sparerib spare_rib short_rib "
    "baby_back_rib back_rib rib_eye ribeye prime_rib brisket sirloin flank_steak skirt_steak oxtail tri_tip "
    "london_broil filet_mignon tenderloin chop bison liver kidney sweetbread tripe pork_belly pig pig_feet pigs_foot "
    "trotter hock shank tongue chuck_roast rump_roast pot_roast roast rack_of_lamb gammon chateaubriand heart",
    "ground meat": "hamburger burger meatball meat_ball meatloaf_mix sausage bratwurst chorizo kielbasa andouille "
    "merguez ground_chuck ground_round ground_sirloin mince linguica boudin hot_dog frankfurter wiener patty",
    "game": "venison rabbit deer elk moose hare boar bear squirrel caribou",
    "fish": "fish salmon tuna cod haddock halibut trout tilapia snapper bass flounder sole mackerel sardine "
    "swordfish catfish monkfish mahi grouper pollock perch pike carp eel herring sea_bream turbot rockfish whitefish "
    "barramundi orange_roughy shark sturgeon skate hake bluefish walleye pompano ahi branzino fillet shrimp prawn "
    "crab lobster scallop clam mussel oyster squid calamari octopus crayfish crawfish langoustine cuttlefish abalone "
    "conch whelk cockle seafood shellfish crabmeat fishcake fish_stick swai whiting",
    "eggs": "egg yolk",
    "stuffing": "stuffing",
}
CHINESE = {
    "poultry": "鸡 鸭 鹅 火鸡 鸽子 鹌鹑 凤爪",
    "ground meat": "肉末 肉馅 肉糜 肉丸 香肠 绞肉 碎肉 肉饼",
    "game": "兔 鹿肉",
    "whole meat": "牛肉 猪肉 羊肉 牛排 猪排 排骨 五花肉 里脊 牛腩 牛腱 羊排 猪蹄 猪肝 肥牛 瘦肉 肉丝 肉片",
    "fish": "鱼 虾 蟹 龙虾 扇贝 蛤蜊 花甲 青口 生蚝 牡蛎 鱿鱼 章鱼 墨鱼 海参 鲍鱼 带鱼 三文鱼",
    "eggs": "鸡蛋 鸭蛋 鹌鹑蛋 蛋黄 蛋液 全蛋 蛋",
}
# What has such a word in its name and needs nothing: it is another food, or is eaten as it is bought.
OTHERWISE = (
    r"(chicken|turkey|duck|beef|pork|veal|lamb|ham|meat|fish|seafood|shrimp|lobster|clam|crab|oyster|poultry|goose|"
    r"steak|poulet|hamburger|burger|sausage|hot dog|egg|bratwurst|stuffing) (((noodle|rice|and rice|gumbo|vegetable|"
    r"dumpling) )?soups?|broth|stock|bouillon|consomme|base|bones? broth|gravy|fat|drippings|seasoning|rub|spice|sauce|"
    r"juice|extract|flavou?r(ed|ing)?|granules|cubes?|powder|tenderi[sz]er|mushrooms?|crackers?|buns?|rolls?|pickles?|"
    r"dill|demi glace|tallow|jerky|rinds?|cracklings?|casings?|mix|noodles?|wash|wrappers?|roll wrappers?|skins?|"
    r"substitutes?|replacers?|beaters|tomato(es)?|dripping|marinade|roe|knots?|paste|nog|dye|shells?|bread|flakes|"
    r"lovers?|white powder|fry mix|free)|(beef|chicken|pork|ham|turkey|fish|veal) ((and|n|or|style|flavou?red|"
    r"\w+ or) )?(\w+ )?(beans|rice|pasta|noodles?|broth|stock|ramen|bouillon)|(giblet|venison|rabbit|shellfish) (stock|"
    r"broth|gravy)|for stuffing|patty ?pan\w*|boars head|anchovy fillets?|egg (\w+ )?(tagliatelle|fettuccine|linguine|"
    r"lasagn[ae]|pasta|spaghetti|dumplings?)|no yolks?|pepperoni (sausages?)?|(hemp|sunflower) (seed )?hearts?|"
    r"burger style crumbles|(quesadilla|taco|carne) seasoning|(bread|cornbread|herb) stuffing mix|stuffing (cubes|"
    r"crumbs)|stuffing mix|cream of (chicken|turkey|shrimp|celery) (soup)?|(condensed|canned) (\w+ )?(chicken|turkey|"
    r"shrimp|beef|oyster) soup|(pork|baked) (and|n) beans|canned (ham|beef|pork|salmon|tuna|fish|crab|crabmeat|shrimp|"
    r"clams?|oysters?|sardines?)|beefsteak (tomato(es)?|plants?)|beef ?steak tomato(es)?|oyster (plant|mushrooms?)|"
    r"crab ?apples?|fish mint|lambs? (lettuce|quarters?)|goat(s)? (milk |s milk )?(cheese|milk|butter|yogh?urt)|"
    r"sheeps? milk|buffalo \w+|chicken of the woods|hen of the woods|duck sauce|swedish fish|goldfish( crackers?)?|"
    r"bear (claws?|garlic)|bears garlic|(bacon|ham) (bits?|flavou?red)|salt pork|(dried|chipped|jerked) (beef|fish|"
    r"shrimps?|scallops?|squid|anchov\w+|cod)|(smoked|cured|pickled|canned|tinned|kippered|imitation|mock|"
    r"dried) (\w+ )?(salmon|trout|herring|mackerel|oysters?|mussels?|fish|sardines?|tuna|clams?|crab|crabmeat|lobster|"
    r"eel|shrimps?|cod|meat|beef|ham|eggs?)|(salmon|trout|fish|cod|shrimp|lumpfish|flying fish) roe|salmon caviar|"
    r"nova lox|krab|surimi|crab ?(meat|sticks?)|(hard|soft)? ?(boiled|cooked) eggs?|egg substitutes?|chocolate eggs?|"
    r"candy eggs?|quail eggs in \w+|pasteuri[sz]ed eggs?|(meatless|vegetarian|vegan|veggie|veggie \w+|soya?|tofu|"
    r"plant based|beyond|impossible|bean|quorn|seitan|vegetable|lentil|mushroom|faux|fake|artichoke|hearts of|palm|"
    r"celery|romaine|nut|coconut|walnut|almond|pecan|crab apple|pumpkin|pomegranate|squash|cauliflower|cabbage|"
    r"portobello) ((based|style|ground) )?(burgers?|hot dogs?|frankfurters?|wieners?|sausages?|chorizo|crumbles|ground|"
    r"meat(balls?)?|ground (beef|meat)|chicken|beef|turkey|ham|fish|hearts?|liver|patt(y|ies)|steaks?|meats?|bacon|"
    r"fillets?|chops?)|(summer|dry|dried|liver|blood|hard|cured) sausage|spanish chorizo|(prosciutto|parma|serrano|"
    r"iberico|bayonne|deli|boiled|cooked|canned|sandwich|lunch(eon)?|fully cooked|precooked) ham|(deli|luncheon|lunch|"
    r"pastrami|corned) meat|artichoke hearts?|hearts? of \w+|celery hearts?|romaine hearts?|kidney beans?|steak fries|"
    r"cocktail sausage wrappers|liver ?wurst|pate de \w+|tongue (of )?fire|orange roast|french roast|dark roast|"
    r"roast(ed)? coffee|ox ?heart tomato\w*|sausage (gravy|seasoning) mix|pepper ?steak seasoning|"
    r"italian sausage seasoning|fish and chips? batter"
)
OTHERWISE_IN_CHINESE = (
    r"鸡精|鸡粉|鸡高汤|鸡清汤|鸡汤|鸡油|鸡枞菌?|鸡腿菇|鸡毛菜|鸡尾酒|鸡头米|鱼露|鱼香|鱼腥草|鱼豆腐|蚝油|虾皮|虾米|"
    r"虾酱|蟹棒|蟹味菇|蟹粉|鱼子酱|鱼松|肉松|牛肉干|牛肉酱|蛋糕粉|蛋挞皮|蛋黄酱|蛋卷|蛋白粉|皮蛋|"
    r"咸鸭蛋|咸蛋黄?|松花蛋|肉桂|肉豆蔻|肉蔻|鸭血|木鱼花|柴鱼片?|鱿鱼丝|罐头(鱼|肉)|素鸡|素肉|"
    r"午餐肉|火腿肠?"
)
EATEN_AS_BOUGHT = re.compile(r"\b(cans?|canned|tins?|tinned|jars?|pouch(es)?|lox|jerky|freeze dried|deli)\b|罐头|即食")
COOKED_ALREADY = re.compile(r"\b(cooked|precooked|pre cooked|boiled|cured|imitation)\b")
EASED_WHERE = {  # these are also sold ready to eat
    **dict.fromkeys(("fish", "salmon", "shrimp", "prawn", "lobster", "crab", "clam", "mussel"), COOKED_ALREADY),
    **dict.fromkeys(("tuna", "trout", "mackerel"), re.compile(r"\b(cooked|smoked|cured|drained)\b")),
    **dict.fromkeys(("sausage", "kielbasa", "andouille", "chorizo"), re.compile(r"\b(fully cooked|precooked|cured)\b")),
    "ham": re.compile(r"\b(cooked|precooked|boiled|baked|cured|slices?|sliced)\b"),
}
ANOTHER_HEAD = re.compile(
    r"\b(celery|chard|rhubarb|tomato|cauliflower|cabbage|mushroom|artichoke|palm|lettuce|romaine)"
)
GROUND = r"(?:ground|minced|lean|extra|fresh|raw|very|finely|or|and|fat|\d+)"
SHAPES = frozenset({"fillet", "fillets", "steak", "steaks", "roast", "chops", "hock", "hocks", "heart", "tenderloin"})


def needed(names: Iterable[str]) -> tuple[Doneness, ...]:
    """What has to be cooked how far, in the order of the ingredients; `names` are names or whole lines, in any case.

    One for each kind and word: "1 chicken" and "2 chicken thighs" give one, words "chicken". Ground poultry is poultry.
    What is unknown needs nothing, nor does the heading of a part of the list, which ends with ":".
    """
    found: dict[tuple[str, str], Doneness] = {}
    for name in names:
        if name.rstrip().endswith(":"):
            continue
        for kind, words in _mentions(_plain(name)):
            celsius, fahrenheit, rest = SAFE[kind]
            one = Doneness(kind=kind, words=words, celsius=celsius, fahrenheit=fahrenheit, rest_minutes=rest)
            found.setdefault((kind, words), one)
    return tuple(found.values())


def _plain(name: str) -> str:
    """Lower case, one space between words, so that "Pan-fried  BURGER-buns" meets its phrase.

    Of marks only those stay that divide phrases: "chicken, skin removed" is no chicken skin.
    """
    parts = re.split(r"[,;:()\[\]]", name.casefold().replace("'", "").replace("’", ""))
    return " , ".join(re.sub(r"[\W_]+", " ", part).strip() for part in parts).strip()


def _mentions(line: str) -> list[tuple[str, str]]:
    """The kinds of a plain line with the first word of each that is no mere shape: tuna steak is fish."""
    found: dict[str, str] = {}
    for match in _pattern().finditer(line):
        kind = match.lastgroup
        if kind is not None and kind != "otherwise" and not _eased(match.group(), line, kind):
            words = found.get(kind.replace("_", " "), match.group())
            found[kind.replace("_", " ")] = match.group() if words in SHAPES else words
    if "poultry" in found:
        found = {kind: words for kind, words in found.items() if kind in {"poultry", "stuffing", "eggs"}}
    if found.keys() & {"fish", "ground meat", "game"}:
        found.pop("whole meat", None)
    return list(found.items())


def _eased(words: str, line: str, kind: str) -> bool:
    """Whether this line says that the food is eaten as it is, or is no meat at all. Never said of poultry."""
    if kind == "poultry":
        return False
    one = words.removesuffix("s")
    if ANOTHER_HEAD.search(line) and one in {"heart", "steak", "chop", "meat", "liver", "oyster"}:
        return True
    return bool(EATEN_AS_BOUGHT.search(line)) or (one in EASED_WHERE and bool(EASED_WHERE[one].search(line)))


@cache
def _pattern() -> re.Pattern[str]:
    """One expression: what is otherwise, then ground poultry and meat, then every kind's words, longest first."""
    birds, meats = _words("poultry"), _words("whole meat")
    parts = [
        rf"(?P<otherwise>\b(?:{OTHERWISE})\b|{OTHERWISE_IN_CHINESE})",
        rf"(?P<ground_meat>\b(?:ground|minced) (?:{GROUND} )*(?!(?:{birds})\b)(?:{meats})\b"
        rf"|\b(?!(?:{birds})\b)(?:{meats}) mince\b|\b(?:{_words('ground meat')})\b|{_chinese('ground meat')})",
        rf"(?P<eggs>\b(?:{_words('eggs')})\b|{_chinese('eggs')})",
    ]
    parts += [
        rf"(?P<{kind.replace(' ', '_')}>\b(?:{_words(kind)})\b|{_chinese(kind)})"
        for kind in ("poultry", "stuffing", "game", "fish", "whole meat")
    ]
    return re.compile("|".join(parts))


def _words(kind: str) -> str:
    """The words of a kind, singular and plural, longest first."""
    words = [word.replace("_", " ") for word in WORDS[kind].split()]
    plural = {"goose": "geese", "patty": "patties", "trout": "trout", "pig feet": "pigs feet"}
    both = {*words, *(plural.get(word, f"{word}es" if word.endswith("s") else f"{word}s") for word in words)}
    return "|".join(sorted(both, key=len, reverse=True))


def _chinese(kind: str) -> str:
    return "|".join(sorted(CHINESE.get(kind, "不存在的字").split(), key=len, reverse=True))
