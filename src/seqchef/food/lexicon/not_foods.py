"""Words that head ingredient lines and name no food: pieces, packages, tools, what is done, what a food is for."""

# What may follow a food's name without changing it: "chicken breast halves", "salt to taste", "basil leaves".
_AFTER_A_NAME = """
a about accompaniment additional all an and as at attached available base beaten belly bit block blossom bone boneless
breast breasts broken brushing bulb bunch c can cap choice chopped chunk chunks cleaned coating cold cooking core
cored cover crosswise crumbled crushed cube cubed cubes cut decoration deep desired diced disk disks divided drained
dredging drizzling dusting each equivalent extra fine finely firm floret florets flower flowers for fresh frond fronds
frozen frying garnish garnishing grated grating greasing ground half halves handful head heads hot if in inch into
juices julienned kernel kernels kneading large leaf leaves leg legs lengthwise lightly liked link links liquid log
mashed medium melted minced more moulds necessary neck necks needed nib nibs of on optional or original pan part parts
peeled petal petals piece pieces pinch pitted plus pod pods powdered preferably preferred prepared pulp pureed quarter
quarters raw ribbon ribbons rinsed rolling room root roots rough roughly round rounds salted seeded segment segments
serve serving servings shelled shoot shoulder shoulders shred shredded shreds sieved sifted size skewer skewers skin
skinless skinned skins slice sliced slices small snipped softened spear spears split sprig sprigs sprinkling square
squares stalk stalks stem stems stick sticks strip strips taste temperature thawed thick thin thinly tidbit tidbits
tip tips to toasted topped topping torn total trimmed tub uncooked unpeeled unsalted unsweetened very warm wedge
wedges well wheel wheels whole with without zested
"""
AFTER_A_NAME = frozenset(_AFTER_A_NAME.split())
_OTHERS = """
accompaniments acid aluminum applewood assorted atar bag bags baking ball balls bamboo bar bark bars basket beverages
blade blanched blend blossoms boiled bottle bottom bowl box brine brown browned browns bulbs butcher butt buttered
butts california canes canned canner caps carcass carton case charcoal cheesecloth chilled chop choy cocktail com
combination con concentrate container cooked cooker cool creme crown crumble crystal crystals cup cups curl curls
cutter dash decorations dish dried drop dry ear ears el em envelope equipment filling fillings flake flakes flavor
foil fondue food fraiche free fresco frill fry garnishes germ glace glass glasses glutamate gold gram granule granules
grass grease grind grinder handfuls heart hearts hickory husk husks ii iii inches ingredient instant iron iv jack jar
jars kebabs lid lids liner loaves long machine marinated market markets meal mesquite mexico mignon mill minis minutes
mix mixture mold morsels mug needle no note nugget nuggets o one ones only ounce package packages packed packet
packets pad palm pans paper parchment party paste peeler pellet pellets pestle pickled picks pint plain plank planks
plate pot pouch pound powder press processor product products provence pulverized puree quart rabe ramekins recipe
recipelink red reserved ring rings ripe roasted roll rolled roses rubbed scissors scoop season seasonings seedless
serrated shaving shavings sheet sheets shell shells shoots shops shot side sides single skillet smoke spatula special
specks spiral splash spoon spoonable spoons spread sprouted stars starter steamed stemmed stone stones stores straw
straws strength string style substitute supermarkets sweet syringe tablespoon tablespoons tag tail tails teaspoon
teaspoons thermometer third thread threads three ties tin tm tool toothpick toothpicks top tops torch trimming
trimmings tube twine twist two type unavailable use used van variety verde verts vine weed weight white wood wooden
wrapped wrapping yellow zip ziploc
"""
NOT_FOODS = AFTER_A_NAME | frozenset(_OTHERS.split())
