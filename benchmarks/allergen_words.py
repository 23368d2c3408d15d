"""Allergen words: a list for each of the 14 classes of EU food law, to find what a recipe without one still names.

Written by itself, from Annex II of Regulation (EU) No 1169/2011 and the derivatives that food agencies warn of. It
imports nothing from the package that it judges, so that a mistake of the one is seen by the other. A generic food
counts where it usually holds the allergen (soy sauce is brewed with wheat, Worcestershire sauce with anchovies).
"""

import re
import unicodedata
from functools import cache

from benchmarks.allergen_words_chinese import CHINESE, CHINESE_BUT

PLANT = (
    "coconut almond soy soya oat rice cashew hemp nut hazelnut macadamia pea plant plant_based vegan dairy_free "
    "non_dairy nondairy flax quinoa walnut tiger_nut oat_based"
)
OTHER_GRAIN = (
    "rice corn maize almond coconut chickpea gram besan buckwheat tapioca potato cassava sorghum millet teff quinoa "
    "soy soya amaranth arrowroot banana chestnut lentil hazelnut pea bean garbanzo masa gluten_free sago mung urad "
    "tigernut cornmeal plantain nut"
)
WORDS = {  # one space is "_"; plurals are understood
    "gluten": """
        wheat flour bread breadcrumb crumb toast bun dinner_roll bread_roll crescent_roll sandwich bagel baguette
        brioche croissant ciabatta focaccia naan pita pitta chapati roti paratha tortilla pasta spaghetti macaroni
        penne fusilli linguine linguini fettuccine fettuccini tagliatelle lasagna lasagne rigatoni ravioli
        tortellini orzo ziti vermicelli farfalle rotini orecchiette cannelloni manicotti pappardelle bucatini
        capellini angel_hair gemelli cavatappi ditalini gnocchi noodle ramen udon somen soba lo_mein chow_mein
        couscous bulgur bulghur farro spelt kamut einkorn emmer durum semolina seitan gluten barley rye malt malted
        oat oatmeal granola muesli bran triticale graham cracker cookie biscuit cake cupcake pastry piecrust
        pie_crust pie_shell pie_dough crust phyllo filo dough crouton panko pretzel matzo matzoh matza wonton gyoza
        egg_roll spring_roll dumpling pizza pie waffle pancake crepe muffin doughnut donut brownie scone shortbread
        ladyfinger lady_finger gingersnap wafer oreo pumpernickel sourdough crostini bruschetta panzanella beer ale
        stout lager soy_sauce shoyu hoisin teriyaki oyster_sauce worcestershire ponzu stuffing roux gravy breaded
        tempura cereal freekeh fregola licorice liquorice surimi imitation_crab bisquick hamburger_bun
        hot_dog_bun strudel streusel challah cornbread corn_bread vital_wheat hydrolyzed_wheat kamut_flour
        tabbouleh tabouli grape_nuts maltose malt_vinegar marmite vegemite cream_of_wheat farina
    """,
    "crustaceans": """
        shrimp prawn crab crabmeat lobster crayfish crawfish langoustine langostino scampi krill shellfish seafood
        surimi imitation_crab krab shrimp_paste belacan xo_sauce crustacean yabby bay_bug mantis_shrimp barnacle
    """,
    "eggs": """
        egg yolk albumen albumin meringue mayonnaise mayo aioli hollandaise bearnaise custard eggnog quiche frittata
        omelet omelette sponge_cake ladyfinger lady_finger marshmallow_creme marshmallow_fluff nougat macaron
        brioche challah zabaglione sabayon advocaat tartar_sauce tartare_sauce remoulade caesar_dressing
        thousand_island ranch_dressing tiramisu souffle popover pavlova lemon_curd carbonara lysozyme angel_food
        pound_cake surimi miracle_whip royal_icing
    """,
    "fish": """
        fish salmon tuna cod haddock halibut trout tilapia snapper bass flounder sole mackerel sardine swordfish
        catfish monkfish mahi grouper pollock perch pike carp eel herring bream turbot rockfish whitefish barramundi
        orange_roughy shark sturgeon hake bluefish walleye pompano ahi branzino anchovy anchovies anchoa kipper lox
        caviar roe surimi imitation_crab dashi bonito katsuobushi worcestershire caesar_dressing nam_pla nuoc_mam
        bouillabaisse isinglass kimchi puttanesca tapenade gefilte gravlax seafood smelt shad whiting sprat pilchard
        arctic_char sablefish lutefisk bacalao taramasalata garum tobiko unagi swai basa skate bottarga
        gentlemans_relish
    """,
    "peanuts": """
        peanut groundnut ground_nut_oil satay arachis monkey_nut beer_nut mixed_nuts nutter_butter reese reeses
        goober peanutbutter
    """,
    "soy": """
        soy soya soybean soyabean tofu tempeh edamame miso natto tamari shoyu bean_curd beancurd teriyaki hoisin tvp
        textured_vegetable_protein lecithin okara yuba ponzu black_bean_sauce black_bean_garlic_sauce
        fermented_black_bean doubanjiang gochujang doenjang ssamjang kecap ketjap liquid_aminos oyster_sauce soymilk
    """,
    "milk": """
        milk cream butter cheese cheddar mozzarella parmesan parmigiano parmigian pecorino feta brie camembert gouda
        ricotta mascarpone gruyere emmental emmentaler emmenthal provolone monterey_jack monterrey_jack pepper_jack
        jack_cheese colby cotija queso paneer halloumi gorgonzola roquefort stilton asiago fontina manchego
        neufchatel velveeta romano havarti muenster edam limburger quark burrata boursin chevre taleggio
        grana_padano jarlsberg yogurt yoghurt kefir buttermilk ghee whey casein caseinate lactose lactalbumin curd
        custard ice_cream gelato half_and_half creme creme_fraiche clotted dulce_de_leche caramel_sauce
        caramel_candy caramel_candies caramels toffee butterscotch fudge milk_chocolate white_chocolate cool_whip
        whipped_topping alfredo bechamel ranch_dressing tzatziki raita lassi latte eggnog pesto tiramisu cheesecake
        buttercream nutella caesar_dressing cheeseburger dairy hollandaise bearnaise brioche croissant shortbread
        irish_cream baileys skyr labneh labne crema mornay white_sauce fromage cajeta nougat
        condensed_milk creamer milkshake sherbet panna_cotta dream_whip sweetened_whipped ganache beurre
        buttery_spread milky
    """,
    "nuts": """
        almond hazelnut filbert walnut cashew pecan brazil_nut pistachio macadamia nut praline marzipan frangipane
        gianduja nutella amaretto amaretti orgeat baklava macaron frangelico dukkah romesco nougat turron nocino
        noisette marchpane almond_paste pesto waldorf disaronno bakewell nutty florentine_biscuit
    """,
    "celery": """
        celery celeriac broth bouillon stock stock_cube old_bay mirepoix soffritto waldorf v8 bloody_mary_mix
        celery_salt celery_seed holy_trinity crab_boil celeri
    """,
    "mustard": """
        mustard dijon piccalilli old_bay dijonnaise moutarde chow_chow colmans
    """,
    "sesame": """
        sesame tahini tahina halva halvah hummus houmous humus zaatar za_atar gomasio gomashio baba_ghanoush
        baba_ganoush dukkah everything_bagel everything_seasoning everything_bagel_seasoning gingelly benne furikake
        shichimi togarashi
    """,
    "sulphites": """
        wine sulphite sulfite sulphur_dioxide sulfur_dioxide metabisulphite metabisulfite balsamic sherry port
        vermouth champagne prosecco marsala madeira dried_fruit dried_apricot dried_mango dried_pineapple
        dried_papaya dried_pear dried_peach dried_apple golden_raisin sultana raisin candied_fruit candied_peel
        glace_cherry candied_cherry maraschino_cherry bottled_lemon_juice chardonnay merlot cabernet burgundy
        chianti riesling sauvignon pinot dijon instant_mashed_potato cava zinfandel shiraz syrah muscat sauternes
        mulled sangria hard_cider
    """,
    "lupin": """
        lupin lupine lupini lupinus
    """,
    "molluscs": """
        clam mussel oyster scallop squid calamari octopus cuttlefish snail escargot escargots abalone conch whelk
        cockle periwinkle oyster_sauce squid_ink clam_juice clamato xo_sauce geoduck shellfish seafood mollusc
        mollusk nautilus limpet winkle cuttle sea_snail
    """,
}

