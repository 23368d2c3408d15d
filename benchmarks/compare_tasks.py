"""Six stacks each on labelling ingredient lines and on forecasting trade, on dev data, at equal CPU time.

    python -m benchmarks.compare_tasks

90 CPU seconds a run, two seeds: less than half an hour on two cores.
"""

from dataclasses import asdict

from benchmarks.compare import refuse_broken, tell
from benchmarks.record import DATA, record
from seqchef.learning.compare.contest import CompareConfig, compare

CONFIG = CompareConfig(tasks=("label", "forecast"), seeds=2, budget=90, workers=2, data=str(DATA))


def main() -> None:
    found = compare(CONFIG, tell)
    refuse_broken(found)
    files = [DATA / "labelling" / "ingredients_en.jsonl.gz", *sorted((DATA / "series").glob("*.parquet"))]
    config = {name: value for name, value in asdict(CONFIG).items() if name != "data"}
    record("compare_tasks", found.to_dict(), config=config, data_files=files)


if __name__ == "__main__":
    main()
