"""English, British and American."""

from fractions import Fraction

from seqchef.languages._language import Language, words

# Exactly the plurals that the labelled corpus makes singular: another one would change what models see.
WITH_S = words("""
    bag ball bar basket block bottle bucket bulb bundle can canister chunk clove cluster count cube cup cutlet
    dessertspoon dollop drop ear envelope gallon gram grind handful head jar jigger kilogram knob lb length link liter
    litre milliliter millilitre mug ounce pack package packet pair piece pint pod pound pt punnet quart rack rasher
    recipe rectangle rib sachet scoop segment shake sheet shoot shot slab slice sprig square stalk stem stick strip
    tablespoon tb tbsp teaspoon tin tsp tube twist unit wedge wheel
""")
WITH_ES = words("batch box branch bunch dash glass inch pinch")
PLURALS = {
    **{word + "s": word for word in WITH_S},
    **{word + "es": word for word in WITH_ES},
    "feet": "foot",
    "leaves": "leaf",
    "loaves": "loaf",
}

MEASURES = {
    **dict.fromkeys(words("c cup cups"), "cup"),
    **dict.fromkeys(words("T tablespoon tbsp tbsps tb tbs tbl tblsp tbspn"), "tbsp"),
    **dict.fromkeys(words("t teaspoon tsp tsps ts tspn"), "tsp"),
    **dict.fromkeys(words("dessertspoon dsp dstspn"), "dessertspoon"),
    **dict.fromkeys(words("g gm gms gram gramme grammes gr"), "g"),
    **dict.fromkeys(words("kg kgs kilo kilos kilogram kilogramme"), "kg"),
    **dict.fromkeys(words("mg milligram milligrams"), "mg"),
    **dict.fromkeys(words("ml mls milliliter millilitre"), "ml"),
    **dict.fromkeys(words("cl centiliter centilitre centiliters centilitres"), "cl"),
    **dict.fromkeys(words("dl deciliter decilitre deciliters decilitres"), "dl"),
    **dict.fromkeys(words("l liter litre"), "l"),
    **dict.fromkeys(words("oz ozs ounce"), "oz"),
    **dict.fromkeys(words("lb lbs pound"), "lb"),
    **dict.fromkeys(words("fl floz"), "fl oz"),
    **dict.fromkeys(words("pint pt"), "pint"),
    **dict.fromkeys(words("quart qt qts"), "quart"),
    **dict.fromkeys(words("gallon gal"), "gallon"),
    **dict.fromkeys(words("mm millimeter millimetre millimeters millimetres"), "mm"),
    **dict.fromkeys(words("cm cms centimeter centimetre centimeters centimetres"), "cm"),
    **dict.fromkeys(words('in inch " ″'), "inch"),
    "foot": "foot",
    **dict.fromkeys(words("cupful cupfuls cupsful"), "cup"),
    **dict.fromkeys(words("tablespoonful tablespoonfuls"), "tbsp"),
    **dict.fromkeys(words("teaspoonful teaspoonfuls"), "tsp"),
}

COUNTS = {
    **{word: word for word in (*WITH_S, *WITH_ES) if word not in MEASURES},
    **{word: word for word in words("carton container crown fillet leaf loaf sheet spear splash stick tub")},
    **dict.fromkeys(words("can tin"), "can"),
    **dict.fromkeys(words("package packet pack pkg pkgs pkt"), "package"),
    **dict.fromkeys(words("pinch pn"), "pinch"),
    **dict.fromkeys(words("count ct"), "count"),
    **{word + "s": word for word in words("carton container fillet spear tub")},
    **dict.fromkeys(words("splash splashes"), "splash"),
    **dict.fromkeys(words("fistful fistfuls handful"), "handful"),
    **dict.fromkeys(words("piece pc pcs"), "piece"),
    **dict.fromkeys(words("part parts"), "part"),
    **dict.fromkeys(words("wineglass wineglassful wineglasses"), "wineglass"),
}

