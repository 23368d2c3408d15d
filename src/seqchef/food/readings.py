"""Readings: a whole recipe, understood: its lines, its steps, how they hang together, and how long it takes."""

from dataclasses import dataclass
from typing import Any

from seqchef.food.ingredients import Ingredient
from seqchef.food.links import Balance, Links
from seqchef.food.recipes import RecipeText
from seqchef.food.steps import Step
from seqchef.food.timeline import Timeline

RECIPE_SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeReading:
    """What a recipe says. `ingredients` has one entry for each of `text.lines`, `steps` for each of `text.steps`."""

    text: RecipeText
    language: str
    ingredients: tuple[Ingredient, ...]
    steps: tuple[Step, ...]
    links: Links
    balance: Balance
    timeline: Timeline

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of docs/reference/recipe.md."""
        text = self.text
        return {
            "schema_version": RECIPE_SCHEMA_VERSION,
            "title": text.title,
            "language": self.language,
            "portions": None if text.portions is None else str(text.portions),
            "yield": None if text.yields is None else text.yields.to_dict(),
            "yield_text": text.yield_text,
            "description": text.description,
            "notes": list(text.notes),
            "prep_s": text.prep_s,
            "cook_s": text.cook_s,
            "total_s": text.total_s,
            "tools": list(text.tools),
            "tags": list(text.tags),
            "author": text.author,
            "url": text.url,
            "image": text.image,
            "ingredients": [
                {**ingredient.to_dict(), "group": line.group}
                for ingredient, line in zip(self.ingredients, text.lines, strict=True)
            ],
            "steps": [
                {**step.to_dict(), "group": group, **flow}
                for step, group, flow in zip(self.steps, self._step_groups(), self._flows(), strict=True)
            ],
            "links": [link.to_dict() for link in self.links.links],
            "balance": self.balance.to_dict(),
            "timeline": self.timeline.to_dict(),
        }

    def _step_groups(self) -> tuple[str | None, ...]:
        return self.text.step_groups or (None,) * len(self.steps)

    def _flows(self) -> list[dict[str, Any]]:
        """Of each step: direct, through, after."""
        return [{key: value for key, value in flow.to_dict().items() if key != "step"} for flow in self.links.flows]
