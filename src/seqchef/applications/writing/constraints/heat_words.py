"""Words of heat: verbs with the minutes that they usually take, and words that tell such verbs from things."""

HEAT = {  # verb: fewest, usual and most minutes, judged by the authors
    "bake": (5, 30, 240), "barbecue": (5, 20, 240), "blanch": (1, 2, 5), "boil": (1, 10, 60), "braise": (20, 90, 300),
    "broil": (1, 5, 20), "brown": (2, 5, 20), "caramelize": (5, 20, 45), "char": (2, 5, 15), "cook": (1, 10, 180),
    "fry": (1, 5, 30), "grill": (2, 10, 60), "heat": (1, 3, 20), "melt": (1, 3, 15), "microwave": (1, 3, 30),
    "parboil": (3, 5, 15), "poach": (2, 10, 40), "reduce": (2, 10, 60), "reheat": (1, 5, 30), "roast": (5, 45, 300),
    "saute": (1, 5, 20), "scald": (1, 3, 10), "sear": (1, 3, 10), "simmer": (5, 20, 180), "smoke": (20, 60, 480),
    "steam": (2, 10, 60), "stew": (20, 60, 240), "sweat": (2, 5, 15), "toast": (1, 5, 20), "warm": (1, 3, 15),
}  # fmt: skip
SOON_TOLD = frozenset({"heat", "melt", "warm", "boil", "brown", "toast"})  # their time often comes a sentence later

NEIGHBOURS = {
    # after these a verb is an order
    "before": "and then or to let again also next first finally now meanwhile immediately not just until gently slowly "
    "quickly lightly briefly deep stir continue keep start begin by you may can should must will either pan skillet "
    "saucepan pot wok kettle oven batches",
    # after these a word in -ing looks back or ahead, or is a part of a name
    "back": "before after while during when for of the a an from in without if until prior with this that hot more "
    "extra your any no on oven slow",
    # before these a word in -ing is a part of a thing
    "things": "dish dishes powder soda sheet sheets pan pans tray trays stone paper parchment cup cups tin tins rack "
    "racks spray oil water liquid liquids juice juices time times wine sherry apple apples bag bags chocolate mix "
    "chips potato potatoes pot skillet basket wok vessel surface surfaces thermometer instructions directions point "
    "method bowl pits milk stock broth",
    # after these it is a noun
    "nouns": "medium low high remove off over the a an",
    # before "to" and a verb: nothing is heated now
    "later": "ready cooled longer how want wish plan used wait",
}
_ALWAYS = """
    bake blanch braise broil caramelize cook fry grill melt microwave parboil poach reheat saute scald sear
"""
ALWAYS = frozenset(_ALWAYS.split())  # these are hardly ever anything but verbs
THINGS = {  # before these a verb is an adjective or a noun
    "brown": "sugar sugars rice bread mustard lentils gravy sauce eggs ale butter",
    "cook": "s time times top",
    "grill": "pan pans grate grates rack racks marks s",
    "smoke": "point flavor flavoring",
    "steam": "basket",
    "stew": "meat",
    "toast": "points crumbs rounds slices triangles",
    "warm": "water milk place spot room liquid plate plates",
}
