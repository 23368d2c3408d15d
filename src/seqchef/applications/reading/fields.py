"""Text fields of a line: the words of each label, as the line writes them."""

from collections.abc import Iterable, Iterator, Sequence

from seqchef.food.ingredients import Span
from seqchef.languages import Language
from seqchef.text.tokens import Token

PUNCTUATION = " ,;:.-–—*&+/、，；：。"  # nothing of it at the ends of a field
JOINING = ("and", "&", "or")  # forms
BRACKETS = "()[]{}（）【】"


Run = tuple[str, int, int]  # neighbouring tokens of one label: the label, the first, the last


def runs(labels: Sequence[str]) -> list[Run]:
    """The labels as runs, in order."""
    found: list[Run] = []
    first, previous = 0, ""
    for index, label in enumerate(labels):
        if label != previous:
            if index:
                found.append((previous, first, index - 1))
            first, previous = index, label
    if labels:
        found.append((previous, first, len(labels) - 1))
    return found


def spans(tokens: Sequence[Token], labelled: Sequence[Run]) -> tuple[Span, ...]:
    """The runs as spans of the line; together they cover every token."""
    return tuple([tuple.__new__(Span, (tokens[first][1], tokens[last][2], label)) for label, first, last in labelled])


def field(line: str, tokens: Sequence[Token], labelled: Sequence[Run], label: str, words: Language) -> str | None:
    """The text that carries `label`, or None; separate places are joined by a comma, those of a name by a space."""
    own = [run for run in labelled if run[0] == label]
    if not own:
        return None
    if len(own) == 1 and label != "COMMENT":
        _, first, last = own[0]
        places: Iterable[tuple[int, int]] = [(first, _close_bracket(tokens, first, last))]
    else:
        places = _places(tokens, labelled, label)
    texts = []
    for first, last in places:
        if label == "COMMENT" and _says_nothing(tokens, first, last, words):
            continue
        text = line[tokens[first].start : tokens[last].end]
        if label in ("NAME", "SIZE"):
            text = _trim(text, words)
        texts.append(text.strip(PUNCTUATION) or text)
    joint = ("、" if words.divides == "characters" else " ") if label == "NAME" else ", "
    return joint.join(texts) or None


def _places(tokens: Sequence[Token], labelled: Sequence[Run], label: str) -> Iterator[tuple[int, int]]:
    """First and last token of each place that carries a label; punctuation alone does not part two of them.

    Except in comments, a bracket is part of it: "Roma (plum) tomato" is one name, "cut into 2-inch (5 cm) lengths" one
    preparation.
    """
    own = [index for index, run in enumerate(labelled) if run[0] == label]
    position = 0
    while position < len(own):
        _, first, last = labelled[own[position]]
        while position + 1 < len(own) and _is_one(tokens, labelled, own[position], own[position + 1]):
            position += 1
            last = labelled[own[position]][2]
        position += 1
        yield first, last if label == "COMMENT" else _close_bracket(tokens, first, last)


def _is_one(tokens: Sequence[Token], labelled: Sequence[Run], before: int, after: int) -> bool:
    """Whether nothing but punctuation stands between two runs of one label."""
    between, first, last = labelled[before + 1]
    if after == before + 2 and between == "PREP" and labelled[before][0] == "NAME":
        return tokens[first - 1].form.lower() in JOINING  # "salt and freshly ground pepper" is one name
    if after != before + 2 or between != "PUNC":
        return False
    is_comment = labelled[before][0] == "COMMENT"
    return not (is_comment and any(token.text in BRACKETS for token in tokens[first : last + 1]))


def _close_bracket(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token, or the bracket behind it when one is open."""
    if last + 1 >= len(tokens) or tokens[last + 1].form != ")":
        return last
    texts = [token.form for token in tokens[first : last + 1]]
    return last + 1 if texts.count("(") > texts.count(")") else last


def _trim(text: str, words: Language) -> str:
    """The text without an "or" at its ends."""
    first, _, rest = text.partition(" ")
    if rest and first.lower() in words.alternative_words:
        text = rest
    rest, _, last = text.rpartition(" ")
    return rest if rest and last.lower() in words.alternative_words else text


def _says_nothing(tokens: Sequence[Token], first: int, last: int, words: Language) -> bool:
    """Whether a comment only joins what stands around it: "about", "plus", "of", "each"."""
    silent = words.silent
    return all(token.form.lower().strip(".,") in silent for token in tokens[first : last + 1])
