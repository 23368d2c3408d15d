"""A name that is not in a list: the nearest one is suggested, where one is near."""

import pytest

from seqchef.errors import UnknownName

KNOWN = ("gru", "lstm", "minlstm", "rnn")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("lsmt", 'layer "lsmt" is unknown; did you mean "lstm"? known: gru, lstm, minlstm, rnn'),
        ("GRU", 'layer "GRU" is unknown; did you mean "gru"? known: gru, lstm, minlstm, rnn'),
        ("transducer", 'layer "transducer" is unknown; known: gru, lstm, minlstm, rnn'),
        ("", 'layer "" is unknown; known: gru, lstm, minlstm, rnn'),
    ],
)
def test_the_nearest_name_is_suggested_where_one_is_near(name, message):
    assert str(UnknownName("layer", name, known=KNOWN)) == message


def test_an_unknown_name_is_a_mistake_in_usage():
    assert UnknownName("layer", "lsmt", known=KNOWN).exit_code == 2
