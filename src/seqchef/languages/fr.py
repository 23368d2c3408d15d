"""French.

The forms are English words (`haché` is `chopped`), so that a model of English lines reads what it knows and takes every
other word for a food; the rules on forms are therefore those of English.
"""

from dataclasses import replace

from seqchef.languages._language import inflected, table, words
from seqchef.languages.en import LANGUAGE as ENGLISH

UNITS = table("""
    tablespoon: cuillère_à_soupe cuillere_a_soupe cuil._à_soupe cuil._a_soupe c._à_soupe c._a_soupe c.à.soupe
    tablespoon: c._à_s. c._à_s c.à.s. c.à.s c_à_s c_a_s c._a_s. c.a.s càs cas cs cs. c.s. c.s cuillerée_à_soupe
    tablespoon: cuil_à_soupe c_à_soupe c_a_soupe cuillère_a_soupe cuillère_à_table c._à_table c.à_soupe c.à_s. c.à_s
    teaspoon: cuillère_à_café cuillere_a_cafe cuil._à_café c._à_café c._a_cafe c.à.café c._à_c. c._à_c c.à.c. c.à.c
    teaspoon: c_à_c c_a_c càc cac cc cc. c.c. c.c cuillerée_à_café cuillère_à_thé c._à_thé cuil_à_café c_à_café
    teaspoon: cuillère_a_café c.à_café c.à_c. c.à_c
    spoon: cuillère cuillerée
    cup: tasse
    glass: verre
    pinch: pincée pincee
    packet: paquet pqt
    sachet: sachet
    can: boîte boite conserve
    jar: pot bocal
    bunch: botte bouquet
    clove: gousse
    piece: morceau pièce piece
    slice: tranche rondelle
    sheet: plaque
    leaf: feuille
    sprig: brin brindille
    stalk: branche tige
    stick: bâton
    head: tête
    cube: cube
    bottle: bouteille
    carton: brique briquette
    tray: barquette
    handful: poignée
    dash: trait
    splash: filet
    drop: goutte
    knob: noix noisette
    bar: tablette
    square: carré
    ball: boule
    roll: rouleau
    ladle: louche
    g: gramme gr
    kg: kilogramme kilo
    mg: milligramme
    ml: millilitre
    cl: centilitre
    dl: décilitre
    liter: litre
    cm: centimètre
    pound: livre
""")
PLURAL_UNITS = table("""
    tablespoon: cuillères_à_soupe cuilleres_a_soupe cuillerées_à_soupe cuillères_a_soupe cuillères_à_table
    teaspoon: cuillères_à_café cuilleres_a_cafe cuillerées_à_café cuillères_à_thé cuillères_a_café
    spoon: cuillères cuillerées
    cup: tasses
    glass: verres
    pinch: pincées
    packet: paquets
    sachet: sachets
    can: boîtes boites conserves
    jar: pots bocaux
    bunch: bottes bouquets
    clove: gousses
    piece: morceaux pièces pieces
    slice: tranches rondelles
    sheet: plaques
    leaf: feuilles
    sprig: brins
    stalk: branches tiges
    stick: bâtons
    head: têtes
    cube: cubes
    bottle: bouteilles
    carton: briques briquettes
    tray: barquettes
    handful: poignées
    dash: traits
    drop: gouttes
    knob: noisettes
    bar: tablettes
    square: carrés
    ball: boules
    roll: rouleaux
    g: grammes
    kg: kilos kilogrammes
    liter: litres
    cl: centilitres
    pound: livres
""")
NUMBERS = table("""
    2: deux
    3: trois
    4: quatre
    5: cinq
    6: six
    7: sept
    8: huit
    9: neuf
    10: dix
    11: onze
    12: douze
    dozen: douzaine
    10: dizaine
    0.5: demi demie un_demi une_demi une_demie la_moitié_de la_moitié_d'une la_moitié_d'un
    0.25: quart un_quart_de un_quart_d'
    0.75: trois_quarts trois_quarts_de
""")
SMALL_WORDS = table("""
    a: un une
    the: le la les l' l’
    of: de du des d' d’ de_la de_l' de_l’
    some: un_peu un_peu_de un_peu_d' peu
    few: quelques quelque
    several: plusieurs
    about: environ env
    each: à chacun chacune chaque
    and: et
    or: ou
    plus: plus
    x: fois
    with: avec
    without: sans
    for: pour
    in: en dans
    on: sur
    to: au aux selon
    your: votre
    taste: goût gout convenance goûts envie
    more: davantage
    optional: facultatif facultative facultatifs facultatives optionnel optionnelle si_désiré
    heaped: bombée bombées bombé pleine pleines
    level: rase rases ras
    good: bonne bon bonnes bons belle beau
    garnish: garniture garnir décorer décoration décor
    serve: servir
    frying: friture frire
    greasing: beurrer graisser
    medium: calibre_m
""")
PREPARATIONS = inflected(
    table("""
        chopped: haché concassé ciselé
        diced: détaillé
        cut: coupé
        sliced: émincé tranché emincé
        grated: râpé rapé
        peeled: épluché pelé
        ground: moulu
        crushed: écrasé pressé pilé
        pitted: dénoyauté épépiné
        drained: égoutté
        washed: lavé rincé
        toasted: grillé torréfié
        cooked: cuit
        sifted: tamisé
        softened: ramolli
        beaten: battu
        separated: séparé
        thawed: décongelé
        shredded: effeuillé effiloché
        squeezed: exprimé
    """),
    "e s es",
) | table("""
    melted: fondu fondue fondus fondues
    softened: mou molle pommade
    sliced: en_rondelles en_tranches en_lamelles en_lanières coupé_en_rondelles coupée_en_rondelles coupés_en_rondelles
    diced: en_dés en_cubes en_morceaux coupé_en_dés coupée_en_dés coupés_en_dés coupées_en_dés en_petits_dés
    finely: finement
    coarsely: grossièrement
    freshly: fraîchement
""")
DESCRIPTIONS = table("""
    large: gros grosse grosses grand grande grands grandes
    small: petit petite petits petites
    medium: moyen moyenne moyens moyennes
    fresh: frais fraîche fraîches fraiche
    dried: séché séchée séchés séchées sec sèche secs sèches
    frozen: surgelé surgelée surgelés surgelées congelé
    smoked: fumé fumée fumés fumées
    red: rouge rouges
    green: vert verte verts vertes
    yellow: jaune jaunes
    white: blanc blanche blancs blanches
    black: noir noire noirs noires
    brown: brun brune
    ripe: mûr mûre mûrs mûres
    sweet: doux douce
    hot: chaud chaude
    cold: froid froide
    lukewarm: tiède
    whole: entier entière entiers entières
    organic: bio
""")
FOODS = table("""
    salt: sel
    pepper: poivre
    sugar: sucre
    flour: farine
    milk: lait
    butter: beurre
    egg: œuf oeuf
    eggs: œufs oeufs
    yolks: jaunes_d'œufs jaunes_d'oeufs jaunes_d'œuf jaune_d'œuf jaune_d'oeuf
    oil: huile
    water: eau
    onion: oignon
    onions: oignons
    garlic: ail
    potatoes: pommes_de_terre pomme_de_terre
    carrots: carottes carotte
    tomatoes: tomates tomate
    parsley: persil
    chives: ciboulette
    basil: basilic
    cream: crème
    cheese: fromage gruyère
    yogurt: yaourt yaourts
    vinegar: vinaigre
    mustard: moutarde
    honey: miel
    cinnamon: cannelle
    yeast: levure
    broth: bouillon
    beef: bœuf boeuf
    pork: porc
    chicken: poulet
    veal: veau
    lamb: agneau
    ham: jambon
    bacon: lardons
    salmon: saumon
    noodles: pâtes
    rice: riz
    lentils: lentilles
    beans: haricots
    peas: pois
    spinach: épinards
    leek: poireau poireaux
    celery: céleri
    cucumber: concombre
    lettuce: salade laitue
    cabbage: chou
    mushrooms: champignons
    apples: pommes pomme
    lemon: citron citrons
    juice: jus
    zest: zeste zestes
    bananas: bananes banane
    pears: poires poire
    strawberries: fraises
    nuts: noix_de_cajou
    almonds: amandes amande
    hazelnuts: noisettes_entières
    raisins: raisins_secs
    chocolate: chocolat
    cocoa: cacao
    cornstarch: maïzena fécule
    bread: pain
    ginger: gingembre
    nutmeg: muscade noix_de_muscade
    thyme: thym
    rosemary: romarin
    bay: laurier
    wine: vin
    beer: bière
    fish: poisson
    shallots: échalotes échalote
    zucchini: courgettes courgette
    eggplant: aubergines
""")

