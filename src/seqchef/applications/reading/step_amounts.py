"""Amounts inside a step: numbers with a unit of weight or volume, with a unit that counts, or alone.

Knows: "2 to 3 tablespoons", "1½ cups", "200g"; "a 2-quart saucepan" and "a 9x13 inch pan" name vessels, no amounts.
Does not know: which food an amount is of, or whether a number alone counts foods (the caller has the list).
Start at: amounts_in.
"""

from collections.abc import Iterator, Sequence

from seqchef.food.amounts import Amount
from seqchef.food.units import unit
from seqchef.languages import Language, load
from seqchef.text.quantities import Quantity, quantity
from seqchef.text.tokens import Token, tokenize

MEASURED = ("mass", "volume", "count")
DEGREES = ("degree", "degrees", "度")
LONGEST_UNIT = 2  # tokens: Chinese is divided into characters


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
        amount = _amount(step, token, found, tokens[index + 1 : index + 1 + LONGEST_UNIT], words)
        if amount is not None:
            yield amount


def _is_glued(step: str, token: Token) -> bool:
    """Whether a hyphen or a cross hangs on a number: it is the size of something."""
    before, behind = step[max(0, token.start - 1) : token.start], step[token.end : token.end + 1]
    return token.text.endswith("-") or behind in ("-", "x", "×") or before in ("-", "x", "×", "/")


def _amount(step: str, token: Token, found: Quantity, behind: Sequence[Token], words: Language) -> Amount | None:
    """The amount that begins at a number, with the unit behind it; None for a length, a time or a temperature."""
    for size in range(len(behind), 0, -1):
        form = ("" if words.divides == "characters" else " ").join(token.form for token in behind[:size])
        name = words.measures.get(form) or words.measures.get(form.lower()) or words.counts.get(form.lower())
        if name is not None:
            if unit(name).dimension not in MEASURED:
                return None
            start, end = behind[0].start, behind[size - 1].end
            return Amount(found.low, found.high, name, step[start:end], start=token.start, end=end)
    if behind and (behind[0].text[:1] in "°º%" or behind[0].form.lower() in DEGREES):
        return None
    return Amount(found.low, found.high, start=token.start, end=token.end)
