"""Attention, positions and Transformer layers against PyTorch's modules with the same weights, and against formulas."""

import math

import pytest
import torch
from torch import nn

from seqchef.learning.layers.attention import SelfAttention
from seqchef.learning.layers.cells.rglru import RGLRU
from seqchef.learning.layers.convolution import Convolution
from seqchef.learning.layers.cross_attention import Attend, CrossAttention
from seqchef.learning.layers.feedforward import FeedForward
from seqchef.learning.layers.positions import Positions, alibi_slopes, rotate
from seqchef.learning.layers.transformer import decoder_layer, encoder_layer, griffin_layer

B, T, S, D, M, N = 3, 7, 5, 12, 9, 4
LENGTHS, MEMORY_LENGTHS = torch.tensor([7, 2, 4]), torch.tensor([1, 5, 3])


def close(found, expected, atol=1e-6):
    torch.testing.assert_close(found, expected, rtol=0, atol=atol)


def batch(*shape, seed=0):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def padding(lengths, time):
    return torch.arange(time) >= lengths[:, None]


def future(time):
    return torch.ones(time, time).triu(1).bool()


def copy_linear(ours, theirs):
    ours.weight.data.copy_(theirs.weight)
    ours.bias.data.copy_(theirs.bias)


def copy_self_attention(ours, theirs):
    nn.init.normal_(theirs.in_proj_bias)
    nn.init.normal_(theirs.out_proj.bias)
    ours.project.weight.data.copy_(theirs.in_proj_weight)
    ours.project.bias.data.copy_(theirs.in_proj_bias)
    copy_linear(ours.join, theirs.out_proj)


def copy_cross_attention(ours, theirs):
    size = ours.input_size
    nn.init.normal_(theirs.in_proj_bias)
    weights = theirs.in_proj_weight
    if weights is None:
        query, memory = theirs.q_proj_weight, torch.cat([theirs.k_proj_weight, theirs.v_proj_weight])
    else:
        query, memory = weights[:size], weights[size:]
    ours.to_query.weight.data.copy_(query)
    ours.to_query.bias.data.copy_(theirs.in_proj_bias[:size])
    ours.to_memory.weight.data.copy_(memory)
    ours.to_memory.bias.data.copy_(theirs.in_proj_bias[size:])
    copy_linear(ours.join, theirs.out_proj)


def copy_feedforward(ours, theirs):
    copy_linear(ours.widen, theirs.linear1)
    copy_linear(ours.narrow, theirs.linear2)


@pytest.mark.parametrize("causal", [False, True])
def test_self_attention_equals_the_module_in_outputs_and_weights(causal):
    torch.manual_seed(0)
    ours, theirs, x = (
        SelfAttention(D, heads=N, causal=causal),
        nn.MultiheadAttention(D, N, batch_first=True),
        batch(B, T, D),
    )
    copy_self_attention(ours, theirs)
    mask, outside = future(T) if causal else None, padding(LENGTHS, T)
    expected, weights = theirs(x, x, x, key_padding_mask=outside, attn_mask=mask, average_attn_weights=False)
    close(ours(x, LENGTHS)[0], expected.masked_fill(outside[:, :, None], 0.0))
    close(ours.weights(x, LENGTHS), weights.masked_fill(outside[:, None, :, None], 0.0))


@pytest.mark.parametrize("memory_size", [D, M])
def test_cross_attention_equals_the_module_in_outputs_and_weights(memory_size):
    torch.manual_seed(0)
    ours = CrossAttention(D, memory_size, heads=N)
    theirs = nn.MultiheadAttention(D, N, batch_first=True, kdim=memory_size, vdim=memory_size)
    copy_cross_attention(ours, theirs)
    x, memory, outside = batch(B, T, D), batch(B, S, memory_size, seed=1), padding(MEMORY_LENGTHS, S)
    expected, weights = theirs(x, memory, memory, key_padding_mask=outside, average_attn_weights=False)
    state = ours.begin(memory, MEMORY_LENGTHS)
    close(ours(x, None, state)[0], expected)
    close(ours.weights(x, state), weights)


@pytest.mark.parametrize("kind", ["relu", "gelu"])
@pytest.mark.parametrize("post", [False, True])
def test_an_encoder_layer_equals_the_module(post, kind):
    torch.manual_seed(0)
    ours = encoder_layer(D, heads=N, feedforward=kind, expand=2, post=post)
    theirs = nn.TransformerEncoderLayer(
        D, N, 2 * D, dropout=0.0, activation=kind, batch_first=True, norm_first=not post
    )
    attention, feedforward = ours.layers
    copy_self_attention(attention.inner, theirs.self_attn)
    copy_feedforward(feedforward.inner, theirs)
    for layer, norm in ((attention, theirs.norm1), (feedforward, theirs.norm2)):
        nn.init.normal_(norm.weight)
        copy_linear(layer.norm.norm, norm)
    x, outside = batch(B, T, D), padding(LENGTHS, T)
    expected = theirs(x, src_key_padding_mask=outside).masked_fill(outside[:, :, None], 0.0)
    close(ours(x, LENGTHS)[0], expected, atol=5e-6)


