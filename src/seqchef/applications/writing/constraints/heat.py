"""Heat: which words of a step say that something is heated.

A step heats where a verb of HEAT is an order ("Simmer the sauce", "cover and bake", "bring to a boil", "let simmer") or
goes on ("continue cooking"), and where a grill is heated. It does not where the word is part of a thing ("baking
dish", "boiling water", "frying pan", "brown sugar"), a look back or ahead ("before baking", "while cooking"), or heats
the oven alone ("preheat", "heat the oven", "reduce the heat").
"""

import re
from functools import lru_cache

from seqchef.applications.writing.constraints.heat_words import ALWAYS, HEAT, NEIGHBOURS, THINGS


def _going_on(verb: str) -> str:
    doubled = {"char": "charr"}.get(verb, verb)
    return (doubled.removesuffix("e") if verb != "fry" else verb) + "ing"


_VERBS = {**{verb: verb for verb in HEAT}, **{_going_on(verb): verb for verb in HEAT}, "sauteeing": "saute"}
_WORD = re.compile(r"[a-zà-ÿ]+|[.,;:!?()\-]")
_BEFORE, _BACK, _THINGS, _NOUNS, _LATER = (
    frozenset(NEIGHBOURS[key].split()) for key in ("before", "back", "things", "nouns", "later")
)
_MARKS = frozenset(".,;:!?()-")
_ONLY_OVEN = re.compile(r"\s*(?:the |an? |your )?(?:\w+ )?(?:oven|broiler)\b")
_ONLY_DIAL = re.compile(
    r"\s*(?:the |oven |its )*(?:heat|temperature|oven|speed|flame|amount|setting"
    r"|to (?:a )?(?:very )?(?:low|medium|warm|\d)|to (?:a )?simmer)"
)
_ALWAYS_HEAT = frozenset(("boil", "simmer"))  # "bring to a boil", "at a simmer": always heat


@lru_cache(maxsize=1 << 14)
def heating(text: str) -> tuple[str, ...]:
    """The verbs of HEAT that a sentence, or a step, orders, in their order.

    heating("Fry the onions, then simmer") -> ("fry", "simmer"); heating("Grease a baking dish") -> ().
    """
    lower = text.lower().replace("é", "e")
    found = []
    before = earlier = ""
    for match in _WORD.finditer(lower):
        word = match[0]
        verb = _VERBS.get(word)
        if verb is not None and _orders(word, verb, (earlier, before), lower[match.end() :]):
            found.append(verb)
        earlier, before = before, word
    return tuple(found)


def _orders(word: str, verb: str, two_before: tuple[str, str], after: str) -> bool:
    earlier, before = two_before
    following = after.lstrip()[:12].split(" ")[0].strip(".,;:)") if after[:1] in " -" else ""
    if word in _ALWAYS_HEAT:
        return not (before == "the" and following == "of")
    thing = THINGS.get(verb, "").split() if word == verb else _THINGS
    if following in thing or before in _NOUNS:
        return False
    if before == "to" and (earlier in _LATER or (earlier == "oven" and verb != "bake")):
        return False
    if (verb == "heat" and _ONLY_OVEN.match(after)) or (verb == "reduce" and (_ONLY_DIAL.match(after) or word != verb)):
        return False
    if word != verb:  # in -ing
        return before not in _BACK
    return before == "" or before in _MARKS or before in _BEFORE or before.endswith("ly") or verb in ALWAYS
