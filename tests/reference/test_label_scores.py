"""Scores of labelling against numbers worked out by hand."""

import pytest

from seqchef.errors import BadInput
from seqchef.evaluation.labels import score_labels

TRUTH = [("QTY", "UNIT", "NAME"), ("NAME", "NAME"), ("QTY", "NAME", "PREP", "PREP")]
FOUND = [("QTY", "UNIT", "NAME"), ("NAME", "PREP"), ("QTY", "NAME", "PREP", "NAME")]


def test_accuracies_count_tokens_and_whole_lines() -> None:
    scores = score_labels(TRUTH, FOUND)
    assert (scores["lines"], scores["tokens"]) == (3, 9)
    assert scores["token_accuracy"] == pytest.approx(7 / 9)
    assert scores["line_accuracy"] == pytest.approx(1 / 3)


def test_precision_recall_and_f1_are_those_of_each_label() -> None:
    labels = score_labels(TRUTH, FOUND)["labels"]
    assert labels["NAME"] == pytest.approx({"precision": 3 / 4, "recall": 3 / 4, "f1": 3 / 4, "support": 4})
    assert labels["PREP"] == pytest.approx({"precision": 1 / 2, "recall": 1 / 2, "f1": 1 / 2, "support": 2})
    assert labels["QTY"] == pytest.approx({"precision": 1, "recall": 1, "f1": 1, "support": 2})


def test_a_label_that_is_found_but_not_there_has_no_precision() -> None:
    labels = score_labels([("NAME",)], [("SIZE",)])["labels"]
    assert labels["SIZE"] == {"precision": 0, "recall": 0, "f1": 0, "support": 0}


def test_lines_of_another_length_and_no_lines_are_refused() -> None:
    with pytest.raises(BadInput, match="line 2: 1 labels found for 2 tokens; expected one for each"):
        score_labels([("NAME",), ("QTY", "NAME")], [("NAME",), ("NAME",)])
    with pytest.raises(BadInput, match="expected 1 or more"):
        score_labels([], [])
