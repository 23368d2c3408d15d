"""Heat: safe temperatures, ovens, and a time for what is heated, as the finished steps say them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.food.doneness import needed

OVEN_C = (80, 290)
OVEN_F = (175, 555)
INSIDE_C = 112  # the middle of a food never gets hotter: it holds water
AGREE_C = 6  # how far two scales beside each other may differ
DEGREES = re.compile(
    r"(?<![\d/.-])(\d{2,3})(?:\s*(?:-|to|–)\s*(\d{2,3}))?\s*(?:degrees?|deg\.?|°|º|˚|度)?\s*(fahrenheit|celsius|"
    r"centigrade|F|C|℃|℉)"
    r"(?![A-Za-z])|(?<![\d/.-])(\d{2,3})\s*(?:degrees?|°|º|˚)",
    re.IGNORECASE,
)
INSIDE = re.compile(
    r"inside|internal|thermometer|thickest|cent(re|er)\b|middle|\bcore\b|registers?|\breach|\breads?\b|中心|内部|"
    r"最厚",
    re.IGNORECASE,
)
OVEN = re.compile(r"\bovens?\b|\bpreheat|烤箱|预热", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\b(oil|fat|lard|shortening|fry|frying|fryer|syrup|sugar|candy|caramel|yeast|water|milk|custard|chocolate|"
    r"thermometer|"
    r"registers?|reads?|reach\w*|internal|inside|cent(re|er)|thickest|middle|yogurt|refrigerat\w+|room)\b",
    re.IGNORECASE,
)
NUMBER = (
    r"(?:\d+(?:[./]\d+)?|an?|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty|several|few|半|数|几)"
)
TIME = re.compile(
    rf"\b{NUMBER}(?:\s*(?:-|to|or|–|more|full|additional|another|more)\s*{NUMBER}?)*\s*-?(?:seconds?|secs?|"
    rf"minutes?|mins?|hours?|"
    rf"hrs?|hour|days?|nights?)\b|\bovernight\b|\b(?:half|quarter) (?:an )?hour|[\d半数几]\s*个?(?:秒|分钟|小时|天)",
    re.IGNORECASE,
)
VERBS = "bake|roast|broil|grill|simmer|fry|saute|braise|poach|steam|stew|cook|boil|toast|sear|microwave|barbecue|blanch"
ORDER = re.compile(  # a verb of heat that begins a sentence or a part of one, and so is an order
    r"(?:^|[.;:!?,] ?|\b(?:and|then|or|(?<!ready )(?<!oven )(?<! on )to|also|gently|deep|pan|stir|again|let|"
    rf"continue to|uncovered|covered) )(?:{VERBS})"
    r"(?! (?:sheets?|pans?|dish(?:es)?|the oven|in the bag|time|wine|to (?:high|medium|low|\d))\b)\b(?!-)"
    r"|(?:煮|炖|烤|蒸|煎|炒|炸|焖)",
)
BRINGS = re.compile(
    r"\b(bring|return|come|comes|brought|heat|back)\b[^.;]{0,40}\bto (a |the |full |rolling )*(boil|simmer)"
)
SENTENCE = re.compile(r"(?<=[.!?。！？;；])\s*")


@dataclass(frozen=True, slots=True)
class Stated:
    """A temperature, in degrees Celsius, with its own number and scale ("" where none is named)."""

    celsius: float
    number: int
    scale: str
    start: int
    end: int


def safe_temperatures(recipe: WrittenRecipe, wish: Wish) -> str | None:
    """The foods whose safe temperature no sentence states; eggs need one where anything is heated."""
    told = [sentence for step in recipe.steps for sentence in SENTENCE.split(step)]
    needs = needed(recipe.ingredients)
    heated = any(_heats(sentence) for sentence in told)
    missing = []
    for need in needs:
        others = [one.words for one in needs if one.words != need.words]
        if need.kind == "eggs" and not heated:
            continue
        if not any(_tells(sentence, need.words, others, need.celsius) for sentence in told):
            missing.append(f"{need.words} ({need.celsius} C)")
    return f"no safe temperature for {', '.join(missing)}" if missing else None


def ovens(recipe: WrittenRecipe, wish: Wish) -> str | None:
    """The temperatures that no oven has, and scales beside each other that disagree."""
    for n, step in enumerate(recipe.steps, start=1):
        for sentence in SENTENCE.split(step):
            found = list(stated(sentence))
            for one in found:
                low, high = OVEN_F if one.scale == "F" or (not one.scale and one.number > OVEN_C[1]) else OVEN_C
                of_an_oven = OVEN.search(sentence) or not ELSEWHERE.search(sentence)
                if of_an_oven and not INSIDE.search(sentence) and not low <= one.number <= high:
                    return f"step {n}: an oven at {sentence[one.start : one.end].strip()}"
            for one, other in pairwise(found):
                beside = other.start - one.end <= 4 and {one.scale, other.scale} == {"F", "C"}
                if beside and abs(one.celsius - other.celsius) > AGREE_C:
                    return f"step {n}: {one.number} {one.scale} is not {other.number} {other.scale}"
    return None


def times(recipe: WrittenRecipe, wish: Wish) -> str | None:
    """The steps that heat and say no time; and more minutes than were asked for."""
    bare = [n for n, step in enumerate(recipe.steps, start=1) if _heats(step) and not TIME.search(step)]
    if bare:
        return f"no time in step {', '.join(map(str, bare))}"
    if wish.max_minutes is not None and (recipe.minutes or 0) > wish.max_minutes:
        return f"{recipe.minutes} minutes; expected {wish.max_minutes} at most"
    return None


def stated(sentence: str) -> Iterator[Stated]:
    """The temperatures of a sentence; of a range its upper end."""
    for match in DEGREES.finditer(sentence):
        first, upper, scale, bare = match.groups()
        number, letter = int(upper or first or bare), (scale or "")[:1].upper().replace("℃", "C").replace("℉", "F")
        in_f = letter == "F" or (not letter and number > INSIDE_C)
        yield Stated((number - 32) / 1.8 if in_f else float(number), number, letter, match.start(), match.end())


def _tells(sentence: str, words: str, others: list[str], celsius: int) -> bool:
    lower = sentence.casefold()
    if not INSIDE.search(sentence) or (words not in lower and any(other in lower for other in others)):
        return False
    return any(celsius - 0.6 <= one.celsius <= INSIDE_C for one in stated(sentence))


def _heats(text: str) -> bool:
    """Whether a text orders that something is heated; bringing to a boil ends when it boils."""
    return bool(ORDER.search(BRINGS.sub(" ", text.casefold().replace("é", "e"))))
