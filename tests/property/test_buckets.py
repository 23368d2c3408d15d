"""Buckets: every row once an epoch, like lengths together, within the budget; a batch depends on its number alone."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seqchef.errors import BadInput
from seqchef.learning.data.buckets import Buckets, bucket_rows

LENGTHS = st.lists(st.integers(1, 30), min_size=1, max_size=60)
BUDGETS = st.one_of(st.none(), st.integers(30, 200))


@settings(deadline=None)
@given(LENGTHS, st.integers(1, 16), BUDGETS, st.integers(0, 3))
def test_an_epoch_has_every_row_once_within_the_limits(lengths, batch_size, budget, epoch):
    batches = Buckets(lengths, batch_size, seed=7, padded_tokens=budget)
    rows = [batches.rows(epoch * len(batches) + i) for i in range(len(batches))]
    assert sorted(row for batch in rows for row in batch) == list(range(len(lengths)))
    assert all(0 < len(batch) <= batch_size for batch in rows)
    if budget:
        assert all(len(batch) * max(lengths[row] for row in batch) <= budget for batch in rows)


@settings(deadline=None)
@given(LENGTHS, BUDGETS, st.lists(st.integers(0, 40), min_size=1, max_size=5))
def test_a_batch_depends_on_its_number_alone(lengths, budget, steps):
    one = Buckets(lengths, 8, seed=1, padded_tokens=budget)
    in_turn = [one.rows(step) for step in steps]
    alone = [bucket_rows(lengths, 8, seed=1, step=step, padded_tokens=budget) for step in steps]
    assert in_turn == alone


def test_the_batches_of_shipped_runs_stay_as_they_were():
    lengths = [3, 9, 1, 7, 4, 4, 12, 2, 6, 5]
    first = [[2, 7, 4, 0], [1, 6], [5, 8, 9, 3], [7, 2, 0, 5]]
    assert [bucket_rows(lengths, 4, seed=5, step=step) for step in range(4)] == first
    assert bucket_rows(lengths, 4, seed=5, step=100) == [7, 2, 0, 4]


@settings(deadline=None)
@given(st.lists(st.integers(1, 30), min_size=2, max_size=60))
def test_lengths_of_a_batch_lie_together(lengths):
    batches = Buckets(lengths, 4, padded_tokens=120).epoch(2)
    spans = sorted((min(lengths[row] for row in batch), max(lengths[row] for row in batch)) for batch in batches)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_the_share_of_padding_is_counted():
    assert Buckets([4, 4, 4, 4], 2).padding_share() == 0
    assert Buckets([1, 9], 2).padding_share() == pytest.approx(8 / 18)


def test_a_row_beyond_the_budget_is_refused_with_both_numbers():
    with pytest.raises(BadInput, match="row 2: 31 tokens; expected 30 at most"):
        Buckets([2, 31], 4, padded_tokens=30)
