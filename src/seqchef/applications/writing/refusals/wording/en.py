"""English."""

KINDS = {
    "cleaner": "a cleaning agent",
    "chemical": "a chemical or a material",
    "medicine": "a medicine",
    "drug": "a drug",
    "poison": "poisonous",
    "person": "no food that we write recipes for",
}
NAMES = {
    "animal_fat": "animal fat",
    "insect": "colour from insects",
    "rennet": "animal rennet",
    "dairy": "milk products",
}
MESSAGES = {
    "and": "{first} and {last}",
    "or": " or ",
    "comma": ", ",
    # no dish and no ingredient
    "control": "The text holds a character that cannot be printed ({found}); expected the name of a dish or "
    "ingredients.",
    "orders": '"{found}" is an order and no food; this writes recipes only: expected a dish or ingredients.',
    "address": '"{found}" is an address and nothing is looked up; expected the name of a dish or ingredients.',
    "code": '"{found}" is code and no food; expected the name of a dish or ingredients.',
    "wordless": '"{found}" has no words; expected the name of a dish or ingredients in words.',
    "script": 'The letter "{found}" is neither Latin nor Chinese; expected English or Chinese.',
    "unknown_dish": 'No word of "{found}" is known as a food or a dish; expected a dish in English or Chinese, such as '
    '"mushroom risotto".',
    # no food
    "not_food": '"{found}" is {kind}: no recipe is written with it. Take it off the list and ask again.',
    "unknown_foods": "{unknown} of {all} ingredients are not known as food: {names}; expected ingredients such "
    "as rice, "
    "leek or cheddar.",
    "unknown_food": "{names} is not known as food; expected an ingredient such as rice, leek or cheddar.",
    "meant": " (did you mean {names}?)",
    "unknown_lines": "Not known as food, used as written: {names}.",
    "unknown_restricted": "{names} is not known as food, so nobody can say whether it fits {asked}; take it off "
    "the list or "
    "give it a common name.",
    "pantry_left_out": "Not known as food and left out: {names}.",
    "pantry_empty": "Nothing of the pantry can be used for {asked}; expected at least one food that is allowed.",
    "pantry_no_food": "Nothing of the pantry is known as food; expected names such as rice, leek or cheddar.",
    "unknown_tags": "Not known as a cuisine or a course, passed over: {names}.",
    # what nobody could write
    "no_list": '"{found}": no recipe could be written that keeps every promise; name its ingredients',
    "unkept": "no recipe could be written that keeps every promise; {why}",
    # wishes that contradict
    "too_short": "{food} is not cooked through within {most} min: allow {least} or more, or leave it out.",
    "contradiction": "{food} does not go with {asked} (it holds {what}): leave one of the two out{instead}.",
    "instead": ", or take {names} instead",
    "called": ', or ask for "{name}"',
    "without": '"without {name}"',
    # notes on who is asked
    "gone_without": "{food} commonly has {what}: this recipe goes without.",
    "claimed_wrongly": "The title says {diet}, the list does not keep to it: {foods}.",
    "usual_without": "Usually made with {foods}: this recipe goes without.",
    "labels": "Allergens are left out by what foods commonly contain: product labels decide. This is not medical "
    "advice.",
    # refused topics
    "canning": "Canning at home needs a tested process, or it can cause botulism: no recipe is written. Use the "
    "USDA Complete "
    "Guide to Home Canning, or ask for a dish to eat fresh.",
    "oil": "Garlic, herbs or chillies kept in oil can cause botulism: no recipe is written. Make flavoured oil "
    "just before it "
    "is eaten, or buy one that is acidified.",
    "curing": "Curing with nitrite or saltpetre is poisonous when weighed wrongly: no recipe is written. Buy "
    "cured meat, or "
    "follow the National Center for Home Food Preservation.",
    "infants": "Food for infants and toddlers is not written here (no honey before 12 months, choking, salt): ask a "
    "paediatrician or the CDC's pages on infant feeding.",
    "foraged": "Gathered mushrooms and plants can kill and cannot be told apart from here: no recipe is written. "
    "Ask again "
    "with mushrooms from a shop.",
    "raw_meat": "Raw or rare poultry, pork and minced meat can carry germs: no recipe is written. Ask for the "
    "dish cooked "
    "through.",
    "raw_milk": "Raw milk can carry Listeria, Salmonella and E. coli: no recipe is written. Ask again with "
    "pasteurised milk.",
    "raw_beans": "Raw kidney beans are poisonous and a slow cooker does not get hot enough: no recipe is "
    "written. Ask again "
    "with canned beans, or boil them hard for 30 minutes first.",
    "left_out": "Food that stood warm overnight or has spoiled is not safe, and heating does not help: no recipe "
    "is written. "
    "Throw it away.",
    "fermenting": "Fermenting, brewing and distilling need measured salt, acid and time: no recipe is written. "
    "Follow the "
    "National Center for Home Food Preservation, or buy the product and ask for a dish with it.",
    # topics with a note
    "kidney_beans": "Dry kidney beans are poisonous until boiled: soak 5 hours, pour off the water, boil in "
    "fresh water for "
    "30 minutes; a slow cooker alone is not enough. Green beans: cook them through.",
    "raw_flour": "Raw flour and raw dough can carry germs: do not taste them unless the flour is sold as heat-treated.",
    "raw_eggs": "Where eggs stay raw or soft, use pasteurised eggs; others should be cooked to 71 C (160 F).",
    "raw_fish": "Fish that is eaten raw must have been frozen against parasites (-20 C for 7 days); raw fish and "
    "oysters are "
    "not for pregnant or old people, children or anybody with a weak immune system.",
    "wild_mushrooms": "Use wild mushrooms from a shop only, never gathered without an expert, and cook them through.",
    "sprouts": "Raw sprouts can carry germs: cook them through.",
    "old_rice": "Use cooked rice only if it was put into the refrigerator within two hours; heat it to 74 C (165 F).",
    "jars": "Keep in the refrigerator and eat within days: this is no tested process for jars that keep in a cupboard.",
    "cassava": "Cassava is poisonous raw: peel, soak and cook it through, and pour off the water.",
    "elderberries": "Raw elderberries, leaves and stems are poisonous: use ripe berries only and cook them.",
    "fiddleheads": "Fiddleheads are poisonous raw: boil 15 minutes or steam 10 to 12, and pour off the water.",
    "lupini": "Bitter lupini beans are poisonous until soaked for days and boiled: use sweet or ready-made ones.",
    "taro": "Raw taro burns mouth and throat: cook it through.",
    "ackee": "Unripe ackee is poisonous: use canned ackee, or the flesh of fruit that opened by itself.",
    "daylily": "Fresh daylily buds are poisonous raw: blanch, soak and cook them, or use dried ones.",
    "wood_ear": "Soak wood ears for 4 hours at most, in the refrigerator, and throw away what stood longer.",
    "jerky": "Heat meat for jerky to 71 C (160 F), poultry to 74 C (165 F), before it is dried.",
    "alcohol": "Contains alcohol, and cooking does not remove all of it: not for children or in pregnancy.",
}