@pytest.mark.parametrize("kind", ["relu", "gelu"])
@pytest.mark.parametrize("post", [False, True])
def test_a_decoder_layer_equals_the_module(post, kind):
    torch.manual_seed(0)
    ours = decoder_layer(D, D, heads=N, feedforward=kind, expand=2, post=post)
    theirs = nn.TransformerDecoderLayer(
        D, N, 2 * D, dropout=0.0, activation=kind, batch_first=True, norm_first=not post
    )
    attention, across, feedforward = ours.layers
    copy_self_attention(attention.inner, theirs.self_attn)
    copy_cross_attention(across.inner, theirs.multihead_attn)
    copy_feedforward(feedforward.inner, theirs)
    for layer, norm in zip(ours.layers, (theirs.norm1, theirs.norm2, theirs.norm3), strict=True):
        nn.init.normal_(norm.weight)
        copy_linear(layer.norm.norm, norm)
    x, memory, outside = batch(B, T, D), batch(B, S, D, seed=1), padding(LENGTHS, T)
    expected = theirs(
        x,
        memory,
        tgt_mask=future(T),
        tgt_key_padding_mask=outside,
        memory_key_padding_mask=padding(MEMORY_LENGTHS, S),
    ).masked_fill(outside[:, :, None], 0.0)
    close(ours(x, LENGTHS, ours.begin(memory, MEMORY_LENGTHS))[0], expected, atol=5e-6)


def score_additive(layer, query, memory):
    return layer.fit.weight[0] @ torch.tanh(layer.to_query.weight @ query + layer.to_key.weight @ memory)


def score_dot(layer, query, memory):
    return query @ memory


def score_general(layer, query, memory):
    return query @ layer.to_key.weight @ memory


@pytest.mark.parametrize("score", [score_additive, score_dot, score_general])
def test_a_score_is_that_of_its_paper_and_the_answer_that_of_luong(score):
    torch.manual_seed(0)
    name = score.__name__.removeprefix("score_")
    memory_size = D if name == "dot" else M
    layer, x, memory = Attend(D, memory_size, score=name), batch(B, T, D), batch(B, S, memory_size, seed=1)
    state = layer.begin(memory, MEMORY_LENGTHS)
    y, weights = layer(x, None, state)[0], layer.weights(x, state)
    for b in range(B):
        own = memory[b, : MEMORY_LENGTHS[b]]
        for t in range(T):
            expected = torch.stack([score(layer, x[b, t], m) for m in own]).softmax(0)
            close(weights[b, 0, t, : len(own)], expected)
            close(y[b, t], torch.tanh(layer.join.weight @ torch.cat([expected @ own, x[b, t]])))


def test_shared_keys_equal_repeated_ones():
    torch.manual_seed(0)
    shared, x = SelfAttention(D, heads=4, kv_heads=2, causal=True), batch(B, T, D)
    full = SelfAttention(D, heads=4, causal=True)
    for ours, theirs in ((full.project.weight, shared.project.weight), (full.project.bias, shared.project.bias)):
        query, key, value = theirs.unflatten(0, (-1, 3)).split([4, 2, 2])
        ours.data.copy_(torch.cat([query, key.repeat_interleave(2, 0), value.repeat_interleave(2, 0)]).flatten(0, 1))
    full.join.load_state_dict(shared.join.state_dict())
    close(shared(x, LENGTHS)[0], full(x, LENGTHS)[0])


@pytest.mark.parametrize("causal", [False, True])
@pytest.mark.parametrize("window", [1, 3, 50])
def test_a_window_equals_full_attention_under_a_mask(window, causal):
    torch.manual_seed(0)
    ours, theirs = (
        SelfAttention(D, heads=N, causal=causal, window=window),
        nn.MultiheadAttention(D, N, batch_first=True),
    )
    copy_self_attention(ours, theirs)
    x = batch(B, T, D)
    behind = torch.arange(T)[:, None] - torch.arange(T)
    hidden = (behind.abs() >= window) | (behind < 0 if causal else False)
    close(ours(x)[0], theirs(x, x, x, attn_mask=hidden)[0])


def test_rope_scores_depend_on_the_distance_alone():
    query, key = batch(1, 1, 2, 6), batch(1, 1, 2, 6, seed=1)

    def scores(at, other):
        return (rotate(query, torch.tensor([[at]])) * rotate(key, torch.tensor([[other]]))).sum(-1)

    close(scores(7, 3), scores(104, 100), atol=1e-5)
    close(scores(3, 7), scores(0, 4), atol=1e-5)
    assert not torch.allclose(scores(7, 3), scores(3, 7))
    assert not torch.allclose(scores(7, 3), scores(7, 4))


