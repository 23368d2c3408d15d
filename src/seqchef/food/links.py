"""Links: what a recipe's steps do with its ingredient lines, in exact shares.

Knows: which line a mention means and how much of it goes in; what a step handles; what the steps use and what is left.
Does not know: how the mentions were found (applications.reading.links).
Start at: Links.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

LinkKind = Literal["line", "product", "unlisted"]
State = Literal["used", "partly used", "unused", "overused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A share of one ingredient line that goes in: 1 is all of it.

    `quantity` and `quantity_max` are that share in the line's own `unit`, None where the line states no number.
    `estimated` says that the recipe does not tell how much ("a little of the oil").
    """

    line: int  # index into the recipe's ingredients
    share: Fraction
    quantity: Fraction | None = None
    quantity_max: Fraction | None = None
    unit: str | None = None
    estimated: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The use as in the JSON of a recipe; numbers are exact fractions as text."""
        return {
            "line": self.line,
            "share": str(self.share),
            "quantity": exact(self.quantity),
            "quantity_max": exact(self.quantity_max),
            "unit": self.unit,
            "estimated": self.estimated,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One mention of a food in a step, `text[start:end]`, or one that is not written: then both are None.

    `kind` is "line" (foods of the list), "product" (what earlier steps made of them) or "unlisted" (a food that is in
    no line). `uses` is what goes in here; a food that is named again uses nothing. `lines` are all lines in what is
    meant.
    """

    step: int
    start: int | None
    end: int | None
    kind: LinkKind
    uses: tuple[Use, ...] = ()
    lines: tuple[int, ...] = ()

    @property
    def unspoken(self) -> bool:
        """Whether no word of the step says it: "Stir well and bake"."""
        return self.start is None

    def to_dict(self) -> dict[str, Any]:
        """The link as in the JSON of a recipe."""
        return {
            "step": self.step,
            "start": self.start,
            "end": self.end,
            "kind": self.kind,
            "uses": [use.to_dict() for use in self.uses],
            "lines": list(self.lines),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What one step handles: lines that it names or adds, lines inside what earlier steps made, and those steps."""

    step: int
    direct: tuple[int, ...] = ()
    through: tuple[int, ...] = ()  # none of `direct`
    after: tuple[int, ...] = ()  # earlier steps whose result it takes up

    def to_dict(self) -> dict[str, Any]:
        """The flow as in the JSON of a recipe."""
        return {
            "step": self.step,
            "direct": list(self.direct),
            "through": list(self.through),
            "after": list(self.after),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """All links of a recipe in the order of its text, and one flow for each step."""

    links: tuple[Link, ...]
    flows: tuple[Flow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBalance:
    """One line: what the list gives, what the steps use and what is left, as shares and in the line's own unit.

    `used + left == 1` and, where the line has a number, `used_quantity + left_quantity == given`, exactly. `left` is
    below 0 where the steps use more than the list gives. Ranges count with their middle.
    """

    line: int
    used: Fraction
    given: Fraction | None = None
    unit: str | None = None
    estimated: bool = False

    @property
    def left(self) -> Fraction:
        """The share that no step uses."""
        return 1 - self.used

    @property
    def used_quantity(self) -> Fraction | None:
        """What the steps use, in `unit`."""
        return None if self.given is None else self.given * self.used

    @property
    def left_quantity(self) -> Fraction | None:
        """What no step uses, in `unit`."""
        return None if self.given is None else self.given * self.left

    @property
    def state(self) -> State:
        """How the line comes out."""
        if not self.used:
            return "unused"
        return "used" if not self.left else "partly used" if self.left > 0 else "overused"

    def to_dict(self) -> dict[str, Any]:
        """The line's balance as in the JSON of a recipe."""
        return {
            "line": self.line,
            "state": self.state,
            "used": str(self.used),
            "left": str(self.left),
            "given": exact(self.given),
            "used_quantity": exact(self.used_quantity),
            "left_quantity": exact(self.left_quantity),
            "unit": self.unit,
            "estimated": self.estimated,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What the steps use against what the list gives: one entry per line that is a food, and foods of no line."""

    lines: tuple[LineBalance, ...]
    unlisted: tuple[str, ...] = ()  # as the steps write them, each once

    def to_dict(self) -> dict[str, Any]:
        """The balance as in the JSON of a recipe."""
        return {"lines": [line.to_dict() for line in self.lines], "unlisted": list(self.unlisted)}


def exact(value: Fraction | None) -> str | None:
    """A fraction as text, as in the JSON of amounts."""
    return None if value is None else str(value)
