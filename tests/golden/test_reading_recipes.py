"""Whole recipes, English and Chinese, with hand-made steps: tests/golden/recipes.jsonl, changed only on purpose.

Of each step: the lines it names or adds, those inside what it handles, the steps it builds on, the shares it uses (`~`
where the recipe does not say how much); then what is left over, foods of no line, minutes, and the oven as
[degrees, switched on, food goes in, ends].
"""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from seqchef.applications.reading.clock import celsius_of, seconds_of
from seqchef.applications.reading.recipes import read_recipe, read_recipes, understand
from seqchef.applications.reading.shipped import labeller, read_many
from seqchef.food.readings import RecipeReading
from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.food.steps import CLASSES, KeyPoint, Step, number

CASES = [json.loads(line) for line in Path(__file__).with_name("recipes.jsonl").read_text("utf-8").splitlines()]


def point(text: str, label: str, words: str, language: str) -> KeyPoint:
    seconds = seconds_of(words, language) if label == "DURATION" else (None, None)
    celsius = celsius_of(words, language) if label == "TEMPERATURE" else (None, None)
    return KeyPoint(
        start=text.index(words), end=text.index(words) + len(words), label=label,
        seconds=seconds[0], seconds_max=seconds[1], celsius=celsius[0], celsius_max=celsius[1],
    )  # fmt: skip


def step(case: dict[str, Any], language: str) -> Step:
    points = [point(case["text"], label, words, language) for label, words in case["spans"]]
    return Step(
        text=case["text"],
        classes=tuple(name for name in CLASSES if name in case["classes"]),
        key_points=tuple(sorted(points, key=lambda one: one.start)),
        language=language,
    )


def recipe(case: dict[str, Any]) -> RecipeText:
    return RecipeText(
        title=case["title"],
        source="golden",
        portions=None,
        yields=None,
        lines=tuple(SourceLine(row=row, text=line) for row, line in enumerate(case["lines"], start=1)),
        steps=tuple(one["text"] for one in case["steps"]),
        total_s=case.get("total_s"),
    )


def read(case: dict[str, Any]) -> RecipeReading:
    language = case["language"]
    steps = [step(one, language) for one in case["steps"]]
    return understand(recipe(case), list(read_many(case["lines"], language=language)), steps, language=language)


def minutes(seconds: Fraction) -> int | float | None:
    return number(seconds / 60)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_a_recipe_hangs_together_as_a_cook_would_say(case: dict[str, Any]) -> None:
    reading = read(case)
    found = []
    for flow in reading.links.flows:
        uses = {
            str(use.line): f"{use.share}{'~' * use.estimated}"
            for link in reading.links.links
            if link.step == flow.step
            for use in link.uses
        }
        after = {"direct": list(flow.direct), "through": list(flow.through), "after": list(flow.after)}
        found.append({**after, "uses": uses})
    assert found == case["expected"]["steps"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_what_does_not_add_up_is_said(case: dict[str, Any]) -> None:
    balance = read(case).balance
    assert {str(line.line): line.state for line in balance.lines if line.state != "used"} == case["expected"]["balance"]
    assert list(balance.unlisted) == case["expected"]["unlisted"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_a_recipe_takes_its_time(case: dict[str, Any]) -> None:
    timeline = read(case).timeline
    assert {
        "active": minutes(timeline.active_s),
        "passive": minutes(timeline.passive_s),
        "total": minutes(timeline.total_s),
        "parallel": minutes(timeline.parallel_s),
    } == case["expected"]["minutes"]
    assert [minutes(stage.start_s) for stage in timeline.stages] == case["expected"]["begins"]
    assert [
        [number(heat.celsius), minutes(heat.start_s), minutes(heat.food_s), minutes(heat.end_s)]
        for heat in timeline.oven
    ] == case["expected"]["oven"]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 12
    assert {case["language"] for case in CASES} == {"en", "zh"}


class Unsure:
    """Finds nothing in any step."""

    threshold = 0.5

    def label(self, steps: Any, /, *, layers: Any) -> Any:
        from seqchef.inference.steps import StepLabels

        return [
            StepLabels(
                {layer: ("O",) * len(forms) for layer in layers},
                {layer: (1.0,) * len(forms) for layer in layers},
                dict.fromkeys(CLASSES, 0.1),
            )
            for forms in steps
        ]


def test_recipes_read_together_are_what_they_are_alone() -> None:
    texts = [recipe(case) for case in CASES]
    together = list(read_recipes(texts, labeller(), Unsure()))
    assert together == [read_recipe(text, labeller(), Unsure()) for text in texts]
    assert [one.language for one in together] == [case["language"] for case in CASES]


def test_a_step_without_a_labelled_mention_still_finds_its_lines() -> None:
    text = recipe(CASES[0])
    assert read_recipe(text, labeller(), Unsure()).links.flows[1].direct == (0, 1, 2)


def test_the_stated_total_is_compared() -> None:
    timeline = read(CASES[0]).timeline
    assert timeline.stated_total_s == 7200
    assert timeline.difference_s == timeline.parallel_s - 7200
