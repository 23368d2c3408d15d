"""Amounts of a line: numbers and units, put together the way a cook reads them.

    1 lb 2 oz, 1 cup plus 2 tbsp      one amount, the sum
    2 tsp to 1 tbsp, 800g-1kg         one amount, a range
    1 cup (240 ml), 150g/5½oz         two amounts that say the same
    2 (14 ounce) cans, 2 x 400g tins  two amounts; the second one, inside the first one's span, is that of one can
    400g tin, 5-inch piece            likewise, with 1 as the first number
Start at: find_amounts.
"""

from collections.abc import Sequence

from seqchef.applications.reading.drafts import OPENING, Draft, Gathering
from seqchef.applications.reading.joins import enclose, merge
from seqchef.food.amounts import Amount
from seqchef.languages import Language
from seqchef.text.tokens import Token


def find_amounts(line: str, tokens: Sequence[Token], labels: Sequence[str], words: Language) -> tuple[Amount, ...]:
    """The amounts that the QTY and UNIT tokens of a line state, in the order in which they begin."""
    if "QTY" not in labels and "UNIT" not in labels:
        return ()
    drafts = Gathering(tokens, labels, words).run()
    for draft in drafts:
        draft.approximate = draft.approximate or _is_approximate(tokens, draft.first, words)
    if len(drafts) == 1:
        return (_amount(line, tokens, drafts[0]),)
    drafts = merge(drafts, tokens, words)
    for index, draft in enumerate(drafts):
        enclose(draft, drafts[index + 1 :], tokens, words)
    drafts.sort(key=lambda draft: (draft.first, -draft.last))
    return tuple(_amount(line, tokens, draft) for draft in drafts)


def _is_approximate(tokens: Sequence[Token], first: int, words: Language) -> bool:
    """Whether the word before an amount says that it is not exact."""
    for token in reversed(tokens[:first]):
        word = token.form.lower()
        if word in words.approximate:
            return True
        if not (word in OPENING or word in words.articles or word == "."):
            return False
    return False


def _amount(line: str, tokens: Sequence[Token], draft: Draft) -> Amount:
    unit_text = ""
    if draft.unit is not None:
        unit_text = line[tokens[draft.unit_first].start : tokens[draft.unit_last].end]
        if draft.unit_first == draft.first == draft.unit_last and draft.low is not None and unit_text[-1:] in '"″':
            unit_text = unit_text[-1]
    return Amount(
        draft.low,
        draft.high,
        draft.unit,
        unit_text,
        draft.approximate,
        tokens[draft.first].start,
        tokens[draft.last].end,
    )
