"""What is true of the tokens of any string."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqchef.languages import names
from seqchef.text.tokens import tokenize

KITCHEN = st.text(alphabet="0123456789½¼⅔/⁄-–—.,()[]xX %°\"'abcgtomlzinupé约克个。、（）～１半两 \t ", max_size=40)
LANGUAGES = st.sampled_from(names())


@given(st.one_of(st.text(), KITCHEN), LANGUAGES)
def test_every_character_but_white_space_is_in_exactly_one_token(line: str, language: str) -> None:
    covered = [position for token in tokenize(line, language) for position in range(token.start, token.end)]
    assert covered == sorted(set(covered))
    assert not "".join(character for i, character in enumerate(line) if i not in set(covered)).strip()


@given(st.one_of(st.text(), KITCHEN), LANGUAGES)
def test_a_token_is_a_piece_of_the_line(line: str, language: str) -> None:
    for token in tokenize(line, language):
        assert token.text == line[token.start : token.end]
        assert token.text == token.text.strip()
        assert token.text
        assert token.form


@pytest.mark.parametrize("language", names())
def test_a_long_line_of_one_kind_of_character_takes_no_long_time(language: str) -> None:
    started = perf_counter()
    for unit in (" ", "1", "1 ", "1-", "a", "½", "1 to ", "(", "鸡", "a-", ".", "1/", ",111", "e\u0301", "１．"):
        assert tokenize(unit * 20_000 + "x", language)
        tokenize(unit * 20_000, language)
    assert perf_counter() - started < 10