NUMBERS = {
    **{
        word: Fraction(value)
        for value, word in enumerate(
            words(
                "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                "seventeen eighteen nineteen twenty"
            ),
            start=1,
        )
    },
    **{word: Fraction(10 * tens) for tens, word in enumerate(words("thirty forty fifty sixty"), start=3)},
    "dozen": Fraction(12),
    "couple": Fraction(2),
    "half": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "one-half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "thirds": Fraction(1, 3),
    "one-third": Fraction(1, 3),
    "two-thirds": Fraction(2, 3),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
    "one-quarter": Fraction(1, 4),
    "one-fourth": Fraction(1, 4),
    "three-quarter": Fraction(3, 4),
    "three-quarters": Fraction(3, 4),
    "three-fourths": Fraction(3, 4),
    "eighth": Fraction(1, 8),
    "one-eighth": Fraction(1, 8),
}

KNOWN_NAMES = (
    "7 up",
    "7up",
    "7-up",
    "21 seasoning salute",
    "a1 sauce",
    "a1 steak sauce",
    "a.1. sauce",
    "5 spice",
    "five spice",
    "7 spice",
    "4 spice",
    "00 flour",
    "'00' flour",
    '"00" flour',
    "0 flour",
    "type 00 flour",
    "tipo 00 flour",
    "type 405",
    "type 550",
    "57 sauce",
    "heinz 57",
    "1000 island",
    "1,000 island",
    "thousand island",
    "half and half",
    "half & half",
    "half-and-half",
    "3 musketeers",
    "5th avenue",
    "151 rum",
    "151 proof rum",
    "100 grand",
    "9 grain",
    "9-grain cereal",
    "7 grain",
    "12 grain",
    "40 creek",
    "43 liqueur",
    "licor 43",
    "v8",
    "v8 juice",
    "v-8 juice",
)
TELLING = words("""
    of and or the with for to plus about into from each finely freshly chopped diced sliced minced grated peeled ground
    crushed melted softened beaten drained rinsed divided optional taste needed fresh large small medium whole dried
    salt pepper sugar flour milk egg eggs oil water onion onions garlic chicken beef pork cheese cream lemon juice
    vanilla baking soda powder bread tomatoes tomato potatoes carrots rice beans ginger parsley stock broth vinegar
    white black red green brown unsalted kosher
""")

