"""Parts: foods that a cook gets out of a listed one: an egg gives its white, a lemon its juice, bacon its drippings.

Among them is what the same word means: the cloves of garlic are no spice.
"""

from collections.abc import Mapping

_PARTS = """
bacon: bacon drippings, drippings, fat
beef: drippings, fat
citrus: citrus juice, citrus zest, juice
clam: clam juice
coconut: coconut milk, coconut water
cream: whipped cream
duck: duck fat
egg: egg white, egg yolk, meringue
fruit: juice
garlic: clove
ground meat: patty, meatball
lemon: lemon juice, lemon zest
lime: lime juice, lime zest
meat: drippings, fat
onion: onion juice
pasta: pasta water
orange: orange juice, orange zest
mandarin orange: orange juice, orange zest
grapefruit: grapefruit juice
pineapple: pineapple juice
olive: olive brine
pickle: pickle juice
chicken: chicken skin, chicken fat
pork: pork rind
sausage: drippings, fat
sugar: caramelized sugar, syrup
tomato: tomato juice, tomato puree, juice
water: ice
"""


def parts_table() -> Mapping[str, frozenset[str]]:
    """What each food gives, by canonical names."""
    lines = (line.partition(": ") for line in _PARTS.strip().splitlines())
    return {food: frozenset(given.split(", ")) for food, _, given in lines}
