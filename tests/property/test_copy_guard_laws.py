"""Laws of the guard against copies: nothing that was seen is forgotten, and no long run of it passes."""

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqchef.errors import BadInput, MissingPart
from seqchef.inference._fuse_filter import FuseFilter
from seqchef.inference.copy_guard import FILE, LONGEST, PATIENCE, CopyGuard, build
from seqchef.text.copied_words import RUN, copied_words, run_hash, run_hashes


def made_up(words: int, seed: int) -> str:
    """A text of words that nobody wrote."""
    draw = random.Random(seed)
    return " ".join(f"w{draw.randrange(5000)}" for _ in range(words))


TEXTS = [made_up(120, seed) for seed in range(300)]
STOCK = made_up(40, -1)
GUARD = CopyGuard.from_bytes(build([*TEXTS, *(f"{STOCK} {made_up(20, -seed)}" for seed in range(2, 12))]))


@given(st.lists(st.sampled_from(["a", "bc", "350", "f", "é"]), max_size=40))
def test_the_number_of_one_run_is_that_of_the_array(words: list[str]) -> None:
    assert run_hashes(words).tolist() == [run_hash(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def test_numbers_of_runs_are_the_same_on_every_machine() -> None:
    assert run_hash(copied_words("Preheat oven to 350 degrees F")) == 17001193558913805964
    assert run_hashes(["a"] * 13).tolist() == [12130364042405825488]


@given(st.text(max_size=60))
def test_words_are_letters_and_digits_whatever_stands_between_them(text: str) -> None:
    words = copied_words(text)
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)
    assert copied_words(" - ".join(words)) == words


def test_accents_fractions_and_marks_make_no_difference() -> None:
    assert copied_words("Sauté 1½ cups (dry-salted) JALAPEÑOS!") == copied_words(
        "saute 1 1/2 cups dry salted jalapenos"
    )


@pytest.mark.parametrize("count", [0, 1, 2, 3, 10, 1000, 100_000])
@pytest.mark.parametrize("bits", [1, 2, 8])
def test_a_filter_forgets_nothing_and_errs_as_often_as_its_bits_say(count: int, bits: int) -> None:
    draw = np.random.default_rng(count)
    keys, others = np.split(np.unique(draw.integers(0, 2**63, count + 20_000, dtype=np.uint64)), [count])
    made, rest = FuseFilter.from_bytes(FuseFilter.build(keys, bits).to_bytes() + b"rest")
    assert rest == b"rest"
    assert made.contains(keys).all()
    assert made.contains(others).mean() == pytest.approx(0.5**bits if count else 0, abs=0.02) or count < 1000
    assert [made.has(int(key)) for key in others[:200]] == made.contains(others[:200]).tolist()
    assert all(made.has(int(key)) for key in keys[:200])


def test_a_filter_of_the_same_number_twice_is_refused() -> None:
    with pytest.raises(BadInput, match="all different"):
        FuseFilter.build(np.array([7, 7], dtype=np.uint64), 2)


@given(st.integers(0, len(TEXTS) - 1), st.integers(0, 90), st.integers(0, 30), st.integers(0, 2**20))
def test_no_copied_run_passes_wherever_it_begins(text: int, at: int, before: int, seed: int) -> None:
    own = copied_words(made_up(before, seed))
    copied = copied_words(TEXTS[text])[at : at + LONGEST]
    assert any(GUARD.hit([*own, *copied[:length]]) for length in range(1, LONGEST + 1))
    assert GUARD.longest_run([*own, *copied]) >= LONGEST


def test_a_copy_is_stopped_at_its_fifteenth_word() -> None:
    stops = []
    for text in TEXTS:
        words = copied_words(text)
        stops.append(next(length for length in range(len(words)) if GUARD.hit(words[:length])))
    assert min(stops) == RUN + PATIENCE - 1 == 15
    assert sum(stop == min(stops) for stop in stops) > 0.95 * len(stops)


def test_stock_phrases_pass_for_longer_but_not_for_twenty_words() -> None:
    words = copied_words(STOCK)
    stop = next(length for length in range(len(words)) if GUARD.hit(words[:length]))
    assert stop == LONGEST
    assert GUARD.longest_run(words) == len(words)


def test_words_of_ones_own_are_rarely_stopped() -> None:
    runs = [copied_words(made_up(120, seed)) for seed in range(1000, 1040)]
    hits = sum(GUARD.hit(words[:length]) for words in runs for length in range(len(words)))
    assert hits < 2 * len(runs) * 120 / 2 ** (2 * PATIENCE)


def test_the_file_is_the_same_for_the_same_texts_in_any_order() -> None:
    assert build(TEXTS) == build(reversed(TEXTS))
    assert build([]) == build(["too short"])


def test_more_patience_stops_later_and_never_earlier() -> None:
    words = [copied_words(TEXTS[0])[:length] for length in range(60)]
    content = build(TEXTS)
    for patience in (1, 2, 3, 4):
        guard = CopyGuard.from_bytes(content, patience=patience)
        assert next(length for length, own in enumerate(words) if guard.hit(own)) == RUN + patience - 1
    assert guard.counts() == {"runs": 300 * 108, "stock_phrases": 0}


def test_a_short_text_or_none_is_never_a_copy() -> None:
    assert not GUARD.hit([])
    assert not GUARD.hit(copied_words(TEXTS[0])[: RUN - 1])
    assert GUARD.longest_run(copied_words(TEXTS[0])[: RUN - 1]) == 0


SPOILT = {
    "empty": lambda content: b"",
    "cut short": lambda content: content[:-1],
    "another file": lambda content: b"x" + content,
    "one byte changed": lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:],
    "another version": lambda content: content[:4] + b"\x09" + content[5:],
}


@pytest.mark.parametrize("way", SPOILT)
def test_a_damaged_file_is_refused(tmp_path: Path, way: str) -> None:
    (tmp_path / FILE).write_bytes(SPOILT[way](build(TEXTS[:3])))
    with pytest.raises(MissingPart, match="expected"):
        CopyGuard.load(tmp_path)


def test_a_folder_without_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="expected a guard"):
        CopyGuard.load(tmp_path)
    with pytest.raises(BadInput, match="patience is 0"):
        CopyGuard.from_bytes(build([]), patience=0)
