"""German, as in Germany, Austria and Switzerland.

The forms are English words (`gehackt` is `chopped`), so that a model of English lines reads what it knows and takes
every other word for a food; the rules on forms are therefore those of English.
"""

from dataclasses import replace

from seqchef.languages._language import inflected, table, words
from seqchef.languages.en import LANGUAGE as ENGLISH

UNITS = table("""
    tablespoon: el essl esslöffel eßlöffel esl
    teaspoon: tl teel teelöffel kl kaffeelöffel
    cup: tasse
    pinch: prise msp messerspitze
    packet: pck pckg pkg pk pkt pack packung paket päckchen packerl pkch p. pckch
    sachet: briefchen
    bag: beutel tüte tütchen sack säckchen
    can: dose büchse konserve
    jar: glas
    tub: becher
    bunch: bund bd bündel bdl sträußchen
    clove: zehe
    piece: stück stk st stueck
    slice: scheibe
    sheet: blatt
    sprig: zweig stiel zweiglein stängel stengel
    stalk: stange
    head: kopf
    cube: würfel
    bottle: flasche
    handful: handvoll hand_voll
    splash: schuss schuß spritzer
    drop: tropfen
    knob: stich
    bar: riegel
    block: tafel
    ball: kugel
    container: schälchen
    roll: rolle
    tube: tube
    bulb: knolle
    leaf: blättchen
    g: gramm gr
    kg: kilogramm kilo
    mg: milligramm
    ml: milliliter
    cl: zentiliter
    dl: deziliter
    liter: liter ltr
    cm: zentimeter
    pound: pfund pfd
""")
PLURAL_UNITS = table("""
    cup: tassen
    pinch: prisen messerspitzen
    packet: packungen pakete packerln
    bag: tüten säcke
    can: dosen büchsen konserven
    jar: gläser
    bunch: bunde bünde
    clove: zehen
    piece: stücke stücken stücker
    slice: scheiben
    sheet: blätter
    sprig: zweige stiele zweigen
    stalk: stangen
    head: köpfe
    bottle: flaschen
    bar: riegeln
    block: tafeln
    ball: kugeln
    roll: rollen
    bulb: knollen
""")
NUMBERS = table("""
    2: zwei zwo
    3: drei
    4: vier
    5: fünf
    6: sechs
    7: sieben
    8: acht
    9: neun
    10: zehn
    11: elf
    12: zwölf
    dozen: dutzend
    1.5: eineinhalb anderthalb einundeinhalb
    2.5: zweieinhalb
    3.5: dreieinhalb
    0.75: dreiviertel drei_viertel
    0.25: viertel ein_viertel
    0.5: halb halbe halber halbes halben ein_halber eine_halbe ein_halbes einen_halben einer_halben einem_halben
""")
SMALL_WORDS = table("""
    a: ein eine einen einer einem eines
    the: der die das den dem des
    some: etwas bisschen bißchen ein_bisschen ein_bißchen ein_wenig wenig
    few: einige paar ein_paar wenige
    several: mehrere
    about: ca circa etwa ungefähr zirka rund
    each: à je jeweils pro
    and: und u sowie
    or: oder bzw
    plus: zuzüglich
    to: bis zu nach
    x: mal
    with: mit
    without: ohne
    for: für zum zur
    of: von vom
    in: in im
    on: auf
    from: aus
    as: als wie
    more: mehr
    extra: extra zusätzlich
    taste: geschmack belieben bedarf wunsch
    optional: optional n._b. n.b. nach_belieben evtl eventuell ggf gegebenenfalls wahlweise
    heaped: geh gehäufter gehäufte gehäuften gehäuftes gehäuft
    level: gestr gestrichener gestrichene gestrichenen gestrichenes gestrichen
    scant: knapper knappe knappes knappen knapp
    garnish: garnieren garnitur dekoration dekorieren verzieren bestreuen
    serve: servieren anrichten
    frying: braten anbraten frittieren ausbacken
    greasing: einfetten fetten
    dusting: bestäuben
    brushing: bestreichen
    medium: größe_m gr._m m.-große m.-großer m.-großes m.-großen m.-grosse
    large: größe_l gr._l
    small: größe_s gr._s kl.
""")
PREPARATIONS = inflected(
    table("""
        chopped: gehackt kleingehackt feingehackt zerkleinert
        diced: gewürfelt kleingewürfelt
        cut: geschnitten
        sliced: aufgeschnitten gehobelt
        grated: gerieben geraspelt abgerieben
        peeled: geschält gepellt
        ground: gemahlen gestoßen
        crushed: zerdrückt gepresst gequetscht zerstoßen durchgepresst
        halved: halbiert
        quartered: geviertelt
        pitted: entkernt entsteint
        drained: abgetropft
        washed: gewaschen
        trimmed: geputzt
        toasted: geröstet
        cooked: gekocht vorgekocht gegart
        sifted: gesiebt
        melted: geschmolzen zerlassen flüssig
        softened: weich zimmerwarm
        beaten: geschlagen verquirlt verschlagen aufgeschlagen
        separated: getrennt
        thawed: aufgetaut
        mashed: püriert zerstampft
        shredded: gezupft zerpflückt
        soaked: eingeweicht
    """),
    "e en er es em",
) | table("""
    sliced: in_scheiben_geschnitten in_ringe_geschnitten in_streifen_geschnitten in_scheiben in_ringen in_streifen
    diced: in_würfel_geschnitten in_würfeln in_stücke_geschnitten in_stücken
    finely: fein
    coarsely: grob
    thinly: dünn
    freshly: frisch_gemahlener
""")
DESCRIPTIONS = inflected(
    table("""
        large: groß gross
        small: klein
        medium: mittel mittelgroß mittelgross mittler
        fresh: frisch
        dried: getrocknet
        frozen: tiefgekühlt gefroren
        smoked: geräuchert
        pickled: eingelegt
        red: rot
        green: grün
        yellow: gelb
        white: weiß weiss
        black: schwarz
        brown: braun
        ripe: reif
        sweet: süß
        hot: scharf heiß
        cold: kalt
        lukewarm: lauwarm
        whole: ganz
        lean: mager
        unsalted: ungesalzen
        young: jung
        organic: unbehandelt
        dark: dunkl
    """),
    "e en er es em",
) | table("""
    frozen: tk tiefkühl
    organic: bio
""")
FOODS = table("""
    salt: salz meersalz
    pepper: pfeffer
    sugar: zucker
    flour: mehl weizenmehl dinkelmehl
    milk: milch
    egg: ei
    eggs: eier eiern
    yolks: eigelb eigelbe eidotter dotter
    whites: eiweiß eiweiße eiklar
    oil: öl sonnenblumenöl rapsöl speiseöl
    water: wasser
    onion: zwiebel
    onions: zwiebeln
    garlic: knoblauch
    potatoes: kartoffeln kartoffel erdäpfel
    carrots: möhren möhre karotten karotte
    tomatoes: tomaten tomate
    parsley: petersilie
    chives: schnittlauch
    basil: basilikum
    cream: sahne rahm obers
    cheese: käse
    yogurt: joghurt
    vinegar: essig
    mustard: senf
    honey: honig
    cinnamon: zimt
    yeast: hefe germ trockenhefe
    broth: brühe gemüsebrühe fleischbrühe rinderbrühe hühnerbrühe
    beef: rindfleisch rinderhack
    pork: schweinefleisch
    chicken: hähnchen huhn
    ham: schinken
    bacon: speck
    salmon: lachs
    noodles: nudeln
    rice: reis
    lentils: linsen
    beans: bohnen
    peas: erbsen
    spinach: spinat
    leek: lauch porree
    celery: sellerie
    cucumber: gurke gurken
    lettuce: salat
    cabbage: kohl
    broccoli: brokkoli
    mushrooms: pilze champignons
    apples: äpfel apfel
    lemon: zitrone zitronen
    juice: saft zitronensaft
    zest: schale
    bananas: bananen banane
    pears: birnen birne
    strawberries: erdbeeren
    nuts: nüsse
    almonds: mandeln
    hazelnuts: haselnüsse
    walnuts: walnüsse
    raisins: rosinen
    chocolate: schokolade
    cocoa: kakao
    starch: stärke speisestärke
    semolina: grieß
    bread: brot
    ginger: ingwer
    nutmeg: muskat muskatnuss
    thyme: thymian
    rosemary: rosmarin
    wine: wein rotwein weißwein
    beer: bier
    flesh: fleisch
    fish: fisch
""")

