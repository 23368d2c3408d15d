"""English: foods of a kind, what steps make, vessels and acts."""

import re

from seqchef.applications.reading.recipe_words._words import RecipeWords, kinds
from seqchef.languages._language import words

SPICES = """
    cinnamon, nutmeg, clove, allspice, ginger, cardamom, cumin, coriander, turmeric, paprika, cayenne, chili powder,
    chile powder, chilli powder, curry powder, garam masala, mace, saffron, mustard seed, fennel seed, star anise,
    oregano, thyme, bay leaf, lemon pepper, garlic powder, onion powder, chili flake, peppercorn, black pepper,
    white pepper
""".replace("\n", " ").strip()
RAISERS = "baking powder, baking soda, soda, bicarbonate of soda, cream of tartar, yeast"

MORE_VEGETABLES = """
    broccoli, cabbage, spinach, turnip, tomato, cucumber, lettuce, pea, green bean, beetroot, radish, eggplant, fennel,
    aubergine, mushroom, cauliflower, kale, asparagus, corn, parsnip, squash, pumpkin, sweet potato, swede
""".replace("\n", " ").strip()

MORE_FRUIT = "plum, raisin, date, fig, currant, prune, grape, cranberry, pineapple, melon, kiwi, lemon, sultana"

FOODS = kinds(f"""
    cheese: parmesan, parmigiano, cheddar, mozzarella, feta, pecorino, gruyere, ricotta, gouda, brie, emmental
    herb: parsley, basil, oregano, thyme, rosemary, dill, mint, chive, cilantro, coriander, sage, tarragon, bay leaf
    spice: {SPICES}
    powdered spice: {SPICES}
    seasoning: {SPICES}, salt, pepper, peppercorn
    flavoring: vanilla, vanilla extract, almond extract, lemon extract, essence
    flavouring: vanilla, vanilla extract, almond extract, lemon extract, essence
    vegetable: carrot, onion, leek, potato, celery, zucchini, courgette, bell pepper, {MORE_VEGETABLES}
    meat: beef, pork, lamb, veal, chicken, turkey, ham, bacon, sausage, steak, mince, mutton, venison, duck, goat, rib
    fish: salmon, cod, tuna, haddock, trout, halibut, tilapia, mackerel, sole, snapper
    fruit: apple, pear, peach, strawberry, raspberry, blueberry, banana, cherry, mango, orange, apricot, {MORE_FRUIT}
    berry: strawberry, raspberry, blueberry, blackberry, cranberry
    nut: walnut, pecan, almond, hazelnut, cashew, pistachio, peanut, pine nut
    pasta: spaghetti, penne, macaroni, fettuccine, linguine, tagliatelle, lasagna, rigatoni, fusilli, noodle
    noodle: spaghetti, vermicelli, udon, soba, ramen
    bean: chickpea, cannellini bean, kidney bean, black bean, pinto bean
    fat: butter, lard, oil, margarine, shortening, ghee, dripping, suet, cottolene
    shortening: butter, lard, margarine, cottolene, crisco, fat
    margarine: butter
    sweetener: sugar, honey, syrup, stevia
    chocolate: chocolate chip, cocoa
    stock: broth, bouillon
    broth: stock, bouillon
    liquor: rum, brandy, whisky, wine, vodka
    alcohol: rum, brandy, whisky, wine, vodka
    green: lettuce, spinach, arugula, kale, chard
    salad: lettuce, arugula
    mushroom: shiitake, portobello, champignon
    cilantro: coriander
    scallion: green onion, spring onion
    spring onion: scallion, green onion
    green onion: scallion, spring onion
    eggplant: aubergine
    zucchini: courgette
    chili: chile, chilli, jalapeno
    chilli: chili, chile, jalapeno
    chily: chili, chile, chilli, jalapeno
    chilly: chili, chile, chilli, jalapeno
    prawn: shrimp
    shrimp: prawn
    crumb: breadcrumb, bread crumb, raspings
    wrap: tortilla
    dry ingredient: flour, sugar, salt, {RAISERS}, cocoa, cocoa powder, cornstarch, oat, cornmeal, masa, crumb, {SPICES}
    wet ingredient: milk, egg, oil, butter, water, buttermilk, yogurt, vanilla, vanilla extract, honey, syrup, vinegar
    liquid ingredient: milk, egg, oil, water, buttermilk, yogurt, vanilla, vanilla extract, honey, syrup, vinegar
""")

