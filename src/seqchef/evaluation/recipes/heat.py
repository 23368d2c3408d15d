"""Time and heat in steps: what a cook is told of how long, how hot, and when meat is done; by spelling alone.

Start at: has_time, heats, oven_temperatures_c, doneness_cue.
"""

import re
from collections.abc import Iterable

OVEN_C = (80, 290)  # what an oven can do
SAFE_POULTRY_C = 73.8  # 165 F, which is 73.9 C
POULTRY = re.compile(
    r"\b(?:chickens?|turkeys?|ducks?|ducklings?|goose|geese|quails?|hens?|capons?|pheasants?|poultry)\b"
)
NO_MEAT = re.compile(
    r"\b(?:broth|stock|bouillon|soup|base|gravy|seasoning|consomme|granules|eggs?|fat|ramen|flavou?r(?:ed)?)\b"
)

_NUMBERS = "an?|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty|forty|sixty|few|several|half"
_UNITS = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)"
_MORE = "more|additional|an|another|couple of|couple"
_TIME = re.compile(rf"(?:(?<!\d)\d+|\b(?:{_NUMBERS}))(?: (?:{_MORE}))?[ -]*{_UNITS}\b|\bovernight\b")
_UNTIL = re.compile(r"\b(?:until|till|when)\b")
_ORDER = (  # what stands before a verb that would elsewhere be a noun: "grill the roast", "the roast on the grill"
    r"(?:^|[.,;:(] ?|\b(?:and|then|or|to|let|until|may|can|must|should|not|also|pan|deep|\w+ly) )"
)
_HEATS = re.compile(
    r"\b(?:bake|boil|simmer|fry|saut[eé]|braise|poach|sear|microwave|cook|heat)\b(?!['’]s|-)"
    rf"|{_ORDER}(?:roast|broil|grill|toast|steam|stew)\b(?! pans?\b)"
    r"|(?:^|[.,;:] (?:then |and )?)brown\b(?! sugar| rice| paper)"
)
_NO_HEATING = re.compile(  # the same letters as nouns, and ovens that are heated for later
    r"\b(?:pre)?heat (?:the |an |a )?(?:\w+ )?(?:oven|grill|broiler)\b"
    r"|\b(?:medium|low|high|the|of|from|over|on|reduce|lower|raise|increase|turn|gentle|direct|indirect|a)(?:-\w+)?"
    r" heat\b"
    r"|\b(?:light|dark|golden|nicely|lightly|the|pot|prime) (?:roast|boil|simmer|toast|grill|stew)\b"
    r"|\boven to broil\b|\b(?:the|a) microwave\b"
    r"|\ba (?:rolling |full |low |gentle |rapid )?(?:boil|simmer|grill|toast|roast|cook)\b"
)
_DEGREES = re.compile(r"(?<![\d.])(\d{2,3}) ?(°|º|degrees?\b|deg\b)? ?(fahrenheit\b|celsius\b|[fc]\b)?")
_OVEN = re.compile(r"(?<!dutch )\boven\b")
_DONE = re.compile(
    r"\bno longer pink\b|\bnot pink\b|\bno pink\b|\bjuices? (?:run|runs|running|are|is) clear\b|\bcooked through\b"
    r"|\binternal temperature\b|\binstant-read\b|\bmeat thermometer\b|\bthermometer (?:inserted|registers|reads)\b"
    r"|\bthoroughly cooked\b"
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?;])\s+")


def has_time(text: str) -> bool:
    """Whether a time is given, in numbers or words."""
    return bool(_TIME.search(text.lower()))


def heats(step: str) -> bool:
    """Whether a step tells to cook something with heat; an oven that is only heated does not count."""
    return bool(_HEATS.search(_NO_HEATING.sub(" ", step.lower())))


def has_sign(step: str) -> bool:
    """Whether a step says how to know that it is over: a time, or until what."""
    return has_time(step) or bool(_UNTIL.search(step.lower()))


def names_oven(text: str) -> bool:
    """Whether an oven is spoken of."""
    return bool(_OVEN.search(text.lower()))


def temperatures_c(text: str) -> list[float]:
    """Every temperature of a text in degrees C; one without a scale is F from 120 on, as in the books."""
    found = []
    for number, sign, scale in _DEGREES.findall(text.lower()):
        if sign or scale:
            is_celsius = scale.startswith("c") if scale else int(number) < 120
            found.append(float(number) if is_celsius else (float(number) - 32) / 1.8)
    return found


def oven_temperatures_c(text: str) -> list[float]:
    """The temperatures of sentences that speak of an oven, in degrees C."""
    sentences = _SENTENCE_ENDS.split(text)
    return [celsius for one in sentences if names_oven(one) for celsius in temperatures_c(one) if celsius > 95]


def poultry(ingredients: Iterable[str]) -> bool:
    """Whether a line is poultry meat, not its broth or eggs."""
    return any(POULTRY.search(line.lower()) and not NO_MEAT.search(line.lower()) for line in ingredients)


def doneness_cue(text: str) -> bool:
    """Whether the steps say how to know that meat is done: its colour, its juices, a thermometer, a temperature."""
    return bool(_DONE.search(text.lower())) or safe_poultry(text)


def safe_poultry(text: str) -> bool:
    """Whether a temperature is stated that is safe inside poultry and no oven's: 74 to 95 C."""
    return any(SAFE_POULTRY_C <= celsius <= 95 for celsius in temperatures_c(text))
