"""How long reading ingredient lines takes: one line in a fresh process, lines one by one, and lines by the thousand.

A fresh process is `seqchef read` of the base install, `.venv/base`, where there is one. Single calls are
`seqchef.read`, batches `seqchef.read_many`, both on one core, from text to Ingredient, in processor time. All lines
differ; those before the first round let the words of a kitchen become known, as in a program that has run for a
while. The best of several rounds counts, for others may work on the same machine; a loop that never changes is timed
beside every round: where it takes longer, so does all else.
"""

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.record import DATA, PROJECT, record

LINE = "2 cups flour"
PROCESSES = 15
WARM, ROUNDS, SINGLE, BATCH = 20_000, 4, 1_500, 10_000  # lines before the first round, rounds, lines of each
LABELLING = DATA / "labelling" / "ingredients_en_unlabelled.jsonl.gz"


def cold(command: Path) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak megabytes of one process."""
    began = time.perf_counter()
    process = subprocess.Popen([str(command), "read", LINE], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"seqchef read ended with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def distinct_lines(number: int) -> list[str]:
    """The first lines of the corpus, each of them once."""
    found: dict[str, None] = {}
    with gzip.open(LABELLING, "rt", encoding="utf-8") as file:
        for row in file:
            found.setdefault(json.loads(row)["sentence"])
            if len(found) == number:
                return list(found)
    sys.exit(f"{LABELLING.name} has {len(found)} lines that differ; expected {number}")


def rate(read: Callable[[list[str]], object], lines: list[str]) -> float:
    """Lines for each second of processor time."""
    began = time.process_time()
    read(lines)
    return len(lines) / (time.process_time() - began)


def calibration() -> float:
    """Milliseconds of processor time that a million additions take."""
    began = time.process_time()
    total = 0
    for number in range(1_000_000):
        total += number & 7
    return 1000 * (time.process_time() - began)


def warm() -> dict[str, float]:
    """Lines a second one by one and in batches, best and median round, and how long the loop took beside them."""
    import seqchef

    lines = distinct_lines(WARM + ROUNDS * (SINGLE + BATCH))
    list(seqchef.read_many(lines[:WARM]))
    single, batches, loops = [], [], []
    for begin in range(WARM, len(lines), SINGLE + BATCH):
        middle = begin + SINGLE
        loops.append(calibration())
        single.append(rate(lambda own: [seqchef.read(line) for line in own], lines[begin:middle]))
        batches.append(rate(lambda own: list(seqchef.read_many(own)), lines[middle : middle + BATCH]))
    return {
        "single_calls_per_second": round(max(single)),
        "single_calls_per_second_median": round(median(single)),
        "lines_per_second": round(max(batches)),
        "lines_per_second_median": round(median(batches)),
        "calibration_milliseconds": round(min(loops), 1),
        "calibration_milliseconds_median": round(median(loops), 1),
    }


def main() -> None:
    base = PROJECT / ".venv" / "base" / "bin" / "seqchef"
    command = base if base.exists() else Path(sys.executable).with_name("seqchef")
    cold(command)
    walls, processors, peaks = zip(*(cold(command) for _ in range(PROCESSES)), strict=True)
    numbers = {
        "cold_seconds": round(min(walls), 3),
        "cold_seconds_median": round(median(walls), 3),
        "cold_seconds_of_processor": round(min(processors), 3),
        "cold_peak_megabytes": round(max(peaks), 1),
        **warm(),
    }
    config = {
        "processes": PROCESSES,
        "rounds": ROUNDS,
        "lines_warm": WARM,
        "lines_single": SINGLE,
        "lines_batch": BATCH,
        "threads": 1,
        "install": command.parts[-3],
    }
    record("read_speed", numbers, config=config, data_files=[LABELLING])


if __name__ == "__main__":
    main()
