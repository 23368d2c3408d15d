"""The laws of the protocol for attention, positions, convolution and feed-forward layers, and what is theirs alone."""

import numpy as np
import pytest
import torch

from seqchef.errors import BadInput
from seqchef.inference.sessions import Session
from seqchef.learning.export import graph_bytes
from seqchef.learning.layers.attention import SelfAttention
from seqchef.learning.layers.cells.gru import GRU
from seqchef.learning.layers.convolution import Convolution
from seqchef.learning.layers.cross_attention import SCORES, Attend, CrossAttention
from seqchef.learning.layers.feedforward import FORMS, FeedForward, Linear
from seqchef.learning.layers.graph import Graph
from seqchef.learning.layers.positions import Positions
from seqchef.learning.layers.stack import Stack
from seqchef.learning.layers.transformer import decoder_layer, encoder_layer, griffin_layer

D, M = 8, 6
ATTENTION = {
    "plain": {},
    "shared keys": {"kv_heads": 2},
    "rope": {"positions": "rope"},
    "alibi": {"positions": "alibi"},
    "window": {"window": 3},
    "window of 1": {"window": 1, "positions": "rope"},
    "window, rope": {"window": 3, "positions": "rope", "kv_heads": 1},
    "window, alibi": {"window": 4, "positions": "alibi"},
}
CAUSAL = {
    **{
        f"attention, {name}": lambda options=options: SelfAttention(D, heads=4, causal=True, **options)
        for name, options in ATTENTION.items()
    },
    "convolution": lambda: Convolution(D, 5, kernel_size=4, causal=True),
    "convolution of 1": lambda: Convolution(D, kernel_size=1, causal=True),
    "convolution, depthwise": lambda: Convolution(D, kernel_size=3, causal=True, depthwise=True, activation=False),
    "positions, sinusoidal": lambda: Positions(D),
    "positions, of an odd size": lambda: Stack([Linear(D, 7), Positions(7)]),
    "positions, learned": lambda: Positions(D, kind="learned", longest=20),
    "linear": lambda: Linear(D, 5),
    "encoder layer, causal": lambda: encoder_layer(D, heads=4, kv_heads=2, causal=True, window=4, positions="rope"),
    "encoder layer, post": lambda: encoder_layer(D, heads=2, causal=True, positions="alibi", norm="rms", post=True),
    "griffin layer": lambda: griffin_layer(D),
    "griffin and local attention": lambda: Stack(
        [griffin_layer(D), encoder_layer(D, heads=2, causal=True, window=3, feedforward="geglu", norm="rms")]
    ),
    **{f"feed-forward, {kind}": lambda kind=kind: FeedForward(D, kind=kind, expand=2, dropout=0.5) for kind in FORMS},
}
OVER_MEMORY = {
    "cross-attention": lambda: CrossAttention(D, M, heads=4),
    **{f"attend, {score}": lambda score=score: Attend(D, D if score == "dot" else M, score=score) for score in SCORES},
    "attend, wide": lambda: Attend(D, M, score="additive", hidden_size=12),
}
MEMORY = {
    **OVER_MEMORY,
    "decoder layer": lambda: decoder_layer(D, M, heads=4, positions="rope", feedforward="swiglu"),
    "decoder layer, post": lambda: decoder_layer(D, M, heads=4, kv_heads=1, window=3, post=True),
    "gru and attend": lambda: Stack([GRU(D, 5), Attend(5, M)]),
}
AHEAD = {
    **{
        f"full attention, {name}": lambda options=options: SelfAttention(D, heads=4, **options)
        for name, options in ATTENTION.items()
    },
    "encoder layer": lambda: encoder_layer(D, heads=4, feedforward="gelu", dropout=0.5),
    "same-length convolution": lambda: Convolution(D, 5, kernel_size=5),
    "same-length convolution, depthwise": lambda: Convolution(D, kernel_size=3, depthwise=True),
}
STEPWISE = {**CAUSAL, **MEMORY}
LAYERS = {**STEPWISE, **AHEAD}


