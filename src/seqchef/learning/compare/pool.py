"""Pool: jobs in processes of their own, a few at a time, with word from each while it runs.

Knows: processes and pipes. Does not know: what a job does.
Start at: run_jobs.

Where the system has one, a fork server that has loaded PyTorch once is the parent of all, so a job starts within
milliseconds, from a process without threads.
"""

import multiprocessing
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any

Report = Callable[[Any], None]
Job = Callable[..., Any]  # called with its arguments and a report; both go through a pipe

_WORD, _ANSWER, _ERROR = "word", "answer", "error"


@dataclass(frozen=True)
class Word:
    """What a job said (`done` false), what came of it, or how its process ended without an answer (`error`)."""

    job: int  # its place among the jobs
    value: Any
    done: bool
    error: str = ""


@dataclass
class _Running:
    job: int
    process: Any
    pipe: Connection


def run_jobs(work: Job, jobs: Sequence[tuple[Any, ...]], *, workers: int, preload: Iterable[str]) -> Generator[Word]:
    """Run `work(*job, report)` for each job, `workers` at a time; yields every word as it comes.

    Ctrl-C reaches the caller alone: processes are ended when the iterator is closed.
    """
    context = _context(preload)
    waiting = list(enumerate(jobs))[::-1]
    running: list[_Running] = []
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                running.append(_start(context, work, *waiting.pop()))
            for pipe in wait([one.pipe for one in running]):
                one = next(one for one in running if one.pipe is pipe)
                word = _hear(one)
                if word.done:
                    running.remove(one)
                    one.pipe.close()
                    one.process.join()
                yield word
    finally:
        for one in running:
            one.process.terminate()
        for one in running:
            one.process.join()


def _context(preload: Iterable[str]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _start(context: BaseContext, work: Job, number: int, job: tuple[Any, ...]) -> _Running:
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, job, there), daemon=True)  # type: ignore[attr-defined]
    process.start()
    there.close()
    return _Running(number, process, here)


def _hear(one: _Running) -> Word:
    try:
        kind, value = one.pipe.recv()
    except EOFError:
        one.process.join()
        return Word(one.job, None, done=True, error=f"its process ended with exit code {one.process.exitcode}")
    return Word(one.job, None, done=True, error=value) if kind == _ERROR else Word(one.job, value, kind == _ANSWER)


def _work(work: Job, job: tuple[Any, ...], pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what the job has open is closed and removed
    try:
        pipe.send((_ANSWER, work(*job, lambda value: pipe.send((_WORD, value)))))
    except BrokenPipeError:  # nobody listens any more
        sys.exit(1)
    except Exception as error:  # of any kind: the caller has to be told
        pipe.send((_ERROR, f"{type(error).__name__}: {error}"))
    pipe.close()
