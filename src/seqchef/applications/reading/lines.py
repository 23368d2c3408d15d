"""Lines to ingredients: divide, label, put together. Any string gives a result and no line is dropped."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from seqchef.applications.reading.amounts import find_amounts
from seqchef.applications.reading.corrections import corrected
from seqchef.applications.reading.fields import field, runs, spans
from seqchef.applications.reading.kinds import LINE_KINDS, kind
from seqchef.applications.reading.names import named, without_bracket
from seqchef.food.ingredients import Ingredient
from seqchef.languages import Language, load
from seqchef.text import notation
from seqchef.text.tokens import Token, tokenize

FIELDS = ("SIZE", "PREP", "COMMENT", "PURPOSE", "NAME")


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


def read_lines(
    lines: Sequence[str], labeller: Labeller, *, language: str = "en", decimal_comma: bool | None = None
) -> list[Ingredient]:
    """One Ingredient for each line, in order, also for empty and senseless ones; the same line is read once.

    `decimal_comma` says how the recipe writes numbers; None lets the lines decide (text.notation).
    """
    once = list(dict.fromkeys(lines))
    divided = [tokenize(line, language) for line in once]
    words = load(language)
    labellings = labeller.label(
        [_forms(line, tokens, words) for line, tokens in zip(once, divided, strict=True)],
    )
    comma = notation.decimal_comma(once) if decimal_comma is None else decimal_comma
    found = {
        line: assemble(line, tokens, own.labels, own.confidences, language=language, decimal_comma=comma)
        for line, tokens, own in zip(once, divided, labellings, strict=True)
    }
    return [found[line] for line in lines]


def read_line(line: str, labeller: Labeller, *, language: str = "en") -> Ingredient:
    """The Ingredient that one line says."""
    return read_lines([line], labeller, language=language)[0]


def _forms(line: str, tokens: Sequence[Token], words: Language) -> list[str]:
    """What the model sees; a line in capitals only is shown as it would be without them."""
    if not line.isupper() or words.divides == "characters":
        return [token.form for token in tokens]
    lower = [token.form.lower() for token in tokens]
    return [words.plurals.get(form, form) for form in lower]


def assemble(
    line: str,
    tokens: Sequence[Token],
    labels: Sequence[str],
    confidences: Sequence[float],
    *,
    language: str = "en",
    decimal_comma: bool | None = None,
) -> Ingredient:
    """The Ingredient that labelled tokens say; only a line of the kind "ingredient" has amounts and text fields."""
    words = load(language)
    confidence = round(min(confidences, default=1.0), 4)
    if labels and labels[0] in LINE_KINDS:
        return Ingredient(text=line, kind=LINE_KINDS[labels[0]], language=language, confidence=confidence)
    labels = corrected(tokens, labels, words)
    own_kind = kind(line, tokens, labels, words)
    labelled = runs(labels)
    covering = spans(tokens, labelled)
    if own_kind != "ingredient":
        return Ingredient(text=line, kind=own_kind, language=language, confidence=confidence, spans=covering)
    present = set(labels)
    size, preparation, comment, purpose, name = [
        field(line, tokens, labelled, label, words) if label in present else None for label in FIELDS
    ]
    name, comment = without_bracket(name, comment, words)
    amounts = find_amounts(line, tokens, labels, words, decimal_comma)
    each = any(amount.each for amount in amounts)
    name, names = named(name, comment, each, words)
    if each and not names:
        amounts = tuple(replace(amount, each=False) for amount in amounts)
    return Ingredient(
        text=line,
        kind=own_kind,
        amounts=amounts,
        size=size,
        name=name,
        names=names,
        preparation=preparation,
        comment=comment,
        purpose=purpose,
        optional=comment is not None and any(phrase in comment.lower() for phrase in words.optional),
        language=language,
        confidence=confidence,
        confidences=_by_label(labels, confidences),
        spans=covering,
    )


def _by_label(labels: Sequence[str], confidences: Sequence[float]) -> dict[str, float]:
    """The confidence of each label's least certain token."""
    least: dict[str, float] = {}
    for label, sure in zip(labels, confidences, strict=True):
        if sure < least.get(label, 2.0):
            least[label] = sure
    return {label: round(sure, 4) for label, sure in least.items()}
