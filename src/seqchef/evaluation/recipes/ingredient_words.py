"""The words of an ingredient list, and whether steps speak of them: by spelling alone, for people and models alike.

A listed line is mentioned where the steps have its head noun or another word of its name, or speak of all ingredients;
of "butter or margarine" one will do.
An unlisted word is a known noun (ingredient_nouns) of the steps that no listed line has. Start at: mentioned, unlisted.
"""

import re
from collections.abc import Container, Iterable, Sequence

from seqchef.food.recipes import name_key

STAPLES = frozenset({"water", "salt", "pepper", "oil", "butter", "ice"})  # what people do not care to list

_MEASURES = """
bag bottle box bulb bunch can carton chunk clove container cube cup dash dozen drop ear envelope fillet fluid fraction
gallon gram half handful head inch jar jigger kg lb leaf liter litre loaf log ml ounce oz package packet part piece
pinch pint pkg pound quart quarter rib ring round scoop serving sheet shot slice spear sprig stalk stick strip
tablespoon tb tbsp teaspoon tin tsp tube wedge
"""
_QUALITIES = """
about accompaniment additional and as at beaten bite boiling boneless brushing chopped coarsely cold cooked cored
crosswise crumbled crushed cubed cut desired diagonal diced divided drained dried dry dusting each equipment extra
finely firmly for fresh freshly frozen frying garnish greasing ground halved heaping hot if in into large lean least
lengthwise lightly long low medium melted microwave minced more needed of optional or packed peeled pitted plus
preferably prepared quartered removed reserved rinsed ripe rolling room roughly safe salted scant seeded separated
shredded sifted size sized skinless sliced small sodium softened special sprinkling style such suggestion sweetened
taste temperature thawed the thick thin thinly to toasted topping torn trimmed uncooked unsalted unsweetened use very
virgin warm washed whole with
"""
_NO_NAMES = frozenset((_MEASURES + _QUALITIES).split())
_COLOURS = frozenset({"red", "green", "yellow", "white", "black", "brown", "dark", "light"})  # "red or green pepper"
_BRACKETS = re.compile(r"\([^)]*\)")
_NAME_ENDS = re.compile(r"[,;:]| - | for | to taste| such as | cut (?:in|into|from|on|crosswise|lengthwise)\b")
_GREENS = re.compile(r"\bgreens\b")  # no colour
_ENUMERATED = re.compile(r",(?= or |(?: [a-z-]+){1,3}, or )")  # "gigante, lima, or cannellini beans"
_OR = re.compile(r"[- ]* or |/")
_LOOKS = re.compile(r"^(?!.*(?:seed|weed)$).+ed$")  # "chopped"; a line may begin with how its food looks
_ALL_OF_THEM = re.compile(
    r"\ball (?:of )?(?:the )?(?:other |remaining |dry )?ingredients\b"
    r"|\b(?:remaining|other|first|next|following|these|dry|wet|above|rest of the)(?: \w+){0,3} ingredients\b"
)


def name_words(line: str) -> tuple[str, ...]:
    """The words of a line's food in the singular, its head noun last; none where the line opens a section.

    Of alternatives the head noun is that of the first one that is more than a quality: "red or green bell pepper".
    """
    named = _named(line)
    return next((words for words in named if not _is_quality(words)), named[0] if named else ())


def _named(line: str) -> list[tuple[str, ...]]:
    """The names of a line that stand for each other, of the first part that has one."""
    plain = _BRACKETS.sub(" ", line.lower())
    if plain.strip().endswith(":"):
        return []
    if "half-and-half" in plain:
        return [("half", "cream")]  # else a measure
    plain = _ENUMERATED.sub(" or", plain)
    for part in _NAME_ENDS.split(plain):
        names = [tuple(filter(_may_name, singulars(one))) for one in _OR.split(part)]
        found = [words for words in names if words]
        if found and (_GREENS.search(part) or not all(map(_is_quality, found))):
            return found
    return []


def _may_name(word: str) -> bool:
    return word.isalpha() and len(word) > 1 and word not in _NO_NAMES


def _is_quality(words: tuple[str, ...]) -> bool:
    return all(word in _COLOURS or _LOOKS.match(word) for word in words)


def singulars(text: str) -> list[str]:
    """The words of a text in order, each in the singular."""
    return name_key(text).split()


def mentioned(ingredients: Iterable[str], steps: Sequence[str]) -> list[bool]:
    """For every line that names a food whether the steps speak of it."""
    text = " ".join(steps)
    found, every = set(singulars(text)), bool(_ALL_OF_THEM.search(text.lower()))
    lines = filter(None, map(_named, ingredients))
    return [every or any(not found.isdisjoint(words) for words in names) for names in lines]


def unlisted(ingredients: Iterable[str], steps: Sequence[str], nouns: Container[str]) -> set[str]:
    """The known nouns of the steps that stand in no line."""
    listed = {word for line in ingredients for word in singulars(line)}
    return {word for word in singulars(" ".join(steps)) if word in nouns} - listed
