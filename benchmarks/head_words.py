"""The words that head ingredient lines of the training recipes, as src/seqchef/food/lexicon/head_words.txt keeps them.

A line's head is the last word before the first comma, semicolon or dash, without brackets, amounts and units; it is
counted in the singular. What is printed are words, no lines: `python -m benchmarks.head_words > head_words.txt`.
"""

import argparse
import gzip
import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterator

from benchmarks.record import DATA
from seqchef.food.lexicon.folding import words_of
from seqchef.food.lexicon.plurals import singular

FILES = ("recipes_open.jsonl.gz", "recipes_unclear.jsonl.gz")
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
BREAK = re.compile(r"[,;]| -+ ")
AT_LEAST = 25  # lines


def training_lines() -> Iterator[str]:
    """Every ingredient line of the training recipes; headings of sections are left out."""
    for name in FILES:
        with gzip.open(DATA / "recipes" / name, "rt", encoding="utf-8") as file:
            for recipe in map(json.loads, file):
                if recipe["split"] == "train":
                    yield from (line for line in recipe["ingredients"] if not line.rstrip().endswith(":"))


def name_part(line: str) -> str:
    """A line up to its first comma, without what stands in brackets."""
    return BREAK.split(BRACKETS.sub(" ", line))[0]


def head_word(line: str) -> str | None:
    """The folded last word of a line's name in the singular; None: there is no word."""
    words = [word for word in words_of(name_part(line)) if not word[0].isdecimal()]
    return singular(words[-1]) if words else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--at-least", type=int, default=AT_LEAST, help="how many lines a word heads")
    parser.add_argument("--counts", action="store_true", help="with counts, most frequent first")
    options = parser.parse_args()
    counts = Counter(head for head in map(head_word, training_lines()) if head and len(head) > 1)
    kept = [(word, count) for word, count in counts.most_common() if count >= options.at_least]
    if options.counts:
        print("\n".join(f"{count}\t{word}" for word, count in kept))
    else:
        print(textwrap.fill(" ".join(sorted(word for word, _ in kept)), 118))


if __name__ == "__main__":
    main()
