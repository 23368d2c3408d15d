"""Pieces of words: nothing is lost for any text, and the merges are those of the plain algorithm."""

import random
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqchef.errors import BadInput
from seqchef.text.subwords import BEGIN, BYTES, END, PADDING, SPECIAL, Subwords, words

KITCHEN = (
    "Preheat the oven to 350 degrees. Butter a baking dish and whisk the eggs with the sugar.",
    "Whisk the butter and the sugar; fold in the eggs, then bake 25 minutes.",
    "把鸡蛋打散，加入酱油和白糖。锅中倒油，油热后倒入鸡蛋，炒熟。",
    "西红柿切块，鸡蛋打散，炒熟后加入酱油。",
)
PIECES = Subwords.train(KITCHEN * 3, 400, special=("<step>",))
ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too


@given(ANY_TEXT)
def test_a_text_comes_back_whole(text: str) -> None:
    assert PIECES.decode(PIECES.encode(text)) == text


@given(ANY_TEXT)
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


@given(st.lists(st.sampled_from(["a", "b", "ab", " ", "é", "蛋", "_", "3", "\n", "!"]), max_size=120).map("".join))
def test_runs_and_mixtures_come_back_whole(text: str) -> None:
    assert PIECES.decode(PIECES.encode(text)) == text


@given(ANY_TEXT)
def test_no_text_is_encoded_as_a_special_piece(text: str) -> None:
    for marked in (text, f"<end>{text}<step>"):
        assert not {PADDING, BEGIN, END, PIECES.number("<step>")} & set(PIECES.encode(marked))


@given(st.lists(st.integers(0, len(PIECES) - 1)))
def test_any_numbers_can_be_read(numbers: list[int]) -> None:
    assert isinstance(PIECES.decode(numbers), str)


def test_special_pieces_come_first_and_are_nothing_in_a_text() -> None:
    assert PIECES.special == (*SPECIAL, "<step>")
    assert PIECES.decode([BEGIN, *PIECES.encode("eggs"), PIECES.number("<step>"), END, PADDING]) == "eggs"


def test_a_rare_character_is_spelt_in_bytes() -> None:
    assert "🥚" not in PIECES.characters
    numbers = PIECES.encode("🥚")
    assert [PIECES.pieces[number] for number in numbers] == [bytes([byte]) for byte in "🥚".encode()]


def test_frequent_words_are_one_piece_in_both_languages() -> None:
    assert len(PIECES.encode(" the")) == 1
    assert len(PIECES.encode("鸡蛋")) == 1


def test_a_saved_vocabulary_encodes_as_before() -> None:
    again = Subwords.from_json(PIECES.to_json())
    assert [again.encode(text) for text in KITCHEN] == [PIECES.encode(text) for text in KITCHEN]
    assert again.special == PIECES.special


@pytest.mark.parametrize("seed", range(8))
def test_merges_are_those_that_counting_anew_each_time_finds(seed: int) -> None:
    rng = random.Random(seed)
    texts = [" ".join("".join(rng.choices("abc", k=rng.randint(1, 9))) for _ in range(30)) for _ in range(4)]
    pieces = Subwords.train(texts, len(SPECIAL) + BYTES + 40)
    spelt = {word: pieces._apart(word) for text in texts for word in words(text)}
    counts = Counter(word for text in texts for word in words(text))
    for i, found in enumerate(pieces.merges):
        pairs: Counter[tuple[int, int]] = Counter()
        for word, numbers in spelt.items():
            for pair in pairwise(numbers):
                pairs[pair] += counts[word]
        assert found == min(pairs, key=lambda pair: (-pairs[pair], pair))
        new = len(SPECIAL) + BYTES + len(pieces.characters) + i
        for word, numbers in spelt.items():
            joined, at = [], 0
            while at < len(numbers):
                match = tuple(numbers[at : at + 2]) == found
                joined.append(new if match else numbers[at])
                at += 2 if match else 1
            spelt[word] = joined
    assert len(pieces.merges) > 20
    for word, numbers in spelt.items():  # encoding repeats what training did
        assert pieces.encode(word) == numbers


def test_a_vocabulary_without_room_is_refused() -> None:
    with pytest.raises(BadInput, match=r"200 pieces; expected 260 or more: 3 special, 256 bytes"):
        Subwords.train(KITCHEN, 200)


def test_training_ends_where_nothing_stands_together_twice() -> None:
    assert len(Subwords.train(["ab"], 5000).merges) == 0


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"special": ["<pad>"], "characters": "", "merges": []}', PIECES.to_json().replace("[[", "[[9999,1],[")],
)
def test_a_file_that_is_no_vocabulary_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="expected"):
        Subwords.from_json(text)
