"""Training from the command line: what was asked for becomes a run, the run becomes a bundle.

Knows: who reads series (formats) for learning, which does not know them; names and folders; what to say when.
Does not know: arguments (train.py), how progress is drawn (training_board.py).
Start at: train_own, train_run_file.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seqchef.errors import BadInput, MissingPart, Rejection
from seqchef.interfaces.cli.console import finish, out, say
from seqchef.interfaces.cli.training_board import TrainingBoard, trial_line

if TYPE_CHECKING:
    from seqchef.learning.data.own import OwnData
    from seqchef.learning.train import Progress
    from seqchef.series.tables import Panel

    Report = Callable[[Progress], None]

EXTRA = ("torch", "onnx", "safetensors", "optuna", "tensorboardX")
READING = ("frequency", "season")  # options that say how a table of series is read
USES = {  # what the bundle of a task is for
    "label": "seqchef evaluate label DATA --bundle {}",
    "forecast": "seqchef forecast SALES --bundle {}",
    "generate": "seqchef generate {}",
    "write": "seqchef write --dish DISH --bundle {}",
}


@dataclass(frozen=True)
class Wishes:
    """What was asked for beside the run itself."""

    out: Path | None  # the bundle's folder
    work: Path  # where checkpoints go, in a folder for each run
    corpora: Path
    tune: int = 0  # trials
    tensorboard: Path | None = None
    threads: int = 1
    device: str = "cpu"


@dataclass(frozen=True)
class Job:
    """A run that is ready to be carried out."""

    run: Mapping[str, Any]
    own: "OwnData | None"
    file: str | None = None  # the name of the run file; none yet where it is to be written
    rejections: Sequence[Rejection] = ()  # rows of the data that were left out
    notes: Sequence[str] = ()


def train_own(
    task: str,
    files: Sequence[Path],
    dev: Sequence[Path],
    options: Mapping[str, str],
    wishes: Wishes,
    *,
    name: str | None,
) -> None:
    """Train a task on somebody's own files; `options` are texts, by name."""
    _expect_extra()
    from seqchef.learning import tasks
    from seqchef.learning.data.own import OwnData
    from seqchef.learning.options import value_from
    from seqchef.learning.runs import compose

    for path in (*files, *dev):
        if not path.is_file():
            raise BadInput(f"{path}: no such file; expected data for {task}")
    if name is not None and name != _safe(name):
        raise BadInput(f'name is "{name}"; expected letters, digits, - and _, for folders are named so')
    made = tasks.load(task)
    reading = {key: value_from(made.OWN, key, options[key]) for key in READING if made.SERIES and key in options}
    panel, rejections = _panel(files, reading) if made.SERIES else (None, ())
    own = OwnData(tuple(files), tuple(dev), panel)
    run, notes = compose(task, _name(task, files, wishes.out) if name is None else name, own, options)
    _carry_out(Job(run, own, rejections=rejections, notes=notes), wishes)


def train_run_file(path: Path, wishes: Wishes) -> None:
    """Train what a run file says."""
    _expect_extra()
    from seqchef.learning import tasks
    from seqchef.learning.runs import own_data, read_run

    run = read_run(path)
    own = own_data(run, path.parent)
    rejections: Sequence[Rejection] = ()
    if own is not None and tasks.load(run["task"]).SERIES:
        panel, rejections = _panel(own.files, run["data"])
        own = replace(own, panel=panel)
    _carry_out(Job(run, own, path.name, rejections), wishes)


def _carry_out(job: Job, wishes: Wishes) -> None:
    """Search where asked to, train, export; only the first process of torchrun says anything."""
    from seqchef.inference.bundling import expect_place
    from seqchef.learning.train.processes import rank

    target = wishes.out or Path("bundles") / job.run["name"]
    expect_place(target)
    with TrainingBoard() as board, ExitStack() as stack:
        for note in job.notes if rank() == 0 else ():
            board.say(note)
        try:
            scores = _trained(job, wishes, target, board, _reports(board, wishes.tensorboard, stack))
        except KeyboardInterrupt:
            kept = any((wishes.work / job.run["name"]).rglob("last.safetensors"))
            board.say("stopped; the same command " + ("goes on from the last checkpoint" if kept else "begins again"))
            raise
    if rank() > 0:
        return
    if "rival" in scores:
        say(_against(scores))
    say(f"bundle written to {target}; use it: {USES.get(job.run['task'], 'seqchef doctor').format(target)}")
    out(json.dumps(scores))
    if job.own is not None:
        finish(job.rejections, job.own.files[0])


