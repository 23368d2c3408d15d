"""Comparison page: everything a comparison found as one HTML page: no scripts, nothing fetched, light and dark.

Knows: the page's order and its tables.
Does not know: how anything was measured (learning.compare), how plots are drawn (compare_plots, plots), words.
Start at: compare_page.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from seqchef.formats.compare_plots import Plots
from seqchef.formats.compare_say import Say
from seqchef.formats.compare_style import STYLE
from seqchef.learning.compare.claims import GUIDE, LITERATURE, SAME, Growing, Order, Solving, verdicts
from seqchef.learning.compare.records import Comparison, TaskFacts
from seqchef.learning.compare.summary import Spread, equal_steps, recommendations, standings


def compare_page(comparison: Comparison, language: str = "en") -> str:
    """The whole page. Raises UnknownName for a language that is not there."""
    page = _Page(comparison, Say(language))
    title = escape(page.say("title"))
    return (
        f'<!doctype html>\n<html lang="{page.say("code")}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{STYLE}</style></head>\n<body>\n" + "\n".join(page.body()) + "\n</body></html>\n"
    )


class _Page:
    """The parts of one page."""

    def __init__(self, comparison: Comparison, say: Say) -> None:
        self.comparison, self.say = comparison, say
        self.plots = Plots(comparison, say)
        self.rows = {facts.name: standings(comparison, facts) for facts in comparison.tasks}
        self.tasks = [facts for facts in comparison.tasks if self.rows[facts.name]]

    def body(self) -> Iterator[str]:
        """Everything, from the answer to the method."""
        yield from self._head()
        yield from self._recommendations()
        yield from self._overview()
        yield from self._claims("guide", GUIDE)
        yield from self._costs()
        yield from self._each_task()
        yield from self._claims("literature", LITERATURE)
        yield from self._troubles()
        yield from self._method()

    def _head(self) -> Iterator[str]:
        found, say = self.comparison, self.say
        yield f"<h1>{escape(say('title'))}</h1>"
        yield _paragraph(
            say(
                "intro",
                stacks=len(found.profiles),
                tasks=len(self.tasks),
                seeds=found.seeds,
                minutes=f"{found.wall_seconds / 60:.1f}",
                **found.machine,
            ),
            "soft",
        )
        if not found.complete:
            yield _paragraph(say("partial"), "notice")
        if found.config.get("quick"):
            yield _paragraph(say("quick"), "notice")

    def _recommendations(self) -> Iterator[str]:
        found = recommendations(self.comparison)
        if not found:
            return
        yield from self._heading("recommended", self.say("recommended_about"))
        rows = [
            [
                _header(self.say.task(one.facts)),
                f"<td>{escape(one.best.stack)}</td>",
                f"<td>{escape(self.say.reason(one.best))}</td>",
                f"<td>{escape(', '.join(tie.stack for tie in one.ties) or self.say('nobody_else'))}</td>",
            ]
            for one in found
        ]
        yield _table([self.say(key) for key in ("task", "best", "why", "ties")], rows)

    def _overview(self) -> Iterator[str]:
        if not self.tasks:
            return
        yield from self._heading("overview", self.say("overview_about"))
        for key in ("at_time", "at_steps"):
            yield f"<h3>{escape(self.say(key))}</h3>"
            rows = []
            for profile in self.comparison.profiles:
                cells = [self._score(facts, profile.stack, timed=key == "at_time") for facts in self.tasks]
                if any(cells):
                    rows.append([_header(profile.stack), *(cell or "<td></td>" for cell in cells)])
            heads = [f"{self.say.task(facts)}, {self._until(facts, timed=key == 'at_time')}" for facts in self.tasks]
            yield _table([self.say("stack"), *heads], rows, figures=True)

    def _until(self, facts: TaskFacts, *, timed: bool) -> str:
        if timed:
            return self.say("after_seconds", seconds=f"{facts.budget:g}")
        return self.say("after_steps", steps=equal_steps(self.rows[facts.name]))

    def _score(self, facts: TaskFacts, stack: str, *, timed: bool) -> str:
        standing = next((one for one in self.rows[facts.name] if one.stack == stack), None)
        if standing is None:
            return ""
        step = equal_steps(self.rows[facts.name])
        spread = standing.at_equal_time if timed else standing.at_step(step)
        notes = [self.say.range(facts, spread)]
        if timed and facts.bar is not None:
            notes.append(self.say("solved", solved=standing.solved, runs=len(standing.trials)))
        if standing.troubled:
            notes.append(self.say("troubled", count=standing.troubled))
        mean = escape(self.say.figure(facts, spread.mean))
        mean = f"<b>{mean}</b>" if timed and standing.always_solves else mean
        small = "".join(f"<small>{escape(note)}</small>" for note in notes)
        return f'<td class="figure{" solved" if standing.always_solves else ""}">{mean}{small}</td>'

    def _claims(self, kind: str, claims: Sequence[Order | Solving | Growing]) -> Iterator[str]:
        judged = [one for one in verdicts(self.comparison, claims) if one.figures]
        if not judged:
            return
        yield from self._heading(kind, self.say("claims_about", same=f"{SAME:g}"))
        facts = {one.name: one for one in self.comparison.tasks}
        tasks = {claim.claim: facts.get(claim.task) for claim in claims if isinstance(claim, Solving)}
        rows = [
            [
                _header(self.say(f"claim_{one.claim}")),
                f"<td>{escape(self.say.figures(one, tasks.get(one.claim)))}</td>",
                f'<td class="verdict {one.verdict}">{escape(self.say(one.verdict))}</td>',
            ]
            for one in judged
        ]
        yield _table([self.say(key) for key in ("claim", "measured", "verdict")], rows)

    def _costs(self) -> Iterator[str]:
        profiles = self.comparison.profiles
        if not profiles:
            return
        say, config = self.say, self.comparison.config
        about = {key: config.get(key, "?") for key in ("width", "batch", "steps_timed", "call_steps")}
        yield from self._heading(
            "costs",
            say(
                "costs_about",
                width=about["width"],
                batch=about["batch"],
                steps=about["steps_timed"],
                call=about["call_steps"],
            ),
        )
        positions, calls = list(profiles[0].flops), list(profiles[0].latency) or ["1"]
        heads = [
            say("stack"),
            say("parameters"),
            say("state", position=positions[-1]),
            *(say("flops", position=position) for position in positions),
            say("training"),
            *(say("call", rows=rows) for rows in calls),
            say("memory"),
        ]
        rows = []
        for one in profiles:
            state = one.state_numbers.get(positions[-1])
            speed = Spread.of(one.tokens_per_second)
            cells = [
                f"{one.parameters:,}",
                "–" if state is None else f"{state:,}",
                *(f"{flops:,.0f}" for flops in one.flops.values()),
                f"{speed.mean:,.0f}\n{speed.low:,.0f} – {speed.high:,.0f}",
                *(self._call(one.latency.get(size)) for size in calls),
                f"{one.peak_megabytes:.0f}",
            ]
            rows.append([_header(one.stack, one.notation, one.note), *map(_figure, cells)])
        yield _table(heads, rows, figures=True)
        yield self.plots.legend(profile.stack for profile in profiles)
        yield '<div class="plots">' + self.plots.growth() + self.plots.scatter() + "</div>"

    def _call(self, latency: object) -> str:
        median, low = getattr(latency, "median", None), getattr(latency, "low", None)
        return "–" if median is None or low is None else f"{median / 1000:.2f}\n{low / 1000:.2f}"

    def _each_task(self) -> Iterator[str]:
        if self.tasks:
            yield from self._heading("tasks", self.say("each_line"))
        for facts in self.tasks:
            rows = self.rows[facts.name]
            yield f"<h3>{escape(self.say.task(facts))}</h3>"
            yield _paragraph(self.say.about(facts))
            yield self.plots.legend(standing.stack for standing in rows)
            yield '<div class="plots">' + self.plots.curves(facts, rows) + "</div>"
            yield self.plots.seeds(facts, rows)
            if facts.name == "parity":
                yield '<div class="plots">' + self.plots.generalisation(facts, rows) + "</div>"

    def _troubles(self) -> Iterator[str]:
        troubled = [trial for trial in self.comparison.trials if trial.end in ("diverged", "failed")]
        if not troubled:
            return
        yield from self._heading("troubles", self.say("troubles_about"))
        rows = [
            [
                _header(trial.stack),
                f"<td>{escape(trial.task)}</td><td>{trial.seed}</td>",
                f"<td>{escape(self.say(trial.end))}: {escape(trial.detail)}</td>",
            ]
            for trial in troubled
        ]
        yield _table([self.say(key) for key in ("stack", "task", "seed", "end")], rows)

    def _method(self) -> Iterator[str]:
        yield from self._heading("method", self.say("method_text"))
        keys = ("task", "budget", "rate", "chance_level", "bar_level")
        rows = [
            [
                _header(self.say.task(facts)),
                *map(
                    _figure,
                    (
                        f"{facts.budget:g}",
                        f"{facts.learning_rate:g}",
                        self.say.figure(facts, facts.chance),
                        self.say("none") if facts.bar is None else self.say.figure(facts, facts.bar),
                    ),
                ),
            ]
            for facts in self.tasks
        ]
        yield _table([self.say(key) for key in keys], rows, figures=True)

    def _heading(self, key: str, about: str = "") -> Iterator[str]:
        yield f"<h2>{escape(self.say(key))}</h2>"
        if about:
            yield _paragraph(about, "soft")


def _paragraph(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def _header(name: str, *notes: str) -> str:
    small = "".join(f"<br><small>{escape(note)}</small>" for note in notes if note and note != name)
    return f'<th scope="row">{escape(name)}{small}</th>'


def _figure(text: str) -> str:
    """A cell; what follows a line break is smaller."""
    first, *rest = text.split("\n")
    small = "".join(f"<small>{escape(line)}</small>" for line in rest)
    return f'<td class="figure">{escape(first)}{small}</td>'


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, figures: bool = False) -> str:
    kinds = ["", *(' class="figure"' if figures else "" for _ in heads[1:])]
    head = "".join(f"<th{kind}>{escape(text)}</th>" for kind, text in zip(kinds, heads, strict=True))
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
