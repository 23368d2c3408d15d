"""Listed foods: what each ingredient line brings, and what a step calls it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seqchef.applications.writing.amounts.leading import leading
from seqchef.applications.writing.chinese.foods import HAN, foods_of_line
from seqchef.food.lexicon import Foodstuff, Mention, lexicon

WITHOUT_AMOUNT = re.compile(r"^(?:\d[\d\s/.,–-]*|a |an |some |few )?", re.IGNORECASE)
BRACKETS = re.compile(r"\([^)]*\)")
TO_TASTE = re.compile(
    r",? (?:to taste|or to taste|as needed|as desired|for \w+|\(optional\)|optional)\b.*$", re.IGNORECASE
)
HEADING = re.compile(r":\s*$")  # "For the topping:"


@dataclass(frozen=True, slots=True)
class Listed:
    """A food of a list: what steps call it, the line it stands in, and what it is; None where nobody knows."""

    said: str
    line: str
    food: Foodstuff | None

    @property
    def category(self) -> str:
        """The section of the lexicon, "" for an unknown food."""
        return "" if self.food is None else self.food.category

    @property
    def kinds(self) -> frozenset[str]:
        """The food's own name and those of what it is a kind of."""
        return frozenset() if self.food is None else lexicon().kinds(self.food)


def listed_foods(lines: Sequence[str]) -> tuple[Listed, ...]:
    """The foods of a list in its order, each name once; headings bring none."""
    found: dict[str, Listed] = {}
    for line in lines:
        if not HEADING.search(line):
            for one in _of_line(line):
                found.setdefault(one.said.casefold(), one)
    return tuple(found.values())


def _of_line(line: str) -> Iterator[Listed]:
    if HAN.search(line):
        yield from (Listed(said, line, food) for said, food in foods_of_line(line))
        return
    amount = leading(line)
    rest = BRACKETS.sub("", line[amount.end :] if amount is not None else line)
    name = rest.split(",", 1)[0]
    mentions = lexicon().mentions(name)
    if not mentions:
        name = rest
        mentions = lexicon().mentions(rest)[:1]
    for mention in _meant(name, _in_one(name, mentions)):
        yield Listed(_said(name[mention.start : mention.end]), line, mention.food)
    if not mentions and (plain := _plain(rest)):
        yield Listed(plain, line, None)


def _in_one(name: str, mentions: list[Mention]) -> list[Mention]:
    """Foods side by side as one: "parmesan cheese" where the lexicon knows parmesan and cheese."""
    joined: list[Mention] = []
    for mention in mentions:
        if joined and name[joined[-1].end : mention.start].strip(" -") == "":
            mention = Mention(joined.pop().start, mention.end, mention.food)  # noqa: PLW2901
        joined.append(mention)
    return joined


def _meant(name: str, mentions: list[Mention]) -> list[Mention]:
    """All foods of "salt and pepper"; of "butter or margarine" the first one."""
    if len(mentions) < 2:
        return mentions
    between = name[mentions[0].end : mentions[1].start].casefold().split()
    return mentions if {"and", "&", "plus"} & set(between) else mentions[:1]


def _plain(rest: str) -> str:
    """A name where the lexicon knows none: the line without its amount and what follows a comma."""
    return _said(TO_TASTE.sub("", WITHOUT_AMOUNT.sub("", rest)).split(",", 1)[0].strip(" .;:-"))


def _said(name: str) -> str:
    """As the line writes it; capitals of every word are no names in a step."""
    words = name.split()
    shouted = name.isupper() or (len(words) > 1 and all(word[0].isupper() for word in words))
    return " ".join(words).lower() if shouted or name[1:].islower() else " ".join(words)
