"""Numbers: with the figures that say something, in any language.

Knows: rounding for the eye.
Does not know: units (Words.amount).
Start at: number.
"""


def number(value: float) -> str:
    """Three figures, as far as they say something: 108.57 is 109, 12.31 is 12.3, 0.075 is 0.08."""
    if value >= 100:
        return str(round(value))
    return f"{value:.1f}".removesuffix(".0") if value >= 10 else f"{value:.2f}".rstrip("0").rstrip(".")
