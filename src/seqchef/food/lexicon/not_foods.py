"""Words that head ingredient lines and name no food: pieces, packages, tools, what is done, what a food is for."""

# What may follow a food's name without changing it: "chicken breast halves", "salt to taste", "basil leaves".
_AFTER_A_NAME = """
a about accompaniment additional all an and as at attached available base beaten belly bit block blossom bone boned
boneless bones breast breasts broken brushing bulb bunch bunches buttons c can cap chiffonade choice chopped chunk
chunks cleaned cluster clusters coating cold confit cooking core cored cover crosswise crumble crumbled crumbles
crushed cube cubed cubes cut cuts decorating decoration deep desired diced dipping disk disks divided drained dredging
drizzling dusting each equivalent extra filet filets fillet fillets fine finely firm flake flakes flesh floret florets
flower flowers for fresh frond fronds frozen frying garnish garnishing granule granules grated grating greasing green
grilling ground half halves handful head heads hot hulled if in inch into juices julienned kernel kernels kneading
large leaf leaves leg legs lengthwise lightly liked link links liquid log mashed medallion medallions medium melted
minced more moulds necessary neck necks needed nib nibs of on optional or original pan part parts peeled petal petals
piece pieces pinch pitted plus pod pods powder powdered preferably preferred prepared pulp puree pureed quarter
quarters raw ribbon ribbons ring rings rinsed roast rolling room root roots rough roughly round rounds salted seeded
segment segments serve serving servings shelled shoot shoulder shoulders shred shredded shreds sieved sifted size
skewer skewers skin skinless skinned skins slice sliced slices small snipped soft softened spear spears split sprig
sprigs sprinkling square squares stalk stalks stem stems stick sticks stiff strip strips taste temperature thawed
thick thicken thin thinly tidbit tidbits tip tips to toasted top topped topping tops torn total triangle triangles
trimmed tub tube tubes uncooked unpeeled unsalted unsweetened very warm washed wedge wedges well wheel wheels whole
with without zested
"""
AFTER_A_NAME = frozenset(_AFTER_A_NAME.split())
_OTHERS = """
accompaniments acid aluminum applewood assorted atar bag bags baking ball balls bamboo bar bark bars basket blade
blanched blend blender blossoms boiled bottle bottom bowl bowls box brine brown browned browns brush bulbs butcher
butt buttered butts california canes canned canner caps carcass carton case charcoal cheesecloth chilled chip chips
chop choy cocktail com combination con concentrate container cooked cooker cool creme crown crumb crumbs crystal
crystals cup cups curl curls cutter dash decorations dish dried drop dry ear ears el em envelope equipment extract
extracts filling fillings flavor foil fondue food fraiche free fresco frill fry garnishes germ glace glass glasses
glutamate gold grass grease grind grinder handfuls heart hearts hickory husk husks ii iii inches ingredient instant
iron iv jack jar jars knife lid lids liner loaf loaves long machine maker marinated market markets meal medley
mesquite mexico mignon mill minis minutes mix mixer mixture mold mug needle no note nugget nuggets o one ones only
ounce package packages packed packet packets pad palm pans paper parchment party paste peel peeler peels pellet
pellets pestle pickled picks pint plain plank planks plate pot pouch pound press processor product products provence
pulse pulverized quart rabe ramekins recipe recipelink red reserved ripe roasted roll rolled roses rub rubbed scissors
scoop season seed seedless seeds serrated shaving shavings sheet sheets shell shells shoots shops shot side sides
single skillet slicer smoke snow spatula special spiral splash spoon spoonable spoons spray spread sprouted stars
starter steamed stemmed stone stones stores straw straws strength string style substitute supermarkets sweet sweetened
syringe tablespoon tablespoons tag tail tails teaspoon teaspoons thermometer third thread threads three ties tin tm
toast tool toothpick toothpicks torch trimming trimmings twine twist two type unavailable up use used van variety
verde verts vine weed weight white wood wooden wrapped wrapping yellow zip ziploc
"""
NOT_FOODS = AFTER_A_NAME | frozenset(_OTHERS.split())
# Things whose names begin with a food: "muffin tin" is no muffin, "pea-sized" no pea.
_THINGS = """
biscuit cutter, bread basket, bread knife, bread machine, bread maker, butter knife, cake form, cake pan, cake plate,
cake rack, cake stand, cake tester, cake tin, candy thermometer, casserole dish, cheese grater, cheese knife, citrus
juicer, citrus reamer, coffee can, coffee cup, coffee filter, coffee grinder, coffee maker, coffee mill, coffee mug,
coffee pot, cookie cutter, cookie jar, cookie press, cookie scoop, cookie sheet, cookie tin, crepe maker, crepe pan,
custard cup, custard dish, deep fat fryer, deep fat thermometer, dough cutter, dough hook, dough scraper, egg poacher,
egg ring, egg shaped, egg size, egg sized, egg slicer, egg timer, fat separator, fat thermometer, fish grill, fish
kettle, fish poacher, fish scaler, fish spatula, fish tweezers, flour sifter, french bread pan, fruit jar, garlic
press, gravy boat, gravy separator, ham slicer, ice bath, ice bucket, ice cream freezer, ice cream machine, ice cream
maker, ice cream scoop, ice cube tray, ice water bath, jam jar, jelly bag, jelly glass, jelly jar, jelly roll, jelly
roll pan, jelly roll style, juice extractor, juice glass, lemon juicer, lemon reamer, lemon squeezer, lemon zester,
marinade bag, martini glass, meat fork, meat grinder, meat hammer, meat mallet, meat pounder, meat thermometer, milk
pan, muffin case, muffin cup, muffin liner, muffin pan, muffin paper, muffin tin, mustard colored, nut chopper, nut
grinder, nut milk bag, oil mister, olive pitter, omelet pan, omelette pan, oyster knife, pancake griddle, pasta bowl,
pasta cutter, pasta insert, pasta machine, pasta maker, pasta pot, pasta roller, pastry bag, pastry blender, pastry
board, pastry brush, pastry cloth, pastry cutter, pastry scraper, pastry tip, pastry wheel, pea size, pea sized,
pepper grinder, pepper mill, pie dish, pie pan, pie plate, pie server, pie tin, pie weight, pizza cutter, pizza oven,
pizza paddle, pizza pan, pizza peel, pizza stone, pizza tray, pizza wheel, popcorn machine, popcorn popper, popsicle
mold, popsicle stick, potato masher, potato peeler, potato press, potato ricer, pudding basin, pudding dish, pudding
mold, quiche dish, quiche pan, rice cooker, rice paddle, roast pan, salad bowl, salad fork, salad plate, salad server,
salad spinner, salt mill, salt shaker, sauce boat, sauce pan, sausage stuffer, shot glass, souffle cup, souffle dish,
soup bowl, soup kettle, soup ladle, soup plate, soup pot, soup spoon, soup tureen, spice bag, spice grinder, spice
mill, steak knife, stew pan, stew pot, stock pot, sugar shaker, sugar thermometer, taco holder, tart mold, tart pan,
tart ring, tart tin, tea ball, tea cup, tea kettle, tea strainer, tea towel, tortilla press, tortilla warmer, trifle
bowl, trifle dish, vegetable brush, vegetable mill, vegetable peeler, vegetable steamer, waffle iron, waffle maker,
walnut size, walnut sized, water bath, water glass, wine bottle, wine glass, yogurt maker
"""
THINGS = tuple(tuple(name.split()) for name in _THINGS.split(","))