def layer_of(name):
    torch.manual_seed(1)
    return LAYERS[name]().eval()


def batch(*shape, seed=2):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def memory_of(layer, rows):
    lengths = torch.tensor([4, 1, 6][:rows])
    return batch(rows, int(lengths.max()), getattr(layer, "memory_size", M), seed=3), lengths


def begin(layer, rows):
    return layer.begin(*memory_of(layer, rows))


def row_of(state, row):
    return tuple(row_of(part, row) if isinstance(part, tuple) else part[row : row + 1] for part in state)


def close(found, expected):
    torch.testing.assert_close(found, expected, rtol=0, atol=1e-6)


def flat(state):
    return [tensor for part in state for tensor in (flat(part) if isinstance(part, tuple) else [part])]


def same(found, expected):
    for one, other in zip(flat(found), flat(expected), strict=True):
        close(one, other)


def same_row(found, expected):
    """A row's state in a batch is its own; what has room for longer rows is empty there."""
    for one, other in zip(flat(found), flat(expected), strict=True):
        own = tuple(slice(size) for size in other.shape)
        close(one[own], other)
        assert one.count_nonzero() == one[own].count_nonzero()


@pytest.mark.parametrize("name", STEPWISE)
def test_two_halves_equal_the_whole(name):
    layer, x = layer_of(name), batch(2, 7, D)
    whole, end = layer(x, None, begin(layer, 2))
    left, state = layer(x[:, :3], None, begin(layer, 2))
    right, state = layer(x[:, 3:], None, state)
    close(torch.cat([left, right], dim=1), whole)
    same(state, end)


@pytest.mark.parametrize("name", STEPWISE)
def test_steps_equal_the_whole(name):
    layer, x = layer_of(name), batch(3, 9, D)
    whole, end = layer(x, None, begin(layer, 3))
    state = begin(layer, 3)
    for t in range(9):
        y, state = layer.step(x[:, t], state)
        close(y, whole[:, t])
    same(state, end)


@pytest.mark.parametrize("name", STEPWISE)
def test_rows_of_different_lengths_go_on_as_they_would_alone(name):
    layer, parts = layer_of(name), [batch(3, 5, D), batch(3, 4, D, seed=5), batch(3, 1, D, seed=6)]
    lengths = [torch.tensor(n) for n in ([5, 1, 3], [1, 4, 2], [1, 1, 1])]
    state, outputs = begin(layer, 3), []
    for x, n in zip(parts, lengths, strict=True):
        y, state = layer(x, n, state)
        outputs.append(y)
    for row in range(3):
        own = torch.cat([x[row, : n[row]] for x, n in zip(parts, lengths, strict=True)])[None]
        alone, end = layer(own, None, row_of(begin(layer, 3), row))
        close(torch.cat([y[row, : n[row]] for y, n in zip(outputs, lengths, strict=True)])[None], alone)
        same_row(row_of(state, row), end)


@pytest.mark.parametrize("garbage", [99.0, torch.nan])
@pytest.mark.parametrize("name", LAYERS)
def test_padding_changes_nothing(name, garbage):
    layer, x, lengths = layer_of(name), batch(3, 9, D), torch.tensor([4, 9, 1])
    padded, state = layer(x, lengths, begin(layer, 3))
    inside = torch.arange(9)[None, :, None] < lengths[:, None, None]
    noisy, after = layer(torch.where(inside, x, garbage), lengths, begin(layer, 3))
    close(noisy, padded)
    same(after, state)
    for row, length in enumerate(lengths.tolist()):
        alone, own = layer(x[row : row + 1, :length], None, row_of(begin(layer, 3), row))
        close(padded[row : row + 1, :length], alone)
        assert not padded[row, length:].any()
        same_row(row_of(state, row), own)


