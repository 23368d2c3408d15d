"""Which amounts of each food training lines ask for: writes the table that the package ships (writing/amounts).

Every different ingredient line of the training split is read once by the shipped reader. The food is what the lexicon
says the line's name means; lines that name several foods, or no number, are left out. Only counts and percentiles are
kept, for foods, their categories and all of them, in units that at least `--least` lines use.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from benchmarks.record import DATA, record
from seqchef import read_many
from seqchef.applications.writing import amounts
from seqchef.applications.writing.amounts.table import FILE, LEAST, Row, written_table
from seqchef.files import atomic_write
from seqchef.food.lexicon import Foodstuff, lexicon
from seqchef.food.lexicon.folding import words_of
from seqchef.food.lexicon.plurals import singular

CORPORA = tuple(DATA / "recipes" / name for name in ("recipes_unclear.jsonl.gz", "recipes_open.jsonl.gz"))
TABLE = Path(amounts.__path__[0]) / FILE
LOWEST, MIDDLE, HIGHEST = 0.01, 0.5, 0.99
Written = tuple[Fraction, bool]  # how much, and whether the food's name is in the plural
Amounts = Mapping[str, Mapping[str | None, Counter[Written]]]  # by food, "*category" and "*", then by unit


def training_lines() -> Counter[str]:
    """Every different ingredient line of the training split, and how often it is written."""
    found: Counter[str] = Counter()
    for path in CORPORA:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for recipe in map(json.loads, file):
                if recipe["split"] == "train":
                    found.update(recipe["ingredients"])
    return found


def stated(lines: Mapping[str, int]) -> Iterator[tuple[str, str | None, Fraction, int]]:
    """Name, unit, quantity and count of each line that states how much of one food."""
    for ingredient, count in zip(read_many(lines, language="en"), lines.values(), strict=True):
        measures = ingredient.measures()
        if ingredient.kind == "ingredient" and ingredient.name and not ingredient.names and measures:
            quantity, unit = measures[0]
            if quantity > 0:
                yield ingredient.name, unit, quantity, count


def counted(lines: Mapping[str, int]) -> Amounts:
    """The amounts of all foods, of their categories and of all together."""
    found: dict[str, dict[str | None, Counter[Written]]] = defaultdict(lambda: defaultdict(Counter))
    known = lexicon()
    for name, unit, quantity, count in stated(lines):
        food = known.named(name)
        if food is not None:
            for of in (food.name, f"*{food.category}", "*"):
                found[of][unit][quantity, in_plural(name, food)] += count
    return found


def in_plural(name: str, food: Foodstuff) -> bool:
    """Whether a name has the food's own last word in the plural: of "salmon fillets" it is not the salmon."""
    last, own = words_of(name)[-1], words_of(food.name)[-1]
    return singular(last) == singular(own) != last


def rows(found: Amounts, least: int) -> Iterator[Row]:
    """The table, in alphabetical order, the commonest unit of each food first."""
    for of in sorted(found):
        total = sum(written.total() for written in found[of].values())
        for unit, written in sorted(found[of].items(), key=lambda item: (-item[1].total(), item[0] or "")):
            if written.total() >= least:
                yield row(of, unit, written, total)


def row(of: str, unit: str | None, written: Counter[Written], total: int) -> Row:
    """What is kept of a food's lines in one unit; `total` is the number of its lines in all units."""
    amounts, several, plural = Counter[Fraction](), 0, 0
    for (quantity, many), count in written.items():
        amounts[quantity] += count
        if unit is not None or quantity > 1:
            several += count
            plural += count * many
    low, middle, high = percentiles(amounts, (LOWEST, MIDDLE, HIGHEST))
    common = sorted(amounts.items(), key=lambda item: (-item[1], item[0]))
    return Row(
        of=of,
        unit=unit,
        lines=amounts.total(),
        share=amounts.total() / total,
        low=low,
        middle=middle,
        high=high,
        plural=plural / max(several, 1),
        written=tuple(quantity for quantity, _ in common[:5]),
    )


def percentiles(amounts: Counter[Fraction], shares: Sequence[float]) -> list[Fraction]:
    """The smallest amount that at least each share of the lines does not exceed."""
    ordered, total = sorted(amounts.items()), amounts.total()
    found = []
    for share in shares:
        passed = 0
        for quantity, count in ordered:
            passed += count
            if passed >= share * total:
                found.append(quantity)
                break
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--least", type=int, default=LEAST, help="lines that a band needs")
    options = parser.parse_args()
    lines = training_lines()
    table = list(rows(counted(lines), options.least))
    atomic_write(TABLE, written_table(table))
    foods = {row.of for row in table if not row.of.startswith("*")}
    used = sum(row.lines for row in table if not row.of.startswith("*"))
    numbers = {"lines": lines.total(), "lines in bands": used, "foods": len(foods), "bands": len(table)}
    record("amount_bands", numbers, config=vars(options), data_files=CORPORA)


if __name__ == "__main__":
    main()
