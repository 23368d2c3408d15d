"""`seqchef read -` over the ingredient lines of 10,000 real recipes: every line must come back, in order."""

import gzip
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.record import DATA, record

RECIPES = 10_000
CORPUS = DATA / "recipes" / "recipes_unclear.jsonl.gz"


def ingredient_lines() -> list[str]:
    """The lines of the first recipes; a line break inside a line becomes a space, for one line is one result."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        recipes = [json.loads(row) for row in itertools.islice(file, RECIPES)]
    return [" ".join(line.splitlines()) for recipe in recipes for line in recipe["ingredients"]]


def main() -> None:
    lines = ingredient_lines()
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "lines.txt", Path(folder) / "found.jsonl"
        source.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        began = time.perf_counter()
        with source.open("rb") as stdin, target.open("wb") as stdout:
            command = [str(Path(sys.executable).with_name("seqchef")), "read", "-"]
            process = subprocess.Popen(command, stdin=stdin, stdout=stdout)
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        found = [json.loads(row) for row in target.read_text(encoding="utf-8").splitlines()]
    numbers = {
        "recipes": RECIPES,
        "lines": len(lines),
        "results": len(found),
        "lost_or_changed": sum(
            a != b["text"] for a, b in itertools.zip_longest(lines, found, fillvalue={"text": None})
        ),
        "kinds": Counter(row["kind"] for row in found),
        "ingredients_without_a_name": sum(row["kind"] == "ingredient" and not row["name"] for row in found),
        "ingredients_with_an_amount": sum(bool(row["amounts"]) for row in found),
        "exit_code": process.returncode,
        "lines_per_second": round(len(lines) / wall),
        "lines_per_second_of_processor": round(len(lines) / (usage.ru_utime + usage.ru_stime)),
        "peak_megabytes": round(usage.ru_maxrss / 1024, 1),
    }
    record("read_recipes", numbers, config={"command": "seqchef read -", "threads": 1}, data_files=[CORPUS])


if __name__ == "__main__":
    main()
