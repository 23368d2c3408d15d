"""Measures of texts against textbook answers."""

import math

import pytest

from seqchef.errors import BadInput
from seqchef.evaluation.texts import bits_per_byte, bits_per_character, exact_match, perplexity, token_accuracy


def test_a_uniform_choice_of_eight_has_perplexity_eight() -> None:
    assert perplexity(5 * math.log(1 / 8), 5) == pytest.approx(8)
    assert perplexity(0.0, 3) == 1


def test_bits_are_counted_over_characters_or_bytes_and_the_end_is_paid_for() -> None:
    log_probability = 6 * math.log(1 / 4)  # five characters and the end, two bits each
    assert bits_per_character(log_probability, ["eggs", "蛋"]) == pytest.approx(12 / 5)
    assert bits_per_byte(log_probability, ["eggs", "蛋"]) == pytest.approx(12 / 7)


def test_answers_are_right_in_every_character_or_not_at_all() -> None:
    assert exact_match(["abc", "de", ""], ["abc", "dE", ""]) == pytest.approx(2 / 3)


def test_pieces_that_are_missing_or_too_many_are_wrong() -> None:
    assert token_accuracy([[1, 2, 3], [4]], [[1, 5], [4, 4]]) == pytest.approx(2 / 5)
    assert token_accuracy([[1, 2]], [[1, 2]]) == 1


def test_nothing_to_score_is_refused() -> None:
    for call in (lambda: perplexity(0.0, 0), lambda: bits_per_character(0.0, [""]), lambda: exact_match([], [])):
        with pytest.raises(BadInput, match="expected 1 or more"):
            call()
