"""How long `seqchef read` takes: a whole process for one line, and one core on many lines.

The process is started anew each time with the base install, `.venv/base`, where there is one. The many lines are timed
from text to JSON. A machine that does other work at the same time shows in the wall clock and less in processor time.
"""

import gzip
import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.record import DATA, PROJECT, record

LINE = "2 cups flour"
PROCESSES = 15
ROUNDS, LINES = 5, 10_000
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


def batch() -> tuple[list[float], list[float]]:
    """Lines a second of every round: by the wall clock and by processor time."""
    from seqchef.applications.reading.shipped import labeller, read_many
    from seqchef.formats.ingredients import to_json

    with gzip.open(LABELLING, "rt", encoding="utf-8") as file:
        lines = [json.loads(row)["sentence"] for row in itertools.islice(file, ROUNDS * LINES)]
    labeller()
    by_wall, by_processor = [], []
    for begin in range(0, ROUNDS * LINES, LINES):
        wall, processor = time.perf_counter(), time.process_time()
        for ingredient in read_many(lines[begin : begin + LINES]):
            to_json(ingredient)
        by_wall.append(LINES / (time.perf_counter() - wall))
        by_processor.append(LINES / (time.process_time() - processor))
    return by_wall, by_processor


def main() -> None:
    base = PROJECT / ".venv" / "base" / "bin" / "seqchef"
    command = base if base.exists() else Path(sys.executable).with_name("seqchef")
    cold(command)
    walls, processors, peaks = zip(*(cold(command) for _ in range(PROCESSES)), strict=True)
    by_wall, by_processor = batch()
    numbers = {
        "cold_seconds": round(median(walls), 3),
        "cold_seconds_of_processor": round(median(processors), 3),
        "cold_peak_megabytes": round(median(peaks), 1),
        "lines_per_second": round(median(by_wall)),
        "lines_per_second_of_processor": round(median(by_processor)),
    }
    config = {"processes": PROCESSES, "rounds": ROUNDS, "lines": LINES, "threads": 1, "install": command.parts[-3]}
    record("read_speed", numbers, config=config, data_files=[LABELLING])


if __name__ == "__main__":
    main()