def _trained(job: Job, wishes: Wishes, target: Path, board: TrainingBoard, report: "Report") -> Mapping[str, Any]:
    """The scores of the bundle that is now at `target`."""
    from seqchef.learning.runs import begin, rebuild_all
    from seqchef.learning.train.processes import rank

    run, work, file = job.run, wishes.work / job.run["name"], job.file
    checkpoints = work
    if wishes.tune:
        from seqchef.learning.runs.tuned import tuned_run

        run, checkpoints = tuned_run(
            run,
            job.own,
            wishes.tune,
            data=wishes.corpora,
            work=work / "tune",
            threads=wishes.threads,
            device=wishes.device,
            report=lambda trial: board.say(trial_line(trial)),
            progress=lambda number, progress: board.of_trial(number, wishes.tune, progress),
        )
        file = None
    if file is None and rank() == 0:
        board.say(f"run file: {begin(work, run, job.own)}")
    return rebuild_all(
        run,
        job.own,
        data=wishes.corpora,
        out=target,
        work=checkpoints,
        file=file or "run.toml",
        threads=wishes.threads,
        device=wishes.device,
        report=report,
        tick_seconds=1.0,
    )


def _against(scores: Mapping[str, Any]) -> str:
    """What the model that ships with seqchef makes of the same dev data."""
    name, own = next(iter(scores["shipped"].items()))
    theirs, bundle = scores["rival"][name], scores["rival"]["bundle"]
    verdict = "yours is the better one here" if own > theirs else "it is at least as good here, and yours is not needed"
    return f'{name} on dev: yours {own:.4f}, the bundle "{bundle}" that comes with seqchef {theirs:.4f}: {verdict}'


def _reports(board: TrainingBoard, folder: Path | None, stack: ExitStack) -> "Report":
    """Who is told about progress: the board, and TensorBoard's log where one is wanted."""
    if folder is None:
        return board
    from seqchef.learning.train.events import EventLog

    log = stack.enter_context(EventLog(folder))

    def both(progress: "Progress") -> None:
        log(progress)
        board(progress)

    return both


def _expect_extra() -> None:
    """Raises MissingPart when a package of the extra `train` is not installed."""
    for name in EXTRA:
        if find_spec(name) is None:
            raise MissingPart(f'{name} is not installed; run: pip install "seqchef[train]"')


def _panel(files: Sequence[Path], options: Mapping[str, Any]) -> "tuple[Panel, Sequence[Rejection]]":
    """One panel of the series in all files, and the rows that were left out."""
    from seqchef.formats.series import read_panel
    from seqchef.series.tables import Panel

    read = [read_panel(path, frequency=options.get("frequency"), season=options.get("season")) for path in files]
    first = read[0].panel
    for path, other in zip(files[1:], read[1:], strict=True):
        if other.panel.frequency != first.frequency:
            theirs, ours = (f"{one.name} (season {one.season})" for one in (other.panel.frequency, first.frequency))
            raise BadInput(f"{path.name} is {theirs}; expected {ours}, as in {files[0].name}")
        if both := set(first.ids) & set(other.panel.ids):
            raise BadInput(f'{path.name}: series "{min(both)}" is in {files[0].name} too; expected it once')
    series = tuple(one for table in read for one in table.panel.series)
    given = frozenset[str]().union(*(table.panel.given for table in read))
    return Panel(series, first.frequency, given), [row for table in read for row in table.rejections]


def _name(task: str, files: Sequence[Path], target: Path | None) -> str:
    """The bundle's folder, or the task and the first file, in letters that every file system takes."""
    text = target.name if target is not None else f"{task}-{files[0].name.partition('.')[0]}"
    return _safe(text) or task


def _safe(text: str) -> str:
    """The text with - for everything but letters, digits, - and _."""
    return re.sub(r"[^\w-]+", "-", text).strip("-")
