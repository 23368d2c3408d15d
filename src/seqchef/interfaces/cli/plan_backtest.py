"""`seqchef plan KITCHEN --backtest N`: what the plan would have been worth on the last N days, in money."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from seqchef.interfaces.cli.console import finish, out, say

if TYPE_CHECKING:
    from seqchef.applications.planning.backtest.outcome import Backtest, Outcome
    from seqchef.applications.planning.backtest.wording import Say

WIDTH = 100  # columns at most, and always when it is no terminal


def run(
    kitchen: Path,
    days: int,
    *,
    today: date | None,
    to: Path | None,
    shape: str,
    language: str | None,
    method: str,
    seed: int,
    bom: bool,
    strict: bool,
) -> None:
    """The backtest of a kitchen folder, to stdout and, with `to`, to files."""
    import json

    from seqchef.applications.planning.backtest.replay import Settings
    from seqchef.applications.planning.backtest.wording import load
    from seqchef.formats.backtest_tables import backtest_json
    from seqchef.formats.kitchen import read_kitchen
    from seqchef.interfaces.backtest_loop import backtest_kitchen

    settings = Settings(days=days, seed=seed)
    files = read_kitchen(kitchen)
    words = load(language or files.settings.language, files.settings.currency)
    with _watched(settings.days + settings.warm_up_days) as on_day:
        found, rejections = backtest_kitchen(files, settings, today=today, method=method, on_day=on_day)
    written = _write(found, files.settings.name, words, to, bom=bom) if to is not None else []
    if shape == "json":
        out(json.dumps(backtest_json(found, files.settings.name, words), ensure_ascii=False, indent=2))
    else:
        _show(found, files.settings.name, words)
    for path in written:
        say(str(path))
    finish(rejections, kitchen, strict=strict)


def _write(found: "Backtest", kitchen: str, words: "Say", folder: Path, *, bom: bool) -> list[Path]:
    """The backtest as files in `folder`, each written whole; their paths."""
    import json

    from seqchef.files import atomic_write
    from seqchef.formats.backtest_page import backtest_page
    from seqchef.formats.backtest_tables import backtest_json, days_csv

    sheets = {
        "backtest.html": backtest_page(found, kitchen, words),
        "backtest-days.csv": days_csv(found, words, bom=bom),
        "backtest.json": json.dumps(backtest_json(found, kitchen, words), ensure_ascii=False, indent=2) + "\n",
    }
    for name, text in sheets.items():
        atomic_write(folder / name, text)
    return [folder / name for name in sheets]


def _show(found: "Backtest", kitchen: str, words: "Say") -> None:
    """The table, the verdicts and what they rest on."""
    out(f"{kitchen} · {words('backtest')} · {words.period(found)}")
    out()
    _table(found, words)
    out()
    for sentence in (*words.verdicts(found), *words.equal_service(found)):
        out(sentence)
    out()
    for caveat in found.caveats:
        out(f"- {words.caveat(caveat)}")


def _table(found: "Backtest", words: "Say") -> None:
    """One row for each buyer that is shown; 100 columns, and no spaces at the ends of lines."""
    from rich.console import Console
    from rich.table import Table

    money = ("margin", "thrown", "cost") if found.priced else ("lost", "thrown")
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    grid.add_column(words("column_buyer"), no_wrap=True)
    for key in ("service", "days_short", *money, "bought", "stock"):
        grid.add_column(words(f"column_{key}"), justify="right", max_width=14)
    for one in found.shown():
        grid.add_row(*_row(one, found, words), style="bold" if one is found.plan else "")
    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    with console.capture() as captured:
        console.print(grid)
    for line in captured.get().splitlines():
        out(line.rstrip())


def _row(one: "Outcome", found: "Backtest", words: "Say") -> list[str]:
    sums = one.totals
    money = [sums.lost_margin, sums.thrown, sums.cost] if found.priced else [sums.thrown]
    lost = [] if found.priced else [f"{sums.lost:,.0f}"]
    return [
        words.buyer(one),
        words.percent(sums.service),
        str(sums.days_short),
        *lost,
        *(words.figure(amount) for amount in (*money, sums.bought, sums.stock)),
    ]


@contextmanager
def _watched(total: int) -> Iterator[Callable[[date], None]]:
    """Called after each day: a bar in a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda day: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda day: progress.update(task, advance=1, description=day.isoformat())
