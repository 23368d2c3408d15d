"""Ingredients: one line of a recipe, understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, NamedTuple

from seqchef.food.amounts import Amount

SCHEMA_VERSION = 1
Kind = Literal["ingredient", "heading", "formula", "other"]


class Span(NamedTuple):
    """A piece of the line, `text[start:end]`, and what it is: QTY UNIT SIZE NAME PREP PURPOSE COMMENT PUNC."""

    start: int
    end: int
    label: str

    def to_dict(self) -> dict[str, object]:
        """The span as in the JSON of an ingredient."""
        return {"start": self.start, "end": self.end, "label": self.label}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredient:
    """What one line says. Every character of `text` that is not white space is in exactly one of `spans`.

    `names` lists the foods when the line offers several ("butter or margarine") and is empty otherwise; `name` is as
    written in the line. A text field is None when the line has nothing of that kind. `confidence`, 0 to 1, is that of
    the least certain token; `confidences` has that of each label's least certain token.
    docs/reference/ingredient.md describes the JSON.
    """

    text: str
    kind: Kind
    amounts: tuple[Amount, ...] = ()
    size: str | None = None
    name: str | None = None
    names: tuple[str, ...] = ()
    preparation: str | None = None
    comment: str | None = None
    purpose: str | None = None
    optional: bool = False
    language: str = "en"
    confidence: float = 1.0
    confidences: Mapping[str, float] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()

    def measures(self) -> tuple[tuple[Fraction, str | None], ...]:
        """The whole amount in every unit that the line states, the first one first; the middle of a range.

        `2 (14 ounce) cans` gives (2, "can") and (28, "oz"); `1 cup (240 ml)` gives (1, "cup") and (240, "ml").
        """
        found: list[tuple[Fraction, str | None]] = []
        for amount in self.amounts:
            quantity = amount.middle()
            if quantity is None:
                continue
            for outer in self.amounts:
                if outer.contains(amount):
                    quantity *= outer.middle() or 1
            found.append((quantity, amount.unit))
        return tuple(found)

    def to_dict(self) -> dict[str, object]:
        """The JSON object of docs/reference/ingredient.md."""
        return {
            "schema_version": SCHEMA_VERSION,
            "text": self.text,
            "kind": self.kind,
            "amounts": [amount.to_dict() for amount in self.amounts],
            "size": self.size,
            "name": self.name,
            "names": list(self.names),
            "preparation": self.preparation,
            "comment": self.comment,
            "purpose": self.purpose,
            "optional": self.optional,
            "language": self.language,
            "confidence": self.confidence,
            "confidences": dict(self.confidences),
            "spans": [span.to_dict() for span in self.spans],
        }
