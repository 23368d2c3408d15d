"""Dangerous topics: what is refused and what gets a note, each with whom to believe.

Knows: ways of preserving, foods that are poisonous raw, people for whom we do not write. A topic is refused where a
mistake can kill and the writer cannot know the process (canning, garlic in oil, curing, infants, foraging), and gets a
note where one sentence makes it safe.
Does not know: the sentences (wording).
Start at: TOPICS.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Where = Literal["dish", "list", "any"]


@dataclass(frozen=True, slots=True)
class Topic:
    """One danger: `said` is a regular expression over lower-case text, `unless` one that takes it back."""

    key: str  # of its sentence in wording
    where: Where
    said: str
    source: str
    refused: bool = False
    unless: str | None = None


_INFUSED = r"(garlic|herbs?|chill?i(es)?|chile|basil|rosemary|thyme|sage|tomato|mushroom|onion|shallot|lemon|pepper)"
_RARE = r"(raw|rare|medium[- ]rare|pink|undercooked|tartare?|sashimi)"
_BIRD = r"(chicken|turkey|duck|poultry|pork|hamburgers?|burgers?|ground (beef|meat|pork|turkey)|mince|sausages?)"

TOPICS: Sequence[Topic] = (
    Topic(
        "canning",
        "dish",
        r"\b(home[- ]?)?canning\b(?! jars?)|\bhome[- ]canned\b|pressure[- ]cann|water[- ]bath cann|\bshelf[- "
        r"]stable\b|"
        r"\b(bottled|bottling|jarred|sealed) (at home|for (the )?(pantry|winter|storage))|自制罐头|家庭罐头",
        "USDA Complete Guide to Home Canning; CDC, Home-Canned Foods and botulism",
        refused=True,
    ),
    Topic(
        "oil",
        "dish",
        rf"^(?!.*\b(with|in|and)\b).*\b{_INFUSED}\b.*\boil$|\binfused (olive )?oil\b|\bgarlic confit\b|"
        rf"\b{_INFUSED}\b.{{0,30}}\b(kept|preserved|stored|marinated|packed|steeped) in (\w+ )?oil\b|"
        rf"^{_INFUSED}( cloves)? in (olive |vegetable )?oil$|油浸(大蒜|蒜|辣椒)|蒜油|大蒜油",
        "CDC, Prevent Botulism; Penn State Extension, infused oils (fresh garlic and herbs in oil)",
        refused=True,
    ),
    Topic(
        "curing",
        "any",
        r"\bnitri?[ta]tes?\b|\bnitrites?\b|\bsaltpet(re|er)\b|\bpink (curing )?salt\b.*cur|\bpink curing salt|"
        r"\bprague powder|"
        r"\binsta ?cure|\bcure (#|no\.? ?)?[12]\b|\bhome[- ]cur(ed|ing)|\bdry[- ]curing|\bcuring (meat|ham|bacon|"
        r"salt)|"
        r"亚硝酸|硝酸盐|硝石|自制(腊肉|香肠|腊肠|火腿)",
        "National Center for Home Food Preservation, Curing and Smoking Meats; FSIS, limits of nitrite",
        refused=True,
        unless=r"(himalayan|coarse) pink salt|nitrate[- ]free|nitrite[- ]free|no nitr|without nitr|uncured",
    ),
    Topic(
        "infants",
        "any",
        r"\binfants?\b|\bnewborns?\b|\bbab(y|ies)('s|s)? (food|formula|cereal|puree|porridge|led)\b|\bteething\b|"
        r"\bfor (my |our |a |the |your )?(\w+[- ]){0,3}(baby|babies|toddlers?)\b|\bweaning\b|\b(homemade|baby) "
        r"formula\b|"
        r"\b\d+ ?-? ?(months?|weeks?|mos?)[- ]olds?\b|婴儿|婴幼|新生儿|辅食|个月(大|宝宝)|宝宝|幼儿",
        "CDC, Foods and Drinks to Avoid or Limit (under 12 months no honey); FDA on homemade formula",
        refused=True,
        unless=r"baby shower|oatmeal baby|jars? (of )?(\w+ )?baby food",
    ),
    Topic(
        "foraged",
        "any",
        r"\b(foraged|gathered|hand[- ]picked|self[- ]picked|unidentified|unknown) (wild )?(mushrooms?|fungi|"
        r"plants?|berries)|"
        r"\bmushrooms? (i |we )?(found|picked|foraged|gathered|from (the|my) (woods|forest|garden|backyard|lawn))|"
        r"野蘑菇|野生菌|采的蘑菇|野菜",
        "FDA Food Code 3-201.16 (wild mushrooms by an expert only); CDC, mushroom poisoning",
        refused=True,
    ),
    Topic(
        "raw_meat",
        "dish",
        rf"\b{_RARE} ({_BIRD}|meat)\b|\b{_BIRD} {_RARE}\b|\b(steak|beef|venison|horse|meat) tartare?\b|\bkibbeh "
        rf"nayyeh\b|"
        r"\bbeef carpaccio\b|\bcarpaccio of beef\b|\bmett\b|生鸡|生猪肉|生牛肉|生肉|半熟鸡|五成熟鸡|"
        r"[一二三四五]分熟(的)?(汉堡|鸡|猪|肉饼|鸭)",
        "FSIS, Safe Minimum Internal Temperature Chart",
        refused=True,
        unless=r"tartare? sauce",
    ),
    Topic(
        "raw_milk",
        "any",
        r"\b(raw|unpasteuri[sz]ed) (\w+ )?(milk|cream)\b|生牛奶|生奶|未(经)?(杀菌|消毒)",
        "CDC and FDA, Raw Milk",
        refused=True,
        unless=r"or (raw|unpasteuri[sz]ed)",
    ),
    Topic(
        "raw_beans",
        "any",
        r"\b(raw|undercooked) (red |white )?kidney beans?\b|\b(slow[- ]?cooker|crock[- ]?pot).*\b(dry|dried) "
        r"(\w+ )?kidney|"
        r"\b(dry|dried) (red )?kidney beans?\b.*\b(slow[- ]?cooker|crock[- ]?pot)|生(四季豆|芸豆|豆角|红腰豆)",
        "FDA Bad Bug Book, Phytohaemagglutinin",
        refused=True,
    ),
    Topic(
        "left_out",
        "any",
        r"\bleft out (overnight|all (day|night))|\bovernight (on the counter|at room temperature)|\brice left "
        r"overnight\b|"
        r"\brotten\b|\bspoil(ed|t)\b|\bmould?y\b|发霉|变质|腐烂|馊|室温(下)?(放|过)(了)?(一)?(夜|晚)|隔夜未冷藏",
        "FSIS, Danger Zone (two hours at most between 4 and 60 C); NHS on rice",
        refused=True,
    ),
    Topic(
        "fermenting",
        "dish",
        r"\b(lacto[- ]?)?ferment(ing|ation)?\b|\b(lacto|home|wild)[- ]?fermented\b|\bhome ?brew|\bmoonshine$|"
        r"\bdistill?(ed|ing)\b|"
        r"^(homemade |home[- ]made )?(kombucha|kimchi|sauerkraut|tempeh|natto|black garlic)$|\bkombucha scoby|"
        r"自制(泡菜|酸菜|豆豉|腐乳|臭豆腐|米酒|葡萄酒|酵素)|自酿|酵米面|吊浆",
        "National Center for Home Food Preservation, Fermenting; China CDC on bongkrekic acid",
        refused=True,
        unless=r"distilled (white )?(vinegar|water)",
    ),
    Topic(
        "kidney_beans",
        "any",
        r"\bkidney beans?\b|\bcannellini beans?\b|红腰豆|芸豆|四季豆|豆角|扁豆",
        "FDA Bad Bug Book, Phytohaemagglutinin (soak 5 hours, boil 30 minutes in fresh water)",
        unless=r"\b(cans?|canned|tins?|tinned|jars?|cooked|drained|rinsed|ounces?|罐)\b",
    ),
    Topic(
        "raw_flour",
        "dish",
        r"\b(edible|raw|unbaked|safe[- ]to[- ]eat) (\w+ )?(cookie )?(dough|batter)\b|\bcookie dough (dip|bites?|"
        r"balls?|truffles?|"
        r"ice cream|fudge|bars?|frosting|dessert)|生面团",
        "FDA, Flour Is a Raw Food; CDC, Raw Flour and Dough",
    ),
    Topic(
        "raw_eggs",
        "dish",
        r"\b(mayonnaise|mayo|aioli|tiramisu|egg ?nog|hollandaise|bearnaise|caesar|(chocolate|lemon) mousse|"
        r"zabaglione|"
        r"royal icing|carbonara|raw eggs?|sabayon|pisco sour|semifreddo)\b|蛋黄酱|提拉米苏|生鸡蛋|生蛋|慕斯|溏心蛋",
        "FDA, What You Need to Know About Egg Safety (pasteurised eggs where eggs stay raw)",
        unless=r"eggless|vegan|egg[- ]free",
    ),
    Topic(
        "raw_fish",
        "dish",
        r"\b(sushi|sashimi|ceviche|crudo|gravlax|gravad lax|cured (salmon|trout|fish)|poke bowl|(tuna|salmon|"
        r"fish) tartare?|carpaccio|"
        r"nigiri|raw "
        r"(fish|salmon|tuna|oysters?|shrimp|scallops?)|oysters on the half shell)\b|生鱼片|刺身|寿司|生腌|醉虾|醉蟹",
        "FDA Food Code 3-402.11 (-20 C for 7 days against parasites); CDC on raw oysters",
        unless=r"\b(beet|tomato|vegetable|mushroom|zucchini|vegan|fruit|pineapple)\b",
    ),
    Topic(
        "wild_mushrooms",
        "any",
        r"\bwild mushrooms?\b|\bmorels?\b|\bchanterelles?\b|牛肝菌|羊肚菌|鸡枞|松茸",
        "FDA, Investigation of illnesses: morels (cook thoroughly; buy from a shop that knows its source)",
    ),
    Topic(
        "sprouts",
        "any",
        r"\b(alfalfa|bean|mung( bean)?|radish|clover|broccoli|lentil|soybean|fresh) sprouts?\b|豆芽|芽苗",
        "FDA, Sprouts: What You Should Know",
    ),
    Topic(
        "old_rice",
        "any",
        r"\b(leftover|left over|day[- ]old|cold cooked) (\w+ )?rice\b|隔夜饭|剩饭|隔夜米饭",
        "FSIS, Leftovers and Food Safety; NHS on rice",
    ),
    Topic(
        "jars",
        "dish",
        r"\b(jam|jelly|marmalade|chutney|pickles?|pickled|preserves|relish|salsa|confit)\b|果酱|酸黄瓜|泡菜|腌",
        "National Center for Home Food Preservation (only a tested process makes jars that keep)",
        unless=r"\b(with|and|in|jelly (beans?|roll)|jam (bars?|cookies?|tarts?)|thumbprint|peanut butter|cake|"
        r"sandwich\w*|chicken|pork|salad)\b",
    ),
    Topic("cassava", "any", r"\bcassava\b|\byuc+a\b|\bmanioc\b|木薯(?!淀|粉)", "EFSA 2019, cyanogenic glycosides"),
    Topic(
        "elderberries", "any", r"\belder ?berr(y|ies)\b|接骨木", "CDC, MMWR 33(13), 1984", unless=r"syrup|elderflower"
    ),
    Topic("fiddleheads", "any", r"\bfiddleheads?\b|蕨菜", "CDC, MMWR 43(37), 1994; Health Canada"),
    Topic("lupini", "any", r"\blupini?\b|羽扇豆", "EFSA 2019, quinolizidine alkaloids", unless=r"\b(jar|canned|flour)"),
    Topic("taro", "any", r"\btaro\b|\beddoes?\b|芋头|香芋", "University of Hawaii, College of Tropical Agriculture"),
    Topic("ackee", "any", r"\backee\b", "FDA Import Alert 21-11"),
    Topic("daylily", "any", r"\bfresh (day ?lil(y|ies)|lily buds)\b|鲜黄花菜|鲜金针", "China CDC, colchicine"),
    Topic("wood_ear", "any", r"\b(wood|cloud) ears?( mushrooms?| fungus)?\b|木耳|银耳", "China CDC, bongkrekic acid"),
    Topic("jerky", "dish", r"\bjerky\b|\bbiltong\b|牛肉干", "FSIS, Jerky and Food Safety"),
    Topic(
        "alcohol",
        "any",
        r"\b(wine|beer|rum|vodka|whisk(e)?y|bourbon|brandy|cognac|gin|tequila|liqueur|sherry|vermouth|champagne|"
        r"kahlua|"
        r"amaretto|schnapps|cocktails?|sake|port wine|marsala|triple sec|stout|sangria|margaritas?)\b|料酒|黄酒|"
        r"白酒|啤酒|"
        r"红酒|葡萄酒|朗姆|伏特加|威士忌|鸡尾酒|米酒|清酒",
        "USDA Table of Nutrient Retention Factors (5 to 85 % of the alcohol stays in cooked food)",
        unless=r"\b(wine vinegar|non[- ]?alcoholic|alcohol[- ]free|ginger beer|root beer|rum extract|rum flavou?r\w*|"
        r"cocktail (sauce|onions?|tomato\w*|sausages?|wieners?|franks?|rye|bread|shrimp)|(fruit|shrimp|seafood) "
        r"cocktail)\b",
    ),
)
