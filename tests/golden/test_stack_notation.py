"""The stack notation: what a line means, and what is said about a wrong one."""

import pytest

from seqchef.errors import SeqchefError
from seqchef.learning.backbones import LayerConfig, StackConfig, build, parse


def test_a_line_names_layers_from_the_input_upwards():
    assert parse("bilstm(128, dropout=0.3)*2 > gru(64, residual)") == StackConfig(
        (
            LayerConfig(cell="lstm", hidden_size=128, bidirectional=True, dropout=0.3),
            LayerConfig(cell="lstm", hidden_size=128, bidirectional=True, dropout=0.3),
            LayerConfig(cell="gru", hidden_size=64, residual=True),
        )
    )


@pytest.mark.parametrize("text", ["rnn(8)", "bilstm(128)*2", "gru(4) > bigru(4, residual, dropout=0.1)*3 > lstm(2)"])
def test_a_config_prints_as_the_line_it_came_from(text):
    assert str(parse(text)) == text


def test_both_directions_double_the_size_and_a_stack_ends_with_its_last_layer():
    assert build(parse("bilstm(16) > gru(5)"), 7).output_size == 5
    assert build(parse("bilstm(16)"), 7).output_size == 32


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not a layer"),
        ("lstm", '"lstm" is not a layer; expected name'),
        ("lsmt(8)", 'layer "lsmt" is unknown; did you mean "lstm"?'),
        ("lstm(big)", 'the size of lstm is "big"'),
        ("lstm(8)*0", "is repeated 0 times"),
        ("lstm(0)", "hidden size is 0"),
        ("gru(8, dropout=1.5)", "dropout is 1.5"),
        ("gru(8, heads=2)", 'gru has the option "heads=2"'),
    ],
)
def test_a_wrong_line_is_explained(text, message):
    with pytest.raises(SeqchefError, match=message.replace("(", r"\(")):
        parse(text)