# Foods that only tell the language: to a model they are unknown words, as any other food is.
COMPOUNDS = words("""
    backpulver vanillezucker puderzucker hackfleisch schmand quark frischkäse paprikapulver schlagsahne blätterteig
    olivenöl gemüse kräuter zwiebelringe frühlingszwiebeln frühlingszwiebel knoblauchzehe knoblauchzehen lorbeerblatt
    lorbeerblätter chilischote chilischoten kichererbsen kidneybohnen mais kürbis kohlrabi rosenkohl blumenkohl rotkohl
    sauerkraut weißkohl hähnchenbrust hähnchenbrustfilet putenbrust schweinefilet rinderfilet kasseler würstchen
    semmelbrösel paniermehl natron gelatine zitronenschale apfelmus marmelade rinderbrühe sojasauce tomatenmark
    kokosmilch haferflocken grieß kümmel kreuzkümmel majoran lorbeer schinkenwürfel margarine kartoffelpüree brötchen
    teig soße belag füllung form pfanne rucola radieschen feldsalat gewürz gewürze kirschtomaten cocktailtomaten
""")

LANGUAGE = replace(
    ENGLISH,
    code="de",
    forms=FOODS | DESCRIPTIONS | PREPARATIONS | SMALL_WORDS | NUMBERS | PLURAL_UNITS | UNITS,
    plural_units=frozenset(PLURAL_UNITS),
    plural_marks=("(n)", "(en)", "(er)", "(e)", "(s)", "(nen)", "/n", "/e", "/en", "/er"),
    decimal_comma=True,
    fraction_word="und",
    plurals={},
    measures={**ENGLISH.measures, "pound": "metric pound"},
    counts={**ENGLISH.counts, "roll": "roll", "leaf": "leaf"},
    abbreviations=frozenset(
        words("ca geh gestr msp pck pckg pkg pk pkt pckch stk st bd bdl essl teel gr pfd ltr evtl ggf bzw u el tl")
    ),
    range_words=ENGLISH.range_words | {"bis", "oder"},
    alternative_words=ENGLISH.alternative_words | {"oder", "bzw."},
    modifiers=frozenset(word for word, form in DESCRIPTIONS.items() if form not in ("large", "small", "medium")),
    joints=frozenset(words("of the")),
    colours=frozenset(words("red green yellow white black brown fresh dried frozen smoked sweet dark")),
    compounds=frozenset(),
    meats=frozenset(),
    broths=frozenset(),
    optional=("optional", "nach belieben", "n. b.", "n.b.", "evtl", "eventuell", "ggf", "wer mag", "nach wunsch"),
    heading_openers=("für den", "für die", "für das", "für", "zum", "zur"),
    headings=frozenset(
        words("""
            zutaten zubereitung anleitung außerdem teig füllung belag soße sauce dressing glasur guss garnitur deko
            dekoration marinade beilage topping streusel creme boden hinweis hinweise notizen tipp tipps
        """)
    ),
    function_words=ENGLISH.function_words
    | frozenset(words("dann wird werden wenn dass ist sind sie es nicht noch auch danach anschließend damit bei man")),
    closing_verbs=True,
    commands=frozenset(),
    openings=frozenset(),
    heading_nouns=frozenset(
        words("soße sauce dressing teig füllung belag guss glasur marinade topping streusel creme boden")
    ),
    imperatives=frozenset(
        words("""
            schälen hacken schneiden würfeln geben rühren verrühren mischen vermischen vermengen kochen köcheln braten
            anbraten backen erhitzen vorheizen abschmecken würzen servieren hinzufügen hinzugeben zugeben unterheben
            kneten ausrollen bestreuen bestreichen bestäuben garnieren ziehen ruhen abkühlen abgießen pürieren schmelzen
            verteilen füllen legen stellen waschen putzen schlagen aufschlagen gießen lassen dünsten anschwitzen
        """)
    ),
    known_names=(
        "7 up",
        "type 405",
        "type 550",
        "type 630",
        "type 812",
        "type 1050",
        "4711",
        "8-kräuter",
        "7-kräuter",
        "5-korn",
        "6-korn",
        "3-korn",
    ),
    telling_units=frozenset((*UNITS, *PLURAL_UNITS))
    - frozenset(words("g kg ml cl dl pack pk pkt gr st tube liter kilo p. bar kl sack roll")),
    telling_words=frozenset((*COMPOUNDS, *FOODS, *PREPARATIONS, *DESCRIPTIONS, *SMALL_WORDS, *NUMBERS))
    - frozenset(words("form margarine à in as des die pro extra optional elf u mal rund on organic tk bio fresh")),
)
