"""Amounts inside a step: numbers with a unit of weight or volume, with a unit that counts, or alone.

Knows: "2 to 3 tablespoons", "1½ cups", "200g"; "a 2-quart saucepan" and "a 9x13 inch pan" name vessels, no amounts.
Does not know: which food an amount is of, or whether a number alone counts foods (the caller has the list).
Start at: amounts_in.
"""

from collections.abc import Iterator, Sequence

from seqchef.food.amounts import Amount
from seqchef.food.units import MEASURES
from seqchef.languages import Language, load
from seqchef.text.quantities import Quantity, quantity
from seqchef.text.tokens import Token, tokenize

MEASURED = ("mass", "volume")


def amounts_in(step: str, language: str = "en") -> Iterator[Amount]:
    """The amounts of a step in order; `unit` is None for a number alone, `start` and `end` are places in the step."""
    words = load(language)
    tokens = tokenize(step, language)
    for index, token in enumerate(tokens):
        found = quantity(token.form, language)
        if found is None or found.low is None or found.low <= 0 or found.multiplies or _is_glued(step, token):
            continue
        if token.form.lower() in words.articles:
            continue
        amount = _amount(step, token, found, tokens[index + 1 : index + 2], words)
        if amount is not None:
            yield amount


def _is_glued(step: str, token: Token) -> bool:
    """Whether a hyphen or a cross hangs on a number: it is the size of something."""
    before, behind = step[max(0, token.start - 1) : token.start], step[token.end : token.end + 1]
    return token.text.endswith("-") or behind in ("-", "x", "×") or before in ("-", "x", "×", "/")


def _amount(step: str, token: Token, found: Quantity, behind: Sequence[Token], words: Language) -> Amount | None:
    """The amount that begins at a number, with the unit behind it; None for a length, a time or a temperature."""
    unit, end, unit_text = None, token.end, ""
    if behind:
        form = behind[0].form
        name = words.measures.get(form) or words.measures.get(form.lower()) or words.counts.get(form.lower())
        if name is not None:
            if name in MEASURES and MEASURES[name].dimension not in (*MEASURED, "count"):
                return None
            unit, end, unit_text = name, behind[0].end, behind[0].text
        elif behind[0].text[:1] in "°º%" or form.lower() in ("degree", "degrees"):
            return None
    return Amount(found.low, found.high, unit=unit, unit_text=unit_text, start=token.start, end=end)
