"""Plurals: the forms in which English recipes write a food's last word."""

IRREGULAR = {
    "leaf": ("leaves",),
    "loaf": ("loaves",),
    "half": ("halves",),
    "calf": ("calves",),
    "knife": ("knives",),
    "beef": (),
    "goose": ("geese",),
    "octopus": ("octopuses", "octopi"),
    "citrus": ("citruses",),
    "fungus": ("fungi",),
    "hibiscus": (),
    "fish": ("fishes",),
    "squash": ("squashes",),
    "chili": ("chilis", "chilies"),
    "chilli": ("chillis", "chillies"),
    "jalapeno": ("jalapenos", "jalapenoes"),
    **{word: (word + "s",) for word in ("brownie", "cookie", "pie", "smokie", "smoothie", "veggie")},
    "roux": (),
    "blintz": ("blintzes",),
    "leche": ("leches",),
    "quiche": ("quiches",),
    "juice": (),  # the juices of a roast are no drink
}
SINGULAR = {plural: singular for singular, plurals in IRREGULAR.items() for plural in plurals}
_SAME = "couscous hummus molasses asparagus swiss bass watercress cress citrus octopus hibiscus grits"
SAME = frozenset(_SAME.split())


def plurals(word: str) -> tuple[str, ...]:
    """Every plural of a folded word; none for one that ends in s already ("molasses")."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("s"):
        return (word + "es",) if word.endswith(("glass", "mess")) else ()
    if word.endswith(("x", "z", "ch", "sh")):
        return (word + "es",)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith("o"):
        return (word + "s", word + "es")
    return (word + "s",)


def plural(word: str) -> str:
    """The plural of a folded word that cooks write most; the word itself where it has none."""
    several = plurals(word)
    return several[-1 if word.endswith(("mato", "tato")) else 0] if several else word


def singular(word: str) -> str:
    """A folded word without the ending of its plural, by rule: "tomatoes" is "tomato", "molasses" stays."""
    if word in SINGULAR:
        return SINGULAR[word]
    if word in SAME or not word.endswith("s") or word.endswith(("ss", "us")) or len(word) < 4:
        return word
    for plural, ending in (("ies", "y"), ("oes", "o"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", "")):
        if word.endswith(plural):
            return word.removesuffix(plural) + ending
    return word
