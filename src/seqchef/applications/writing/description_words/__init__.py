"""Description words: facts about foods as sentences. The folder is the list; a language is one table.

Knows: several wordings of each sentence, the words of classes, flavours and uses, how lists and times are written.
Does not know: what is true of a food (food.facts), or which wording is taken (describe).
Start at: load("en"), then the file of that language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from seqchef.errors import UnknownName
from seqchef.food.facts import Keeping

WORDS = (
    "kinds",
    "flavours",
    "uses",
    "units",
    "allergens",
    "foods",
)  # vocabularies; a word without an entry is written as it is


def names() -> tuple[str, ...]:
    """Every language, by file name. Imports none."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def load(name: str) -> "DescriptionWords":
    """The words of file `name`. Raises UnknownName."""
    if name not in names():
        raise UnknownName("language of descriptions", name, known=names())
    module = import_module(f"{__name__}.{name}")
    return DescriptionWords(name, module.SENTENCES, module.PIECES, module.VOCABULARY)


@dataclass(frozen=True, slots=True)
class DescriptionWords:
    """One language: `sentences` has the wordings of each sentence, `pieces` what they are made of."""

    code: str
    sentences: Mapping[str, tuple[str, ...]]
    pieces: Mapping[str, str]
    vocabulary: Mapping[str, Mapping[str, str]]

    def say(self, key: str, wording: int, **values: str) -> str:
        """The sentence of that key in one of its wordings, counted on from the last to the first, its places filled."""
        wordings = self.sentences[key]
        return wordings[wording % len(wordings)].format(**values)

    def piece(self, key: str, **values: str) -> str:
        """A part of a sentence with its places filled."""
        return self.pieces[key].format(**values)

    def word(self, kind: str, word: str) -> str:
        """A word of the tables (kind: one of WORDS) in this language."""
        return self.vocabulary[kind].get(word, word)

    def unit(self, unit: str | None) -> str:
        """A unit of food.units as this language writes it; None: a piece."""
        return self.pieces["piece"] if unit is None else self.vocabulary["units"].get(unit, unit)

    def listed(self, items: Sequence[str]) -> str:
        """`mild, sweet and oniony`."""
        if len(items) < 2:
            return "".join(items)
        return self.pieces["comma"].join(items[:-1]) + self.pieces["and"] + items[-1]

    def months(self, season: Sequence[int]) -> str:
        """Months in the order of the season: `December to May`, `March to May and September to November`."""
        if len(season) == 12:
            return self.pieces["all_year"]
        spans: list[list[int]] = []
        for month in season:
            if spans and month == spans[-1][-1] % 12 + 1:
                spans[-1].append(month)
            else:
                spans.append([month])
        return self.listed([self._span(span) for span in spans])

    def keeping(self, fact: Keeping) -> str:
        """`1 to 2 weeks in the refrigerator once opened`; the sentence about a place that is wrong is another."""
        place = self.pieces[fact.place]
        if fact.how != "time":
            return self.piece(fact.how.replace(" ", "_"), place=place) + self._state(fact)
        unit, _, units = self.pieces[fact.unit].partition("|")
        count = str(fact.high) if fact.low == fact.high else self.piece("range", low=str(fact.low), high=str(fact.high))
        unit = unit if fact.high == 1 else units or unit
        return self.piece("time", count=count, unit=unit, place=place) + self._state(fact)

    def _state(self, fact: Keeping) -> str:
        return "" if fact.state is None else self.pieces[fact.state]

    def _span(self, span: Sequence[int]) -> str:
        words = self.pieces["months"].split()
        first, last = words[span[0] - 1], words[span[-1] - 1]
        return first if len(span) == 1 else self.piece("span", first=first, last=last)
