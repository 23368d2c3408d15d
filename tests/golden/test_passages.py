"""Files of texts and pairs: what is read, what is rejected with its row, and how they are divided."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from seqchef.errors import BadInput
from seqchef.learning.data.texts import OwnTexts, read_corpus, read_own, sequences, sources
from seqchef.text.passages import Passage, read_passages
from seqchef.text.subwords import BEGIN, END, Subwords


def written(folder: Path, rows: list[Any], name: str = "texts.jsonl") -> Path:
    path = folder / name
    text = "".join((row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


@pytest.mark.parametrize("name", ["texts.jsonl", "texts.jsonl.gz", "texts"])
def test_texts_are_read_with_their_rows(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, [{"text": "Whisk."}, "", {"text": "打散。", "split": "dev", "id": 7}], name)
    passages, rejections = read_passages(path)
    assert not rejections
    assert passages == [Passage("Whisk."), Passage("打散。")]
    assert [(one.row, one.split) for one in passages] == [(1, None), (3, "dev")]
    assert read_passages(path, split="dev")[0] == [Passage("打散。")]


def test_pairs_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, [{"source": "eggs", "target": "Whisk the eggs."}])
    assert read_passages(path)[0] == [Passage("Whisk the eggs.", "eggs")]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("no json", "texts.jsonl, row 2: no JSON; expected JSON Lines"),
        ([1], "texts.jsonl, row 2: a list; expected JSON Lines"),
        ({"text": 3}, "texts.jsonl, row 2: text is 3; expected text: a text"),
        ({"text": ""}, 'texts.jsonl, row 2: text is ""; expected text: a text'),
        ({"words": "Whisk."}, "texts.jsonl, row 2: text is null; expected text: a text"),
        ({"source": "eggs", "target": "x"}, "texts.jsonl, row 2: a pair; expected a text, as in row 1"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: Any, message: str) -> None:
    passages, rejections = read_passages(written(tmp_path, [{"text": "Whisk."}, row]))
    assert passages == [Passage("Whisk.")]
    assert str(rejections[0]).startswith(message)


def test_half_a_pair_is_rejected(tmp_path: Path) -> None:
    _, rejections = read_passages(written(tmp_path, [{"source": "eggs"}]))
    assert str(rejections[0]) == "texts.jsonl, row 1: target is null; expected target: a text"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no\.jsonl: No such file or directory; expected JSON Lines"):
        read_passages(tmp_path / "no.jsonl")


def test_half_a_gzip_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, [{"text": f"Whisk {i}."} for i in range(500)], "texts.jsonl.gz")
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(BadInput, match="ends too early"):
        read_passages(path)


def test_files_are_divided_by_split_or_by_the_hash_of_the_text(tmp_path: Path) -> None:
    rows = [{"text": f"{verb} the {food}."} for verb in ("Whisk", "Chop", "Warm", "Fold") for food in "abcdefghij"]
    hashed = read_own([written(tmp_path, rows)], [])
    assert 1 <= len(hashed.dev) <= 9
    assert len(hashed.train) + len(hashed.dev) == 40
    assert {one.text for one in hashed.train}.isdisjoint(one.text for one in hashed.dev)
    marked = [{**row, "split": "dev" if i < 4 else "train"} for i, row in enumerate(rows)]
    assert len(read_own([written(tmp_path, marked)], []).dev) == 4
    other = written(tmp_path, rows[:3], "dev.jsonl")
    given = read_own([written(tmp_path, rows)], [other])
    assert (len(given.train), len(given.dev)) == (40, 3)


def test_pairs_with_one_source_stay_on_one_side(tmp_path: Path) -> None:
    rows = [{"source": f"food {'abcdefghijklmnop'[i // 4]}", "target": f"Step {i}."} for i in range(64)]
    divided = read_own([written(tmp_path, rows)], [])
    assert divided.dev
    assert {one.source for one in divided.train}.isdisjoint(one.source for one in divided.dev)


def test_a_corpus_has_both_splits_or_is_refused(tmp_path: Path) -> None:
    rows = [{"text": "Whisk.", "split": "train"}, {"text": "Chop.", "split": "dev"}, {"text": "Warm.", "split": "test"}]
    corpus = read_corpus(written(tmp_path, rows))
    assert ([one.text for one in corpus.train], [one.text for one in corpus.dev]) == (["Whisk."], ["Chop."])
    with pytest.raises(BadInput, match=r"texts\.jsonl: no dev row among 1"):
        read_corpus(written(tmp_path, rows[:1]))


@pytest.mark.parametrize(
    ("rows", "dev", "message"),
    [
        ([], None, "texts.jsonl is empty; expected texts: JSON Lines"),
        ([{"text": "Whisk."}], None, "texts.jsonl: no dev row among 1"),
        ([{"text": "Whisk."}, {"text": 3}, {"text": 4}], None, r"row 2: text is 3.*\(and 1 more such rows\)"),
        ([{"text": "Whisk.", "split": "dev"}], None, "texts.jsonl: no row to learn from"),
        ([{"text": "Whisk."}], [{"source": "a", "target": "b"}], "texts in one file and pairs in another"),
    ],
)
def test_what_cannot_be_learned_from_is_refused(tmp_path: Path, rows: list[Any], dev: Any, message: str) -> None:
    held = [written(tmp_path, dev, "dev.jsonl")] if dev else []
    with pytest.raises(BadInput, match=message):
        read_own([written(tmp_path, rows)], held)


def test_a_text_begins_and_ends_and_a_source_ends() -> None:
    pieces = Subwords.train(["Whisk the eggs."], 300)
    pair = [Passage("Whisk the eggs.", "eggs")]
    assert sequences(pair, pieces, OwnTexts()) == [[BEGIN, *pieces.encode("Whisk the eggs."), END]]
    assert sources(pair, pieces, OwnTexts()) == [[*pieces.encode("eggs"), END]]


def test_a_text_that_is_too_long_is_an_error_with_both_numbers() -> None:
    pieces = Subwords.train(["ab"], 300)
    options = OwnTexts(longest=4)
    with pytest.raises(BadInput, match="row 9, the text: 5 steps; expected 4 at most"):
        sequences([Passage("ababa", row=9)], pieces, options)
    with pytest.raises(BadInput, match="row 9, the source: 5 steps; expected 4 at most"):
        sources([Passage("ab", "ababa", row=9)], pieces, options)