@pytest.mark.parametrize("name", LAYERS)
def test_padding_has_no_gradient_and_rows_do_not_see_each_other(name):
    layer, x, lengths = layer_of(name), batch(3, 9, D).requires_grad_(), torch.tensor([4, 9, 1])
    layer(x, lengths, begin(layer, 3))[0][0].square().sum().backward()
    assert x.grad.isfinite().all()
    assert x.grad[0, :4].any()
    assert not x.grad[0, 4:].any()
    assert not x.grad[1:].any()
    assert all(p.grad is None or p.grad.isfinite().all() for p in layer.parameters())


@pytest.mark.parametrize("name", STEPWISE)
def test_the_future_does_not_change_the_past(name):
    layer, x = layer_of(name), batch(2, 8, D)
    changed = x.clone()
    changed[:, 5:] += 1
    (y, _), (other, _) = layer(x, None, begin(layer, 2)), layer(changed, None, begin(layer, 2))
    close(other[:, :5], y[:, :5])
    assert not torch.allclose(other[:, 5:], y[:, 5:])


@pytest.mark.parametrize("name", AHEAD)
def test_a_layer_that_looks_ahead_says_so(name):
    layer, x = layer_of(name), batch(2, 8, D)
    changed = x.clone()
    changed[:, -1] += 1
    seen = not torch.equal(layer(changed)[0][:, :-1], layer(x)[0][:, :-1])
    assert seen == (name != "full attention, window of 1")
    assert not layer.causal
    assert flat(layer.initial_state(2)) == []
    if isinstance(layer, SelfAttention | Convolution):
        with pytest.raises(BadInput, match="looks ahead and cannot go step by step; expected a causal one"):
            layer.step(x[:, 0], ())
        with pytest.raises(BadInput, match="looks ahead"):
            layer.write_step(Graph(), "x", ())


@pytest.mark.parametrize("name", LAYERS)
def test_saved_weights_give_the_same_outputs(name):
    layer, other, x = layer_of(name), LAYERS[name]().eval(), batch(2, 5, D)
    if "sinusoidal" not in name:
        assert not torch.equal(other(x, None, begin(other, 2))[0], layer(x, None, begin(layer, 2))[0])
    other.load_state_dict(layer.state_dict())
    assert torch.equal(other(x, None, begin(other, 2))[0], layer(x, None, begin(layer, 2))[0])


def write(layer, graph):
    x, lengths = graph.input("x", "float32", ["B", "T", D]), graph.input("lengths", "int32", ["B"])
    graph.output("y", layer.write(graph, x, lengths), ["B", "T", layer.output_size])


@pytest.mark.parametrize("quantize", [False, True])
@pytest.mark.parametrize("name", LAYERS)
def test_onnx_runtime_agrees_with_pytorch_at_every_shape(name, quantize):
    layer = layer_of(name)
    session = Session(graph_bytes(lambda graph: write(layer, graph), quantize=quantize))
    for lengths in ([1], [20], [11, 4, 1], [5, 5, 5, 5, 2]):
        x = batch(len(lengths), max(lengths), D)
        (found,) = session.run({"x": x.numpy(), "lengths": np.array(lengths, dtype=np.int32)})
        expected = layer(x, torch.tensor(lengths))[0].detach().numpy()
        for row, length in enumerate(lengths):  # beyond a row's length nothing reads the graph's outputs
            tolerance = 0.1 if quantize else 1e-5
            np.testing.assert_allclose(found[row, :length], expected[row, :length], rtol=0, atol=tolerance)


def declared(graph, part, path="state"):
    if isinstance(part, tuple):
        return tuple(declared(graph, inner, f"{path}_{i}") for i, inner in enumerate(part))
    free = [f"{path}_{axis}" if size == 0 else size for axis, size in enumerate(part.shape[1:])]
    return graph.input(path, str(part.dtype).removeprefix("torch."), ["B", *free])


def declare_outputs(graph, state, like):
    for i, (name, part) in enumerate(zip(flat(state), flat(like), strict=True)):
        graph.output(f"after_{i}", name, [None] * part.dim(), str(part.dtype).removeprefix("torch."))


