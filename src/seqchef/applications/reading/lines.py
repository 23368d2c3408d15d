"""Lines to ingredients: divide, label, put together. Any string gives a result and no line is dropped."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from seqchef.applications.reading.amounts import find_amounts
from seqchef.applications.reading.chinese import food_after_all
from seqchef.applications.reading.corrections import corrected
from seqchef.applications.reading.fields import Run, field, runs, spans
from seqchef.applications.reading.kinds import LINE_KINDS, kind
from seqchef.applications.reading.names import chinese_choice, chinese_list, named, without_bracket
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient
from seqchef.languages import Language, load
from seqchef.text import notation
from seqchef.text.tokens import Token, tokenize

FIELDS = {"SIZE": "size", "PREP": "preparation", "COMMENT": "comment", "PURPOSE": "purpose", "NAME": "name"}


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
    confidence = _rounded(min(confidences, default=1.0))
    if labels and labels[0] in LINE_KINDS:
        labels = food_after_all([token.form for token in tokens], labels, confidence)
    if labels and labels[0] in LINE_KINDS:
        return Ingredient(text=line, kind=LINE_KINDS[labels[0]], language=language, confidence=confidence)
    labels = corrected(tokens, labels, words)
    own_kind = kind(line, tokens, labels, words)
    labelled = runs(labels)
    fields: dict[str, Any] = {}
    if own_kind == "ingredient":
        fields = _fields(line, tokens, labelled, words)
        _amounts_and_names(line, fields, find_amounts(line, tokens, labels, words, decimal_comma), words)
        fields["confidences"] = _by_label(labelled, confidences)
    covering = spans(tokens, labelled)
    return Ingredient(text=line, kind=own_kind, language=language, confidence=confidence, spans=covering, **fields)


def _fields(line: str, tokens: Sequence[Token], labelled: Sequence[Run], words: Language) -> dict[str, Any]:
    """The text fields that the line fills, by their names in Ingredient."""
    present = {run[0] for run in labelled}
    found = {name: field(line, tokens, labelled, label, words) for label, name in FIELDS.items() if label in present}
    comment = found.get("comment")
    if comment is not None and any(phrase in comment.lower() for phrase in words.optional):
        return {**found, "optional": True}
    return dict(found)


def _amounts_and_names(line: str, fields: dict[str, Any], amounts: tuple[Amount, ...], words: Language) -> None:
    """Put the amounts and all foods into the fields; an amount is that of each food only where there are several."""
    if (name := fields.get("name")) is not None:
        name, comment = without_bracket(name, fields.get("comment"), words)
        each = any(amount.each for amount in amounts)
        name, names = named(name, comment, each, words)
        if not names and name is not None and words.divides == "characters":
            names = chinese_choice(line, name, comment) or chinese_list(name)
        fields.update(name=name, names=names, comment=comment)
        if each and names:
            fields["amounts"] = amounts
            return
    fields["amounts"] = tuple([replace(amount, each=False) if amount.each else amount for amount in amounts])


def _by_label(labelled: Sequence[Run], confidences: Sequence[float]) -> dict[str, float]:
    """The confidence of each label's least certain token."""
    least: dict[str, float] = {}
    for label, first, last in labelled:
        sure = confidences[first] if first == last else min(confidences[first : last + 1])
        if label not in least or sure < least[label]:
            least[label] = sure
    return {label: _rounded(sure) for label, sure in least.items()}


def _rounded(share: float) -> float:
    """A share with four decimals: what is beyond differs from batch to batch. `round(share, 4)` is far slower."""
    return round(share * 1e4) / 1e4