WORDS = RecipeWords(
    code="en",
    sentence_end=re.compile(
        r"(?<=[.!?;])"
        r"(?<!\b(?:st|oz|lb|pt|qt|tb|no|ca|dr|in)\.)(?<!\b(?:tsp|lbs|min|pkg)\.)(?<!\btbsp\.)\s+(?=\S)|\n+",
        re.IGNORECASE,
    ),
    foods=FOODS,
    same=frozenset(words("scallion cilantro eggplant zucchini chili prawn")),
    fats=FOODS["fat"] | {"fat"},
    collective=frozenset(
        (
            *words("herb spice seasoning vegetable meat fruit nut berry flavoring flavouring bean green"),
            *("powdered spice", "dry ingredient", "wet ingredient", "liquid ingredient"),
        )
    ),
    descriptions=frozenset(
        words("""
            fresh freshly frozen dried dry canned raw cooked smoked red white yellow green black brown dark light whole
            skim skimmed heavy sweet hot mild spicy plain salted unsalted sea kosher coarse coarsely fine finely caster
            granulated olive vegetable self raising rising all purpose baking cream sour double single half large small
            medium extra virgin ground grated chopped sliced diced minced crushed shredded melted softened boneless
            skinless cold warm lukewarm boiling icing powdered bell spring long short grain thick thin ripe beaten
            soy cider wine balsamic hard boiled new pure good quality low full reduced free sesame cake
            pastry toasted roasted peeled pitted packed condensed evaporated mashed stale washed scalded sifted stock
            unsweetened sweetened instant active leaf seed powder clove piece slice bit strip bunch head stick cube any
            other each more bag packet box tin can bottle jar cup ice top bottom pan pot optional
            preferably mixed prepared store bought cut style italian french mexican indian american english chinese
            greek thai
        """)
    ),
    joining=frozenset(words("of and or with the a an in to for as about on at from your its")),
    heads_only=frozenset(
        words("""
            stock broth bouillon gravy sauce vinegar oil soup seasoning flour butter milk sugar starch
            syrup sirup
        """)
    ),
    products=frozenset(
        words("""
            dough batter sauce filling dressing glaze frosting icing syrup marinade crust topping custard soup stew
            paste patty meatball cookie cake bread loaf pancake pie salad meringue puree gravy roux stuffing
            dumpling waffle muffin biscuit curry casserole pudding omelette burger sandwich taco pizza bun crepe
            vinaigrette salsa ragu pesto jam jelly candy taffy fudge brownie tart scone cutlet croquette preparation
            mayonnaise mousse fritter kebab
        """)
    ),
    finished=frozenset(words("cake bread loaf pie muffin cookie biscuit brownie tart scone bun pizza casserole")),
    mixtures=frozenset(words("mixture combination everything contents")),
    no_food_before=frozenset(
        words("""
            pan pans pot tin tins dish dishes bowl board knife sheet tray powder soda paper mill grinder press cutter
            peeler cup mould mold plate rack recipe thermometer colored coloured colour color bath
            water based
        """)
    ),
    no_foods=frozenset(("egg beater", "egg slice", "butter knife", "salt cellar", "pepper mill")),
    staples=frozenset(words("water salt pepper oil ice flour sugar butter")),
    asking={
        "first": re.compile(r"\bfirst\s+(\w+)\s+ingredients\b"),
        "remaining": re.compile(
            r"\b(?:(?:all|the|any)\s+)*(?:remaining|rest\s+of\s+(?:the|your)|other|remainder\s+of\s+the|left\s?over)\s+"
            r"ingredients?\b"
        ),
        "everything": re.compile(
            r"\ball\s+(?:of\s+)?(?:the\s+|these\s+|your\s+|above\s+)*ingredients\b"
            r"|(?:(?<=\bmix )|(?<=\bcombine )|(?<=\bblend )|(?<=\bput ))(?:(?:the\s+)?ingredients|all|everything)\b"
        ),
        "group": re.compile(r"\b([a-z]+)\s+ingredients\b|\bingredients\s+(?:for|of)\s+(?:the\s+)?([a-z]+)"),
        "products": re.compile(r"\b(?:the\s+|both\s+|two\s+)*mixtures\b"),
    },
    rest=re.compile(
        r"\b(?:remaining|(?:the\s+)?(?:rest|remainder|balance)\s+of|reserved|left\s?over|the\s+other|other\s+half\s+of)"
        r"(?:\s+(?:the|your))?\s*$"
    ),
    some=re.compile(
        r"\b(?:some(?:\s+(?:more|of))?|a\s+(?:little|bit|few\s+drops|drop|pinch|dash|drizzle|sprinkle|handful|splash|knob"
        r"|touch)(?:\s+(?:more|of))*|part\s+of|most\s+of|a\s+few|few|several|more)(?:\s+(?:the|your))?\s*$"
    ),
    half=re.compile(r"\bhalf(?:\s+of)?(?:\s+(?:the|your|a))?\s*$"),
    all_but=re.compile(r"\ball\s+(?:of\s+the\s+\w+\s+)?(?:but|except)(?:\s+for)?\s*$"),
    divided=re.compile(r"\bdivided\b|\bseparated use\b|\bplus (?:more|extra)\b"),
    part=re.compile(r"\bof\s+(?:the|your|this)\b"),
    itself=re.compile(
        r"\b(?:sprinkle|toss|dust|coat|cover|drizzle|brush|season|roll|mix|stuff|fill)\s+(?:them|it)\s+(?:with|in)\b"
    ),
    changing=re.compile(r"\b(?:lower|reduce|turn|raise|increase|decrease|drop)\b"),
    excepting=re.compile(
        r"\b(?:except(?:ing)?(?:\s+for)?|other\s+than|excluding|apart\s+from|but\s+(?:not\s+)?the)\b(?P<foods>[^.;]*)"
    ),
    set_aside=re.compile(
        r"\b(?:set|put|lay)\s+(?:it\s+|them\s+|this\s+)?aside\b|\bkeep\s+(?:it\s+|them\s+)?warm\b|\breserve\b"
    ),
    heating=re.compile(
        r"\bpre-?heat|^\s*(?:heat|light|set)\s+(?:the\s+|your\s+|an?\s+)?(?:oven|grill|broiler)|^\s*(?:grease|line|butter)\s"
        r"|charcoal"
    ),
    around=re.compile(r"\b(?:in|with|into|over|under|from|to)\s+(?:[\w-]+\s+){0,3}$"),
    purpose=re.compile(r"(?<!except )(?<!excepting )\bfor\s+(?:the\s+|your\s+)?$"),
    vessels={
        **dict.fromkeys(("skillet", "frying pan", "fryingpan", "saucepan", "sauce pan", "wok", "griddle"), "pan"),
        **dict.fromkeys(("kettle", "boiler"), "pot"),
        **dict.fromkeys(("tray", "sheet", "tin", "mould", "mold", "dish"), "dish"),
        **dict.fromkeys(("processor", "blender", "mixer"), "blender"),
    },
    vessel=re.compile(
        r"\b(?:mixing\s+)?(bowl|skillet|frying\s?pan|saucepan|sauce\s+pan|pan|pot|kettle|wok|blender|processor|jar|jug"
        r"|dish|oven|griddle|tray|sheet|tin|mould|mold|boiler|casserole|tureen|mixer|steamer|tray|platter|plate)s?\b"
    ),
    new_vessel=re.compile(
        r"\bin(?:to)?\s+(?:a|an|another|one)\s+(?:second\s+|separate,?\s+|different\s+|[\w-]+,?\s+){0,5}?"
        r"(?:bowl|skillet|frying\s?pan|saucepan|pan|pot|kettle|wok|blender|processor|jar|jug|boiler|tray|dish|plate)\b"
        r"|\bseparately\b|\bmeanwhile\b|\b(?:another|separate|second),?\s+(?:[\w-]+,?\s+){0,2}(?:bowl|pan|pot|skillet|tray|dish)\b"
        r"|\bfor\s+the\s+\w+\s*[:,]|^\s*(?:to\s+)?(?:make|prepare)\s+(?:an?|the)\b|\ban?\s+(?:[\w-]+\s+){0,2}(?:pot|pan|kettle)\s+of\b"
    ),
    same_vessel=re.compile(
        r"\b(?:same|the|this|your|into|to)\s+(?:[\w-]+\s+){0,2}?(bowl|skillet|pan|saucepan|pot|kettle|wok|blender|jar"
        r"|dish|tray)\b"
    ),
    meanwhile=re.compile(r"\b(?:while|whilst)\b[^,.;]*,"),
    naming=re.compile(r"\b(?:an?|form(?:s|ing)?|makes?|making|into|like|as)(?:\s+[\w-]+){0,2}\s*$"),
    adding=re.compile(
        r"\b(?:add(?:ed|ing|s)?|(?:stir|mix|fold|beat|whisk|blend|work|rub|pour|toss|throw|sift|cut|chop|knead|put|tip"
        r"|drop|grate|crush|squeeze|press)(?:ing)?\s+(?:in|into|over)\b|into\s+the\b"
        r"|(?:sprinkle|top|cover|garnish|drizzle|season|serve|brush|spread|pour|scatter|flavou?r|finish|dust|coat|toss"
        r"|stuff|fill|deglaze|dip|roll|ice|return|dot|mix|combine)(?:ed|ing)?\b(?=.{0,200}\b(?:with|over|on|in|onto|into|to"
        r"|top)\b)|serve|season|sprinkle|drizzle|garnish|gradually|introduce|(?<=and )combine)\b"
    ),
    joining_in=re.compile(
        r"(?:^|[,;]\s*|\b(?:then|and|now|gradually|slowly)\s+)(?:add|introduce|return|(?:stir|mix|fold|beat|whisk|blend|throw|toss)"
        r"\s+in(?:to)?)\b"
    ),
    target=re.compile(
        r"\b(?:to|into|onto|over|on\s+top\s+of|in)\s+(?:the\s+|an?\s+|your\s+|this\s+|these\s+|each\s+)?(?:[\w-]+\s+){0,2}$"
    ),
    moving=re.compile(r"^\s*(?:then\s+|now\s+)?(?:put|place|pour|transfer|turn|tip|move|spoon|spread|drop|return)\b"),
    merging=re.compile(
        r"\b(?:add|stir|fold|mix|blend|combine|toss|introduce|return)(?:ed|ing|s)?\b(?!\s+(?:well|until|for))"
    ),
    mixing=re.compile(
        r"\b(?:mix|combine|blend|toss|whisk|beat|stir|cream|sift|knead|process|puree|make|put|place)\w*\b"
    ),
    preparing=re.compile(
        r"\b(?:cut|chop|slice|dice|mince|grate|peel|wash|rinse|clean|trim|core|seed|pit|shell|quarter|halve|crush|zest"
        r"|shred|drain|thaw|shave|remove|discard|pat|pound|soak|skin|debone|prepare|measure|toast|crumble|scrub|scald)"
        r"(?:d|ed|ing|s)?\b"
    ),
    handling=re.compile(
        r"\b(?:bake|cook|boil|simmer|fry|saut[eé]|roast|grill|broil|stir|mix|blend|beat|whisk|knead|roll|shape|form|cut"
        r"|let|allow|cool|chill|freeze|refrigerate|rest|stand|rise|serve|pour|turn|drop|spread|place|put|cover|strain"
        r"|drain|remove|transfer|heat|bring|reduce|return|marinate|toss|season|slice|sprinkle|top|garnish|enjoy|flip|pull"
        r"|stretch|steam|stew|brown|mash|rub|keep|store|divide|press|fold|combine|scoop|spoon|fill|dip|coat|taste"
        r"|repeat|squeeze|cream|adjust|continue|eat|leave|thicken|stand|toast|check|set|wrap|bottle|pack|process|puree"
        r"|uncover|rotate|deep-fry|soak|brush|break|microwave|ladle|mold|mould|unmold)(?:d|ed|ing|s|es)?\b"
    ),
    attended=re.compile(
        r"\b(?:stirring|whisking|beating|stir|whisk|basting|tossing)\b(?!\s+(?:occasionally|from\s+time|once|often\s+at))"
        r"(?:\s+\w+){0,2}?\s*\b(?:constantly|continuously|all\s+the\s+time|frequently|continually)\b"
        r"|\bconstantly\s+(?:stirring|whisking)\b"
    ),
    by_hand=re.compile(
        r"\b(?:knead|beat|whisk|whip|mix|stir|cream|blend|toss|fold|massage|roll|pull|process)(?:ing)?\b"
        r"(?=(?:(?!\band\b|\buntil\b)[^.;])*\b(?:for|about)\s+\S*\d)"
    ),
    oven=re.compile(r"\b(?:oven|bake|baked|baking|roast|broil|broiler)\b"),
)
