"""Matrices in graphs: one set of numbers that is multiplied by, looked up row by row, or both, and stored once.

Knows: how the numbers lie in the file, and which nodes read them. Does not know: what they are for.
Start at: Graph.matrix, which chooses the form.

Floats cost four bytes a number whenever they are read. Blocks cost one, in the file, in memory and on the way to the
processor: the row that is multiplied is brought to 8 bits as well, block by block, so products are of integers. Only
its own numbers say how, so a row gets the same answer whatever the other rows are.
"""

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

RUNTIME = "com.microsoft"  # ONNX Runtime's own operators
BLOCK = 64  # numbers of a row that share a scale; with 128 the kernel adds up a batch in another order than one row
ZERO = 128  # what stands for 0
INTEGERS = 4  # accuracy_level: rows are multiplied as 8-bit integers


class Matrix(Protocol):
    """A matrix (N, K) in a graph."""

    def rows(self, index: str) -> str:
        """The rows at index (...): (..., K)."""
        ...

    def times(self, x: str, bias: Tensor | None = None) -> str:
        """x (..., K) -> x times the transposed matrix, (..., N), and a bias (N,)."""
        ...


class FloatMatrix:
    """A weight as any graph has it; floats by the time that it is used."""

    def __init__(self, graph: "Graph", values: NDArray[np.float32]) -> None:
        self._graph, self._name = graph, graph.weight(values)

    def rows(self, index: str) -> str:
        return self._graph.node("Gather", self._name, index)

    def times(self, x: str, bias: Tensor | None = None) -> str:
        turned = self._graph.outermost.node("Transpose", self._name, perm=[1, 0])  # once, outside any loop
        y = self._graph.node("MatMul", x, turned)
        return y if bias is None else self._graph.node("Add", y, self._graph.weight(bias))


class BlockMatrix:
    """8-bit integers with a scale for each block of a row, for ONNX Runtime alone. K is a multiple of BLOCK."""

    def __init__(self, graph: "Graph", values: NDArray[np.float32]) -> None:
        N, K = values.shape
        blocks = values.reshape(N, K // BLOCK, BLOCK)
        scales = np.maximum(np.abs(blocks).max(axis=-1), 1e-12).astype(np.float32) / np.float32(127)
        integers = np.rint(blocks / scales[..., None]) + ZERO
        self._graph, self._size = graph, (N, K)
        self._integers = graph.constant(integers.astype(np.uint8).reshape(N, K))
        self._scales = graph.constant(scales)

    def rows(self, index: str) -> str:
        form: dict[str, Any] = {"bits": 8, "block_size": BLOCK, "gather_axis": 0, "quantize_axis": 1}
        return self._graph.node("GatherBlockQuantized", self._integers, index, self._scales, domain=RUNTIME, **form)

    def times(self, x: str, bias: Tensor | None = None) -> str:
        N, K = self._size
        blocks = self._graph.reshaped(self._integers, N, K // BLOCK, BLOCK)
        form: dict[str, Any] = {"K": K, "N": N, "bits": 8, "block_size": BLOCK, "accuracy_level": INTEGERS}
        added = [] if bias is None else ["", "", self._graph.weight(bias)]  # no zero points, no order of its own
        return self._graph.node("MatMulNBits", x, blocks, self._scales, *added, domain=RUNTIME, **form)
