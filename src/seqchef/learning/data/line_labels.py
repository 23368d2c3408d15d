"""Lines to learn from, out of the project's own labels: spans of an ingredient line, or a kind for the whole line."""

from collections.abc import Sequence
from pathlib import Path

from seqchef.learning.data.project_labels import read_project_labels
from seqchef.text.labelled import LabelledLine
from seqchef.text.tokens import Token, tokenize

PUNCTUATION = "PUNC"
INGREDIENT = "ingredient"


def read_line_labels(path: Path, data: Path, language: str) -> list[LabelledLine]:
    """Every labelled line. Of an ingredient, a token outside all spans is punctuation; each token of another line says
    which kind of line it is: HEADING, FORMULA or OTHER."""
    lines = []
    for number, (row, text) in enumerate(read_project_labels(path, data), start=1):
        tokens = tokenize(text, language)
        whole = row["kind"] != INGREDIENT
        labels = (row["kind"].upper(),) * len(tokens) if whole else _labels(tokens, row["spans"])
        if tokens:
            forms = tuple(token.form for token in tokens)
            lines.append(LabelledLine(f"{row['id']}/{row['row']}", forms, labels, number, row["split"]))
    return lines


def _labels(tokens: Sequence[Token], spans: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """A token's label is that of the span in which it begins."""
    return tuple(
        next((label for start, end, label in spans if start <= token.start < end), PUNCTUATION) for token in tokens
    )
