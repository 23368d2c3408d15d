"""The laws of the protocol, for every cell and for stacks of them; a new cell is under test when its file exists."""

import numpy as np
import pytest
import torch

from seqchef.errors import BadInput
from seqchef.inference.sessions import Session
from seqchef.learning.backbones import build, parse
from seqchef.learning.export import check_graph, graph_bytes
from seqchef.learning.layers import cells
from seqchef.learning.layers.graph import Graph
from seqchef.learning.layers.recurrence import Cell
from seqchef.learning.layers.scan import back_by_doubling, back_step_by_step, by_doubling, linear_scan, step_by_step

D = 8
CAUSAL = [f"{name}(6)" for name in cells.names()]
CAUSAL += [f"{name}(8, residual, norm=rms)*2" for name in cells.names()]
CAUSAL += [f"{name}(8, heads=4)" for name in cells.names() if cells.load(name).headed]
CAUSAL += [
    "gru(5, residual) > lstm(8, dropout=0.5)",
    "linear(12) > gru(12, residual, norm=layer, post) > norm(layer)",
    "conv(3, causal)",
    "conv(4, causal, size=6)",
    "attention(2, causal)",
    "attention(4, causal, kv_heads=2, positions=rope)",
    "attention(2, causal, window=3, positions=alibi)",
    "positions(sinusoidal) > transformer(8, heads=2, causal)*2 > norm(layer)",
    "transformer(12, heads=2, causal, positions=rope, feedforward=swiglu, norm=rms)*2",
    "positions(learned, longest=32) > transformer(8, heads=2, feedforward=gelu, post, causal)",
    "griffin(8)*2 > transformer(8, heads=2, causal, window=4)",
    *(f"griffin(8, recurrence={name})" for name in cells.names() if name != "rglru"),
    "conv(3, causal) > gru(8)*2 > attention(4, causal, residual, norm=layer)",
]
BOTH_WAYS = [
    *(f"bi{name}(6)" for name in cells.names()),
    "bilstm(4, residual)*2",
    "bigru(3) > rnn(4)",
    "conv(5)",
    "attention(4)",
    "attention(2, window=3, positions=alibi, residual, norm=layer, post)",
    "conv(3) > bigru(4) > attention(2)",
    "positions(sinusoidal) > transformer(8, heads=2)*2",
    "transformer(8, heads=4, kv_heads=2, positions=rope, window=2, norm=rms, feedforward=swiglu)",
]
LAYERS = [*CAUSAL, *BOTH_WAYS]


def layer_of(stack):
    torch.manual_seed(1)
    return build(parse(stack), D).eval()


def batch(*shape):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(2))


def close(found, expected):
    torch.testing.assert_close(found, expected, rtol=0, atol=1e-6)


def flat(state):
    return [tensor for part in state for tensor in (flat(part) if isinstance(part, tuple) else [part])]


def same_row(found, expected):
    """A row's state in a batch is its own; a cache may have room for longer rows, which is empty."""
    own = tuple(slice(size) for size in expected.shape)
    close(found[own], expected)
    assert found.count_nonzero() == found[own].count_nonzero()


@pytest.mark.parametrize("stack", CAUSAL)
def test_two_halves_equal_the_whole(stack):
    layer, x = layer_of(stack), batch(2, 7, D)
    whole, end = layer(x)
    left, state = layer(x[:, :3])
    right, state = layer(x[:, 3:], None, state)
    close(torch.cat([left, right], dim=1), whole)
    for found, expected in zip(flat(state), flat(end), strict=True):
        close(found, expected)


@pytest.mark.parametrize("stack", CAUSAL)
def test_steps_equal_the_whole(stack):
    layer, x = layer_of(stack), batch(3, 5, D)
    whole, _ = layer(x)
    state = layer.initial_state(3)
    for t in range(5):
        y, state = layer.step(x[:, t], state)
        close(y, whole[:, t])


@pytest.mark.parametrize("stack", LAYERS)
def test_padding_changes_nothing(stack):
    layer, x, lengths = layer_of(stack), batch(3, 9, D), torch.tensor([4, 9, 1])
    padded, state = layer(x, lengths)
    noisy, _ = layer(torch.where(torch.arange(9)[None, :, None] < lengths[:, None, None], x, 99.0), lengths)
    close(noisy, padded)
    for row, length in enumerate(lengths.tolist()):
        alone, own = layer(x[row : row + 1, :length])
        close(padded[row : row + 1, :length], alone)
        assert not padded[row, length:].any()
        for found, expected in zip(flat(state), flat(own), strict=True):
            same_row(found[row : row + 1], expected)


