"""Six stacks each on labelling ingredient lines and on forecasting trade, on dev data, at equal CPU time.

    python -m benchmarks.compare_tasks

120 CPU seconds a run, two seeds: about half an hour on two cores.
"""

import sys
from dataclasses import asdict

from benchmarks.compare import tell
from benchmarks.record import DATA, record
from seqchef.learning.compare.contest import CompareConfig, compare

CONFIG = CompareConfig(tasks=("label", "forecast"), seeds=2, workers=2, data=str(DATA))


def main() -> None:
    found = compare(CONFIG, tell)
    if not found.complete:
        sys.exit("interrupted; nothing is recorded")
    files = [DATA / "labelling" / "ingredients_en.jsonl.gz", *sorted((DATA / "series").glob("*.parquet"))]
    config = {name: value for name, value in asdict(CONFIG).items() if name != "data"}
    record("compare_tasks", found.to_dict(), config=config, data_files=files)


if __name__ == "__main__":
    main()
