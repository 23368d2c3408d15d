"""Chinese numbers."""

from fractions import Fraction

import pytest

from seqchef.text.han_numbers import han_quantities
from seqchef.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("两", "2", None),
        ("十", "10", None),
        ("十二", "12", None),
        ("二十五", "25", None),
        ("一百二十", "120", None),
        ("半", "1/2", None),
        ("一半", "1/2", None),
        ("两三", "2", "3"),
        ("一至二", "1", "2"),
        ("1 到 2", "1", "2"),
        ("1～2", "1", "2"),
        ("1 1/2", "3/2", None),
        ("½", "1/2", None),
        ("１．５", "3/2", None),
    ],
)
def test_a_number_is_exact(text: str, low: str, high: str | None) -> None:
    (found,) = han_quantities([token.form for token in tokenize(text, "zh")])
    assert found.low == Fraction(low)
    assert found.high == (None if high is None else Fraction(high))


@pytest.mark.parametrize("text", ["适量", "少许", "若干", "几"])
def test_a_vague_amount_has_no_number(text: str) -> None:
    (found,) = han_quantities(list(text))
    assert found.low is None


@pytest.mark.parametrize("text", ["半半", "零半", "千千", "〇"])
def test_what_is_not_well_formed_does_not_fail(text: str) -> None:
    assert len(han_quantities(list(text))) == 1