@pytest.mark.parametrize("stack", CAUSAL)
def test_the_future_does_not_change_the_past(stack):
    layer, x = layer_of(stack), batch(2, 8, D)
    changed = x.clone()
    changed[:, 5:] = x[:, 5:].flip(-1)
    close(layer(changed)[0][:, :5], layer(x)[0][:, :5])
    assert not torch.allclose(layer(changed)[0][:, 5:], layer(x)[0][:, 5:])


@pytest.mark.parametrize("stack", LAYERS)
def test_rows_do_not_see_each_other(stack):
    layer, x = layer_of(stack), batch(3, 6, D)
    changed = x.clone()
    changed[1] += 1
    close(layer(changed)[0][[0, 2]], layer(x)[0][[0, 2]])


@pytest.mark.parametrize("name", cells.names())
def test_the_fast_form_equals_the_plain_one_in_values_and_gradients(name):
    cell, x, lengths = cells.load(name)(D, 6), batch(4, 70, D), torch.tensor([70, 33, 5, 1])
    gradients = []
    outputs = []
    for run in (lambda: cell(x, lengths), lambda: Cell.forward(cell, x, lengths)):
        y, _ = run()
        cell.zero_grad()
        y.square().sum().backward()
        outputs.append(y.detach())
        gradients.append([p.grad.clone() for p in cell.parameters()])
    close(outputs[0], outputs[1])
    for fast, plain in zip(*gradients, strict=True):
        torch.testing.assert_close(fast, plain, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("name", cells.names())
def test_gradients_stay_finite_over_4096_steps(name):
    cell = cells.load(name)(D, 6)
    y, _ = cell(batch(1, 4096, D))
    y[:, -1].sum().backward()
    assert all(p.grad.isfinite().all() for p in cell.parameters())


GATES = {
    "rnn": set(),
    "lstm": {"input", "forget", "output"},
    "slstm": {"input", "forget", "output"},
    "minlstm": {"input", "forget"},
    "gru": {"update", "reset"},
    "mingru": {"update"},
}


@pytest.mark.parametrize("name", cells.names())
def test_gates_lie_between_0_and_1_and_belong_to_the_steps(name):
    cell, x = cells.load(name)(D, 6), batch(2, 5, D)
    gates = cell.gates(x)
    assert set(gates) == GATES.get(name, set(gates))
    assert gates or name == "rnn"
    _, _, first = cell.gated_step(x[:, 0], cell.initial_state(2))
    for gate, values in gates.items():
        assert values.shape == (2, 5, 6)
        assert ((values >= 0) & (values <= 1)).all()
        close(values[:, 0], first[gate])


@pytest.mark.parametrize("stack", LAYERS)
def test_saved_weights_give_the_same_outputs(stack):
    layer, other, x = layer_of(stack), build(parse(stack), D).eval(), batch(2, 5, D)
    assert not torch.equal(other(x)[0], layer(x)[0])
    other.load_state_dict(layer.state_dict())
    assert torch.equal(other(x)[0], layer(x)[0])


def write(layer, graph):
    x = graph.input("x", "float32", ["B", "T", D])
    lengths = graph.input("lengths", "int32", ["B"])
    graph.output("y", layer.write(graph, x, lengths), ["B", "T", layer.output_size])


@pytest.mark.parametrize("stack", LAYERS)
def test_onnx_runtime_agrees_with_pytorch_at_every_shape(stack):
    layer = layer_of(stack)
    cases = [
        {"x": batch(len(lengths), max(lengths), D).numpy(), "lengths": np.array(lengths, dtype=np.int32)}
        for lengths in ([1], [20], [11, 4, 1], [5, 5, 5, 5, 2])
    ]

    session = Session(graph_bytes(lambda graph: write(layer, graph), quantize=False))
    for case in cases:
        (found,) = session.run(case)
        expected = layer(torch.from_numpy(case["x"]), torch.from_numpy(case["lengths"]).long())[0].detach().numpy()
        for row, length in enumerate(case["lengths"]):  # beyond a row's length nothing reads the graph's outputs
            np.testing.assert_allclose(found[row, :length], expected[row, :length], rtol=0, atol=1e-5)


@pytest.mark.parametrize("stack", ["bigru(32)", "bilstm(32)*2", "conv(5, residual) > bigru(32)"])
def test_the_graph_of_what_ships_gives_a_row_the_same_to_the_last_bit_in_any_batch(stack):
    session = Session(graph_bytes(lambda graph: write(layer_of(stack), graph), quantize=True))
    x, lengths = batch(64, 14, D).numpy(), np.arange(64, dtype=np.int32) % 14 + 1
    (together,) = session.run({"x": x, "lengths": lengths})
    for row, length in enumerate(lengths):
        (alone,) = session.run({"x": x[[row], :length], "lengths": lengths[[row]]})
        np.testing.assert_array_equal(alone[0], together[row, :length])


def step_session(layer):
    """A graph of one step: x and every tensor of the state in, y and the state after it out."""
    graph, begin = Graph(), layer.initial_state(1)

    def named(part, path="s"):
        if isinstance(part, tuple):
            return tuple(named(inner, f"{path}_{i}") for i, inner in enumerate(part))
        shape = ["B", *(f"{path}_axis{i}" if size == 0 else size for i, size in enumerate(part.shape[1:]))]
        return graph.input(path, str(part.dtype).removeprefix("torch."), shape)

    x, state = graph.input("x", "float32", ["B", D]), named(begin)
    y, after = layer.write_step(graph, x, state)
    graph.output("y", y, ["B", layer.output_size])
    for i, (name, part) in enumerate(zip(flat(after), flat(begin), strict=True)):
        graph.output(f"after_{i}", name, [None] * part.dim(), str(part.dtype).removeprefix("torch."))
    return Session(graph.model().SerializeToString()), flat(state)


@pytest.mark.parametrize("stack", CAUSAL)
def test_step_graphs_agree_with_pytorch(stack):
    layer, x = layer_of(stack), batch(3, 6, D)
    session, names = step_session(layer)
    state = layer.initial_state(3)
    arrays = [part.detach().numpy() for part in flat(state)]
    for t in range(6):
        y, state = layer.step(x[:, t], state)
        found, *arrays = session.run({"x": x[:, t].numpy(), **dict(zip(names, arrays, strict=True))})
        np.testing.assert_allclose(found, y.detach().numpy(), rtol=0, atol=1e-5)
        for own, expected in zip(arrays, flat(state), strict=True):
            np.testing.assert_allclose(own, expected.detach().numpy(), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("stack", CAUSAL)
def test_a_layer_without_an_encoder_begins_the_same_beside_one(stack):
    layer = layer_of(stack)
    for found, expected in zip(flat(layer.begin(batch(3, 4, 5))), flat(layer.initial_state(3)), strict=True):
        assert torch.equal(found, expected)


def test_both_forms_of_the_scan_agree_in_values_and_gradients():
    a, b, h = torch.rand(3, 37, 5), batch(3, 37, 5), batch(3, 5)
    close(by_doubling(a, b, h), step_by_step(a, b, h))
    close(back_by_doubling(a, b), back_step_by_step(a, b))


def test_the_scan_has_the_gradients_of_its_plain_recurrence():
    inputs = [t.double().requires_grad_() for t in (torch.rand(2, 5, 3), batch(2, 5, 3), batch(2, 3))]
    assert torch.autograd.gradcheck(linear_scan, inputs)


def test_a_graph_that_disagrees_is_refused():
    layer, other = layer_of("lstm(6)"), build(parse("lstm(6)"), D)
    case = {"x": batch(2, 3, D).numpy(), "lengths": np.array([3, 3], dtype=np.int32)}
    assert check_graph(lambda graph: write(layer, graph), lambda x, n: layer(x, n.long())[0], [case]) < 1e-5
    with pytest.raises(Exception, match="ONNX Runtime and PyTorch differ"):
        check_graph(lambda graph: write(layer, graph), lambda x, n: other(x, n.long())[0], [case])


@pytest.mark.parametrize("quantize", [False, True])
def test_a_row_in_a_shipped_graph_does_not_depend_on_its_batch(quantize):
    layer = layer_of("bilstm(16)*2")
    session = Session(graph_bytes(lambda graph: write(layer, graph), quantize=quantize))
    x, lengths = batch(3, 12, D).numpy(), np.array([5, 12, 1], dtype=np.int32)
    (together,) = session.run({"x": x, "lengths": lengths})
    for row, length in enumerate(lengths):
        (alone,) = session.run({"x": x[row : row + 1, :length], "lengths": lengths[row : row + 1]})
        np.testing.assert_array_equal(together[row, :length], alone[0])


@pytest.mark.parametrize("lengths", [[0, 3], [3, 8]])
def test_impossible_lengths_are_refused_with_both_numbers(lengths):
    with pytest.raises(BadInput, match="lengths run from"):
        layer_of("gru(6)")(batch(2, 7, D), torch.tensor(lengths))
