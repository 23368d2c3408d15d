"""Ordinary words around foods: how they come, what is made of them, tools that are named after them."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHAPES = _words(  # behind a name: how it comes, and no head of it
    """
    half halves piece pieces strip strips chunk chunks slice slices wedge wedges cube cubes ring rings round
    rounds floret florets leaf leaves sprig sprigs clove cloves stalk stalks rib ribs head heads bulb bulbs
    stick sticks fillet fillets part parts segment segments kernel kernels seed tip tips spear spears meat can
    cans jar package mix taste garnish serving dusting divided temperature water optional needed desired size
    bite inch thick thin diameter finely coarsely roughly thinly lightly freshly well drained rinsed packed
    softened melted chopped sliced diced minced grated shredded peeled cored seeded pitted halved quartered
    crushed beaten cubed trimmed cooked uncooked thawed frozen fresh dried ground whole large small medium extra
    more plus or and for with the a an of to in from at into about each according box bag bunch dash pinch cup
    cups teaspoon teaspoons tablespoon tablespoons ounce ounces pound pounds room torn cut toasted washed
    stemmed julienned crumbled cracked split zested juiced powdered
    """
)
COMPOUNDS = _words(  # made of what stands before them: mushroom sauce
    """
    sauce mixture dough filling dressing batter soup salad marinade glaze topping syrup crust frosting icing
    patty pie cake casserole stew burger sandwich custard pudding tart muffin ball roll
    """
)
PARTS = _words(  # of what stands before them: lemon zest
    """
    juice zest peel rind wedge slice leaf leave skin bone fat grease drippings crumb piece half strip cube seed
    tip stem top shell liquid sprig mixture yolk white ring floret mince
    """
)
ORDINARY = _words(  # the lexicon takes them for foods, and mostly they are none
    """
    tender crisp sprinkle wrap peel pulse round toast steamer broiler fryer equal relish roll cut light cool
    smoke pat dip steam press brown golden stock dressing stick shell scoop dice snap flake sandwich rub seed
    rind bone grain skin juice fat grease drippings melt blend meatball meringue
    """
)
MADE = _words(  # what a dish is called while it is made, and orders
    """
    dough batter sauce soup salad dressing marinade filling crust glaze frosting icing topping gravy syrup stew
    casserole pie cake bread cookie loaf pastry patty burger sandwich pizza custard pudding dip stock stuffing
    roast steak chop bun roll tart muffin biscuit crumb mixture
    """
)
FREE = frozenset(("water", "ice", "pasta water"))  # no list needs them
OF_EGGS = frozenset(("yolk", "yolks", "white", "whites"))
MADE_CATEGORIES = frozenset(("preparation", "soup", "sauce", "sweet", "bread", "drink", "alcohol"))  # of a title
_FOR = """
pie cake bread pizza muffin cookie pastry rice bean egg fish pasta vegetable potato garlic salad soup butter cheese
waffle coffee tea dessert candy meat jelly sugar milk juice wine sandwich biscuit steak lemon ice mandarin melon stock
"""
_TOOLS = """
pan plate dish tin sheet bag knife brush cutter blender stone wheel peeler press masher spinner bowl slicer spoon knive
grater maker iron pot filter glass thermometer mallet cup spatula machine cooker cloth paper rack ring circle mould mold
size tray bath baller stick
"""
_PHRASES = (
    r"(?:soft|hard|firm) (?:ball|crack)(?: stage)?",
    r"cream (?:until|the (?:butter|shortening|sugar|margarine))",
    r"(?:\||and|then) cream together",
    r"jelly roll pan|caramel colou?r|bread crumb topping|season (?:with|to)",
    r"paper towels?|ice water bath|ice cube trays?",
    r"(?:the )?size of (?:a )?\w+|\w+ (?:size|sized|shaped)|coarse meal|resembles? \w+ \w+",
    r"(?:large|medium|small|about the) peas?|golden|egg wash|toast (?:the|until|for|in)",
    r"mince|dip (?:each|into|in)|bed of",
)
NO_FOOD = re.compile(
    rf" (?:(?:{'|'.join(_FOR.split())}) (?:{'|'.join(_TOOLS.split())})(?:es|s)?|{'|'.join(_PHRASES)})(?= )"
)
