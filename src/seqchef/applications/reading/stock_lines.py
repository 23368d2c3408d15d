"""The lines of a recipe while its steps use them up: which of several is meant, and whether a mention takes anew.

Start at: Lines.
"""

from collections.abc import Sequence
from fractions import Fraction

from seqchef.applications.reading.claims import Claim
from seqchef.applications.reading.line_names import LineNames, names_of
from seqchef.applications.reading.mentions import Mention
from seqchef.applications.reading.recipe_words import RecipeWords
from seqchef.applications.reading.uses import share_of
from seqchef.food.ingredients import Ingredient
from seqchef.food.recipes import name_key
from seqchef.text.quantities import quantity

ALL = Fraction(1)


class Lines:
    """What is left of each line, as far as the steps have said."""

    def __init__(self, ingredients: Sequence[Ingredient], groups: Sequence[str | None], words: RecipeWords) -> None:
        self.names = LineNames(ingredients, words)
        self.foods = tuple(line for line, one in enumerate(ingredients) if names_of(one))
        self._ingredients, self._words = ingredients, words
        self._groups = [_group_words(group) for group in groups]
        self._spent: dict[int, Fraction] = {}
        self._whole: set[int] = set()  # lines that were put in whole
        self._portioned: set[int] = set()  # lines whose product is divided: "half of the strawberries"
        self._measured: set[int] = set()  # lines of which some step took a stated amount
        self._repeatable = [
            words.divided.search(one.text.lower()) is not None or not any(amount.quantity for amount in one.amounts)
            for one in ingredients
        ]

    def is_fresh(self, line: int) -> bool:
        """Whether no step has used it."""
        return line not in self._spent

    def is_open(self, line: int) -> bool:
        """Whether something of it is left."""
        return self._spent.get(line, Fraction(0)) < ALL

    def is_new(self, line: int, claim: Claim, *, adding: bool) -> bool:
        """Whether a mention takes from the line, or names again what was taken before."""
        if self.is_fresh(line):
            return True
        if line in self._portioned or (claim.kind == "share" and line in self._whole):
            self._portioned.add(line)
            return False
        if claim.says_how_much:
            return True
        rest = self.is_open(line) and line not in self._measured
        return adding and (rest or self._repeatable[line] or claim.kind == "some")

    def is_staple(self, line: int) -> bool:
        """Whether it is salt, oil and the like, that steps take again and again."""
        wanted = self._words.staples | self._words.fats
        return any(key in wanted or key.split()[-1] in wanted for key in self.names.keys[line])

    def are_fat(self, lines: Sequence[int]) -> bool:
        """Whether all of them are butter, oil and the like."""
        fats = self._words.fats
        return all(any(key.split()[-1] in fats or key in fats for key in self.names.keys[line]) for line in lines)

    def spend(self, line: int, claim: Claim) -> None:
        """The line was used."""
        share = share_of(claim, self._ingredients[line])
        if claim.kind == "amount":
            self._measured.add(line)
        elif claim.kind == "whole" and not claim.prepares:
            self._whole.add(line)
        if share is None:
            share = Fraction(1, 2) if claim.kind == "some" else ALL
        self._spent[line] = self._spent.get(line, Fraction(0)) + share

    def choose(self, mention: Mention, group: str | None) -> int:
        """Of the lines that a mention may mean: one of the step's own group, then one that is not used up."""
        wanted = _group_words(group)
        anew = mention.claim.says_how_much

        def order(line: int) -> tuple[bool, bool, bool, int]:
            own = bool(wanted & self._groups[line]) if line < len(self._groups) else False
            return (not own, not self.is_open(line), not (anew or self.is_fresh(line)), line)

        return min(mention.named.lines, key=order)

    def asked(self, mention: Mention, group: str | None) -> tuple[int, ...]:
        """The lines of "remaining ingredients", "dressing ingredients" or "all ingredients"."""
        if mention.asks == "first":
            number = quantity(mention.group or "", self._words.code)
            return self.foods[: int(number.low)] if number is not None and number.low is not None else self.foods
        wanted = _group_words(mention.group if mention.asks == "group" else group)
        own = tuple(line for line in self.foods if wanted & self._groups[line])
        return tuple(line for line in own or self.foods if self.is_open(line))


def _group_words(group: str | None) -> frozenset[str]:
    return frozenset(word for word in name_key(group or "").split() if len(word) > 3 or not word.isascii())
