"""Steps and ingredient lines to links: what each mention means, how much is used there, what each step handles.

Knows: the order of the work: words of the lines, the walk, exact shares.
Start at: link_steps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from seqchef.applications.reading.claims import Claim
from seqchef.applications.reading.recipe_words import load
from seqchef.applications.reading.sentence import Found, Handled
from seqchef.applications.reading.stock_lines import Lines
from seqchef.applications.reading.uses import shares
from seqchef.applications.reading.walk import Walk
from seqchef.food.ingredients import Ingredient
from seqchef.food.links import Flow, Link, Links, Use
from seqchef.food.steps import Step


def link_steps(
    steps: Sequence[Step],
    ingredients: Sequence[Ingredient],
    *,
    step_groups: Sequence[str | None] = (),
    line_groups: Sequence[str | None] = (),
    language: str = "en",
) -> Links:
    """The links of a recipe, in the order of its text, and one flow per step."""
    words = load(language)
    lines = Lines(ingredients, line_groups or (None,) * len(ingredients), words)
    walk = Walk(steps, step_groups, lines, words)
    walk.run()
    uses = _uses(walk.found, ingredients)
    return Links(
        links=tuple(_link(number, one, uses) for number, one in enumerate(walk.found)),
        flows=tuple(_flow(number, one) for number, one in enumerate(walk.handled)),
    )


def _link(number: int, found: Found, uses: Mapping[tuple[int, int], Use | None]) -> Link:
    return Link(
        step=found.step,
        start=found.start,
        end=found.end,
        kind=found.kind,
        uses=tuple(use for line in sorted(found.claims) if (use := uses[number, line])),
        lines=tuple(sorted(found.lines)),
    )


def _flow(step: int, handled: Handled) -> Flow:
    return Flow(
        step=step,
        direct=tuple(sorted(handled.direct)),
        through=tuple(sorted(handled.inside - handled.direct)),
        after=tuple(sorted(handled.after)),
    )


def _uses(found: Sequence[Found], ingredients: Sequence[Ingredient]) -> dict[tuple[int, int], Use | None]:
    """The use of each claim, by the number of its link and its line."""
    places: dict[int, list[tuple[int, Claim]]] = {}
    for number, one in enumerate(found):
        for line, claim in one.claims.items():
            places.setdefault(line, []).append((number, claim))
    uses: dict[tuple[int, int], Use | None] = {}
    for line, claimed in places.items():
        own = shares([claim for _, claim in claimed], ingredients[line])
        for (number, _), use in zip(claimed, own, strict=True):
            uses[number, line] = use and replace(use, line=line)
    return uses
