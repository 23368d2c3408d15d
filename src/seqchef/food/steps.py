"""Steps: one step of a recipe, understood: what kinds of act it is, and its key points."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from seqchef.food.ingredients import Span

STEP_SCHEMA_VERSION = 1
CLASSES = (
    "preheat", "prepare", "measure", "combine", "shape", "marinate", "rest", "cook.dry", "cook.moist", "cook.fat",
    "cook.combined", "cool", "season", "serve", "store", "note",
)  # fmt: skip
KEY_POINTS = ("ACTION", "INGREDIENT", "TOOL", "DURATION", "TEMPERATURE", "QUANTITY", "CONDITION")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """A key point of a step, `text[start:end]`, with its value where its kind has one.

    A DURATION has `seconds` and, for a range, `seconds_max`; a TEMPERATURE in degrees has `celsius` (and
    `celsius_max`), one in words has neither. Key points of one kind do not overlap; a CONDITION may contain others.
    """

    start: int
    end: int
    label: str  # one of KEY_POINTS
    confidence: float = 1.0
    seconds: Fraction | None = None
    seconds_max: Fraction | None = None
    celsius: Fraction | None = None
    celsius_max: Fraction | None = None

    @property
    def span(self) -> Span:
        """The place alone."""
        return Span(self.start, self.end, self.label)

    def to_dict(self) -> dict[str, object]:
        """The key point as in the JSON of a step; values only where there are any."""
        found: dict[str, object] = {"start": self.start, "end": self.end, "label": self.label}
        found["confidence"] = self.confidence
        for name in ("seconds", "seconds_max", "celsius", "celsius_max"):
            value = getattr(self, name)
            if value is not None:
                found[name] = number(value)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one step says. `classes` are in the order of CLASSES; `confidences` has the probability of each of them.

    `duration_s` and `duration_max_s` add up the durations that the step states, one after the other; a duration that
    runs inside another one ("for 10 minutes, stirring every 2 minutes") is not added. `temperature_c` is the highest
    temperature stated in degrees. docs/reference/step.md describes the JSON.
    """

    text: str
    classes: tuple[str, ...] = ()
    confidences: tuple[float, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    duration_s: Fraction | None = None
    duration_max_s: Fraction | None = None
    temperature_c: Fraction | None = None
    language: str = "en"

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of docs/reference/step.md."""
        return {
            "schema_version": STEP_SCHEMA_VERSION,
            "text": self.text,
            "classes": list(self.classes),
            "confidences": list(self.confidences),
            "spans": [point.to_dict() for point in self.key_points],
            "duration_s": number(self.duration_s),
            "duration_max_s": number(self.duration_max_s),
            "temperature_c": number(self.temperature_c),
            "language": self.language,
        }


def number(value: Fraction | None) -> int | float | None:
    """A JSON number: whole where it is whole, else with three decimals."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else round(float(value), 3)
