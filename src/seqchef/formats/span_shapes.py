"""Span shapes: what a line or a step says, as displaCy and Hugging Face pipelines show it.

Start at: to_displacy, to_hugging_face.
"""

from typing import Any

from seqchef.food.ingredients import Ingredient
from seqchef.food.steps import Step


def to_displacy(read: Ingredient | Step) -> dict[str, Any]:
    """Data for `displacy.render(..., style="ent", manual=True)`.

    displaCy draws no span inside another one: of two that overlap the longer one is there (a CONDITION hides what it
    contains).
    """
    kept: list[tuple[int, int, str]] = []
    for start, end, label, _ in sorted(_spans(read), key=lambda span: span[0] - span[1]):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, label))
    entities = [{"start": start, "end": end, "label": label} for start, end, label in sorted(kept)]
    return {"text": read.text, "ents": entities, "title": None}


def to_hugging_face(read: Ingredient | Step) -> list[dict[str, Any]]:
    """What a `token-classification` pipeline gives with an aggregation strategy; spans may lie inside others."""
    return [
        {"entity_group": label, "score": score, "word": read.text[start:end], "start": start, "end": end}
        for start, end, label, score in _spans(read)
    ]


def _spans(read: Ingredient | Step) -> list[tuple[int, int, str, float]]:
    """(start, end, label, confidence); a span of an ingredient line has the confidence of its label in the line."""
    if isinstance(read, Step):
        return [(point.start, point.end, point.label, point.confidence) for point in read.key_points]
    sure = read.confidences
    return [(span.start, span.end, span.label, sure.get(span.label, read.confidence)) for span in read.spans]
