"""Slow foods: minutes of foods that take longer or shorter than a stage of a Chinese kitchen says.

The first kind that a food is of counts, and of several foods the slowest. Judged by the authors; what may make people
ill while it is half raw (beans, poultry) has ample time.
"""

from collections.abc import Mapping

MINUTES: Mapping[str, Mapping[str, int]] = {  # act: kinds
    "braise": {
        "ground meat": 8, "pork rib": 45, "pork belly": 50, "beef": 60, "lamb": 50, "mutton": 60, "duck": 50,
        "ham hock": 90, "tripe": 60, "chicken wing": 15, "chicken": 25, "chicken breast": 10, "pork": 25, "meat": 30,
        "shellfish": 4, "fish": 10,
    },
    "boil_up": {
        "ground meat": 8, "pork rib": 60, "pork belly": 50, "beef": 75, "lamb": 75, "mutton": 75, "duck": 75,
        "ham hock": 90, "chicken breast": 15, "chicken": 45, "ham": 10, "pork": 15, "meat": 30, "peanut": 40,
        "edamame": 10, "bean": 60, "lentil": 40, "rice": 30, "barley": 40, "millet": 30,
    },
    "poach": {
        "chicken breast": 15, "chicken thigh": 20, "chicken wing": 15, "chicken": 35, "duck": 60, "pork belly": 40,
        "beef": 75, "lamb": 60, "mutton": 75, "pork rib": 60, "pork": 30, "meat": 30, "shrimp": 3, "fish": 8,
    },
    "steam": {
        "ground meat": 15, "pork rib": 40, "pork belly": 60, "beef": 60, "lamb": 60, "mutton": 60, "duck": 60,
        "chicken breast": 15, "chicken": 20, "pork": 25, "meat": 30, "shellfish": 6, "fish": 9, "egg": 10,
        "rice": 40, "sweet potato": 25, "potato": 20, "taro": 25, "pumpkin": 15, "eggplant": 15,
    },
    "fry_meat": {"ground meat": 4, "pork rib": 6, "chicken": 6, "shellfish": 3, "fish": 6},
    "fry_slow": {
        "cassava": 30, "taro": 20, "pumpkin": 10, "potato": 6, "carrot": 4, "corn": 4, "eggplant": 8, "green bean": 10,
    },
    "cook_rice": {"rice": 25, "millet": 25},
    "boil": {"glass noodle": 3, "rice noodle": 4},
    "soup_soft": {"nori": 1, "seaweed": 2, "shrimp": 3, "wonton wrapper": 5},
    "boil_grain": {"bean": 60, "mung bean": 45},
    "add_wet": {"fermented black bean": 1, "peanut": 30, "edamame": 8, "pea": 5, "bean": 60, "lentil": 40},
    "braise_on": {"cassava": 30, "taro": 20, "bean": 60, "lentil": 40, "peanut": 40},
    "blanch": {"green bean": 10, "bean": 60, "edamame": 10, "egg": 10, "potato": 3, "lentil": 40, "pasta": 5},
    "congee_on": {"chicken": 15, "pork rib": 45, "beef": 20},
}  # fmt: skip
