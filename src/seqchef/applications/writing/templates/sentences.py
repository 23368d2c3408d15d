"""Sentences: the acts of a plan as an English cook is told them."""

from collections.abc import Iterable, Mapping

from seqchef.applications.writing.constraints.doneness_words import advice, told
from seqchef.applications.writing.templates.listed import Listed
from seqchef.applications.writing.templates.plans import Act
from seqchef.applications.writing.templates.stage import Vessel
from seqchef.applications.writing.wishes import UnitSystem
from seqchef.food.temperatures import fahrenheit

VESSELS: Mapping[Vessel, str] = {
    "pan": "large pan",
    "pot": "large pot",
    "bowl": "large bowl",
    "jug": "large jug",
    "dish": "large baking dish",
    "wok": "wok",
    "plate": "deep plate",
}
BEGINNING: Mapping[str, str] = {  # where nothing is in the vessel yet
    "whisk": "Whisk {foods} together in a {vessel}.",
    "combine": "Combine {foods} in a {vessel}.",
    "soften": "Put {foods} in a {vessel} and cook over medium heat for {minutes}, stirring often.",
    "brown": "Put {foods} in a {vessel} and cook over medium heat for {minutes}, turning now and then.",
    "fry": "Put {foods} in a {vessel} and cook over medium heat for {minutes}, stirring now and then.",
    "simmer": "Put {foods} in a {vessel}, bring to a simmer, cover and cook for {minutes}, until tender.",
    "stew": "Put {foods} in a {vessel}, cover and cook over low heat for {minutes}, stirring now and then.",
    "cook_in": "Put {foods} in a {vessel} and cook over medium heat for {minutes}, until cooked through.",
    "stir_in": "Put {foods} in a {vessel} and heat gently for {minutes}, stirring all the time.",
    "coat": "Put {foods} in a {vessel}.",
    "top": "Put {foods} in a {vessel} and bake for {minutes}.",
    "pour": "Put {foods} in a {vessel}.",
    "top_up": "Put {foods} in a {vessel}.",
    "mix_dry": "Mix {foods} in a {vessel}.",
    "beat": "Beat {foods} together in a {vessel} until smooth.",
    "fold_in": "Put {foods} in a {vessel}.",
    "scatter": "Put {foods} in a {vessel}.",
    "put_over": "Put {foods} in a {vessel}.",
}
GOING_ON: Mapping[str, str] = {
    "whisk": "Stir in {foods}.",
    "combine": "Add {foods}.",
    "dress": "Toss gently until everything is well mixed.",
    "scatter": "Scatter {foods} over the top.",
    "serve": "Serve at once.",
    "warm": "Heat {foods} in a {vessel} over medium heat for {minutes}.",
    "soften": "Add {foods} and cook for {minutes}, stirring often.",
    "brown": "Add {foods} and cook for {minutes}, turning now and then.",
    "fry": "Add {foods} and cook for {minutes}, stirring now and then.",
    "simmer": "Add {foods}, bring to a simmer, cover and cook over low heat for {minutes}, until tender.",
    "stew": "Add {foods}, cover and cook over low heat for {minutes}, stirring now and then.",
    "cook_in": "Add {foods} and cook gently for {minutes}, until cooked through.",
    "stir_in": "Stir in {foods} and heat gently for {minutes}.",
    "preheat": "Preheat the oven to {degrees}.",
    "arrange": "Spread {foods} out in a {vessel}.",
    "coat": "Add {foods} and turn until everything is coated.",
    "bake": "Bake for {minutes}, until cooked through and golden.",
    "top": "Scatter {foods} over the top and bake for {minutes} more.",
    "put_over": "Put {foods} on top.",
    "boil": "Boil {foods} in a large pot for {minutes}, until just tender, and drain.",
    "toss_boiled": "Add {foods} and toss well.",
    "pour": "Add {foods}.",
    "stir_well": "Stir well.",
    "top_up": "Add {foods}.",
    "serve_cold": "Pour into glasses and serve cold.",
    "mix_dry": "Add {foods} and mix well.",
    "beat": "Add {foods} and stir until smooth.",
    "fold_in": "Fold in {foods}.",
    "fill": "Spread everything in a lined baking pan.",
    "cool": "Leave to cool for {minutes} before serving.",
    "chill": "Cover and refrigerate for {minutes}.",
    # of Chinese kitchens
    "cook_rice": "Wash {foods} and cook in a pot with water for {minutes}; set aside.",
    "marinate": "Mix {again} with {foods} and leave for {minutes}.",
    "toast": "Stir {foods} in a dry pan over low heat for {minutes}, until crisp, and set aside.",
    "heat_oil": "Heat {foods} in a {vessel} for {minutes}.",
    "scramble": "Pour in {foods}, beaten, and cook for {minutes}, until set; take out and set aside.",
    "sizzle": "Add {foods} and fry for {minutes}, until fragrant.",
    "fry_paste": "Add {foods} and fry over low heat for {minutes}, until fragrant.",
    "fry_meat": "Add {foods} and fry over high heat for {minutes}, stirring.",
    "fry_slow": "Add {foods} and fry for {minutes}, until just tender.",
    "fry_hot": "Add {foods} and fry over high heat for {minutes}.",
    "fry_leaf": "Add {foods} and stir for {minutes}, until wilted.",
    "add_wet": "Add {foods} and cook over medium heat for {minutes}.",
    "thicken": "Stir {foods} into a little water, pour it in and cook for {minutes}, until thick.",
    "put_back": "Put {again} back and stir for {minutes}.",
    "drizzle": "Drizzle with {foods}.",
    "scatter_back": "Scatter {again} over the top.",
    "eat_with": "It is eaten with {foods}.",
    "fry_cooked": "Add {again} and fry for {minutes}, until every grain is loose.",
    "boil_eggs": "Boil {foods} for {minutes}, cool in cold water and peel.",
    "eggs_in": "Put {again} in and cook for {minutes} more.",
    "deep_fry": "Add {foods} and fry for {minutes}, until golden and done; drain.",
    "serve_on_rice": "It is eaten with {again}.",
    "blanch_meat": "Put {again} into cold water, bring to a boil, cook for {minutes}, drain and rinse.",
    "braise": "Add {foods} and hot water to cover, bring to a boil, cover and cook over low heat for {minutes}.",
    "braise_in_it": "Add {foods} and, if needed, hot water to cover, bring to a boil, cover and cook over low heat for "
    "{minutes}.",
    "braise_in_water": "Add hot water to cover, bring to a boil, cover and cook over low heat for {minutes}.",
    "braise_on": "Add {foods} and cook for {minutes} more, until tender.",
    "braise_soft": "Add {foods} and cook for {minutes} more.",
    "reduce": "Add {foods} and cook over high heat for {minutes}, until little liquid is left.",
    "boil_up": "Put {foods} in a {vessel}, bring to a boil, and cook over low heat for {minutes}.",
    "boil_in_water": "Put {foods} in a {vessel} with plenty of water, bring to a boil and cook over low heat for "
    "{minutes}.",
    "soup_on": "Add {foods} and cook for {minutes}, until tender.",
    "soup_soft": "Add {foods} and cook for {minutes}.",
    "soup_leaf": "Add {foods} and cook for {minutes}.",
    "season_soup": "Season with {foods} and cook for {minutes}.",
    "egg_drop": "Pour in {foods}, beaten, in a thin stream, and cook for {minutes}, until set.",
    "beat_eggs": "Beat {foods} in a bowl until smooth.",
    "lay_out": "Lay {foods} in a {vessel}.",
    "steam": "Steam over boiling water for {minutes}, until cooked through.",
    "pour_over": "Pour {foods} over it.",
    "hot_oil": "Heat {foods} for {minutes} and pour it over the top.",
    "blanch": "Cook {foods} in boiling water for {minutes}, rinse with cold water and drain.",
    "lay_in_bowl": "Put {foods} in a {vessel}.",
    "dress_with": "Mix {foods} and toss with the rest.",
    "poach": "Put {foods} in a {vessel} with boiling water to cover and cook over low heat for {minutes}.",
    "poach_in_water": "Put {foods} in a {vessel} with boiling water to cover and cook over low heat for {minutes}.",
    "cool_and_cut": "Take {again} out, leave to cool and cut into pieces.",
    "broth": "Add {foods} and hot water, and boil for {minutes}.",
    "boil_water": "Add hot water, and boil for {minutes}.",
    "slide_in": "Add {foods} piece by piece and cook for {minutes}, until done.",
    "fry_rice": "Add {foods} and fry for {minutes}, until every grain is loose.",
    "boil_grain": "Put {foods} in a {vessel}, bring to a boil and cook over low heat for {minutes}, stirring often.",
    "congee_on": "Add {foods} and cook for {minutes}, until done.",
    "stir_through": "Stir in {foods}.",
    "season": "Add {foods} and stir for {minutes}.",
    "knead": "Knead {foods} with water until smooth, cover and leave for {minutes}.",
    "mix_filling": "Mix {foods} to a filling.",
    "wrap": "Wrap the filling in {foods}.",
    "wrap_alone": "Divide, roll out, and wrap the filling.",
    "boil_wrapped": "Boil for {minutes}, until they float and are done.",
    "steam_wrapped": "Steam over boiling water for {minutes}.",
    "roll_flat": "Put the filling in {foods} and press flat.",
    "roll_alone": "Divide, roll out, wrap the filling and press flat.",
    "fry_flat": "Fry over low heat for {minutes}, turning, until golden and done.",
}
ALONE: Mapping[str, str] = {  # where there is one food only, and nothing in the vessel
    "whisk": "Put {foods} in a {vessel}.",
    "combine": "Put {foods} in a {vessel}.",
    "mix_dry": "Put {foods} in a {vessel}.",
    "beat": "Put {foods} in a {vessel} and stir until smooth.",
}


def sentence(act: Act, units: UnitSystem = "us") -> str:
    """One act in one sentence, and another one where a food has to reach a temperature."""
    alone = ALONE if act.begins and len(act.foods) == 1 else {}
    pattern = alone.get(act.act) or (BEGINNING.get(act.act) if act.begins else None) or GOING_ON[act.act]
    text = pattern.format(
        foods=the_foods(act.foods),
        again=the_foods(act.again),
        vessel=VESSELS[act.vessel],
        minutes=f"{act.minutes} minute{'s' if act.minutes != 1 else ''}",
        degrees=told(act.celsius, fahrenheit(act.celsius), units),
    )
    return " ".join((text, *(advice(act.needs, units) if act.needs else ())))


def the_foods(foods: Iterable[Listed]) -> str:
    """ "the onion, the carrots and the garlic"."""
    names = [f"the {one.said}" for one in foods]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
