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

_known: dict[tuple[object, ...], tuple[Amount, ...]] = {}  # by the beginning of a line, up to its last amount
MOST_KNOWN, LONGEST_KNOWN = 32_768, 48


def find_amounts(
    line: str, tokens: Sequence[Token], labels: Sequence[str], words: Language, decimal_comma: bool | None = None
) -> tuple[Amount, ...]:
    """The amounts that the QTY and UNIT tokens of a line state, in the order in which they begin.

    Remembers the beginnings that come again ("2 cups"): what follows the last amount only matters when it is "each".
    """
    end = len(labels)
    while end and labels[end - 1] != "QTY" and labels[end - 1] != "UNIT":
        end -= 1
    if not end:
        return ()
    beginning = line[: tokens[end - 1].end]
    if len(beginning) > LONGEST_KNOWN:
        return _find(line, tokens, labels, words, decimal_comma)
    behind = [token.form for token in tokens[end : end + 2]]
    if not behind or behind[0] not in words.behind:
        behind = []
    key = (beginning, *labels[:end], words.code, decimal_comma, *behind)
    found = _known.get(key)
    if found is None:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        found = _known[key] = _find(line, tokens, labels, words, decimal_comma)
    return found


def _find(
    line: str, tokens: Sequence[Token], labels: Sequence[str], words: Language, decimal_comma: bool | None
) -> tuple[Amount, ...]:
    drafts = Gathering(tokens, labels, words, decimal_comma).run()
    for draft in drafts:
        draft.approximate = draft.approximate or _is_approximate(tokens, draft, words)
        draft.each = _is_for_each(tokens, draft, words)
    if len(drafts) == 1:
        return (_amount(line, tokens, drafts[0]),)
    drafts = merge(drafts, tokens, words)
    for index, draft in enumerate(drafts):
        enclose(draft, (drafts[i] for i in range(index + 1, len(drafts))), tokens, words)
    drafts.sort(key=lambda draft: (draft.first, -draft.last))
    return tuple(_amount(line, tokens, draft) for draft in drafts)


def _is_approximate(tokens: Sequence[Token], draft: Draft, words: Language) -> bool:
    """Whether the word before or behind an amount says that it is not exact."""
    behind = "".join(token.form for token in tokens[draft.last + 1 : draft.last + 3])
    if behind.startswith(words.approximate_behind):
        return True
    for index in range(draft.first - 1, -1, -1):
        word = tokens[index].form.lower()
        if word in words.approximate:
            return True
        if not (word in OPENING or word in words.articles or word == "."):
            return False
    return False


def _is_for_each(tokens: Sequence[Token], draft: Draft, words: Language) -> bool:
    """Whether an amount is that of every food of the line: "1 tsp each salt and pepper", 葱姜蒜各少许."""
    if draft.depth:
        return False
    behind, before = tokens[draft.last + 1 : draft.last + 2], tokens[max(0, draft.first - 1) : draft.first]
    if words.divides == "characters":
        return any(token.form in words.each for token in before)
    return any(token.form.lower() in words.each for token in behind) and draft.last + 2 < len(tokens)


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
        draft.each,
        draft.ambiguous,
    )
