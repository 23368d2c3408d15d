"""Uses: the claims on each line as exact shares, and what is left of it.

Knows: amounts and shares count as they are; mentions without an amount divide what these leave, evenly.
Does not know: where the claims come from (walk). Start at: shares, balance_of.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from seqchef.applications.reading.claims import Claim
from seqchef.applications.reading.line_names import names_of
from seqchef.errors import BadInput
from seqchef.food.ingredients import Ingredient
from seqchef.food.links import Balance, LineBalance, Link, Use
from seqchef.food.units import convert, unit

ALL = Fraction(1)


def shares(claims: Sequence[Claim], ingredient: Ingredient) -> list[Use | None]:
    """One Use of line 0 per claim, None where nothing is left for it."""
    used = [claim for claim in claims if not claim.prepares or claim.says_how_much] or claims[:1]
    if len(used) < len(claims):
        own = iter(shares(used, ingredient))
        return [next(own) if any(claim is one for one in used) else None for claim in claims]
    exact = [share_of(claim, ingredient) for claim in claims]
    open_claims = [claim for claim, share in zip(claims, exact, strict=True) if share is None]
    left = max(Fraction(0), ALL - sum((share for share in exact if share is not None), Fraction(0)))
    even = left / len(open_claims) if open_claims else left
    sure = len(open_claims) == 1 and open_claims[0].kind in ("whole", "rest")
    return [
        _use(ingredient, even, estimated=not sure) if share is None else _use(ingredient, share, estimated=False)
        for share in exact
    ]


def share_of(claim: Claim, ingredient: Ingredient) -> Fraction | None:
    """The share that a claim states, None where it states none, or one that cannot be compared with the line."""
    if claim.kind == "share":
        return claim.quantity
    if claim.kind not in ("amount", "all but") or claim.quantity is None:
        return None
    for total, line_unit in ingredient.measures():
        part = _in_unit(claim.quantity, claim.unit, line_unit, ingredient.name)
        if part is not None and total > 0:
            return part / total if claim.kind == "amount" else max(Fraction(0), ALL - part / total)
    return None


def _in_unit(quantity: Fraction, from_unit: str | None, to_unit: str | None, food: str | None) -> Fraction | None:
    """`quantity` in the unit of the line; a count of the food itself counts as any other one."""
    counted = {unit(from_unit).dimension, unit(to_unit).dimension} == {"count"}
    if counted and (from_unit in (None, "piece") or from_unit == to_unit):
        return quantity
    try:
        return convert(quantity, from_unit, to_unit, food)
    except BadInput:
        return None


def _use(ingredient: Ingredient, share: Fraction, *, estimated: bool) -> Use | None:
    """The share as a Use, with its amount in the first unit that the line states."""
    if not share:
        return None
    outer = [a for a in ingredient.amounts if not any(b.contains(a) for b in ingredient.amounts)]
    stated = next((amount for amount in outer if amount.quantity is not None), None)
    if stated is None or stated.quantity is None:
        return Use(line=0, share=share, estimated=estimated)
    return Use(
        line=0,
        share=share,
        quantity=stated.quantity * share,
        quantity_max=None if stated.quantity_max is None else stated.quantity_max * share,
        unit=stated.unit,
        estimated=estimated,
    )


def balance_of(ingredients: Sequence[Ingredient], links: Iterable[Link], texts: Sequence[str]) -> Balance:
    """What each line gives and the steps use, and the foods of no line as the steps write them."""
    uses: dict[int, list[Use]] = {}
    unlisted: dict[str, None] = {}
    for link in links:
        for use in link.uses:
            uses.setdefault(use.line, []).append(use)
        if link.kind == "unlisted" and link.start is not None:
            unlisted.setdefault(texts[link.step][link.start : link.end].lower())
    return Balance(
        lines=tuple(_line(line, one, uses) for line, one in enumerate(ingredients) if names_of(one)),
        unlisted=tuple(unlisted),
    )


def _line(line: int, ingredient: Ingredient, uses: Mapping[int, Sequence[Use]]) -> LineBalance:
    own = uses.get(line, ())
    given, unit_name = next(iter(ingredient.measures()), (None, None))
    return LineBalance(
        line=line,
        used=sum((use.share for use in own), Fraction(0)),
        given=given,
        unit=unit_name,
        estimated=any(use.estimated for use in own),
    )
