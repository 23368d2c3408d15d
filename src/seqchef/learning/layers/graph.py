"""A graph under construction: ONNX nodes with names made for us, and weights stored as 8-bit integers on request.

Knows: `onnx.helper`. Does not know: any layer (each layer writes itself).
Graphs are written node by node because exporters of recurrent layers lose `sequence_lens` or fail on them.
"""

from collections.abc import Callable, Sequence
from itertools import count
from typing import Any, ClassVar

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from seqchef.learning.layers.matrices import BLOCK, RUNTIME, BlockMatrix, FloatMatrix, Matrix
from seqchef.learning.layers.protocol import State

OPSET = 17
IR_VERSION = 9
TYPES = {"float32": TensorProto.FLOAT, "int64": TensorProto.INT64, "int32": TensorProto.INT32}


class Graph:
    """Collects nodes; every method returns the name of its output."""

    INT64: ClassVar[int] = TensorProto.INT64
    FLOAT: ClassVar[int] = TensorProto.FLOAT

    def __init__(self, *, quantize: bool = False, integer: bool = False, outer: "Graph | None" = None) -> None:
        """`quantize`: store weights as int8 with one scale per row.

        They become floats again once, when a session folds constants, so a row's result never depends on the other
        rows of its batch, as it does where activations are quantised at run time for all rows together.
        `integer`: with `quantize`, matrices stay int8 and products are of integers (layers.matrices).
        `outer`: the graph around this one, where this is the body of a loop; weights live out there.
        """
        self.quantize, self.integer = quantize, quantize and integer
        self._outer = outer
        self._numbers: count[int] = outer._numbers if outer else count()
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []
        self._inputs: list[onnx.ValueInfoProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []

    def _name(self, kind: str) -> str:
        return f"{kind}_{next(self._numbers)}"

    def input(self, name: str, dtype: str, shape: Sequence[str | int]) -> str:
        """An input of the graph; axes given as text are free."""
        self._inputs.append(helper.make_tensor_value_info(name, TYPES[dtype], shape))
        return name

    def output(self, name: str, source: str, shape: Sequence[str | int | None], dtype: str = "float32") -> None:
        """Declare `source` as the output `name`."""
        next(self._numbers)
        self._nodes.append(helper.make_node("Identity", [source], [name]))
        self._outputs.append(helper.make_tensor_value_info(name, TYPES[dtype], shape))

    def node(self, op: str, *inputs: str, outputs: int = 1, **attributes: Any) -> str:
        """One node; the name of its first output."""
        name = self._name(op.lower())
        names = [name, *(f"{name}_{i}" for i in range(1, outputs))]
        self._nodes.append(helper.make_node(op, list(inputs), names, name=name, **attributes))
        return name

    def parts(self, op: str, *inputs: str, outputs: int, **attributes: Any) -> list[str]:
        """One node; the names of all its outputs."""
        name = self.node(op, *inputs, outputs=outputs, **attributes)
        return [name, *(f"{name}_{i}" for i in range(1, outputs))]

    def chunk(self, x: str, times: int) -> list[str]:
        """x (..., times * D) in equal parts of its last axis."""
        return self.parts("Split", x, outputs=times, axis=-1)

    def split(self, x: str, *sizes: int) -> list[str]:
        """x (..., D) in parts of these sizes along its last axis."""
        return self.parts("Split", x, self.ints(*sizes), outputs=len(sizes), axis=-1)

    def reshaped(self, x: str, *shape: int) -> str:
        """x in another shape: 0 keeps an axis, -1 is what is left."""
        return self.node("Reshape", x, self.ints(*shape))

    def transposed(self, x: str, *axes: int) -> str:
        """x with its axes in another order."""
        return self.node("Transpose", x, perm=list(axes))

    def repeated(self, part: Tensor, x: str) -> str:
        """A state's tensor of one row, (1, ...), for as many rows as x has."""
        rows = self.node("Shape", x, start=0, end=1)
        shape = self.node("Concat", rows, self.ints(*part.shape[1:]), axis=0)
        return self.node("Expand", self.constant(part.detach().cpu().numpy()), shape)

    def scan(self, step: Callable[["Graph", str, State], tuple[str, State]], x: str, begin: State) -> str:
        """A loop over x (B, T, P): `step` writes (its x (B, P), state) -> (y (B, D), state); y is (B, T, D)."""
        body = Graph(quantize=self.quantize, outer=self)
        before = [body._name("state") for _ in begin]
        own = body._name("step")
        y, after = step(body, own, tuple(before))
        ends = [body.node("Identity", name) for name in (*after, y)]
        inside = helper.make_graph(
            body._nodes,
            body._name("body"),
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in (*before, own)],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ends],
        )
        axes = {"scan_input_axes": [1], "scan_output_axes": [1]}
        return self.parts("Scan", *begin, x, outputs=len(ends), body=inside, num_scan_inputs=1, **axes)[-1]

    def constant(self, values: np.ndarray[Any, Any]) -> str:
        """An array as it is."""
        if self._outer:
            return self._outer.constant(values)
        name = self._name("constant")
        self._weights.append(numpy_helper.from_array(np.asarray(values, order="C"), name))
        return name

    def weight(self, values: Tensor | np.ndarray[Any, Any]) -> str:
        """A float weight; with `quantize`, int8 with one scale per last-axis row."""
        if self._outer:
            return self._outer.weight(values)
        array = values.detach().cpu().numpy() if isinstance(values, Tensor) else values
        array = array.astype(np.float32)
        if not self.quantize or array.ndim < 2:
            return self.constant(array)
        scale = np.maximum(np.abs(array).max(axis=-1, keepdims=True), 1e-12) / 127
        integers = self.constant(np.rint(array / scale).astype(np.int8))
        floats = self.node("Cast", integers, to=TensorProto.FLOAT)
        return self.node("Mul", floats, self.constant(scale.astype(np.float32)))

    @property
    def outermost(self) -> "Graph":
        """The graph around all loops."""
        return self._outer.outermost if self._outer else self

    def matrix(self, values: Tensor | np.ndarray[Any, Any]) -> Matrix:
        """A weight (N, K) for products and lookups, stored once."""
        array = values.detach().cpu().numpy() if isinstance(values, Tensor) else values
        whole = self.integer and array.shape[1] % BLOCK == 0
        return (BlockMatrix if whole else FloatMatrix)(self, array.astype(np.float32))

    def linear(self, x: str, module: nn.Linear) -> str:
        """y = x W^T + b of a module."""
        return self.affine(x, module.weight, module.bias)

    def affine(self, x: str, weight: Tensor, bias: Tensor | None) -> str:
        """y = x W^T + b of weights named and shaped as in PyTorch: (D', D), (D',)."""
        return self.matrix(weight).times(x, bias)

    def ints(self, *values: int) -> str:
        """A list of integers: a shape, axes."""
        return self.constant(np.array(values, dtype=np.int64))

    def scalar(self, value: float) -> str:
        """A float of no axes."""
        return self.constant(np.array(value, dtype=np.float32))

    def model(self) -> onnx.ModelProto:
        """The checked model."""
        nodes = self._without_copies() if self.integer else self._nodes
        graph = helper.make_graph(nodes, "seqchef", self._inputs, self._outputs, self._weights)
        model = helper.make_model(graph, opset_imports=self._operators(), ir_version=IR_VERSION)
        onnx.checker.check_model(model, full_check=True)
        return model

    def _without_copies(self) -> list[onnx.NodeProto]:
        """The nodes without those that only copy an output: what is copied has the output's name from the start."""
        made = {name for node in self._nodes for name in node.output}
        outputs = {one.name for one in self._outputs}
        copies = [node for node in self._nodes if node.output[0] in outputs and node.input[0] in made]
        names = {node.input[0]: node.output[0] for node in copies}
        left = [node for node in self._nodes if names.get(node.input[0]) != node.output[0]]
        for node in left:
            node.input[:] = [names.get(name, name) for name in node.input]
            node.output[:] = [names.get(name, name) for name in node.output]
        return left

    def _operators(self) -> list[onnx.OperatorSetIdProto]:
        own = any(node.domain == RUNTIME for node in self._nodes)
        return [helper.make_opsetid("", OPSET), *([helper.make_opsetid(RUNTIME, 1)] if own else [])]