LANGUAGE = replace(
    ENGLISH,
    code="fr",
    forms=FOODS | DESCRIPTIONS | PREPARATIONS | SMALL_WORDS | NUMBERS | PLURAL_UNITS | UNITS,
    plural_units=frozenset(PLURAL_UNITS),
    plural_marks=("(s)", "(x)", "(es)"),
    elisions=frozenset(("d'", "d’", "l'", "l’")),
    decimal_comma=True,
    fraction_word="et",
    plurals={},
    measures={**ENGLISH.measures, "pound": "metric pound"},
    counts={**ENGLISH.counts, **{word: word for word in words("roll spoon tray ladle")}},
    abbreviations=frozenset(words("env cuil gr pqt")),
    range_words=ENGLISH.range_words | {"à", "ou", "a"},
    alternative_words=ENGLISH.alternative_words | {"ou"},
    modifiers=frozenset(),
    joints=frozenset(words("of the")),
    colours=frozenset(words("red green yellow white black brown fresh dried frozen smoked sweet dark")),
    compounds=frozenset(),
    meats=frozenset(),
    broths=frozenset(),
    optional=("facultatif", "facultative", "optionnel", "si désiré", "si vous"),
    heading_openers=("pour le", "pour la", "pour les", "pour l'", "pour"),
    headings=frozenset(
        words("""
            ingrédients préparation instructions matériel ustensiles garniture sauce pâte décoration marinade glaçage
            farce crème accompagnement notes
        """)
    ),
    function_words=ENGLISH.function_words
    | frozenset(words("puis ensuite est sont il elle ils jusqu que qui ne pas se")),
    commands=frozenset(
        words("""
            ajouter ajoutez mélanger mélangez couper coupez éplucher épluchez faire faites chauffer chauffez préchauffer
            préchauffez cuire cuisez laisser laissez mettre mettez verser versez incorporer incorporez battre battez
            fouetter fouettez servir servez disposer disposez étaler étalez hacher hachez émincer émincez enfourner
            enfournez réserver réservez saler salez poivrer poivrez porter portez remuer remuez rincer rincez
        """)
    ),
    openings=frozenset(words("dans pendant quand lorsque puis ensuite in")),
    heading_nouns=frozenset(words("sauce pâte garniture marinade glaçage farce crème vinaigrette")),
    imperatives=frozenset(
        words("""
            ajouter ajoutez mélanger mélangez couper coupez éplucher épluchez faire faites chauffer chauffez préchauffer
            préchauffez cuire cuisez laisser laissez mettre mettez verser versez incorporer incorporez battre battez
            fouetter fouettez servir servez disposer disposez étaler étalez hacher hachez émincer émincez enfourner
            enfournez réserver réservez saler salez poivrer poivrez porter portez remuer remuez rincer rincez dans
        """)
    ),
    known_names=("7 up", "4 épices", "quatre épices", "quatre-épices", "5 épices", "cinq épices", "cinq-épices"),
    telling_units=frozenset((*UNITS, *PLURAL_UNITS))
    - frozenset(
        words(
            "g kg ml cl dl gr cube cubes piece pieces cc cs cas cac cac. kilo kilos plaque sachet sachets"
            " litre litres bouquet barquette pot pots tablette"
        )
    ),
    telling_words=frozenset(("café", "soupe", "thé", *FOODS, *PREPARATIONS, *DESCRIPTIONS, *SMALL_WORDS, *NUMBERS))
    - frozenset(
        words(
            "a de la le in on plus pain six large bouillon plaque porc bio fondue or"
            " dix grand sec chaud noir rase vert env"
        )
    ),
)
