"""Sessions: a graph ready to run on a stated number of threads."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from seqchef.errors import MissingPart

Array = npt.NDArray[np.generic]


class Session:
    """One loaded graph. One thread unless told otherwise: small recurrent graphs are fastest so, and predictable."""

    def __init__(self, model: Path | bytes, *, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        source = model if isinstance(model, bytes) else str(model)
        try:
            self._session = onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # ONNX Runtime's exceptions share no public base class
            name = "the graph" if isinstance(model, bytes) else str(model)
            raise MissingPart(f"{name}: ONNX Runtime cannot load it: {str(error).splitlines()[0]}") from error

    @property
    def input_sizes(self) -> dict[str, int | str | None]:
        """The last axis of each input, by name; a word or None where it may be any."""
        return {one.name: (one.shape[-1] if one.shape else None) for one in self._session.get_inputs()}

    def run(self, inputs: Mapping[str, Array]) -> list[npt.NDArray[Any]]:
        """Outputs in the graph's order."""
        outputs: list[npt.NDArray[Any]] = self._session.run(None, dict(inputs))
        return outputs