LANGUAGE = Language(
    code="en",
    known_names=KNOWN_NAMES,
    telling_units=frozenset(
        words("""
            cup cups tbsp tbsps tablespoon tablespoons teaspoon teaspoons tsp tsps oz ounce ounces lb lbs pound pounds
            clove cloves can cans tin tins pinch package packages pkg slice slices sprig sprigs stalk stalks bunch stick
            sticks quart pint inch piece pieces head handful jar bottle
        """)
    ),
    telling_words=frozenset(TELLING),
    plurals=PLURALS,
    measures=MEASURES,
    counts=COUNTS,
    unit_qualifiers=frozenset(
        words("""
            heaped heaping rounded level scant generous good full even fat plump small large medium big thin thick
            fine sm md lg medium-size medium-sized large-size regular-size quarter-size whole very long separate to or
        """)
    ),
    containers=frozenset(
        words("""
            bag bottle box bucket can canister carton container envelope jar package sachet tub tube
        """)
    ),
    abbreviations=frozenset(words("tsp tsps tbsp tbsps tbs tb lb lbs oz")),
    numbers=NUMBERS,
    articles=frozenset(words("a an")),
    vague=frozenset(words("few some several many")),
    approximate=frozenset(words("about around approx approximately roughly nearly almost circa ca ~ ≈ ±")),
    counting=frozenset(words("couple little lot bit")),
    never_foods=frozenset(
        words("parts wineglass wineglassful pkt pcs pc pkg pkgs ct package packages packet bunches handful pinch")
    ),
    no_foods=frozenset(
        words("""
            to more as less so other another any whatever until if your you enough just about per a an use at in for
            equivalent similar something some both neither even such additional desired not
        """)
    ),
    between=frozenset(("between",)),
    each=frozenset(words("each apiece ea ea.")),
    joining=frozenset(words("and plus + &")),
    subtracting=frozenset(words("minus less")),
    range_words=frozenset(words("to or")),
    until_words=frozenset(words("to - – ‑")),
    alternative_words=frozenset(words("or and/or")),
    modifiers=frozenset(
        words("""
            fresh frozen dried canned raw cooked smoked red white yellow green black brown dark light whole skim heavy
            sweet hot mild spicy plain salted unsalted sea kosher coarse fine caster granulated semisweet bittersweet
            canola olive sunflower vegetable peanut grapeseed corn groundnut rapeseed safflower sesame lemon lime orange
            cider balsamic homemade regular low-fat reduced-fat semi-skimmed russet basmati long-grain
            stewed diced crushed chopped sliced ground grated shredded
        """)
    ),
    compounds=frozenset(
        (
            "bell pepper",
            "bell peppers",
            "chili pepper",
            "chilli pepper",
            "chocolate chips",
            "corn syrup",
            "food coloring",
            "food colouring",
            "goat cheese",
            "kidney beans",
            "sour cream",
            "spring onions",
        )
    ),
    meats=frozenset(words("chicken beef veal turkey fish lamb ham pork vegetable duck mushroom")),
    broths=frozenset(words("stock broth bouillon gravy")),
    fillers=frozenset(words("of a an the or x between")),
    optional=("optional", "if desired", "if you like", "if liked", "if wanted"),
    heading_openers=("for the", "for", "to", "to serve", "to garnish"),
    opening_prepositions=frozenset(words("for to if as such plus optional more per from with in at")),
    headings=frozenset(
        words("ingredients directions instructions method preparation notes equipment garnish garnishes")
    ),
    function_words=frozenset(
        words("""
            you your yours we our it its is are be can will would should this that these those they them the if when
            then until into over on in with and for from at after before while
        """)
    ),
    commands=frozenset(
        words("""
            add put mix pour cut cook serve beat place boil stir bake remove make let strain heat wash combine fill
            cover melt turn take chop have soak prepare rub sift shake bring roll drain blend scald fry clean keep
            simmer enjoy pare cool shape fold dissolve pick break chill use separate moisten knead divide dip mince
            return lay transfer blanch toss grate brush continue dice wipe thicken crush repeat arrange procure press
            grease decorate select reduce start gather skim muddle throw follow tie steep wait proceed trim parboil
            give drink rinse mould refrigerate send pile measure get reheat empty open coat pluck dilute soften
            dredge cleanse lower weigh halve run reserve seal lift caramelize preheat ensure omit hang check discard
            uncover unmold marinate sauté saute repeat cream fill top line set fluff flip stuff
        """)
    )
    - frozenset(words("cream top line stuff cut")),
    openings=frozenset(
        words("""
            in when if as while once after before meanwhile then next now finally carefully gently slowly gradually
            coarsely finely thoroughly using with the this it they these you to on during until
        """)
    ),
    heading_nouns=frozenset(
        words("""
            dressing topping filling marinade glaze frosting icing batter crust dough assembly sauce streusel crumble
            vinaigrette base toppings fillings syrup gravy rub brine garnish garnishes salsa pesto meatballs cake
            custard ganache buttercream pastry sides serving accompaniments extras
        """)
    ),
    imperatives=frozenset(
        words("""
            add allow arrange bake beat blend boil bring brown brush chill chop coat combine cook cool cover cut discard
            divide drain drizzle enjoy flip fold fry grate grease grill heat keep knead ladle lay leave let line lower
            make mash measure melt mix pile place poach pour prepare preheat press put reduce refrigerate remove repeat
            return rinse rub run scrape season serve set shake shape sift simmer skim slice soak spoon spread sprinkle
            garnish whip drop brown peel
            squeeze stir strain stuff take taste toss transfer turn unroll use wash whisk wipe wrap
        """)
    ),
)
