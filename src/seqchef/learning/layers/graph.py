"""A graph under construction: ONNX nodes with names made for us, and weights stored as 8-bit integers on request.

Knows: `onnx.helper`. Does not know: any layer (each layer writes itself).
Graphs are written node by node because exporters of recurrent layers lose `sequence_lens` or fail on them.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

OPSET = 17
IR_VERSION = 9
TYPES = {"float32": TensorProto.FLOAT, "int64": TensorProto.INT64, "int32": TensorProto.INT32}


class Graph:
    """Collects nodes; every method returns the name of its output."""

    def __init__(self, *, quantize: bool = False) -> None:
        """`quantize`: store weights as int8 with one scale per row.

        They become floats again once, when a session folds constants, so a row's result never depends on the other
        rows of its batch, as it does where activations are quantised at run time.
        """
        self.quantize = quantize
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []
        self._inputs: list[onnx.ValueInfoProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []

    def _name(self, kind: str) -> str:
        return f"{kind}_{len(self._nodes) + len(self._weights)}"

    def input(self, name: str, dtype: str, shape: Sequence[str | int]) -> str:
        """An input of the graph; axes given as text are free."""
        self._inputs.append(helper.make_tensor_value_info(name, TYPES[dtype], shape))
        return name

    def output(self, name: str, source: str, shape: Sequence[str | int]) -> None:
        """Declare `source` as the float output `name`."""
        self._nodes.append(helper.make_node("Identity", [source], [name]))
        self._outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def node(self, op: str, *inputs: str, outputs: int = 1, **attributes: Any) -> str:
        """One node; the name of its first output."""
        name = self._name(op.lower())
        names = [name, *(f"{name}_{i}" for i in range(1, outputs))]
        self._nodes.append(helper.make_node(op, list(inputs), names, name=name, **attributes))
        return name

    def constant(self, values: np.ndarray[Any, Any]) -> str:
        """An array as it is."""
        name = self._name("constant")
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def weight(self, values: Tensor | np.ndarray[Any, Any]) -> str:
        """A float weight; with `quantize`, int8 with one scale per last-axis row."""
        array = values.detach().cpu().numpy() if isinstance(values, Tensor) else values
        array = array.astype(np.float32)
        if not self.quantize or array.ndim < 2:
            return self.constant(array)
        scale = np.maximum(np.abs(array).max(axis=-1, keepdims=True), 1e-12) / 127
        integers = self.constant(np.rint(array / scale).astype(np.int8))
        floats = self.node("Cast", integers, to=TensorProto.FLOAT)
        return self.node("Mul", floats, self.constant(scale.astype(np.float32)))

    def linear(self, x: str, module: nn.Linear) -> str:
        """y = x W^T + b."""
        weight = self.node("Transpose", self.weight(module.weight), perm=[1, 0])
        y = self.node("MatMul", x, weight)
        return y if module.bias is None else self.node("Add", y, self.weight(module.bias))

    def model(self) -> onnx.ModelProto:
        """The checked model."""
        graph = helper.make_graph(self._nodes, "seqchef", self._inputs, self._outputs, self._weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
        onnx.checker.check_model(model, full_check=True)
        return model
