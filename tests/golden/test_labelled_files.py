"""Labelled files: JSON Lines and CoNLL, told apart, read row by row."""

import gzip
import json

import pytest

from seqchef.text.labelled import read_labelled

JSON = '{"tokens": ["2", "eggs"], "labels": ["QTY", "NAME"]}\n'
CONLL = """# a comment
2\tCD\tB-QTY
eggs\tNNS\tB-NAME

-DOCSTART-\t-X-\tO
#1$4\tCD\tB-QTY
red\tJJ\tB-NAME
onion\tNN\tI-NAME
"""


def read(tmp_path, text, name="lines.conll"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    lines, rejections = read_labelled(path)
    return [(line.tokens, line.labels, line.row) for line in lines], [str(one) for one in rejections]


def test_conll_has_a_token_a_row_its_label_in_the_last_column_and_prefixes_stay(tmp_path):
    lines, rejections = read(tmp_path, CONLL)
    assert lines == [
        (("2", "eggs"), ("B-QTY", "B-NAME"), 2),
        (("#1$4", "red", "onion"), ("B-QTY", "B-NAME", "I-NAME"), 6),
    ]
    assert rejections == []


@pytest.mark.parametrize("text", ["2 QTY\neggs NAME", "2 QTY\r\neggs NAME\r\n\r\n", "\ufeff2\tQTY\neggs\tNAME\n\n\n"])
def test_spaces_windows_ends_marks_and_a_missing_last_row_do_not_matter(tmp_path, text):
    assert read(tmp_path, text)[0] == [(("2", "eggs"), ("QTY", "NAME"), 1)]


@pytest.mark.parametrize(
    ("name", "text", "rows"),
    [
        ("lines.txt", CONLL, 2),
        ("lines.txt", JSON, 1),
        ("lines", "\n\n" + JSON + JSON, 2),
        ("lines.jsonl", "\ufeff" + JSON, 1),
        ("lines.tsv", "2\tQTY\n", 1),
        ("LINES.CONLL", "{\tPUNC\n", 1),
    ],
)
def test_the_form_is_told_by_suffix_or_content(tmp_path, name, text, rows):
    lines, rejections = read(tmp_path, text, name)
    assert len(lines) == rows
    assert rejections == []


def test_gzip_is_told_by_content_and_the_suffix_below_it_counts(tmp_path):
    assert len(read(tmp_path, gzip.compress(CONLL.encode()), "lines.conll.gz")[0]) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2\tQTY\neggs\n", 'row 2: "eggs" alone; expected a token and, in the last column, its label'),
        ("2\tCD\tQTY\neggs\tNAME\n", "row 2: 2 columns; expected 3, as before"),
        ("2\tQTY\neggs\t\n", "row 2: an empty token or label; expected a token and"),
        (b"2\tQTY\ncr\xe8me\tNAME\n", "row 2: no text in UTF-8; expected a token"),
    ],
)
def test_a_row_that_cannot_be_used_takes_its_line_along_and_the_rest_goes_on(tmp_path, text, message):
    more = "\n1\tQTY\nham\tNAME\n" if message.find("3, as") < 0 else "\n1\tCD\tQTY\nham\tNN\tNAME\n"
    lines, rejections = read(tmp_path, text + (more.encode() if isinstance(text, bytes) else more))
    assert [line[0] for line in lines] == [("1", "ham")]
    assert len(rejections) == 1
    assert f"lines.conll, {message}" in rejections[0]


def test_a_line_of_json_knows_its_row_and_its_split(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text("\n" + json.dumps({**json.loads(JSON), "split": "dev"}))
    (line,), _ = read_labelled(path)
    assert (line.row, line.split, line.id) == (2, "dev", "2")
