"""What is true of reading steps whatever the text says, with the shipped models."""

from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

import seqchef
from seqchef.food.steps import CLASSES, KEY_POINTS

STRANGE = ("\u202e", "e\u0301", "\u200b", "👩‍🍳", "\x00", "\ud800")
WORDS = ("Bake ", "for 10 minutes", " until golden", "350 °F", "1/2 cup", "\n", "土豆", "切丝", "，", "七成热", "½")
PIECES = st.sampled_from(STRANGE + WORDS)
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join))


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, max_size=4))
def test_every_text_gives_one_step_in_order_with_spans_inside_it(texts):
    steps = list(seqchef.read_steps(texts))
    assert [step.text for step in steps] == texts
    for step in steps:
        assert set(step.classes) <= set(CLASSES)
        assert len(step.confidences) == len(step.classes)
        ordered = sorted(step.key_points, key=lambda point: (point.label, point.start))
        for label, points in groupby(ordered, key=lambda point: point.label):
            assert label in KEY_POINTS
            end = 0
            for point in points:
                assert end <= point.start < point.end <= len(step.text)
                end = point.end


@settings(max_examples=20, deadline=None)
@given(TEXTS)
def test_reading_the_original_again_gives_the_same(text):
    (step,) = seqchef.read_steps([text])
    (again,) = seqchef.read_steps([step.text])
    assert again == step


def test_a_step_of_a_hundred_thousand_characters_is_read():
    (step,) = seqchef.read_steps(["土豆切丝，" * 20_000])
    assert len(step.key_points) > 20_000
