"""Contents: what a food may contain that a diet asks about, by the names that food.lexicon and food.diets use."""

from collections.abc import Mapping

CONTENTS: Mapping[str, str] = {  # what a food may contain -> in words
    "meat": "meat",
    "pork": "pork",
    "beef": "beef or veal",
    "lamb": "lamb or mutton",
    "game": "game",
    "poultry": "poultry",
    "fish": "fish",
    "shellfish": "crustaceans or molluscs",
    "egg": "eggs",
    "dairy": "milk products",
    "honey": "honey",
    "alcohol": "alcohol",
    "gelatine": "gelatine",
    "animal_fat": "animal fat",
    "insect": "colour from insects",
    "rennet": "animal rennet",
    "blood": "blood",
}
LAND_ANIMALS = frozenset({"meat", "pork", "beef", "lamb", "game", "poultry"})
