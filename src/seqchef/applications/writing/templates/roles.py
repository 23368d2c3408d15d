"""Roles: what a food does in a dish, by its category and what it is a kind of."""

from collections.abc import Mapping
from typing import Literal

from seqchef.applications.writing.templates.listed import Listed

Role = Literal[
    "fat", "aromatic", "spice", "salt", "meat", "fish", "vegetable", "leaf", "fruit", "grain", "pasta", "legume",
    "liquid", "water", "dairy", "cheese", "egg", "herb", "nut", "sweet", "flour", "raising", "bread", "sauce",
    "drink", "juice", "other",
]  # fmt: skip

BY_NAME: Mapping[Role, frozenset[str]] = {  # by what a food is a kind of, before its category is asked
    "aromatic": frozenset(("onion", "garlic", "shallot", "leek", "ginger", "scallion", "green onion")),
    "leaf": frozenset(("lettuce", "spinach", "arugula", "watercress", "salad greens", "mixed greens", "greens")),
    "flour": frozenset(("flour", "cornstarch", "starch", "cake mix", "baking mix", "cornmeal")),
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
BY_LAST_WORD: Mapping[str, Role] = {"juice": "juice", "extract": "sweet", "zest": "spice"}
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


def role_of(one: Listed) -> Role:
    """What a listed food does; "other" where nobody knows."""
    kinds, last = one.kinds, one.said.rsplit(" ", 1)[-1].lower()
    if last in BY_LAST_WORD:
        return BY_LAST_WORD[last]
    for role, names in BY_NAME.items():
        if not names.isdisjoint(kinds):
            return role
    return BY_CATEGORY.get(one.category, "other")
