"""Lines to ingredients: divide, label, put together. Any string gives a result and no line is dropped."""

from collections.abc import Sequence
from typing import Protocol

from seqchef.applications.reading.amounts import find_amounts
from seqchef.applications.reading.fields import alternatives, field, runs, spans, with_a_name
from seqchef.applications.reading.kinds import kind
from seqchef.food.ingredients import Ingredient
from seqchef.languages import load
from seqchef.text.tokens import Token, tokenize


class Labelling(Protocol):
    """The labels of one line and how sure of each the model is, 0 to 1."""

    @property
    def labels(self) -> tuple[str, ...]:
        """One label per token."""

    @property
    def confidences(self) -> tuple[float, ...]:
        """One share per token."""


class Labeller(Protocol):
    """What reads: inference.label.Labeller, or anything that labels lines of forms."""

    def label(self, lines: Sequence[Sequence[str]], /) -> Sequence[Labelling]:
        """One Labelling for each line of forms (Token.form), in order."""


def read_lines(lines: Sequence[str], labeller: Labeller, *, language: str = "en") -> list[Ingredient]:
    """One Ingredient for each line, in order, also for empty and senseless ones; the same line is read once."""
    once = list(dict.fromkeys(lines))
    divided = [tokenize(line, language) for line in once]
    labellings = labeller.label([[token.form for token in tokens] for tokens in divided])
    found = {
        line: assemble(line, tokens, labelling.labels, labelling.confidences, language=language)
        for line, tokens, labelling in zip(once, divided, labellings, strict=True)
    }
    return [found[line] for line in lines]


def read_line(line: str, labeller: Labeller, *, language: str = "en") -> Ingredient:
    """The Ingredient that one line says."""
    return read_lines([line], labeller, language=language)[0]


def assemble(
    line: str,
    tokens: Sequence[Token],
    labels: Sequence[str],
    confidences: Sequence[float],
    *,
    language: str = "en",
) -> Ingredient:
    """The Ingredient that labelled tokens say; only a line of the kind "ingredient" has amounts and text fields."""
    words = load(language)
    labels = with_a_name(tokens, labels, words)
    own_kind = kind(line, tokens, labels, words)
    confidence = round(min(confidences, default=1.0), 4)
    labelled = runs(labels)
    covering = spans(tokens, labelled)
    if own_kind != "ingredient":
        return Ingredient(text=line, kind=own_kind, language=language, confidence=confidence, spans=covering)
    present = set(labels)

    def text_of(label: str) -> str | None:
        return field(line, tokens, labelled, label, words) if label in present else None

    name, comment = text_of("NAME"), text_of("COMMENT")
    return Ingredient(
        text=line,
        kind=own_kind,
        amounts=find_amounts(line, tokens, labels, words),
        size=text_of("SIZE"),
        name=name,
        names=alternatives(name, words),
        preparation=text_of("PREP"),
        comment=comment,
        purpose=text_of("PURPOSE"),
        optional=comment is not None and any(phrase in comment.lower() for phrase in words.optional),
        language=language,
        confidence=confidence,
        spans=covering,
    )
