"""What the segment task promises to the loop, and the layouts to the task."""

import random

import pytest
import torch

from seqchef.errors import BadInput
from seqchef.learning.data.own import OwnData
from seqchef.learning.data.recipe_layouts import Source, layouts, made_up
from seqchef.learning.tasks import load
from seqchef.learning.tasks.segment import Page, SegmentConfig, SegmentTask
from seqchef.text.line_shapes import LINE_KINDS

SOUP = Source("en", "Soup", ("1 leek", "2 cups water"), ("Chop the leek.", "Boil it in the water. Season."))


def pages(count: int, seed: int = 0) -> list[Page]:
    made = layouts([SOUP, *made_up("de", 5, seed=1), *made_up("fr", 5, seed=1)], count, seed=seed)
    return [page for page in map(Page.of, made) if page.lines]


def task() -> SegmentTask:
    return SegmentTask(
        SegmentConfig(stack="gru(8)", piece_size=8, buckets=64, batch_size=4), pages(12), pages(4, 1), seed=0
    )


def test_the_task_is_found_by_its_name() -> None:
    assert load("segment") is SegmentTask


def test_a_page_has_a_kind_for_every_line_and_the_same_seed_gives_the_same_pages() -> None:
    found = pages(40)
    assert found == pages(40)
    assert {kind for page in found for kind in page.kinds} >= {"title", "ingredient", "step", "ingredients", "other"}
    assert all(set(page.kinds) <= set(LINE_KINDS) and len(page.kinds) == len(page.lines) for page in found)


def test_every_ingredient_and_every_word_of_the_steps_is_on_the_page() -> None:
    for page in layouts([SOUP], 30, seed=3):
        lines = [text for text, kind in page if kind == "ingredient"]
        assert [line[-len(own) :] for line, own in zip(lines, SOUP.ingredients, strict=True)] == list(SOUP.ingredients)
        steps = " ".join(text for text, kind in page if kind == "step")
        assert all(word in steps for step in SOUP.steps for word in step.split())


def test_a_batch_is_a_function_of_its_number() -> None:
    one, other = task(), task()
    for step in random.Random(0).sample(range(20), 5):
        assert all(torch.equal(a, b) for a, b in zip(one.batch(step), other.batch(step), strict=True))


def test_the_loss_falls_and_the_score_is_a_share() -> None:
    learning = task()
    optimizer = torch.optim.Adam(learning.model.parameters(), 0.05)
    losses = []
    for step in range(30):
        total, count = learning.loss(learning.batch(step))
        losses.append((total / count).item())
        optimizer.zero_grad()
        (total / count).backward()
        optimizer.step()
    assert losses[-1] < losses[0] / 2
    with torch.no_grad():
        assert all(0 <= share <= 1 for share in learning.score().values())


def test_own_data_are_refused() -> None:
    with pytest.raises(BadInput, match="segment cannot be learned from"):
        SegmentTask.from_own({}, OwnData((), ()), seed=0)


@pytest.mark.parametrize(("field", "value"), [("buckets", 0), ("piece_dropout", 1.0), ("word_dropout", -0.1)])
def test_a_config_that_cannot_be_is_refused(field: str, value: float) -> None:
    with pytest.raises(BadInput, match=f"{field} is {value}; expected"):
        SegmentConfig(stack="gru(8)", **{field: value})
