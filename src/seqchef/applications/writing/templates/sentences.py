"""Sentences: the acts of a plan as an English cook is told them."""

from collections.abc import Iterable, Mapping

from seqchef.applications.writing.constraints.doneness_words import advice, told
from seqchef.applications.writing.templates.listed import Listed
from seqchef.applications.writing.templates.plans import Act
from seqchef.applications.writing.templates.stages import Vessel
from seqchef.applications.writing.wishes import UnitSystem
from seqchef.food.temperatures import fahrenheit

VESSELS: Mapping[Vessel, str] = {
    "pan": "large pan",
    "pot": "large pot",
    "bowl": "large bowl",
    "jug": "large jug",
    "dish": "large baking dish",
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
        vessel=VESSELS[act.vessel],
        minutes=f"{act.minutes} minute{'s' if act.minutes != 1 else ''}",
        degrees=told(act.celsius, fahrenheit(act.celsius), units),
    )
    return " ".join((text, *(advice(act.needs, units) if act.needs else ())))


def the_foods(foods: Iterable[Listed]) -> str:
    """ "the onion, the carrots and the garlic"."""
    names = [f"the {one.said}" for one in foods]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
