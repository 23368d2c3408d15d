"""Roles: what a food does in a dish, by its category and what it is a kind of."""

from collections.abc import Mapping
from typing import Literal

from seqchef.applications.writing.templates.listed import Listed

Role = Literal[
    "fat", "aromatic", "spice", "salt", "meat", "fish", "vegetable", "leaf", "fruit", "grain", "pasta", "legume",
    "liquid", "water", "dairy", "cheese", "egg", "herb", "nut", "sweet", "flour", "raising", "bread", "sauce",
    "drink", "juice", "other",
    "wine", "thickener", "binder", "paste", "tough", "tofu", "slow", "finish", "blanched", "raw_grain",
    "cooked_grain",  # of Chinese kitchens
]  # fmt: skip

BY_NAME: Mapping[Role, frozenset[str]] = {  # by what a food is a kind of, before its category is asked
    "aromatic": frozenset(("onion", "garlic", "shallot", "leek", "ginger", "scallion", "green onion")),
    "leaf": frozenset(("lettuce", "spinach", "arugula", "watercress", "salad greens", "mixed greens", "greens")),
    "flour": frozenset(("flour", "gluten-free flour", "cornstarch", "starch", "cake mix", "baking mix", "cornmeal")),
    "raising": frozenset(("baking powder", "baking soda", "yeast", "cream of tartar", "gelatin")),
    "water": frozenset(("water", "ice")),
    "liquid": frozenset(("broth", "stock", "bouillon", "tomato sauce", "tomato puree", "coconut milk")),
    "dairy": frozenset(("cream cheese", "ricotta cheese", "mascarpone", "cottage cheese", "ice cream")),
    "cheese": frozenset(("cheese",)),
    "sweet": frozenset(("chocolate", "cocoa powder", "vanilla extract", "extract", "honey", "sugar", "syrup")),
    "drink": frozenset(("coffee", "tea", "soda", "wine", "beer", "liqueur", "spirit")),
    "salt": frozenset(("salt", "black pepper", "white pepper")),
    "fat": frozenset(("oil", "butter", "fat", "margarine", "shortening")),
}
_IN_CHINESE_KITCHENS: Mapping[Role, str] = {
    "meat": "ground meat, beef tenderloin, beef sirloin, ham, bacon, chinese sausage",
    "aromatic": "green onion, shallot, chili pepper, sichuan peppercorn, star anise, cinnamon, bay leaf, dried shrimp",
    "vegetable": "garlic scape, chinese chive, leek, onion",
    "sauce": "oyster sauce, fish sauce, tahini, cumin, white pepper, black pepper, curry powder, five-spice powder, "
    "chili powder, tomato paste",
    "herb": "sesame seed, chive",
    "wine": "rice wine",
    "thickener": "cornstarch, starch, potato starch",
    "binder": "egg white",
    "paste": "chili bean paste, fermented black bean, doenjang, hoisin sauce, gochujang",
    "tough": "pork belly, pork rib, beef, lamb, mutton, duck, goose, ham hock, tripe",
    "tofu": "tofu, seitan",
    "slow": "potato, carrot, taro, pumpkin, squash, sweet potato, lotus root, daikon, yam, eggplant, green bean, corn, "
    "cauliflower, cassava, chestnut, radish, turnip, bamboo shoot",
    "nut": "peanut",
    "finish": "sesame oil, chili oil",
    "pasta": "noodle",
}
IN_CHINESE_KITCHENS = {  # before BY_NAME, where a dish is made the Chinese way
    role: frozenset(names.split(", ")) for role, names in _IN_CHINESE_KITCHENS.items()
}
BY_LAST_WORD: Mapping[str, Role] = {"juice": "juice", "extract": "sweet", "zest": "spice", "flour": "flour"}
BY_CATEGORY: Mapping[str, Role] = {
    "fat": "fat",
    "spice": "spice",
    "salt": "salt",
    "meat": "meat",
    "poultry": "meat",
    "fish": "fish",
    "shellfish": "fish",
    "vegetable": "vegetable",
    "mushroom": "vegetable",
    "fruit": "fruit",
    "grain": "grain",
    "pasta": "pasta",
    "noodle": "pasta",
    "legume": "legume",
    "soy": "legume",
    "dairy": "dairy",
    "plant_dairy": "dairy",
    "cheese": "cheese",
    "egg": "egg",
    "plant_egg": "egg",
    "herb": "herb",
    "nut": "nut",
    "seed": "nut",
    "sweetener": "sweet",
    "sweet": "sweet",
    "baking": "raising",
    "flour": "flour",
    "bread": "bread",
    "sauce": "sauce",
    "condiment": "sauce",
    "vinegar": "sauce",
    "drink": "drink",
    "alcohol": "drink",
    "stock": "liquid",
    "soup": "liquid",
    "preparation": "other",
}


def role_of(one: Listed, *, in_chinese_kitchens: bool = False) -> Role:
    """What a listed food does; "other" where nobody knows."""
    kinds, last = one.kinds, one.said.rsplit(" ", 1)[-1].lower()
    if in_chinese_kitchens and (own := _by_name(kinds, IN_CHINESE_KITCHENS)) is not None:
        return own
    if last in BY_LAST_WORD:
        return BY_LAST_WORD[last]
    return _by_name(kinds, BY_NAME) or BY_CATEGORY.get(one.category, "other")


def _by_name(kinds: frozenset[str], names: Mapping[Role, frozenset[str]]) -> Role | None:
    return next((role for role, of in names.items() if not of.isdisjoint(kinds)), None)
