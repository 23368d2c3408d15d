"""Written: a finished recipe, where it came from, and which promises were checked."""

from dataclasses import dataclass
from typing import Any

PROMISES = (
    "structure",
    "ingredients used",
    "nothing unlisted",
    "amounts",
    "allergens",
    "diets",
    "safe temperatures",
    "oven temperatures",
    "times",
    "not copied",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One promise, checked on the finished text; `found` says what broke it, None where it holds."""

    promise: str  # one of PROMISES
    found: str | None = None

    @property
    def passed(self) -> bool:
        return self.found is None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRecipe:
    """A recipe and its provenance. The same wish, seed and model give the same one on the same machine."""

    title: str
    ingredients: tuple[str, ...]
    steps: tuple[str, ...]
    servings: int | None = None
    minutes: int | None = None  # the times of the steps, added up
    language: str = "en"
    notes: tuple[str, ...] = ()  # what a cook has to know: allergens are on labels, a dangerous topic
    from_template: tuple[int, ...] = ()  # indices of steps that no model wrote
    seed: int = 0
    model: str = ""  # name and hash of the bundle
    score: float | None = None  # log probability by the model in nats, for each piece
    longest_overlap: int = 0  # words in a row that also stand in a training text, as far as the filter can tell
    checks: tuple[Check, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The recipe as one JSON object; `title`, `ingredients` and `steps` as in the training files."""
        return {
            "title": self.title,
            "ingredients": list(self.ingredients),
            "steps": list(self.steps),
            "servings": self.servings,
            "minutes": self.minutes,
            "language": self.language,
            "notes": list(self.notes),
            "from_template": list(self.from_template),
            "seed": self.seed,
            "model": self.model,
            "score": None if self.score is None else round(self.score, 4),
            "longest_overlap": self.longest_overlap,
            "checks": {check.promise: check.passed for check in self.checks},
        }
