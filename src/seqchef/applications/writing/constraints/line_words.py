"""Words of ingredient lines beside foods: sizes, states, how something is cut, and what joins them.

The list was made from the words of training lines that hardly ever end a food's name, most frequent first, without
foods, brands and tools. Frozen: a word that is not here, no unit and in no food's name stands in no written line.
"""

_SIZES = "small medium large extra big jumbo baby mini tiny giant miniature thin thick heaping level"
_STATES = """
fresh freshly dried dry frozen thawed defrosted canned bottled jarred raw cooked uncooked precooked baked unbaked
roasted toasted grilled steamed stewed fried poached boiled scalded blanched smoked cured pickled marinated brined
salted unsalted sweetened unsweetened seasoned unseasoned flavored unflavored spiced spicy hot mild sweet sour tart
bitter bittersweet semisweet sharp strong smooth creamy crunchy crispy crisp chewy tender moist firm firmly soft
silken hard ripe unripe overripe young aged old mature new red white green yellow black brown golden gold orange
purple pink blue dark light pale clear whole half halved plain pure natural organic wild homemade prepared ready
instant quick regular old fashioned rolled steel long short medium grain coarse coarsely fine finely superfine
powdered granulated ground cracked crushed crumbled flaked flaky chunky lean low reduced nonfat lowfat fat free
skim skimmed full heavy thick thin thickly thinly lightly loosely tightly packed lukewarm warm warmed hot cold cool
cooled chilled iced refrigerated room temperature softened melted clarified browned boneless skinless seedless
bone skin on in unpeeled peeled shelled unshelled pitted unpitted seeded deseeded cored hulled husked shucked
stemmed trimmed untrimmed cleaned rinsed washed scrubbed drained undrained strained squeezed pressed dried patted
soaked reserved discarded removed separated divided optional needed desired taste garnish serving topping dusting
frying greasing brushing drizzling sprinkling rolling plus more additional extra total active rapid rise bleached
unbleached enriched evaporated condensed concentrated distilled sparkling carbonated brewed filtered mixed assorted
unpeeled unwaxed waxy floury starchy cultured skinned boned deboned scaled gutted deveined tied butterflied
nonstick european italian french greek mexican spanish thai chinese japanese indian asian
american english irish swiss russian korean hungarian moroccan cajun creole virgin kosher sea
"""
_CUT = """
chopped sliced diced minced grated shredded cubed julienned mashed pureed crushed smashed bruised torn snipped
slivered shaved zested juiced halved quartered split cut scored pounded flattened rolled crumbled broken cracked
ground sifted beaten whisked whipped stirred scraped picked spun spiralized segmented sectioned melted dissolved
softened toasted roughly coarsely finely thinly thickly lengthwise crosswise diagonally horizontally vertically
evenly slightly lightly well very fully partially separately together inch inches cm mm wide long size sized bite
piece pieces chunk chunks cube cubes dice strip strips slice slices round rounds ring rings wedge wedges half
halves quarter quarters third thirds eighths bits sliver slivers matchstick matchsticks julienne ribbons sticks
florets floret segments sections lengths squares triangles coins moons cutlets crumbs shavings flakes curls leaves
leaf stems stem tops ends ribs cores core seeds pits skins shells tails cloves stalks sprigs heads bulbs kernels
caps spears tips hearts parts part layers layer diagonal bias diameter thickness
"""
_JOINING = "and or into in with without of for to at as on off from if by about plus s a the each"
_UNFINISHED = """
very well extra finely coarsely thinly thickly roughly freshly lightly loosely firmly slightly evenly partially fully
long old room bite medium small large more inch
"""
_BEFORE_HYPHEN = """
semi extra non pre all half self low reduced sun store old deep multi two three quick long short medium
"""
_BEHIND_HYPHEN = """
style sized size free in on off fat sodium grain cut up purpose virgin wheat rising dried baked fashioned roasted salted
flavored inch
"""
BEFORE_HYPHEN, BEHIND_HYPHEN = frozenset(_BEFORE_HYPHEN.split()), frozenset(_BEHIND_HYPHEN.split())
SIZES = frozenset(_SIZES.split())
JOINING = frozenset(_JOINING.split())
NOT_LAST = JOINING - {"each", "on", "off"} | frozenset(_UNFINISHED.split())
LITTLE = frozenset(("pinch", "dash", "handful"))  # open a line without a number
BEFORE_NUMBER = frozenset(("into", "in"))  # "cut into 1-inch pieces"
OTHERS = frozenset(_STATES.split()) | frozenset(_CUT.split()) | JOINING | SIZES
