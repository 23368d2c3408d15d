"""Mentions: the words of which the steps have to say one, for each ingredient line.

Knows: which part of a line names its food, that of "butter or margarine" one will do and of "salt and pepper" both are
meant, and that the last word of a name is what counts, with the food itself where that word alone is none ("breast").
Does not know: what has been said yet (coverage).
Start at: words_to_mention.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from seqchef.applications.writing.constraints._food_words import in_every_number
from seqchef.food.lexicon import HEAD_WORDS, NOT_FOODS, Foodstuff, Mention, folded_words, lexicon
from seqchef.food.lexicon.plurals import singular
from seqchef.languages import en

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
PARTS = re.compile(r"[,;:()\[\]]| - | – ")
BESIDE = re.compile(  # what follows says what the food is for, lies in or is like
    r"\b(?:for|with|without|from|such as|like|plus|to taste|as needed|in|at|preferably|about|if|to \w+|cut|packed)\b",
    re.I,
)
OR, AND = re.compile(r"\bor\b|/", re.I), re.compile(r"\band\b|[&+]", re.I)
HEADS = HEAD_WORDS - NOT_FOODS
UNITS = frozenset(en.MEASURES) | frozenset(en.COUNTS) | frozenset(en.PLURALS)
SHORTEST = 2  # a name that nobody knows has more letters
_NO_TOOLS = """
    accompaniment accompaniments all and each equipment garnish garnishes note optional or special suggestion
    suggestions
"""
NO_TOOLS = frozenset(_NO_TOOLS.split())
TOOLS = frozenset(
    ["skewer", "skewers", "toothpick", "toothpicks", "twine", "cheesecloth", "thermometer", "plank", "planks"]
)
Wanted = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A food that a part of a line names: its place, and its words up to the last one that says what it is."""

    start: int
    end: int
    words: tuple[str, ...]
    food: Foodstuff

    @property
    def head(self) -> str:
        return self.words[-1]

    def shares_head(self, other: "_Named") -> bool:
        """Whether both names end in the last word of the other: "chicken or vegetable broth"."""
        return len(other.words) > 1 and (*self.words, other.head) in lexicon().phrases

    def beside_head(self) -> Iterator[str]:
        """What the food is, where its last word alone is another food or none: "chicken breast", "garlic clove"."""
        foods = lexicon()
        kinds = foods.kinds(self.food)
        if foods.phrases.get((self.head,)) not in kinds:
            yield from (word for word in self.words[:-1] if foods.phrases.get((word,)) in kinds)


@lru_cache(maxsize=1 << 12)
def words_to_mention(line: str) -> Wanted:
    """Sets of folded words of which the steps have to hold one each; none for a heading.

    What stands before brackets counts beside the known name in them, and a tool where it is named first or alone.
    """
    if line.rstrip().endswith(":"):
        return ()
    tool = _tool(line)
    if TOOLS.intersection(tool):
        return (in_every_number(tool[0]),)
    part, found = _naming(line)
    alternatives = list(_alternatives(part, found))
    groups = [{one.head for one in several} for several in alternatives]
    last = _last_head(part, groups)
    if last and groups and OR.search(part):
        groups[-1].add(last)
    elif last:
        groups.append({last})
    groups += [{word} for one, *more in alternatives if not more for word in one.beside_head()]
    if not groups:
        groups = [{word} for word in tool]
    elif part not in BRACKETS.sub(" ", line):
        groups += [{word} for word in _names(BRACKETS.split(line)[0])[-1:] or tool]
    every = (frozenset[str]().union(*map(in_every_number, group)) for group in groups)
    return tuple(dict.fromkeys(every))


def _naming(line: str) -> tuple[str, list[_Named]]:
    """The part of a line that names its food, and the foods in it; the first part where none is known."""
    parts = [part for text in (BRACKETS.sub(" ", line), line) for part in PARTS.split(text) if part.strip()]
    for part in parts:
        for text in dict.fromkeys((BESIDE.split(part)[0], part)):
            found = lexicon().mentions(text)
            if found:
                return text, [_named(text, mention) for mention in found]
    return (BESIDE.split(parts[0])[0] or parts[0] if parts else ""), []


def _named(text: str, mention: Mention) -> _Named:
    words = [word for word, _, _ in folded_words(text[mention.start : mention.end])]
    while len(words) > 1 and words[-1] in NOT_FOODS and _is_a_name(words[:-1]):
        words.pop()
    return _Named(mention.start, mention.end, tuple(words), mention.food)


def _is_a_name(words: list[str]) -> bool:
    return tuple(words) in lexicon().phrases or singular(words[-1]) in HEADS


def _alternatives(part: str, found: list[_Named]) -> Iterator[list[_Named]]:
    """The foods of a part, those of which one will do together. Without a word between them the last one is meant."""
    group = found[:1]
    for one, other in pairwise(found):
        between = part[one.end : other.start]
        if OR.search(between):
            group = [other] if one.shares_head(other) else [*group, other]
        elif AND.search(between):
            yield group
            group = [other]
        else:
            group = [*group[:-1], other]
    if group:
        yield group


def _last_head(part: str, groups: list[set[str]]) -> str | None:
    """The last word that heads ingredient lines, where none of the foods that were found has it; any if none was."""
    words = [word for word, _, _ in folded_words(part) if word.isalpha()]
    heads = [word for word in words if singular(word) in HEADS]
    if heads:
        return None if any(heads[-1] in group for group in groups) else heads[-1]
    names = _names(part)
    return names[-1] if names and not groups else None


def _tool(line: str) -> tuple[str, ...]:
    """The last word of what a line names that is no food: "bamboo skewers"; () where it only measures or describes."""
    for part in PARTS.split(BRACKETS.sub(" ", line)):
        words = [word for word, _, _ in folded_words(BESIDE.split(part)[0]) if word.isalpha()]
        words = [word for word in words if word not in NO_TOOLS and word not in UNITS and len(word) > SHORTEST]
        if words:
            return (words[-1],)
    return ()


def _names(part: str) -> list[str]:
    """The words of a part that may name a food which nobody knows."""
    words = (word for word, _, _ in folded_words(part))
    return [word for word in words if word.isalpha() and word not in NOT_FOODS | UNITS and len(word) > SHORTEST]
