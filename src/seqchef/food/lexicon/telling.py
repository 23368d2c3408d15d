"""Telling words: what says that an allergen is in a dish, although it may be no food: "breaded", "nutty", "graham".

A word that is a food as well tells what its name promises: gravy can be made without flour, but whoever reads "gravy"
takes it for one with flour. Behind "nothing" stand words that only look as if they told something.
"""

from collections.abc import Iterator, Mapping

from seqchef.food.allergens import ALLERGENS, MEANT_BY_ALLERGEN
from seqchef.food.lexicon.folding import Words, words_of
from seqchef.food.lexicon.foodstuff import Foodstuff
from seqchef.food.lexicon.plurals import plurals

TELLING = "telling"  # the category of these words
_TELLING = """
gluten: baklava, biscuit, bread, breaded, breading, brownie, bruschetta, cake, calzone, cannoli, cheeseburger, chow
    mein, cookie, couscous, crepe, croissant, crostini, crouton, crumb, crumbed, crust, cupcakes, donut, dough,
    doughnut, dumpling, durum, egg roll, empanada, flour, french toast, graham, gravy, gyoza, lasagna, licorice,
    liquorice, lo mein, macaroni, malted, malty, matza, muffin, noodle, oaty, pancake, panzanella, pasta, pastry, pie,
    piecrust, pizza, popover, pot pie, potsticker, quiche, roux, sandwich, scone, spaghetti, spring roll, streusel,
    strudel, stuffing, tabbouleh, tabouli, tempura, tiramisu, toast, vital wheat, waffle, worcestershire
crustaceans: bouillabaisse, prawny, seafood, shellfish, shrimp
eggs: advocaat, angel food, carbonara, custard, egg, eggnog, eggy, frittata, hollandaise, macaron, mayo, mayonnaise,
    meringue, nougat, omelet, omelette, pavlova, popover, pound cake, quiche, royal icing, sabayon, souffle, sponge
    cake, thousand island, tiramisu, zabaglione
fish: anchovy, bottarga, bouillabaisse, fishy, garum, gefilte, gravlax, mahi, puttanesca, seafood, tuna,
    worcestershire
peanuts: mixed nuts, peanut, peanutty, reese, satay
soy: kecap, ketjap, lecithin, soy, soya
milk: alfredo, bechamel, beurre, butter, buttercream, buttered, buttermilk, butterscotch, buttery, caramel candy,
    caramels, carbonara, cheese, cheeseburger, cheesecake, cheesy, clotted, cream, creme, custard, dairy, eggnog,
    fondue, fromage, fudge, ganache, half-and-half, latte, milk, milkshake, milky, mornay, panna cotta, quiche, raita,
    sherbet, shortbread, sweetened whipped, tiramisu, tzatziki, yogurt
nuts: almond, amaretti, bakewell, baklava, cashew, dukkah, frangipane, gianduja, hazelnut, macaron, marchpane,
    noisette, nougat, nut, nutty, pecan, pesto, pistachio, praline, romesco, waldorf, walnut
celery: bloody mary mix, bouillon, broth, celery, mirepoix, soffritto, stock, waldorf
mustard: dijonnaise, mustard
sesame: benne, dukkah, gomashio, sesame, shichimi, tahina
sulphites: balsamic, bottled lemon juice, bottled lemon juices, dijon, instant mashed potato, maraschino cherry,
    marsala, mulled, pinot, port, raisin, sangria, sauvignon, sherry, sulfite, sulphite, wine
lupin: lupin, lupini
molluscs: bouillabaisse, oyster, seafood, shellfish
alcohol: boozy, mulled
nothing: dairy free, non dairy, nondairy
"""


def telling_words() -> Mapping[Words, Foodstuff]:
    """Every telling word in both numbers, with what it tells, as if it were a food of category TELLING."""
    told: dict[str, set[str]] = {}
    for what, words in _lines():
        for word in words:
            told.setdefault(word, set()).update({what} - {"nothing"})
    return {
        form: _food(word, frozenset(what))
        for word, what in told.items()
        for form in (_forms(words_of(word)) if what else (words_of(word),))
    }


def _lines() -> Iterator[tuple[str, list[str]]]:
    for line in _TELLING.strip().replace("\n    ", " ").splitlines():
        what, _, words = line.partition(": ")
        yield what, words.split(", ")


def _forms(words: Words) -> tuple[Words, ...]:
    return words, *((*words[:-1], plural) for plural in plurals(words[-1]))


def _food(word: str, what: frozenset[str]) -> Foodstuff:
    allergens = what & ALLERGENS.keys()
    meant = {MEANT_BY_ALLERGEN[one] for one in allergens if one in MEANT_BY_ALLERGEN}
    return Foodstuff(
        name=word, parents=(), category=TELLING, allergens=allergens, contains=(what - allergens) | meant, chinese=None
    )
