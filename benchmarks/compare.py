"""The default comparison of `seqchef compare`: six stacks, every memory task, three seeds; a quarter of an hour.

    python -m benchmarks.compare

What is recorded is the whole comparison; the tables and pages in docs/ are made from it.
"""

import sys
from dataclasses import asdict

from benchmarks.record import record
from seqchef.learning.compare.contest import CompareConfig, Event, compare
from seqchef.learning.compare.records import Comparison

CONFIG = CompareConfig(workers=2)


def tell(event: Event) -> None:
    """One line for every run that ended."""
    if event.trial is not None:
        trial = event.trial
        last = trial.points[-1] if trial.points else trial.detail
        print(
            f"[{event.done}/{event.total}] {trial.task} {trial.stack} {trial.seed} {trial.end} {last}", file=sys.stderr
        )


def refuse_broken(found: Comparison) -> None:
    """End without a record when the comparison was interrupted or a run ended in an error."""
    failed = [f"{trial.stack} on {trial.task}: {trial.detail}" for trial in found.trials if trial.end == "failed"]
    if failed or not found.complete:
        sys.exit(f"nothing is recorded: {failed[0] if failed else 'interrupted'}")


def main() -> None:
    found = compare(CONFIG, tell)
    refuse_broken(found)
    record("compare", found.to_dict(), config=asdict(CONFIG))


if __name__ == "__main__":
    main()
