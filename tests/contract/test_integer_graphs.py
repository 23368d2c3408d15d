"""Graphs whose matrix products are of 8-bit integers: laws that hold for floats hold for them."""

import numpy as np
import onnx
import pytest
import torch

from seqchef.inference.sessions import Session
from seqchef.learning.backbones import parse
from seqchef.learning.export import graph_bytes
from seqchef.learning.layers.graph import Graph
from seqchef.learning.layers.matrices import BLOCK, RUNTIME
from seqchef.learning.tasks._pointing_model import PointingModel
from seqchef.learning.tasks._step_graph import StepGraph, step_forms

PIECES, STEPS = 300, 9
STACK = (
    "griffin(64, recurrence=mingru) > transformer(64, causal, heads=2, positions=rope, feedforward=swiglu, norm=rms)"
)


@pytest.fixture(scope="module")
def model() -> PointingModel:
    torch.manual_seed(0)
    made = PointingModel(parse(STACK), PIECES, 64, 0.0, ngrams=3, ngram_rows=97, pointer_size=64)
    return made.eval()


def bytes_of(model: PointingModel, *, integer: bool = True) -> bytes:
    (form,) = step_forms(model, integer=integer).values()
    return graph_bytes(form.write, quantize=True, integer=form.integer)


def written(model: PointingModel, content: bytes, pieces: np.ndarray) -> list[list[np.ndarray]]:
    """All outputs of each step over pieces (B, T)."""
    slots, session, found = StepGraph(model).slots, Session(content), []
    state = {slot.name: np.full((len(pieces), *slot.shape), slot.fill, dtype=slot.dtype) for slot in slots}
    for t in range(pieces.shape[1]):
        outputs = session.run({"piece": pieces[:, t], **state})
        state = {slot.name: part for slot, part in zip(slots, outputs[1:], strict=True)}
        found.append(outputs)
    return found


@pytest.mark.parametrize("rows", [2, 3, 8, 33])
def test_a_row_gets_the_same_to_the_last_bit_in_any_batch(model: PointingModel, rows: int) -> None:
    pieces = np.random.default_rng(rows).integers(PIECES, size=(rows, STEPS))
    content = bytes_of(model)
    together = written(model, content, pieces)
    for row in range(rows):
        alone = written(model, content, pieces[row : row + 1])
        for ours, own in zip(together, alone, strict=True):
            for of_all, of_one in zip(ours, own, strict=True):
                np.testing.assert_array_equal(of_all[row : row + 1], of_one)


def test_integer_products_are_near_those_of_floats(model: PointingModel) -> None:
    pieces = np.random.default_rng(0).integers(PIECES, size=(4, STEPS))
    exact, near = (written(model, bytes_of(model, integer=integer), pieces) for integer in (False, True))
    distance = max(float(np.abs(a[0] - b[0]).max()) for a, b in zip(exact, near, strict=True))
    assert 0 < distance < 0.1


def test_a_matrix_that_is_looked_up_and_multiplied_by_is_stored_once(model: PointingModel) -> None:
    for integer in (False, True):
        weights = onnx.load_from_string(bytes_of(model, integer=integer)).graph.initializer
        assert [tuple(one.dims) for one in weights].count((PIECES, 64)) == 1


def test_rows_are_looked_up_as_they_were_stored() -> None:
    values = np.random.default_rng(0).normal(size=(11, 2 * BLOCK)).astype(np.float32)
    graph = Graph(quantize=True, integer=True)
    graph.output("y", graph.matrix(values).rows(graph.input("x", "int64", ["B"])), ["B", 2 * BLOCK])
    (found,) = Session(graph.model().SerializeToString()).run({"x": np.array([3, 10, 3])})
    step = np.abs(values[[3, 10, 3]]).reshape(3, 2, BLOCK).max(-1).repeat(BLOCK, axis=1) / 127
    assert (np.abs(found - values[[3, 10, 3]]) <= step / 2 + 1e-6).all()


@pytest.mark.parametrize(("quantize", "integer"), [(True, False), (False, True)])
def test_operators_of_the_runtime_are_used_only_where_asked_for(
    model: PointingModel, quantize: bool, integer: bool
) -> None:
    (form,) = step_forms(model).values()
    graph = onnx.load_from_string(graph_bytes(form.write, quantize=quantize, integer=integer))
    assert [one.domain for one in graph.opset_import] == [""]


def test_a_matrix_that_does_not_divide_into_blocks_stays_as_in_other_graphs() -> None:
    graph = Graph(quantize=True, integer=True)
    graph.output(
        "y", graph.matrix(torch.ones(3, BLOCK + 1)).times(graph.input("x", "float32", ["B", BLOCK + 1])), ["B", 3]
    )
    assert RUNTIME not in {node.domain for node in graph.model().graph.node}
