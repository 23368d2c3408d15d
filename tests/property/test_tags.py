"""Spans become tags and spans again, whatever the text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from seqchef.food.ingredients import Span
from seqchef.text.step_tokens import step_tokens
from seqchef.text.tags import forbidden, forbidden_first, spans_of, tag_names, tags_of

KINDS = ("ACTION", "TOOL")


@given(st.text(max_size=60), st.data())
def test_spans_that_end_where_tokens_do_come_back_as_they_were(text, data):
    tokens = step_tokens(text)
    spans, at = [], 0
    while at < len(tokens):
        end = data.draw(st.integers(at + 1, len(tokens)))
        if data.draw(st.booleans()):
            spans.append(Span(tokens[at].start, tokens[end - 1].end, data.draw(st.sampled_from(KINDS))))
        at = end
    assert [span for span, _, _ in spans_of(tags_of(spans, tokens), tokens)] == spans


@given(st.text(max_size=60), st.data())
def test_any_tags_give_spans_in_order_that_do_not_overlap(text, data):
    tokens = step_tokens(text)
    tags = [data.draw(st.sampled_from(tag_names(KINDS))) for _ in tokens]
    spans = [span for span, _, _ in spans_of(tags, tokens)]
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(st.text(max_size=60))
def test_the_tokens_of_a_step_hold_every_character_that_is_not_white_space(text):
    tokens = step_tokens(text)
    assert "".join(token.text for token in tokens).split() == ["".join(text.split())][: len(tokens)]
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_an_inside_may_only_follow_its_own_kind():
    tags = tag_names(KINDS)
    may_not = forbidden(tags)
    for row, before in enumerate(tags):
        for column, after in enumerate(tags):
            own = before in (f"B-{after[2:]}", f"I-{after[2:]}")
            assert may_not[row, column] == (after.startswith("I-") and not own)
    assert [tag for tag, no in zip(tags, forbidden_first(tags), strict=True) if no] == ["I-ACTION", "I-TOOL"]
