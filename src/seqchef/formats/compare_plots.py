"""The plots of the comparison page: which figures go on which axes."""

from collections.abc import Iterable, Sequence
from html import escape
from math import log

from seqchef.formats.compare_say import Say
from seqchef.formats.compare_style import SLOTS
from seqchef.formats.plots import Axis, Dot, Line, Row, Rule, line_plot, scatter_plot, strip_plot
from seqchef.learning.compare.records import Comparison, TaskFacts, Trial
from seqchef.learning.compare.summary import Spread, Standing, standings

KEY = '<svg viewBox="0 0 26 10"><line x1="1" x2="25" y1="5" y2="5"/></svg>'


class Plots:
    """Figures of one comparison; every stack keeps its colour and dashes."""

    def __init__(self, comparison: Comparison, say: Say) -> None:
        self.comparison, self.say = comparison, say
        names = [profile.stack for profile in comparison.profiles]
        self.slots = {name: place % SLOTS for place, name in enumerate(names)}

    def legend(self, stacks: Iterable[str]) -> str:
        """Which colour is whose."""
        keys = "".join(f'<span class="key s{self.slots[stack]}">{KEY}{escape(stack)}</span>' for stack in stacks)
        return f'<div class="legend">{keys}</div>'

    def curves(self, facts: TaskFacts, rows: Sequence[Standing]) -> str:
        """Scores against CPU seconds, and against steps."""
        drawn = []
        for key in ("score_by_time", "score_by_steps"):
            lines = [
                Line(
                    slot=self.slots[standing.stack],
                    points=[(p.cpu_seconds if key == "score_by_time" else p.step, p.score) for p in trial.points],
                    label=f"{standing.stack}, {self.say('seed')} {trial.seed}",
                )
                for standing in rows
                for trial in standing.trials
            ]
            most = max((x for line in lines for x, _ in line.points), default=1)
            x = Axis(title=self.say(key), low=0, high=most)
            title = f"{self.say.task(facts)}: {self.say.measure(facts)}, {self.say(key)}"
            drawn.append(_figure(line_plot(lines, x, self._scores(facts, rows), title=title, rules=self._rules(facts))))
        return "".join(drawn)

    def seeds(self, facts: TaskFacts, rows: Sequence[Standing]) -> str:
        """Every seed's score when the budget is spent, and how fast the task was solved."""
        strips = []
        for standing in rows:
            took = standing.seconds_to_solve
            text = self.say.figure(facts, standing.at_equal_time.mean)
            if took:
                text = self.say("seconds_to_solve", seconds=f"{took.mean:.1f}")
            elif facts.bar is not None and facts.measure != "span":
                text = f"{text}, {self.say('not_solved')}"
            slot = self.slots[standing.stack]
            strips.append(Row(slot=slot, name=standing.stack, values=standing.scores_at_equal_time, text=text))
        axis = self._scores(facts, rows)
        plot = strip_plot(strips, axis, title=self.say.task(facts), rules=self._rules(facts))
        return _figure(plot, self.say("seeds_at_time", seconds=f"{facts.budget:g}"), full=True)

    def generalisation(self, facts: TaskFacts, rows: Sequence[Standing]) -> str:
        """Accuracy against the length of the test, the mean over seeds."""
        lengths = [int(length) for length in facts.settings["tested_at"]]
        lines = []
        for standing in rows:
            trials = [trial for trial in standing.trials if str(lengths[0]) in trial.parts]
            points = [(length, Spread.of(t.parts[str(length)] for t in trials).mean) for length in lengths if trials]
            lines.append(Line(slot=self.slots[standing.stack], points=points, label=standing.stack))
        x = Axis(title=self.say("generalisation"), low=lengths[0], high=lengths[-1], log=True, ticks=lengths)
        y = Axis(title=self.say("measure_accuracy"), low=0.4, high=1)
        rules = [*self._rules(facts)]
        return _figure(line_plot(lines, x, y, title=self.say("generalisation"), rules=rules, size=(700, 240)))

    def growth(self) -> str:
        """FLOPs of a step against its position."""
        profiles = self.comparison.profiles
        lines = [
            Line(
                slot=self.slots[one.stack],
                points=[(float(position), flops) for position, flops in one.flops.items()],
                label=one.stack,
            )
            for one in profiles
        ]
        positions = [float(position) for position in profiles[0].flops]
        seen = [flops for one in profiles for flops in one.flops.values()]
        x = Axis(title=self.say("growth_x"), low=positions[0], high=positions[-1], log=True, ticks=positions)
        y = Axis(title=self.say("growth_y"), low=min(seen) / 1.5, high=max(seen) * 1.5, log=True)
        return _figure(line_plot(lines, x, y, title=self.say("growth"), size=(340, 240)), self.say("growth"))

    def scatter(self) -> str:
        """How far a stack gets against what a call costs; nothing where no task has a bar or no graph was measured."""
        dots = []
        for profile in self.comparison.profiles:
            shares = self._shares(profile.stack)
            if shares and "1" in profile.latency:
                spread = Spread.of(shares)
                dots.append(
                    Dot(
                        slot=self.slots[profile.stack],
                        x=profile.latency["1"].median / 1000,
                        y=spread.mean,
                        low=spread.low,
                        high=spread.high,
                        label=profile.stack,
                    )
                )
        if not dots:
            return ""
        seen = [dot.x for dot in dots]
        x = Axis(title=self.say("scatter_x"), low=min(seen) / 2, high=max(seen) * 2, log=True)
        y = Axis(title=self.say("scatter_y"), low=0, high=1)
        return _figure(scatter_plot(dots, x, y, title=self.say("scatter")), self.say("scatter_about"))

    def _shares(self, stack: str) -> list[float]:
        """For each seed, the share of the way from chance to solved, the mean over the tasks that have a bar."""
        rows = [
            standing
            for facts in self.comparison.tasks
            if facts.bar is not None
            for standing in standings(self.comparison, facts)
            if standing.stack == stack
        ]
        runs = min((len(standing.trials) for standing in rows), default=0)
        return [
            sum(_share(standing.facts, standing.scores_at_equal_time[run]) for standing in rows) / len(rows)
            for run in range(runs)
        ]

    def _scores(self, facts: TaskFacts, rows: Sequence[Standing]) -> Axis:
        """The axis of a task's scores."""
        title = self.say.measure(facts)
        if facts.measure == "span":
            ticks = [2.0**power for power in range(2, 13, 2)]
            return Axis(title=title, low=4, high=facts.bar or ticks[-1], log=True, ticks=ticks)
        last = [_last(trial, facts) for standing in rows for trial in standing.trials]
        if facts.measure == "accuracy":
            return Axis(title=title, low=0, high=1)
        if facts.measure == "lines":
            return Axis(title=title, low=max(0.0, 2 * min(last) - 1), high=1)
        if facts.measure == "error":
            return Axis(title=title, low=0, high=min(1.1 * max([facts.chance, *last]), 1.5 * facts.chance))
        return Axis(title=title, low=0.9 * min(last), high=1.1 * max(last))

    def _rules(self, facts: TaskFacts) -> list[Rule]:
        rules = [Rule(facts.chance, self.say("chance"))] if facts.bar is not None and facts.chance > 0 else []
        return rules + ([Rule(facts.bar, self.say("bar"))] if facts.bar is not None else [])


def _last(trial: Trial, facts: TaskFacts) -> float:
    return trial.points[-1].score if trial.points else facts.chance


def _share(facts: TaskFacts, score: float) -> float:
    """0 at chance, 1 where the task is solved."""
    if facts.bar is None:
        return 0.0
    if facts.measure == "span":
        first = facts.settings["first_delay"] / 2
        return max(0.0, log(max(score, first) / first) / log(facts.bar / first))
    return min(1.0, max(0.0, (score - facts.chance) / (facts.bar - facts.chance)))


def _figure(plot: str, caption: str = "", *, full: bool = False) -> str:
    kind = "full" if full else "half"
    below = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return f'<figure class="{kind}">{plot}{below}</figure>'
