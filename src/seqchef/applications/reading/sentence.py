"""One sentence at work: what it names, what it takes up, and what one step handles in all its sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from seqchef.applications.reading.claims import Claim
from seqchef.applications.reading.products import Product
from seqchef.food.links import LinkKind


@dataclass(slots=True)
class Found:
    """A link before its shares are known: the claims of this place by line, and the lines that are meant."""

    step: int
    start: int | None
    end: int | None
    kind: LinkKind
    claims: dict[int, Claim] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Handled:
    """What one step handles, gathered over its sentences."""

    direct: set[int] = field(default_factory=set)
    inside: set[int] = field(default_factory=set)
    after: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Sentence:
    """One sentence at work: its text, the lines that come in new, and the products that it takes up."""

    step: int
    start: int  # where it begins in the step
    text: str
    excepted: set[int] = field(default_factory=set)
    new: set[int] = field(default_factory=set)
    taken: list[Product] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    said: dict[re.Pattern[str], bool] = field(default_factory=dict)

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern stands in it; each is searched once."""
        if pattern not in self.said:
            self.said[pattern] = pattern.search(self.text) is not None
        return self.said[pattern]

    def take(self, product: Product | None) -> None:
        """The product is handled here."""
        if product is not None and all(product is not other for other in self.taken):
            self.taken.append(product)

    def take_all(self, products: Sequence[Product | None]) -> None:
        """All of them are."""
        for product in products:
            self.take(product)