def test_rope_is_a_turn_of_complex_numbers():
    x, positions = batch(2, 5, 3, 8), torch.tensor([[0, 1, 2, 3, 4], [9, 10, 11, 12, 13]])
    turned = rotate(x, positions)
    numbers = torch.complex(x[..., :4], x[..., 4:])
    for i in range(4):
        angle = positions * 10000 ** (-2 * i / 8)
        expected = numbers[..., i] * torch.exp(1j * angle)[:, :, None]
        close(torch.complex(turned[..., i], turned[..., i + 4]), expected, atol=1e-5)


def test_a_sequence_moved_along_gives_the_same_answer_with_rope():
    torch.manual_seed(0)
    layer, x, before = (
        SelfAttention(D, heads=2, causal=True, window=4, positions="rope"),
        batch(1, T, D),
        batch(1, 90, D),
    )
    _, state = layer(before)
    moved, _ = layer(x, None, state)
    close(moved[:, 3:], layer(x)[0][:, 3:], atol=1e-5)


def test_alibi_slopes_are_those_published():
    assert alibi_slopes(8) == [1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32, 1 / 64, 1 / 128, 1 / 256]
    assert alibi_slopes(1) == [1 / 256]
    assert alibi_slopes(16) == pytest.approx([2 ** -(i / 2) for i in range(1, 17)])
    assert alibi_slopes(12) == pytest.approx([*alibi_slopes(8), *(2 ** -(i + 0.5) for i in range(4))])


@pytest.mark.parametrize("causal", [False, True])
def test_alibi_takes_the_slope_times_the_distance_from_a_score(causal):
    layer, x = SelfAttention(D, heads=N, causal=causal, positions="alibi"), batch(B, T, D)
    nn.init.zeros_(layer.project.weight)
    nn.init.zeros_(layer.project.bias)
    weights = layer.weights(x)
    for head, slope in enumerate(alibi_slopes(N)):
        for t in range(T):
            end = t + 1 if causal else T
            expected = torch.softmax(-slope * torch.tensor([abs(t - s) for s in range(end)]).float(), 0)
            close(weights[:, head, t, :end], expected.expand(B, -1))


@pytest.mark.parametrize("size", [6, 7])
def test_the_sinusoidal_table_is_that_of_the_paper(size):
    table, _ = Positions(size)(torch.zeros(1, 40, size))
    for position in range(40):
        for i in range(size):
            angle = position / 10000 ** ((i - i % 2) / size)
            assert float(table[0, position, i]) == pytest.approx(
                math.cos(angle) if i % 2 else math.sin(angle), abs=2e-6
            )


@pytest.mark.parametrize("causal", [False, True])
def test_a_convolution_is_a_weighted_sum_of_neighbours(causal):
    torch.manual_seed(0)
    layer, x, K = Convolution(D, 4, kernel_size=3, causal=causal), batch(B, T, D), 3
    weight, bias = layer.convolution.weight, layer.convolution.bias
    first = -(K - 1) if causal else -1
    for t in range(T):
        near = [(k, t + first + k) for k in range(K) if 0 <= t + first + k < T]
        expected = bias + sum(x[:, step] @ weight[:, :, k].T for k, step in near)
        close(layer(x)[0][:, t], expected.relu())


def test_gated_feed_forward_layers_are_those_of_shazeer():
    torch.manual_seed(0)
    x = batch(B, T, D)
    for kind, function in (("swiglu", lambda z: z * torch.sigmoid(z)), ("geglu", nn.functional.gelu)):
        layer = FeedForward(D, expand=3, kind=kind)
        W, V = layer.widen.weight.chunk(2)
        assert W.shape == (3 * D, D)
        close(layer.at(x), (function(x @ W.T) * (x @ V.T)) @ layer.narrow.weight.T)


def test_the_recurrent_block_of_griffin_is_gate_times_recurrence():
    torch.manual_seed(0)
    block, x = griffin_layer(D), batch(B, T, D)
    recurrent, feedforward = block.layers
    convolution, cell = recurrent.inner.inner.layers
    assert isinstance(cell, RGLRU)
    inside = recurrent.norm.at(x)
    recent = torch.stack(
        [
            convolution.convolution.bias
            + sum(
                inside[:, t - back] * convolution.convolution.weight[:, 0, 3 - back] for back in range(4) if t >= back
            )
            for t in range(T)
        ],
        dim=1,
    )
    gate = nn.functional.gelu(recurrent.inner.gate(inside))
    middle = x + recurrent.inner.join(gate * cell(recent)[0])
    close(block(x)[0], middle + feedforward.inner.at(feedforward.norm.at(middle)))
