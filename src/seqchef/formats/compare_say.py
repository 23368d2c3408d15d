"""Sentences and figures of a comparison in one language, for the page and the terminal."""

from typing import Any

from seqchef.formats import compare_words
from seqchef.learning.compare.claims import Verdict
from seqchef.learning.compare.records import TaskFacts
from seqchef.learning.compare.summary import Spread, Standing


class Say:
    """`say(key, ...)` is a message with its places filled; the methods put figures into them."""

    def __init__(self, language: str) -> None:
        self.messages = compare_words.load(language)

    def __call__(self, key: str, **values: Any) -> str:
        return self.messages[key].format(**values)

    def task(self, facts: TaskFacts) -> str:
        """Its name for people."""
        return self(f"task_{facts.name}")

    def about(self, facts: TaskFacts) -> str:
        """What is asked, and who asked it first."""
        values = {**facts.settings, "chance": self.figure(facts, facts.chance)}
        if "tested_at" in values:
            values["longest"] = values["tested_at"][-1]
        return self(f"about_{facts.name}", **values)

    def measure(self, facts: TaskFacts) -> str:
        """What its score is."""
        return self(f"measure_{facts.measure}")

    def figure(self, facts: TaskFacts, value: float) -> str:
        """A score as people write it."""
        if facts.measure == "span":
            return f"{'≥ ' if facts.bar is not None and value >= facts.bar else ''}{value:.0f}"
        if facts.measure == "lines":
            return f"{100 * value:.1f} %"
        return f"{value:.2f}" if facts.measure == "accuracy" else f"{value:.3f}"

    def range(self, facts: TaskFacts, spread: Spread) -> str:
        """The lowest and the highest."""
        return f"{self.figure(facts, spread.low)} – {self.figure(facts, spread.high)}"

    def reason(self, standing: Standing) -> str:
        """Why a stack is the best of its task."""
        facts, spread, seconds = standing.facts, standing.at_equal_time, f"{standing.facts.budget:g}"
        took, steps = standing.seconds_to_solve, standing.steps_to_solve
        if standing.always_solves and took and steps:
            return self(
                "solves_in",
                seconds=f"{took.mean:.1f}",
                low=f"{took.low:.1f}",
                high=f"{took.high:.1f}",
                steps=f"{steps.mean:.0f}",
            )
        score = self.figure(facts, spread.mean)
        if standing.solved:
            return self("solved_some", solved=standing.solved, runs=len(standing.trials), score=score, seconds=seconds)
        low, high = self.figure(facts, spread.low), self.figure(facts, spread.high)
        return self("best_score", score=score, low=low, high=high, seconds=seconds)

    def figures(self, verdict: Verdict, facts: TaskFacts | None) -> str:
        """What was measured for a claim, stack by stack."""
        if facts is not None:
            return ", ".join(
                f"{stack} {self.figure(facts, spread.mean)} ({self.range(facts, spread)})"
                for stack, spread in verdict.figures.items()
            )
        told = [f"{stack} {_plain(spread)}" for stack, spread in verdict.figures.items()]
        return f"{', '.join(told)} {self(f'unit_{verdict.claim}')}"


def _plain(spread: Spread) -> str:
    if spread.low == spread.high:
        return _short(spread.mean)
    return f"{_short(spread.mean)} ({_short(spread.low)} – {_short(spread.high)})"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.2g}"
