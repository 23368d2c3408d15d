"""Marks of recipes: what can be counted of finished recipes, for people, models and baselines alike.

Every share and mean has a 95 % interval over recipes. Start at: measured.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from seqchef.errors import BadInput
from seqchef.evaluation.recipes import heat
from seqchef.evaluation.recipes.copying import SHORT_RUN, TrainingRuns, known_runs
from seqchef.evaluation.recipes.ingredient_nouns import NOUNS
from seqchef.evaluation.recipes.ingredient_words import STAPLES, mentioned, unlisted
from seqchef.evaluation.recipes.intervals import ratio_interval
from seqchef.evaluation.recipes.structure import faults
from seqchef.evaluation.recipes.variety import distinct, self_bleu
from seqchef.text.copied_words import Hashes, copied_words, run_hashes
from seqchef.text.recipe_rows import RecipeRow

LONGEST_COPY = 25  # words; no run above it may pass
Parts = dict[str, tuple[float, float]]  # of one recipe: name of a mark: how many, and of how many


@dataclass(frozen=True, slots=True)
class Training:
    """What recipes could have been copied from: runs of 13 words, and numbers of distinct runs of 8."""

    runs: TrainingRuns
    short: Hashes


def measured(recipes: Sequence[RecipeRow], *, training: Training | None = None) -> dict[str, Any]:
    """The marks of recipes: each a value with its interval, and distinct-1, -2, -3 and self-BLEU of their steps.

    Copies are measured where `training` is given. Raises BadInput where there is no recipe.
    """
    if not recipes:
        raise BadInput("no recipe to measure; expected 1 or more")
    counted = [dict(_counted(one, training)) for one in recipes]
    told = ["\n".join(one.steps) for one in recipes]
    marks = {name: _share([own.get(name, (0.0, 0.0)) for own in counted]) for name in _names(counted)}
    found: dict[str, Any] = {"recipes": len(recipes), "marks": marks}
    if training is not None:
        longest = [training.runs.longest(copied_words(text)) for text in told]
        found["longest_copy"] = max(longest)
        found["copies_above_25"] = sum(one > LONGEST_COPY for one in longest)
    found["distinct"] = {str(order): distinct(told, order) for order in (1, 2, 3)}
    found["self_bleu"] = self_bleu(told) if len(told) > 1 else None
    return found


def _names(counted: Sequence[Parts]) -> list[str]:
    return list(dict.fromkeys(name for own in counted for name in own))


def _share(parts: Sequence[tuple[float, float]]) -> dict[str, Any]:
    above, below = (np.array(own) for own in zip(*parts, strict=True))
    low, high = ratio_interval(above, below)
    return {
        "value": above.sum() / below.sum() if below.any() else None,
        "interval": [low, high],
        "of": int(below.sum()),
    }


def _counted(recipe: RecipeRow, training: Training | None) -> Iterator[tuple[str, tuple[float, float]]]:
    """Each mark of one recipe, with what it is counted of."""
    text = " ".join(recipe.steps)
    yield "structure_valid", (not faults(recipe.title, recipe.ingredients, recipe.steps), 1)
    yield from _of_list(recipe)
    yield "steps", (len(recipe.steps), 1)
    yield "words_in_steps", (len(text.split()), 1)
    yield "any_time", (heat.has_time(text), 1)
    heated = [step for step in recipe.steps if heat.heats(step)]
    yield "heating_steps_with_a_time", (sum(map(heat.has_time, heated)), len(heated))
    yield "heating_steps_with_a_time_or_a_sign", (sum(map(heat.has_sign, heated)), len(heated))
    yield "oven_with_a_temperature", (bool(heat.temperatures_c(text)) and heat.names_oven(text), heat.names_oven(text))
    ovens = [celsius for step in recipe.steps for celsius in heat.oven_temperatures_c(step)]
    low, high = heat.OVEN_C
    yield "oven_temperatures_possible", (sum(low <= celsius <= high for celsius in ovens), len(ovens))
    is_poultry = heat.poultry(recipe.ingredients)
    yield "poultry_with_a_doneness_cue", (is_poultry and heat.doneness_cue(text), is_poultry)
    yield "poultry_with_a_safe_temperature", (is_poultry and heat.safe_poultry(text), is_poultry)
    if training is not None:
        yield from _copies("\n".join(recipe.steps), training)


def _of_list(recipe: RecipeRow) -> Iterator[tuple[str, tuple[float, float]]]:
    """What the steps name of the list, and beside it; of recipes that have one."""
    spoken = mentioned(recipe.ingredients, recipe.steps)
    has_list = bool(spoken)
    beside = unlisted(recipe.ingredients, recipe.steps, NOUNS) if has_list else set()
    yield "listed_mentioned", (sum(spoken), len(spoken))
    yield "all_listed_mentioned", (has_list and all(spoken), has_list)
    yield "unlisted_words", (len(beside), has_list)
    yield "unlisted_words_without_staples", (len(beside - STAPLES), has_list)


def _copies(text: str, training: Training) -> Iterator[tuple[str, tuple[float, float]]]:
    words = copied_words(text)
    short, long = run_hashes(words, SHORT_RUN), training.runs.known(words)
    yield "copied_8_grams", (float(known_runs(short, training.short).sum()), len(short))
    yield "copied_13_grams", (float(long.sum()), len(long))
