"""Our tokens against those that the labelled corpus was made with."""

import gzip
import json
from itertools import islice
from pathlib import Path

from seqchef.text.tokens import tokenize


def test_nearly_every_line_of_the_corpus_has_the_same_tokens(data_folder: Path) -> None:
    same = total = 0
    with gzip.open(data_folder / "labelling" / "ingredients_en.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, islice(file, 0, None, 10)):
            tokens = tokenize(row["sentence"])
            starts = [start for start, _ in row["spans"]] if row["spans"] else [token.start for token in tokens]
            same += [t.form for t in tokens] == row["tokens"] and [t.start for t in tokens] == starts
            total += 1
    assert total > 4000
    assert same / total > 0.998
