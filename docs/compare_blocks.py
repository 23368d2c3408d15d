"""What the docs show of the recorded comparison and nobody types: tables, verdicts, and the pages with plots.

Knows: benchmarks/results/compare.json and compare_tasks.json, which `python -m benchmarks.compare` and
`python -m benchmarks.compare_tasks` write.
Does not know: how anything was measured.
Start at: BLOCKS, pages.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from seqchef.formats.compare_page import compare_page
from seqchef.formats.compare_say import Say
from seqchef.learning.compare.claims import GUIDE, LITERATURE, Growing, Order, Solving, verdicts
from seqchef.learning.compare.records import Comparison
from seqchef.learning.compare.summary import Spread, Standing, recommendations, standings

PROJECT = Path(__file__).resolve().parents[1]
RESULTS = PROJECT / "benchmarks" / "results"
PAGES = {"compare": "comparison", "compare_tasks": "comparison-tasks"}  # results to pages in docs/reference
LANGUAGES = ("en", "zh")


def recorded(name: str) -> Comparison | None:
    """A recorded comparison; none before its command has run."""
    path = RESULTS / f"{name}.json"
    if not path.exists():
        return None
    return Comparison.from_dict(json.loads(path.read_text(encoding="utf-8"))["numbers"])


def pages() -> Iterator[tuple[Path, str]]:
    """Every page with plots, as path and content."""
    for name, page in PAGES.items():
        found = recorded(name)
        for language in LANGUAGES if found else ():
            suffix = "" if language == "en" else f".{language}"
            yield PROJECT / "docs" / "reference" / f"{page}{suffix}.html", compare_page(found, language)


def of(name: str, show: Callable[[Comparison, Say], str], language: str) -> str:
    """What `show` makes of a recorded comparison."""
    found = recorded(name)
    return show(found, Say(language)) if found else f"Not recorded yet: `python -m benchmarks.{name}` measures it.\n"


def best(found: Comparison, say: Say, *, page: str) -> str:
    """The best stack of every task, and where the plots are."""
    rows = [
        [
            say.task(one.facts),
            f"`{one.best.stack}`",
            say.reason(one.best),
            ", ".join(f"`{tie.stack}`" for tie in one.ties) or say("nobody_else"),
        ]
        for one in recommendations(found)
    ]
    links = f"[with plots]({page}.html), [in Chinese]({page}.zh.html)"
    return f"{_table([say(key) for key in ('task', 'best', 'why', 'ties')], rows)}\nThe whole comparison {links}.\n"


def scores(found: Comparison, say: Say) -> str:
    """Every stack on every task, at equal CPU time."""
    rows = {facts.name: {s.stack: s for s in standings(found, facts)} for facts in found.tasks}
    tasks = [facts for facts in found.tasks if rows[facts.name]]
    heads = [f"{say.task(facts)}, {say('after_seconds', seconds=f'{facts.budget:g}')}" for facts in tasks]
    return _table(
        [say("stack"), *heads],
        [
            [f"`{one.stack}`", *(_score(rows[facts.name].get(one.stack), say) for facts in tasks)]
            for one in found.profiles
        ],
    )


def costs(found: Comparison, say: Say) -> str:
    """What every stack costs."""
    first = found.profiles[0]
    ends = [next(iter(first.flops)), list(first.flops)[-1]]
    heads = [say("stack"), say("parameters"), *(say("flops", position=position) for position in ends), say("training")]
    heads += [*(say("call", rows=size) for size in first.latency), say("memory")]
    rows = []
    for one in found.profiles:
        calls = (one.latency.get(size) for size in first.latency)
        rows.append(
            [
                f"`{one.stack}`",
                f"{one.parameters:,}",
                *(f"{one.flops[position]:,.0f}" for position in ends),
                f"{Spread.of(one.tokens_per_second).mean:,.0f}",
                *("–" if call is None else f"{call.median / 1000:.2f}" for call in calls),
                f"{one.peak_megabytes:.0f}",
            ]
        )
    return _table(heads, rows)


def judged(found: Comparison, say: Say, *, claims: Sequence[Order | Solving | Growing]) -> str:
    """Claims, what was measured, verdicts."""
    facts = {one.name: one for one in found.tasks}
    tasks = {claim.claim: facts.get(claim.task) for claim in claims if isinstance(claim, Solving)}
    rows = [
        [say(f"claim_{one.claim}"), say.figures(one, tasks.get(one.claim)), f"**{say(one.verdict)}**"]
        for one in verdicts(found, claims)
    ]
    return _table([say(key) for key in ("claim", "measured", "verdict")], rows)


def _score(standing: Standing | None, say: Say) -> str:
    if standing is None:
        return ""
    facts, spread = standing.facts, standing.at_equal_time
    solved = f", {say('solved', solved=standing.solved, runs=len(standing.trials))}" if facts.bar is not None else ""
    return f"{say.figure(facts, spread.mean)} ({say.range(facts, spread)}){solved}"


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


SHOWN: dict[str, tuple[str, Callable[[Comparison, Say], str]]] = {
    "compare best": ("compare", partial(best, page=PAGES["compare"])),
    "compare scores": ("compare", scores),
    "compare costs": ("compare", costs),
    "compare guide": ("compare", partial(judged, claims=GUIDE)),
    "compare literature": ("compare", partial(judged, claims=LITERATURE)),
    "compare tasks best": ("compare_tasks", partial(best, page=PAGES["compare_tasks"])),
    "compare tasks scores": ("compare_tasks", scores),
}
BLOCKS: dict[str, Callable[[], str]] = {
    name if language == "en" else f"{name} {language}": partial(of, *shown, language)
    for name, shown in SHOWN.items()
    for language in LANGUAGES
}
