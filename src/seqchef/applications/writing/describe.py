"""Descriptions: what is known of a food, in sentences that say nothing else.

Knows: which sentence is said where its fact is known, and that a seed only changes the wording.
Does not know: facts (food.facts, food.substitutions, food.lexicon), or any language's words (description_words).
Start at: describe.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from hashlib import sha256
from typing import Any

from seqchef.applications.writing import description_words
from seqchef.applications.writing.chinese.foods import by_chinese_name, simplified
from seqchef.applications.writing.description_words import DescriptionWords
from seqchef.applications.writing.known import food_named, foods_of
from seqchef.applications.writing.substitutes import Substitute, substitutes
from seqchef.errors import UnknownName
from seqchef.food import facts as tables
from seqchef.food import substitutions
from seqchef.food.allergens import ALLERGENS
from seqchef.food.facts import Facts, facts_about
from seqchef.food.lexicon import Foodstuff, lexicon
from seqchef.food.lexicon.folding import words_of
from seqchef.food.recipes import name_key

MOST_SUBSTITUTES = 3  # in the text; the data have all
MOST_NEAR = 5  # names that an unknown one may have meant
LONGEST_NAME = 60  # characters that an answer repeats
SOURCES: Mapping[str, str] = {
    **tables.SOURCES,
    "substitutes": substitutions.SOURCE,
    "allergens": "classes of Regulation (EU) No 1169/2011, Annex II; what the food commonly contains",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One food. `facts` has what is known and nothing else; `sources` says for each of them where it is from.

    `facts` may hold: kind, season (months from 1), flavours, uses, storage, substitutes, allergens (names of
    food.allergens; an empty list: none is expected), all in English whatever the language of `text`.
    """

    name: str  # canonical English
    title: str  # in the language of the text
    language: str
    seed: int
    text: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The description as one JSON object."""
        return {
            "name": self.name,
            "title": self.title,
            "language": self.language,
            "seed": self.seed,
            "text": self.text,
            "facts": dict(self.facts),
            "sources": dict(self.sources),
        }


def describe(name: str, language: str = "en", seed: int = 0) -> Description:
    """What is known of a food, by any of its English or Chinese names; another seed words it differently.

    Raises UnknownName for a food that is not known, with the names that are nearest, and for an unknown language.
    """
    words = description_words.load(language)
    known = facts_about(name) or _facts_of(name)
    if known is None:
        name = name.strip()[:LONGEST_NAME]
        raise UnknownName("food", name, known=_near(name))
    food = _food(known.name)
    instead = substitutes(known.name)
    found = _facts(known, food, instead)
    title = _named(known.name, words)
    return Description(
        name=known.name,
        title=title,
        language=language,
        seed=seed,
        text=_text(title, known, food, instead, words, seed),
        facts=found,
        sources={kind: SOURCES[kind] for kind in found},
    )


def _facts_of(name: str) -> Facts | None:
    """What the lexicon alone knows of a food: what it is a kind of. None: it does not know it either."""
    chinese = by_chinese_name().get(simplified(name.strip()))
    if chinese is not None:  # another name for the same: no kind of it
        return facts_about(chinese.name) or Facts(name=chinese.name, kind=next(iter(chinese.parents), ""))
    name = " ".join(name.lower().split())
    food = food_named(name)
    if food is None:
        return None
    own, asked = name_key(food.name), name_key(name)
    if own == asked:
        return Facts(name=food.name, kind=next(iter(food.parents), ""))
    if asked.endswith(f" {own}"):
        return Facts(name=f"{asked.removesuffix(own)}{food.name}", kind=food.name)
    if words_of(name) in lexicon().phrases:
        return Facts(name=name)  # another name for the same: no kind of it
    return Facts(name=name, kind=food.name)


def _food(name: str) -> Foodstuff | None:
    """The food that a name means, with the allergens of all foods in it: a walnut bread has those of walnuts."""
    food = food_named(name)
    if food is None:
        return None
    return replace(food, allergens=food.allergens.union(*(one.allergens for one in foods_of(name))))


def _facts(known: Facts, food: Foodstuff | None, instead: list[Substitute]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": known.kind,
        "season": list(known.season),
        "flavours": list(known.flavours),
        "uses": list(known.uses),
        "storage": [fact.to_dict() for fact in known.storage],
        "substitutes": [one.to_dict() for one in instead],
    }
    found = {kind: fact for kind, fact in found.items() if fact}
    return found if food is None else {**found, "allergens": sorted(food.allergens)}


def _text(
    title: str, known: Facts, food: Foodstuff | None, instead: list[Substitute], words: DescriptionWords, seed: int
) -> str:
    """The sentences for which there are facts, each in the wording that the seed, the food and its place choose."""
    values = {"Name": title[:1].upper() + title[1:]}
    said = [("kind", {"kind": _kind(known.kind, words)}) if known.kind else ("name_alone", {})]
    if known.season:
        key = "season_all_year" if len(known.season) == 12 else "season"
        said.append((key, {"months": words.months(known.season)}))
    if known.flavours:
        said.append(("flavours", {"flavours": words.listed([words.word("flavours", one) for one in known.flavours])}))
    if known.uses:
        said.append(("uses", {"uses": words.listed([words.word("uses", one) for one in known.uses])}))
    if times := [words.keeping(fact) for fact in known.storage if fact.how != "never"]:
        said.append(("storage", {"times": words.listed(times)}))
    if any(fact.how == "never" for fact in known.storage):
        said.append(("no_freezer", {}))
    if instead:
        several = [_substitute(one, words) for one in instead[:MOST_SUBSTITUTES]]
        said.append(("substitutes", {"substitutes": words.pieces["semicolon"].join(several)}))
    if food is not None:
        listed = words.listed([words.word("allergens", one) for one in ALLERGENS if one in food.allergens])
        said.append(("allergens" if listed else "no_allergens", {"allergens": listed}))
    sentences = [words.say(key, _wording(seed, known.name, key), **values, **more) for key, more in said]
    return words.pieces["gap"].join(sentences)


def _kind(kind: str, words: DescriptionWords) -> str:
    """A class of the tables, or the food that a food of the lexicon is a kind of."""
    known = words.vocabulary["kinds"]
    return known[kind] if kind in known else words.piece("kind_of", food=_named(kind, words))


def _substitute(one: Substitute, words: DescriptionWords) -> str:
    """`milk (15/16 of the amount, with lemon juice (1/16 of the amount), for baking)`."""
    details = [] if one.ratio is None else [_amount(one.ratio, words)]
    if one.addition is not None:
        amount = _amount(one.addition.ratio, words)
        details.append(words.piece("together_with", food=_named(one.addition.food, words), amount=amount))
    if one.uses:
        details.append(words.piece("for_uses", uses=words.listed([words.word("uses", use) for use in one.uses])))
    shown = words.piece("details", details=words.pieces["comma"].join(details)) if details else ""
    return words.piece("substitute", food=_named(one.food, words), details=shown)


def _amount(ratio: substitutions.Ratio, words: DescriptionWords) -> str:
    if not ratio.each:
        share = substitutions.Ratio(ratio.quantity)
        return words.pieces["same_amount"] if ratio.is_same else words.piece("share", share=str(share))
    amount = f"{substitutions.Ratio(ratio.quantity)} {words.unit(ratio.unit)}"
    return words.piece("each", amount=amount, per=words.unit(ratio.per))


def _named(food: str, words: DescriptionWords) -> str:
    """A food of the tables in the language, or in English where it has no name in it."""
    if words.code != "zh":
        return food
    if food in words.vocabulary["foods"]:
        return words.word("foods", food)
    known, listed = facts_about(food), lexicon().named(food)
    if known is not None and known.chinese:
        return known.chinese[0]
    is_its_name = listed is not None and name_key(listed.name) == name_key(food)
    return listed.chinese if listed is not None and listed.chinese and is_its_name else food


def _wording(seed: int, name: str, key: str) -> int:
    """Which wording of a sentence: the same for the same seed, on every machine."""
    return int.from_bytes(sha256(f"{seed} {name} {key}".encode()).digest()[:4], "big")


@cache
def _all_names() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*tables.names(), *lexicon().foods)))


def _near(name: str) -> tuple[str, ...]:
    """Names that somebody may have meant, the nearest first; how many there are where none is near."""
    near = get_close_matches(name.lower(), _all_names(), n=MOST_NEAR, cutoff=0.7)
    return tuple(near) or (f"{len(_all_names())} names of foods, leek among them",)
