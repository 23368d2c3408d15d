"""Steps going out as rows of a table for people."""

from fractions import Fraction

from seqchef.food.steps import Step

HEADERS = ("step", "classes", "foods", "time", "heat", "until")
MINUTE, HOUR = 60, 3600


def to_row(step: Step) -> tuple[str, ...]:
    """One row under HEADERS."""
    return (
        step.text.strip(),
        ", ".join(step.classes),
        _words(step, "INGREDIENT"),
        spoken(step.duration_s, step.duration_max_s),
        _words(step, "TEMPERATURE"),
        _words(step, "CONDITION"),
    )


def spoken(low: Fraction | None, high: Fraction | None = None) -> str:
    """A duration for people: `25 min`, `1 h 30 min`, `2–3 h`; nothing for None."""
    if low is None:
        return ""
    if high is None:
        return _spoken(low)
    size, unit = (HOUR, "h") if low >= HOUR else (MINUTE, "min") if low >= MINUTE else (1, "s")
    return f"{float(low / size):g}–{float(high / size):g} {unit}"


def _spoken(seconds: Fraction) -> str:
    hours, rest = divmod(seconds, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    parts = ((hours, "h"), (minutes, "min"), (rest, "s"))
    return " ".join(f"{float(value):g} {unit}" for value, unit in parts if value) or "0 s"


def _words(step: Step, label: str) -> str:
    words = (step.text[point.start : point.end] for point in step.key_points if point.label == label)
    return ", ".join(dict.fromkeys(words))