PLANT_KIND = (
    "milk milk_yogurt milk_ice_cream creme cream butter yogurt yoghurt cheese creamer ice_cream sour_cream "
    "kefir whipped_cream cream_cheese"
)
BUT = {  # phrases that hold such a word and are something else: any of the left, then any of the right
    "gluten": [
        (
            OTHER_GRAIN,
            "flour noodle pasta bread tortilla vermicelli vermicelli_noodle cracker cake paper crepe pancake "
            "tempura spaghetti crumb",
        ),
        ("walnut soybean yuca arepa lupin mustard mochiko masa_harina potato_starch", "flour"),
        ("rice_stick pad_thai rice_vermicelli", "noodle"),
        ("pizza pasta spaghetti tomato_pasta", "sauce cheese blend_cheese"),
        ("pie", "filling spice pumpkin mix"),
        ("pumpkin_pie cherry_pie apple_pie blueberry_pie peach_pie strawberry_pie", "filling spice mix"),
        ("", "spring_roll_skin bread_and_butter_pickle pancake_syrup sandwich_spread"),
        ("licorice liquorice", "liqueur root"),
        ("yeast", "cake"),
        ("cake", "yeast fresh_yeast compressed_yeast"),
        (
            "corn rice soft_corn hard_corn yellow_corn white_corn blue_corn",
            "tortilla tortillas cereal chex chip tortilla_chip",
        ),
        (
            "glass cellophane bean_thread zucchini courgette kelp shirataki sweet_potato mung_bean spiralized",
            "noodle vermicelli",
        ),
        ("cake", "pan tin rack stand tester ring plate board mould mold"),
        ("pie", "plate pan dish tin weight server"),
        (
            "cookie biscuit pastry bread pizza cracker pasta noodle muffin waffle dough pancake sandwich loaf",
            "sheet cutter brush bag blender knife machine pan stone tin cup_tin iron hook pot scraper board cup "
            "tray wheel peel press tip",
        ),
        ("ginger", "ale beer"),
        ("root", "beer"),
        ("fish rice salt", "cake"),
        ("rice", "bran"),
        ("tortilla", "chip press"),
        ("corn", "flake"),
        ("", "buckwheat"),
        ("spaghetti", "squash"),
        ("toast toast_the", "the spices nuts seeds almonds walnuts pecans until in sesame"),
        ("bread", "fruit"),
        ("", "gluten_free wheat_free"),
    ],
    "crustaceans": [
        ("crab", "apple grass boil"),
        ("seafood", "seasoning sauce cocktail_sauce"),
        ("shrimp", "boil plant"),
    ],
    "eggs": [
        ("flax chia soy", "mayonnaise mayo egg"),
        ("egg", "free replacer replacement alternative plant timer slicer shaped"),
    ],
    "fish": [
        ("swedish", "fish"),
        ("seafood", "seasoning"),
        ("goldfish", "cracker"),
        ("fish", "mint spatula slice free kettle"),
        ("seaweed", "caviar"),
        ("bass", "ale"),
    ],
    "peanuts": [
        ("peanut", "free"),
    ],
    "soy": [
        ("soy", "free"),
        ("sunflower", "lecithin"),
    ],
    "milk": [
        ("vegan plant_based non_dairy", "macaroni_and_cheese"),
        (PLANT, PLANT_KIND),
        (
            "peanut almond cashew nut seed sunflower apple cocoa cacao shea cookie pumpkin pear plum walnut "
            "hazelnut pecan pistachio macadamia sunflower_seed sesame soy_nut vegan mango",
            "butter",
        ),
        ("butter", "bean lettuce squash knife dish cup"),
        ("cream_of", "tartar coconut wheat"),
        ("cream", "style sherry"),
        ("creme_de", "almond menthe cassis cacao banane banana violette noyaux mure"),
        ("creme_of", "tartar coconut"),
        ("bean soy soybean tofu", "curd"),
        ("head", "cheese"),
        ("cheese", "cloth grater"),
        ("milk", "thistle fish free"),
        ("", "bread_and_butter_pickle non_dairy nondairy dairy_free_macaroni_and_cheese earth_balance_buttery_spread"),
        ("", "cream_soda ice_cream_salt whipped_cream_flavored_vodka cashew_ricotta almond_ricotta tofu_cream_cheese"),
        ("milk", "alternative substitute"),
        ("pistachio chestnut fruit marshmallow coconut_whipped", "milk cream creme butter topping whipped_topping"),
        ("dairy lactose", "free"),
        ("ice_cream", "maker machine scoop freezer stick"),
        ("cocoa", "butter"),
        ("boston", "butter_lettuce"),
        ("coconut", "cream_cheese whipped_cream ice_cream custard"),
    ],
    "nuts": [
        ("pine pinon ginger corn grape soy water tiger cola betel", "nut(?!_free)"),
        ("nut", "free"),
    ],
    "celery": [
        ("celery", "free"),
        ("stock", "pot pan of"),
        ("in on well", "stock"),
    ],
    "mustard": [
        ("mustard", "free"),
    ],
    "sesame": [
        ("sesame", "free street"),
    ],
    "sulphites": [
        ("non_alcoholic rice", "wine wine_vinegar"),
        ("wine champagne", "yeast"),
        ("port", "salut"),
        ("wine", "glass glasses bottle rack fridge"),
        ("sulphite sulfite", "free"),
        ("unsulphured unsulfured", "raisin sultana dried_apricot apricot"),
    ],
    "lupin": [
        ("lupin", "free"),
    ],
    "molluscs": [
        ("oyster", "mushroom cracker plant free"),
        ("king trumpet", "oyster_mushroom"),
        ("seafood", "seasoning sauce cocktail_sauce"),
        ("veal turkey pork", "scallop"),
    ],
}
FREE_FROM = {  # a food that says itself that it is without: "vegan garlic mayonnaise"
    "gluten": "gluten_free wheat_free",
    "crustaceans": "shellfish_free vegan vegetarian plant_based",
    "eggs": "egg_free eggless vegan plant_based",
    "fish": "fish_free vegan vegetarian plant_based",
    "peanuts": "peanut_free nut_free",
    "soy": "soy_free",
    "milk": "milk_free dairy_free non_dairy nondairy vegan plant_based",
    "nuts": "nut_free",
    "celery": "celery_free",
    "mustard": "mustard_free",
    "sesame": "sesame_free",
    "sulphites": "sulphite_free sulfite_free",
    "lupin": "lupin_free",
    "molluscs": "shellfish_free vegan vegetarian plant_based",
}
ALLERGENS = tuple(WORDS)


