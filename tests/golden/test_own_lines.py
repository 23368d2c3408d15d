"""Somebody's own labelled lines, divided into lines to learn from and lines to choose by; what is refused, where."""

import json

import pytest

from seqchef.errors import BadInput, UnknownLabel
from seqchef.learning.data.division import held_out, near
from seqchef.learning.data.labelled import OwnLines, read_own

FOODS = ("flour", "rice", "sugar", "milk", "oats", "water", "salt", "yeast", "honey", "cream", "butter", "cheese")


def line(tokens, labels="QTY UNIT NAME", **more):
    return {"tokens": tokens.split(), "labels": labels.split(), **more}


def write(folder, rows, name="lines.jsonl"):
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def forms(lines):
    return {" ".join(one.tokens) for one in lines}


def test_a_tenth_by_hash_is_kept_apart_the_same_every_time():
    texts = [
        f"{food} number {'abcdefghij'[i]} {'klmnopqrst'[j]}" for food in FOODS for i in range(10) for j in range(10)
    ]
    apart = held_out(texts)
    assert 0.07 < sum(apart) / len(apart) < 0.13
    assert held_out(texts[::-1])[::-1] == apart


def test_near_duplicates_are_on_one_side():
    assert near("2 Cups flour, sifted!") == near("14 cup flour sifted") != near("2 cups rice")
    texts = [f"{i} cups {food}s" for food in FOODS for i in range(9)]
    sides = {(text.split()[-1], away) for text, away in zip(texts, held_out(texts), strict=True)}
    assert len(sides) == len(FOODS)
    assert True in held_out(texts)


def test_without_a_split_some_lines_choose_and_none_is_lost(tmp_path):
    path = write(tmp_path, [line(f"2 cup {food}") for food in FOODS])
    divided = read_own([path], [], OwnLines())
    assert divided.dev
    assert forms(divided.train) | forms(divided.dev) == {f"2 cup {food}" for food in FOODS}
    assert forms(divided.train).isdisjoint(forms(divided.dev))


def test_a_line_with_a_label_that_no_other_has_is_learned_from(tmp_path):
    rows = [line(f"2 cup {food}", f"QTY UNIT {food.upper()}") for food in FOODS]
    with pytest.raises(BadInput, match="no dev row among 12"):
        read_own([write(tmp_path, rows)], [], OwnLines())


def test_a_split_in_the_file_is_kept_and_other_splits_are_left_alone(tmp_path):
    splits = ["train", "dev", "test", *["train"] * 9]
    rows = [line(f"2 cup {food}", split=split) for food, split in zip(FOODS, splits, strict=True)]
    divided = read_own([write(tmp_path, rows)], [], OwnLines())
    assert forms(divided.dev) == {"2 cup rice"}
    assert "2 cup sugar" not in forms(divided.train)
    assert len(divided.train) == 10


def test_a_dev_file_chooses_and_several_files_are_learned_from(tmp_path):
    one, two = (
        write(tmp_path, [line(f"2 cup {food}") for food in foods], f"{foods[0]}.jsonl")
        for foods in (FOODS[:6], FOODS[6:])
    )
    dev = tmp_path / "dev.conll"
    dev.write_text("2 QTY\ncup UNIT\nham NAME\n")
    divided = read_own([one, two], [dev], OwnLines())
    assert len(divided.train) == 12
    assert forms(divided.dev) == {"2 cup ham"}


def test_a_one_token_line_among_others_is_fine(tmp_path):
    divided = read_own(
        [write(tmp_path, [line("salt", "NAME"), *(line(f"2 cup {food}") for food in FOODS)])], [], OwnLines()
    )
    assert len(divided.train) + len(divided.dev) == 13


def test_long_lines_are_cut_only_when_asked_for(tmp_path):
    path = write(
        tmp_path, [line(" ".join(["very"] * 9), " ".join("ABABABABA")), *(line(f"2 cup {food}") for food in FOODS)]
    )
    with pytest.raises(BadInput, match=r"lines.jsonl, row 1: 9 steps; expected 8 at most"):
        read_own([path], [], OwnLines(longest=8))
    cut = read_own([path], [], OwnLines(longest=8, truncate="left"))
    assert max(len(one.tokens) for one in cut.train + cut.dev) == 8


ROWS = [line(f"2 cup {food}") for food in FOODS]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "lines.jsonl is empty; expected labelled lines: JSON Lines"),
        ([*ROWS, {"tokens": ["a"]}], "lines.jsonl, row 13: labels is null; expected labels: a list of texts"),
        ([line(food, "NAME") for food in FOODS], "each of the .* lines has one token; expected lines of several"),
        (
            [line("salt and oil", "NAME NAME NAME"), line("water and ham", "NAME NAME NAME")],
            'has the label "NAME"; expected 2',
        ),
        ([line(f"{i} cup ham") for i in range(9)], "no dev row among 9; expected .*--dev FILE"),
        ([{**row, "split": "train"} for row in ROWS], "no dev row among 12"),
        ([{**row, "split": "dev"} for row in ROWS], "no row to learn from"),
        ([{**ROWS[0], "split": "dev"}, *ROWS], 'row 2: split is None; expected "train" or "dev"'),
    ],
)
def test_what_cannot_be_learned_from_is_refused_in_words(tmp_path, rows, message):
    with pytest.raises(BadInput, match=message):
        read_own([write(tmp_path, rows)], [], OwnLines())


def test_a_label_of_dev_that_nobody_teaches_is_named_with_file_and_row(tmp_path):
    dev = write(tmp_path, [ROWS[0], line("2 cup ham", "QTY UNIT NAEM")], "dev.jsonl")
    with pytest.raises(UnknownLabel) as caught:
        read_own([write(tmp_path, ROWS)], [dev], OwnLines())
    assert str(caught.value) == 'dev.jsonl, row 2: label "NAEM" is unknown; did you mean "NAME"? known: NAME, QTY, UNIT'
    assert caught.value.exit_code == 3


def test_a_label_beside_the_ones_that_were_listed_is_named_with_file_and_row(tmp_path):
    path = write(tmp_path, [*ROWS, line("2 cup ham", "QTY UNTI NAME")])
    with pytest.raises(UnknownLabel, match=r'lines.jsonl, row 13: label "UNTI" is unknown; did you mean "UNIT"\?'):
        read_own([path], [], OwnLines(labels=("QTY", "UNIT", "NAME")))
