"""Ingredient lists come out of files as they went in."""

import json

from hypothesis import given
from hypothesis import strategies as st

from seqchef.formats.wish_lists import BULLET, HEADING, WishList, read_wish_lists

LINE = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30).filter(str.strip)


def lines_of(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


@given(LINE, st.lists(LINE, min_size=1, max_size=8))
def test_json_lines_keep_title_and_lines_to_the_letter(title, lines):
    row = json.dumps({"id": 3, "title": title, "ingredients": lines}, ensure_ascii=False).encode()
    (found,) = read_wish_lists(iter([b"\n", row]), "lists.jsonl", None)
    assert found == WishList(title=title, lines=tuple(lines), row=2, id=3)


def test_bullets_and_the_heading_of_a_text_are_no_part_of_its_lines():
    text = ["Ingredients:\n", "* 2 carrots\n", "- 1 onion\n", "• 1 leek\n", "For the sauce:\n", "1 to 2 - or so - eggs"]
    (found,) = read_wish_lists(iter(line.encode() for line in text), "list.txt", "Soup")
    assert found.lines == ("2 carrots", "1 onion", "1 leek", "For the sauce:", "1 to 2 - or so - eggs")


@given(st.lists(LINE.filter(lambda line: not BULLET.match(line) and not HEADING.match(line)), min_size=1, max_size=8))
def test_a_text_keeps_its_lines_and_leaves_empty_ones_out(lines):
    if lines[0].lstrip("\ufeff").lstrip().startswith("{"):
        return
    stream = iter([f"{line}\n".encode() for line in (*lines, "", "  ")])
    (found,) = read_wish_lists(stream, "list.txt", "Soup")
    assert found.lines == tuple(line.removeprefix("\ufeff") if place == 0 else line for place, line in enumerate(lines))