def step_session(layer):
    graph = Graph()
    x, state = graph.input("x", "float32", ["B", D]), declared(graph, layer.initial_state(1))
    y, after = layer.write_step(graph, x, state)
    graph.output("y", y, ["B", layer.output_size])
    declare_outputs(graph, after, layer.initial_state(1))
    return Session(graph.model().SerializeToString()), flat(state)


@pytest.mark.parametrize("memory", [True, False])
@pytest.mark.parametrize("name", STEPWISE)
def test_step_graphs_agree_with_pytorch(name, memory):
    layer, x = layer_of(name), batch(3, 9, D)
    session, names = step_session(layer)
    state = begin(layer, 3) if memory else layer.initial_state(3)
    arrays = [part.detach().numpy() for part in flat(state)]
    for t in range(9):
        y, state = layer.step(x[:, t], state)
        found, *arrays = session.run({"x": x[:, t].numpy(), **dict(zip(names, arrays, strict=True))})
        np.testing.assert_allclose(found, y.detach().numpy(), rtol=0, atol=1e-5)
        for own, expected in zip(arrays, flat(state), strict=True):
            np.testing.assert_allclose(own, expected.detach().numpy(), rtol=0, atol=1e-5)


@pytest.mark.parametrize("name", MEMORY)
def test_a_graph_begins_as_pytorch_does(name):
    layer, graph = layer_of(name), Graph()
    memory, lengths = memory_of(layer, 3)
    names = (
        graph.input("memory", "float32", ["B", "S", memory.shape[2]]),
        graph.input("lengths", "int32", ["B"]),
    )
    declare_outputs(graph, layer.write_begin(graph, *names), layer.initial_state(1))
    found = Session(graph.model().SerializeToString()).run(
        {"memory": memory.numpy(), "lengths": lengths.numpy().astype(np.int32)}
    )
    for own, expected in zip(found, flat(layer.begin(memory, lengths)), strict=True):
        np.testing.assert_allclose(own, expected.detach().numpy(), rtol=0, atol=1e-5)


@pytest.mark.parametrize("garbage", [99.0, torch.nan])
@pytest.mark.parametrize("name", MEMORY)
def test_a_padded_memory_gives_what_it_gives_alone(name, garbage):
    layer, x = layer_of(name), batch(3, 5, D)
    memory, lengths = memory_of(layer, 3)
    inside = torch.arange(memory.shape[1])[None, :, None] < lengths[:, None, None]
    state = layer.begin(torch.where(inside, memory, garbage), lengths)
    y, _ = layer(x, None, state)
    for row, length in enumerate(lengths.tolist()):
        own = layer.begin(memory[row : row + 1, :length])
        close(y[row : row + 1], layer(x[row : row + 1], None, own)[0])
        same_row(row_of(state, row), own)


@pytest.mark.parametrize("name", OVER_MEMORY)
def test_weights_over_a_memory_add_up_to_1_and_leave_its_padding_out(name):
    layer, x = layer_of(name), batch(3, 5, D)
    weights = layer.weights(x, begin(layer, 3))
    assert weights.shape == (3, getattr(layer, "heads", 1), 5, 6)
    close(weights.sum(-1), torch.ones(weights.shape[:3]))
    for row, length in enumerate((4, 1, 6)):
        assert not weights[row, ..., length:].any()


@pytest.mark.parametrize("name", OVER_MEMORY)
def test_without_a_memory_the_context_is_0(name):
    layer, x = layer_of(name), batch(2, 3, D)
    context = torch.zeros(2, 3, layer.join.in_features - (0 if name == "cross-attention" else D))
    expected = layer.join(context) if name == "cross-attention" else layer.join(torch.cat([context, x], -1)).tanh()
    close(layer(x)[0], expected)
    assert layer.weights(x, layer.initial_state(2)).shape[-1] == 0


