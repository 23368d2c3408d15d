"""Allergens: the 14 classes of Annex II of Regulation (EU) No 1169/2011, with their English and Chinese names.

Knows: what people call them ("dairy" is milk, "shellfish" two classes).
Does not know: which food has which (food.lexicon).
Start at: allergens_named.
"""

from collections.abc import Mapping

from seqchef.errors import UnknownName

# name -> (English, Chinese), in the order of the Annex
ALLERGENS: Mapping[str, tuple[str, str]] = {
    "gluten": ("cereals containing gluten", "含麸质谷物"),
    "crustaceans": ("crustaceans", "甲壳类"),
    "eggs": ("eggs", "蛋类"),
    "fish": ("fish", "鱼类"),
    "peanuts": ("peanuts", "花生"),
    "soy": ("soya beans", "大豆"),
    "milk": ("milk", "乳类"),
    "nuts": ("tree nuts", "坚果"),
    "celery": ("celery", "芹菜"),
    "mustard": ("mustard", "芥末"),
    "sesame": ("sesame", "芝麻"),
    "sulphites": ("sulphur dioxide and sulphites", "二氧化硫及亚硫酸盐"),
    "lupin": ("lupin", "羽扇豆"),
    "molluscs": ("molluscs", "软体动物"),
}
# An allergen that makes a food what a diet asks for (food.diets).
MEANT_BY_ALLERGEN: Mapping[str, str] = {
    "crustaceans": "shellfish",
    "eggs": "egg",
    "fish": "fish",
    "milk": "dairy",
    "molluscs": "shellfish",
}
_ALIASES = """
gluten: gluten, wheat, barley, rye, oats, oat, spelt, cereals, cereals containing gluten, coeliac, celiac, 麸质, 小麦
crustaceans: crustaceans, crustacean, crustacea, prawns, prawn, shrimps, shrimp, crab, crabs, lobster, 虾, 蟹
eggs: eggs, egg, 蛋, 鸡蛋
fish: fish, fishes, 鱼
peanuts: peanuts, peanut, groundnuts, groundnut
soy: soy, soya, soybean, soybeans, soya bean, soya beans, 大豆, 黄豆
milk: milk, dairy, lactose, dairy products, milk products, 牛奶, 乳制品, 奶
nuts: nuts, nut, tree nuts, tree nut, treenuts, almonds, hazelnuts, walnuts, cashews, pecans, pistachios, macadamias
celery: celery, celeriac
mustard: mustard
sesame: sesame, sesame seeds, sesame seed
sulphites: sulphites, sulphite, sulfites, sulfite, sulphur dioxide, sulfur dioxide, 亚硫酸盐
lupin: lupin, lupins, lupine
molluscs: molluscs, mollusc, mollusks, mollusk, squid, oysters, mussels, clams, 贝类
crustaceans molluscs: shellfish, seafood shellfish, 海鲜
"""


def _aliases() -> Mapping[str, frozenset[str]]:
    lines = (line.partition(": ") for line in _ALIASES.strip().splitlines())
    listed = {alias: frozenset(classes.split()) for classes, _, aliases in lines for alias in aliases.split(", ")}
    chinese = {names[1]: frozenset({allergen}) for allergen, names in ALLERGENS.items()}
    return listed | chinese


ALIASES: Mapping[str, frozenset[str]] = _aliases()


def allergens_named(text: str) -> frozenset[str]:
    """The classes that somebody means: "dairy" is milk, "shellfish" crustaceans and molluscs. Raises UnknownName."""
    key = " ".join(text.casefold().replace("-", " ").split())
    for ending in (" free", " allergy"):
        key = key.removesuffix(ending)
    key = key.removeprefix("no ")
    if key not in ALIASES:
        raise UnknownName("allergen", text, known=tuple(ALLERGENS))
    return ALIASES[key]


def allergen_named(text: str) -> str:
    """The one class that somebody means. Raises UnknownName, also for a word that means several ("shellfish")."""
    found = allergens_named(text)
    if len(found) > 1:
        raise UnknownName("single allergen", text, known=tuple(sorted(found)))
    return next(iter(found))
