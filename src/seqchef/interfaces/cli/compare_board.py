"""A comparison in the terminal: what runs, on stderr; what was found, on stdout."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table

from seqchef.formats.compare_say import Say
from seqchef.interfaces.cli.console import out, say
from seqchef.learning.compare.claims import GUIDE, LITERATURE, UNMEASURED, Verdict, verdicts
from seqchef.learning.compare.records import Comparison, TaskFacts
from seqchef.learning.compare.summary import Spread, Standing, recommendations, standings

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from seqchef.learning.compare.contest import Event, Report

WIDTH = 120  # columns, where it is no terminal


@contextmanager
def watched(tasks: Iterable[TaskFacts], words: Say) -> Iterator["Report"]:
    """A report for `compare`: bars in a terminal, one line for every run that ended elsewhere."""
    facts = {one.name: one for one in tasks}
    if not sys.stderr.isatty():
        yield lambda event: _line(event, facts, words)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[left]}"))
    with Progress(*columns, console=console, transient=True) as progress:
        yield _Live(progress, facts, words)


class _Live:
    """One bar for the whole, one line for every run that is under way."""

    def __init__(self, progress: "Progress", facts: dict[str, TaskFacts], words: Say) -> None:
        self.progress, self.facts, self.words = progress, facts, words
        self.began = time.monotonic()
        self.whole = progress.add_task("seqchef compare", total=None, left="")
        self.runs: dict[tuple[str, str, int], TaskID] = {}

    def __call__(self, event: "Event") -> None:
        over = event.trial is not None or not event.task
        left = (time.monotonic() - self.began) * (event.total - event.done) / max(1, event.done)
        self.progress.update(
            self.whole,
            total=event.total,
            completed=event.done,
            left=f"about {left / 60:.0f} min left" if event.done else "",
        )
        key = (event.stack, event.task, event.seed)
        if event.point is not None:
            facts = self.facts[event.task]
            if key not in self.runs:
                self.runs[key] = self.progress.add_task(_name(event), total=facts.budget, left="")
            score = self.words.figure(facts, event.point.score)
            self.progress.update(
                self.runs[key],
                completed=min(event.point.cpu_seconds, facts.budget),
                left=f"step {event.point.step}, {self.words.measure(facts)} {score}",
            )
        if over and key in self.runs:
            self.progress.remove_task(self.runs.pop(key))


def _line(event: "Event", facts: dict[str, TaskFacts], words: Say) -> None:
    counted = f"[{event.done}/{event.total}]"
    if not event.task:
        say(f"{counted} {event.stack}: measured")
    elif event.trial is not None:
        trial = event.trial
        last = trial.points[-1] if trial.points else None
        how = (
            f"{words.figure(facts[event.task], last.score)} at step {last.step}, {last.cpu_seconds:.1f} CPU s"
            if last
            else trial.detail
        )
        say(f"{counted} {_name(event)}: {trial.end}, {how}")


def _name(event: "Event") -> str:
    return f"{event.task}, {event.stack}, seed {event.seed}"


def show(comparison: Comparison, words: Say) -> None:
    """Scores, costs, claims and recommendations, to stdout."""
    rows = {facts.name: standings(comparison, facts) for facts in comparison.tasks}
    tasks = [facts for facts in comparison.tasks if rows[facts.name]]
    if tasks:
        _print(_scores(comparison, tasks, rows, words))
    if comparison.profiles:
        _print(_costs(comparison, words))
    for kind, claims in (("guide", GUIDE), ("literature", LITERATURE)):
        judged = [one for one in verdicts(comparison, claims) if one.verdict != UNMEASURED]
        if judged:
            _print(_claims(words(kind), judged, words))
    for one in recommendations(comparison):
        ties = f" ({words('ties')}: {', '.join(tie.stack for tie in one.ties)})" if one.ties else ""
        out(f"{words.task(one.facts)}: {one.best.stack}, {words.reason(one.best)}{ties}")


def _scores(comparison: Comparison, tasks: list[TaskFacts], rows: dict[str, list[Standing]], words: Say) -> Table:
    shown = _table(f"{words('overview')}, {words('at_time')}")
    shown.add_column(words("stack"))
    for facts in tasks:
        shown.add_column(f"{words.task(facts)}\n{words('after_seconds', seconds=f'{facts.budget:g}')}", justify="right")
    for profile in comparison.profiles:
        found = [next((s for s in rows[facts.name] if s.stack == profile.stack), None) for facts in tasks]
        if any(found):
            shown.add_row(profile.stack, *(_score(standing, words) for standing in found))
    return shown


def _score(standing: Standing | None, words: Say) -> str:
    if standing is None:
        return ""
    facts, spread = standing.facts, standing.at_equal_time
    counted = f" {standing.solved}/{len(standing.trials)}" if facts.bar is not None else ""
    trouble = f"\n{words('troubled', count=standing.troubled)}" if standing.troubled else ""
    return f"{words.figure(facts, spread.mean)}{counted}\n{words.range(facts, spread)}{trouble}"


def _costs(comparison: Comparison, words: Say) -> Table:
    first = comparison.profiles[0]
    shown = _table(words("costs"))
    shown.add_column(words("stack"))
    heads = [words("parameters"), *(words("flops", position=position) for position in first.flops), words("training")]
    heads += [*(words("call", rows=size) for size in first.latency), words("memory")]
    for head in heads:
        shown.add_column(head, justify="right")
    for one in comparison.profiles:
        calls = [one.latency.get(size) for size in first.latency]
        shown.add_row(
            one.stack,
            f"{one.parameters:,}",
            *(f"{flops:,.0f}" for flops in one.flops.values()),
            f"{Spread.of(one.tokens_per_second).mean:,.0f}",
            *("–" if call is None else f"{call.median / 1000:.2f}" for call in calls),
            f"{one.peak_megabytes:.0f}",
        )
    return shown


def _claims(title: str, judged: list[Verdict], words: Say) -> Table:
    shown = _table(title)
    shown.add_column(words("claim"))
    shown.add_column(words("verdict"))
    for one in judged:
        shown.add_row(words(f"claim_{one.claim}"), words(one.verdict))
    return shown


def _table(title: str) -> Table:
    return Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)


def _print(table: Table) -> None:
    """Without the spaces that fill lines up: they would end up in files."""
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = WIDTH
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        out(line.rstrip())
