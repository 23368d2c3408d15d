"""The stack notation: what a line means, and what is said about a wrong one."""

import re

import pytest

from seqchef.errors import SeqchefError
from seqchef.learning.backbones import CellConfig, StackConfig, build, names, parse, parse_pair


def test_a_line_names_layers_from_the_input_upwards():
    assert parse("bilstm(128, dropout=0.3)*2 > gru(64, residual)") == StackConfig(
        (
            CellConfig(cell="lstm", hidden_size=128, bidirectional=True, dropout=0.3),
            CellConfig(cell="lstm", hidden_size=128, bidirectional=True, dropout=0.3),
            CellConfig(cell="gru", hidden_size=64, residual=True),
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "rnn(8)",
        "bilstm(128)*2",
        "gru(4) > bigru(4, residual, dropout=0.1)*3 > lstm(2)",
        "slstm(64, residual, norm=rms, heads=4)",
        "conv(5) > gru(8, residual, norm=layer, post)",
        "positions(learned, longest=64) > attention(4, kv_heads=2, causal, window=16, positions=rope)",
        "transformer(64, norm=rms, positions=alibi, feedforward=swiglu, causal)*4 > norm(rms)",
        "linear(32) > griffin(32)",
        "griffin(256, recurrence=mingru)*2 > griffin(32, expand=2, norm=layer, dropout=0.1, recurrence=gru)",
        "gru(4) > attend(additive)",
        "decoder(16, heads=2)",
    ],
)
def test_a_config_prints_as_the_line_it_came_from(text):
    assert str(parse(text)) == text


def test_a_group_is_repeated_as_a_whole():
    flat = "gru(4) > lstm(4) > rnn(4) > lstm(4) > rnn(4) > gru(2)"
    assert parse("gru(4) > ( lstm(4) > rnn(4) )*2 > gru(2)") == parse(flat)
    assert str(parse("((gru(4))*2 > lstm(4))*2")) == "gru(4)*2 > lstm(4) > gru(4)*2 > lstm(4)"


def test_spaces_do_not_matter():
    assert parse(" gru( 4 ,residual,dropout = 0.5 ) * 2>lstm(4)") == parse("gru(4, residual, dropout=0.5)*2 > lstm(4)")


def test_both_directions_double_the_size_and_a_stack_ends_with_its_last_layer():
    assert build(parse("bilstm(16) > gru(5)"), 7).output_size == 5
    assert build(parse("bilstm(16)"), 7).output_size == 32
    assert build(parse("conv(3) > attention(1)"), 7).output_size == 7
    assert build(parse("transformer(8)"), 7).output_size == 8


def test_an_arrow_divides_encoder_and_decoder():
    pair = parse_pair("bigru(64) => gru(64) > attend(additive)")
    assert (str(pair.encoder), str(pair.decoder)) == ("bigru(64)", "gru(64) > attend(additive)")
    assert str(pair) == "bigru(64) => gru(64) > attend(additive)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", '"" is not a layer'),
        ("lstm", '"lstm" is not a layer; expected name'),
        ("lstm(8) lstm(8)", '"lstm(8)" is not a layer'),
        ("lstm(8) > ", '"" is not a layer'),
        ("(lstm(8) > gru(8)", "a bracket is not closed"),
        ("lsmt(8)", 'layer "lsmt" is unknown; did you mean "lstm"?'),
        ("atention(8)", 'layer "atention" is unknown; did you mean "attention"?'),
        ("biattention(8)", 'layer "biattention" is unknown'),
        ("lstm(big)", 'hidden size of lstm is "big"; expected a whole number'),
        ("lstm()", 'hidden size of lstm is ""; expected a whole number'),
        ("lstm(8)*0", "is repeated 0 times"),
        ("lstm(0)", "hidden size is 0"),
        ("gru(8, dropout=1.5)", "dropout is 1.5"),
        ("gru(8, dropout)", "dropout of gru is nothing; expected a number"),
        ("gru(8, residual=yes)", 'residual of gru is "yes"; expected residual alone'),
        ("gru(8, residual, residual)", "gru has residual twice"),
        ("gru(8, residul)", 'option of gru "residul" is unknown; did you mean "residual"?'),
        ("gru(8, heads=2)", "gru has no heads; those that have: deltanet, slstm"),
        ("slstm(9, heads=2)", "2 heads do not divide 9 units"),
        ("gru(8, norm=bath)", 'gru: norm "bath" is unknown; known: layer, rms'),
        ("gru(8, norm=layer, post)", "post says where a residual is normalised"),
        ("conv(4)", "a kernel of 4 has no middle; expected an odd size, or causal"),
        ("gru(30) > attention(4)", "attention(4): 4 heads do not divide 30 features; expected a divisor of 30"),
        ("attention(4, kv_heads=3)", "3 heads of keys do not divide 4 heads"),
        ("gru(12) > attention(4, positions=rope)", "rope turns pairs of features and a head has 3"),
        ("attention(4, positions=rop)", 'positions "rop" is unknown; did you mean "rope"?'),
        ("griffin(8, recurrence=minigru)", 'recurrence "minigru" is unknown; did you mean "mingru"?'),
        ("griffin(8, recurrence)", "recurrence of griffin is nothing; expected"),
        ("transformer(30)", "4 heads do not divide 30 features"),
        ("transformer(32, window=0)", "window is 0; expected 1 or more"),
        ("positions(cosine)", 'kind "cosine" is unknown; known: sinusoidal, learned'),
        ("gru(8) => gru(8)", "an encoder and a decoder; expected one stack"),
    ],
)
def test_a_wrong_line_is_explained(text, message):
    with pytest.raises(SeqchefError, match=re.escape(message)):
        parse(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("gru(8)", "one stack; expected encoder => decoder"),
        ("gru(8) => gru(8)", "the decoder never looks at the encoder"),
        ("gru(8) > attend(dot) => gru(8) > attend(dot)", "the encoder attends to an encoder"),
        ("gru(8) => bigru(8) > attend(dot)", "bigru(8) looks ahead, so it cannot write one step after the other"),
    ],
)
def test_a_wrong_pair_is_explained(text, message):
    with pytest.raises(SeqchefError, match=re.escape(message)):
        parse_pair(text)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("gru(4) > bilstm(8, residual)", "write lstm(8, residual)"),
        ("attention(4)", "write attention(4, causal)"),
        ("transformer(32, positions=rope)", "write transformer(32, positions=rope, causal)"),
        ("conv(5)", "write conv(5, causal)"),
    ],
)
def test_a_stack_that_looks_ahead_is_refused_with_the_layer_to_write_instead(text, instead):
    with pytest.raises(SeqchefError, match=re.escape(instead)):
        parse(text).require_causal("stream")


@pytest.mark.parametrize("text", ["gru(4) > lstm(8)", "attention(4, causal) > conv(4, causal)", "griffin(8)"])
def test_a_stack_that_does_not_look_ahead_may_stream(text):
    parse(text).require_causal("stream")


def test_a_layer_over_an_encoder_is_refused_without_one():
    with pytest.raises(SeqchefError, match=re.escape("attend(additive) looks at an encoder; expected it right of =>")):
        build(parse("gru(8) > attend(additive)"), 8)


def test_sizes_are_checked_against_the_input_when_it_is_known():
    with pytest.raises(SeqchefError, match=re.escape("4 heads do not divide 30 features")):
        build(parse("attention(4)"), 30)


def test_every_name_is_known_to_the_notation():
    assert {"lstm", "bilstm", "mingru", "deltanet", "attention", "transformer", "conv"} <= set(names())
