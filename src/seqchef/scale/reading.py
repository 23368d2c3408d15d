"""Ingredient lines read by several processes at once; what comes out does not depend on their number."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from seqchef.applications.reading import shipped
from seqchef.applications.reading.shipped import AUTO, BUNDLE, CHUNK, FIRST_CHUNK, Choice
from seqchef.errors import BadInput
from seqchef.food.ingredients import Ingredient

if TYPE_CHECKING:
    from concurrent.futures import Future

AHEAD = 2  # chunks that wait for each process, so that none is idle and memory stays bounded


def read_many(
    lines: Iterable[str], *, bundle: str = BUNDLE, language: str = AUTO, workers: int = 1
) -> Iterator[Ingredient]:
    """One Ingredient for each line, in order, while the lines come in; a stream of any length takes little memory.

    The first lines decide the language of those that are not Chinese, unless `language` names it, and whether `1,000`
    is one or a thousand. `workers` is the number of processes; more than one pay from some ten thousand lines on.
    Raises UnknownName for a language, MissingPart for a bundle that there is not, and BadInput for no workers.
    """
    if workers < 1:
        raise BadInput(f"workers is {workers}; expected 1 or more")
    if workers == 1:
        return shipped.read_many(lines, bundle=bundle, language=language)
    remaining = iter(lines)
    first = list(islice(remaining, FIRST_CHUNK))
    choice = Choice.of(first, bundle=bundle, language=language)
    return _by_processes(first, remaining, choice, workers)


def _by_processes(first: list[str], remaining: Iterator[str], choice: Choice, workers: int) -> Iterator[Ingredient]:
    from concurrent.futures import ProcessPoolExecutor  # a process that reads alone does not pay for others
    from multiprocessing import get_context

    # Fresh processes: a copy of this one could hold locks of ONNX Runtime's threads.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Ingredient]]] = deque()
        chunk = first
        while chunk or waiting:
            while chunk and len(waiting) < AHEAD * workers:
                waiting.append(pool.submit(choice.read, chunk))
                chunk = list(islice(remaining, CHUNK))
            yield from waiting.popleft().result()
