"""Padding: nothing is cut unless asked for, lengths come back, and refusals name row and numbers."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from seqchef.errors import BadInput
from seqchef.learning.data.padding import lengths_of, pad

IDS = st.lists(st.lists(st.integers(1, 99), min_size=1, max_size=9), min_size=1, max_size=6)


@settings(deadline=None)
@given(IDS)
def test_every_id_is_kept_and_lengths_come_back_from_the_padding(rows):
    padded, lengths = pad(rows)
    assert [row[:n].tolist() for row, n in zip(padded, lengths, strict=True)] == rows
    assert padded.dtype == lengths.dtype == torch.int64
    assert padded.shape == (len(rows), max(map(len, rows)))
    assert torch.equal(lengths_of(padded), lengths)


@settings(deadline=None)
@given(IDS, st.integers(1, 9))
def test_truncation_keeps_the_other_end(rows, longest):
    right, lengths = pad(rows, longest=longest, truncate="right")
    left, _ = pad(rows, longest=longest, truncate="left")
    assert [row[:n].tolist() for row, n in zip(right, lengths, strict=True)] == [row[:longest] for row in rows]
    assert [row[:n].tolist() for row, n in zip(left, lengths, strict=True)] == [row[-longest:] for row in rows]


def test_features_are_padded_in_time_with_the_value_asked_for():
    rows = [torch.arange(6.0).reshape(3, 2), torch.ones(1, 2)]
    padded, lengths = pad(rows, value=-1)
    assert lengths.tolist() == [3, 1]
    assert padded[1].tolist() == [[1, 1], [-1, -1], [-1, -1]]
    assert torch.equal(padded[0], rows[0])


@pytest.mark.parametrize(
    ("rows", "options", "message"),
    [
        ([[1, 2], [1, 2, 3, 4]], {"longest": 3}, "row 2: 4 steps; expected 3 at most"),
        ([], {}, "no sequence to pad"),
        ([[[1.0, 2.0]], [[1.0]]], {}, r"shapes \(1,\) and \(2,\); expected one shape"),
        ([[1]], {"truncate": "middle"}, 'truncate is "middle"; expected left or right'),
    ],
)
def test_what_cannot_be_padded_is_refused_with_row_and_numbers(rows, options, message):
    with pytest.raises(BadInput, match=message):
        pad(rows, **options)


def test_padding_in_the_middle_of_a_row_is_refused():
    with pytest.raises(BadInput, match=r"row 2: padding \(0\) at step 1, and ids after"):
        lengths_of(torch.tensor([[5, 5, 0], [0, 5, 0]]))


def test_lengths_are_read_from_any_padding_id_and_an_empty_row_has_none():
    assert lengths_of(torch.tensor([[0, 3, 9], [9, 9, 9]]), padding=9).tolist() == [2, 0]
