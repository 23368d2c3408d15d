"""Steps to what they say: classes, key points with their values, durations and the temperature of each step.

Knows: what layers and classes of a steps bundle mean in a kitchen.
Does not know: how they were found (inference.steps). Start at: read_steps.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Protocol

from seqchef.applications.reading.clock import celsius_of, seconds_of
from seqchef.food.steps import CLASSES, KeyPoint, Step
from seqchef.text.step_tokens import step_tokens
from seqchef.text.tags import spans_of
from seqchef.text.tokens import Token

LAYERS = ("key", "condition")  # conditions may contain the others
REPEATING = {"en": ("every", "each"), "zh": ("每", "每隔", "隔")}  # "every 2 minutes" is no time of its own


class Labels(Protocol):
    """What a model says of one step."""

    @property
    def tags(self) -> Mapping[str, Sequence[str]]:
        """Per layer, a tag for each token."""

    @property
    def confidences(self) -> Mapping[str, Sequence[float]]:
        """Per layer, the probability of each tag."""

    @property
    def classes(self) -> Mapping[str, float]:
        """The probability of each class."""


class StepLabeller(Protocol):
    """What labels steps: inference.steps.StepLabeller, or anything like it."""

    threshold: float

    def label(self, steps: Sequence[Sequence[str]], /, *, layers: Sequence[str]) -> Sequence[Labels]:
        """One Labels for each step of forms (Token.form), in order."""


def read_steps(texts: Sequence[str], labeller: StepLabeller, *, language: str = "en") -> list[Step]:
    """One Step for each text, in order, also for empty and senseless ones."""
    divided = [step_tokens(text, language) for text in texts]
    labelled = labeller.label([[token.form for token in tokens] for tokens in divided], layers=LAYERS)
    return [
        assemble(text, tokens, labels, threshold=labeller.threshold, language=language)
        for text, tokens, labels in zip(texts, divided, labelled, strict=True)
    ]


def assemble(text: str, tokens: Sequence[Token], labels: Labels, *, threshold: float, language: str = "en") -> Step:
    """The Step that labelled tokens say. A text with any word has a class: the likeliest one where none is likely."""
    classes = [name for name in CLASSES if labels.classes[name] >= threshold]
    if not classes and any(token.text[0].isalpha() for token in tokens):
        classes = [max(CLASSES, key=labels.classes.__getitem__)]
    points = sorted(
        (point for layer in LAYERS for point in _points(text, tokens, labels, layer, language)),
        key=lambda point: (point.start, -point.end),
    )
    low, high = _duration(text, points, language)
    return Step(
        text=text,
        classes=tuple(classes),
        confidences=tuple(round(labels.classes[name], 4) for name in classes),
        key_points=tuple(points),
        duration_s=low,
        duration_max_s=high,
        temperature_c=max((point.celsius for point in points if point.celsius is not None), default=None),
        language=language,
    )


def _points(text: str, tokens: Sequence[Token], labels: Labels, layer: str, language: str) -> list[KeyPoint]:
    """The key points of one layer."""
    sure = labels.confidences[layer]
    found = []
    for span, first, end in spans_of(labels.tags[layer], tokens):
        words = text[span.start : span.end]
        seconds = seconds_of(words, language) if span.label == "DURATION" else (None, None)
        celsius = celsius_of(words, language) if span.label == "TEMPERATURE" else (None, None)
        found.append(
            KeyPoint(
                start=span.start,
                end=span.end,
                label=span.label,
                confidence=round(min(sure[first:end]), 4),
                seconds=seconds[0],
                seconds_max=seconds[1],
                celsius=celsius[0],
                celsius_max=celsius[1],
            )
        )
    return found


def _duration(text: str, points: Sequence[KeyPoint], language: str) -> tuple[Fraction | None, Fraction | None]:
    """The step's durations one after the other; the upper end only where one of them is a range."""
    timed = [p for p in points if p.seconds is not None and not repeats(text[: p.start], language)]
    if not timed:
        return None, None
    low = sum((p.seconds for p in timed if p.seconds is not None), Fraction(0))
    high = sum((p.seconds_max or p.seconds or Fraction(0) for p in timed), Fraction(0))
    return low, high if high > low else None


def repeats(before: str, language: str) -> bool:
    """Whether what stands before a duration says that it comes again and again."""
    return before.rstrip().lower().endswith(REPEATING.get(language, REPEATING["en"]))