@pytest.mark.parametrize("name", [name for name in LAYERS if "attention, " in name])
def test_weights_of_self_attention_give_its_answer_and_its_gradients(name):
    layer, x, lengths = layer_of(name), batch(3, 23, D).requires_grad_(), torch.tensor([4, 23, 1])
    weights = layer.weights(x, lengths)
    inside = torch.arange(23) < lengths[:, None]
    close(weights.sum(-1), inside[:, None].float().expand(3, 4, 23))
    value = layer.project(x).unflatten(-1, (-1, 2))[:, :, -layer.kv_heads :].repeat_interleave(4 // layer.kv_heads, 2)
    y = layer.join(torch.einsum("bnts,bsnd->btnd", weights, value).flatten(2))
    plain, fast = y.masked_fill(~inside[:, :, None], 0.0), layer(x, lengths)[0]
    close(fast, plain)
    inputs = [x, *layer.parameters()]
    slow = torch.autograd.grad(plain.square().sum(), inputs)
    for found, expected in zip(torch.autograd.grad(fast.square().sum(), inputs), slow, strict=True):
        torch.testing.assert_close(found, expected, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("options", [{"causal": True}, {"causal": False}, {"causal": True, "positions": "alibi"}])
def test_gradients_stay_finite_over_4096_steps(options):
    layer = SelfAttention(D, heads=2, window=16, **options)
    y, _ = layer(batch(1, 4096, D))
    y[:, -1].sum().backward()
    assert all(p.grad.isfinite().all() for p in layer.parameters())


def test_a_window_bounds_the_cache_and_no_window_does_not():
    x = batch(1, 12, D)
    for window, slots in ((None, 12), (1, 0), (5, 4), (40, 12)):
        _, (keys, values, seen) = SelfAttention(D, heads=2, causal=True, window=window)(x)
        assert keys.shape == values.shape == (1, 2, slots, 4)
        assert seen.tolist() == [12]


REFUSED = {
    "3 heads do not divide 8": lambda: SelfAttention(D, heads=3),
    "0 heads do not divide 8": lambda: SelfAttention(D, heads=0),
    "3 heads of keys do not divide 4": lambda: SelfAttention(D, heads=4, kv_heads=3),
    "a head has 3": lambda: SelfAttention(6, heads=2, positions="rope"),
    "window spans 0 steps": lambda: SelfAttention(D, heads=2, window=0),
    'did you mean "rope"': lambda: SelfAttention(D, heads=2, positions="ropes"),
    "cross-attention: 3 heads do not divide 8": lambda: CrossAttention(D, M, heads=3),
    "8 features and 6 in memory": lambda: Attend(D, M, score="dot"),
    'did you mean "additive"': lambda: Attend(D, M, score="aditive"),
    "a kernel of 4 steps has no middle": lambda: Convolution(D, kernel_size=4),
    "kernel spans 0 steps": lambda: Convolution(D, kernel_size=0),
    "depthwise takes 8 features to 5": lambda: Convolution(D, 5, kernel_size=3, depthwise=True),
    'did you mean "learned"': lambda: Positions(D, kind="learnt"),
    "longest sequence is 0 steps": lambda: Positions(D, kind="learned", longest=0),
    'did you mean "swiglu"': lambda: FeedForward(D, kind="swigl"),
    "expand is 0": lambda: FeedForward(D, expand=0),
}


@pytest.mark.parametrize("message", REFUSED)
def test_a_layer_that_cannot_work_is_refused_in_words(message):
    with pytest.raises(BadInput, match=message):
        REFUSED[message]()


def test_a_sequence_beyond_a_learned_table_is_refused_with_both_numbers():
    layer = Positions(D, kind="learned", longest=6)
    _, state = layer(batch(2, 9, D), torch.tensor([6, 2]))  # padding may go beyond it
    with pytest.raises(BadInput, match="7 steps and the table of positions ends at 6"):
        layer.step(batch(2, D), state)