def leaks(text: str, allergen: str) -> list[str]:
    """The words of a text, in order, that name a food of this class: none if the text keeps the promise.

    Raises KeyError for another class than the 14 of ALLERGENS.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark)).replace("`", " ")
    for apostrophe in ("", " "):  # "za'atar" is one word and "soy'milk" may be two; a comma stays, so that it divides
        spaced = re.sub(r"[\s_-]+", " ", re.sub(r"['’]", apostrophe, plain))
        found = [match.group("leak") for match in _pattern(allergen).finditer(spaced) if match.group("leak")]
        if found:
            return found
    return []


@cache
def _pattern(allergen: str) -> re.Pattern[str]:
    """Exceptions first: what they take is not looked at again."""
    crossed = "|".join(
        f"{_either(left, '')} {_either(right)}" if left else _either(right) for left, right in BUT[allergen]
    )
    others = "|".join(CHINESE_BUT[allergen].split()) or "(?!)"
    chinese = "|".join(sorted(CHINESE[allergen].split(), key=len, reverse=True))
    words = _either(WORDS[allergen])
    without = rf"{_either(FREE_FROM[allergen], '')} (?:(?!and |or |with |plus |the |in )\w+ ){{0,3}}{words}(?! free\b)"
    crossed = f"{without}|{crossed}" if crossed else without
    return re.compile(rf"\b(?:{crossed})\b|(?:{others})|(?P<leak>\b{words}\b|(?:{chinese}))")


def _either(words: str, ending: str = "(?:es|s)?") -> str:
    """Any of these words, singular or (with an ending) plural, the longest that fits."""
    several = sorted({word.replace("_", " ") for word in words.split()}, key=len, reverse=True)
    forms = (f"{word[:-1]}(?:y|ies)" if word.endswith("y") else f"{word}{ending}" for word in several)
    return f"(?:{'|'.join(forms)})"
