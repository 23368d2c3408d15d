"""Recipes in Chinese: title, ingredients and steps of a written recipe, and what no model wrote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from seqchef.applications.writing.chinese.foods import HAN, chinese_name, simplified
from seqchef.applications.writing.chinese.lines import chinese_line
from seqchef.applications.writing.chinese.sentences import chinese_advice, chinese_sentence
from seqchef.applications.writing.chinese.titles import chinese_title
from seqchef.applications.writing.templates.listed import Listed, listed_foods
from seqchef.applications.writing.templates.plans import Act, minutes_of
from seqchef.applications.writing.templates.steps import UNTOLD, acts_for, grouped
from seqchef.applications.writing.written import WrittenRecipe
from seqchef.food.doneness import Doneness, needed

HEAT = re.compile("[煮炖烤蒸煎炒炸焖]")
NOTES = ("步骤由模板写成", "菜名、食材和用量由词库译出")


def in_chinese(recipe: WrittenRecipe, max_minutes: int | None = None) -> WrittenRecipe:
    """The recipe with the same foods in Chinese. Its steps are those of a template for these foods, and it says so.

    They take no longer than `max_minutes`.
    """
    foods = listed_foods(recipe.ingredients)
    acts = _acts(recipe, foods, max_minutes)
    sentences = [chinese_sentence(act) + (chinese_advice(act.needs, foods) if act.needs else "") for act in acts]
    steps = tuple(map(_timed, grouped(acts, sentences, between="")))
    way = acts[0].method if acts else "pan"
    title = recipe.title if HAN.search(recipe.title) else chinese_title(recipe.title, foods, way)
    return replace(
        recipe,
        title=title,
        ingredients=tuple(map(chinese_line, recipe.ingredients)),
        steps=steps,
        minutes=minutes_of(acts) or None,
        language="zh",
        notes=(*NOTES, *recipe.notes),
        from_template=tuple(range(len(steps))),
        score=None,
        longest_overlap=0,
        checks=(),
    )


def _acts(recipe: WrittenRecipe, foods: Sequence[Listed], max_minutes: int | None) -> tuple[Act, ...]:
    named = " ".join(one.said.casefold() for one in foods)
    needs = [need for need in needed(recipe.ingredients) if need.words in named]
    needs += _known_in_chinese(foods, needs)
    return acts_for(recipe.ingredients, needs, dish=simplified(recipe.title), max_minutes=max_minutes)


def _known_in_chinese(foods: Sequence[Listed], needs: Sequence[Doneness]) -> Iterator[Doneness]:
    """What has to be cooked by its Chinese name and not by its English one: 方头鱼 says fish, "tilefish" does not."""
    for one in foods:
        for need in needed((chinese_name(one.food, one.said),)):
            told = (known.celsius for known in needs if known.words in one.said.casefold())
            if max(told, default=0) < need.celsius:
                yield replace(need, words=one.said)


def _timed(step: str) -> str:
    """The step with a time where the name of a food sounds like heat: 烤红甜椒."""
    return step if "分钟" in step or not HEAT.search(step) else f"{step}约需 {UNTOLD} 分钟。"
