"""Export: a trained model to a bundle, refused when ONNX Runtime and PyTorch disagree.

Knows: graphs, manifests, hashes. Does not know: which task; each one writes its own graph and files.
Start at: check_graph, write_bundle.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from seqchef.errors import SeqchefError
from seqchef.inference.bundles import FORMAT_VERSION, digest
from seqchef.inference.sessions import Session
from seqchef.learning.layers.graph import Graph
from seqchef.version import __version__

TOLERANCE = 1e-5
Inputs = Mapping[str, npt.NDArray[Any]]


def check_graph(
    write: Callable[[Graph], None],
    forward: Callable[..., Tensor],
    cases: Sequence[Inputs],
    *,
    tolerance: float = TOLERANCE,
) -> float:
    """The largest difference between the float graph in ONNX Runtime and PyTorch, over cases of several shapes.

    Relative to a case's largest output where that is above 1. `forward` takes a case's arrays as tensors, in order.
    Raises SeqchefError when the two differ by more than `tolerance`.
    """
    session = Session(graph_bytes(write, quantize=False))
    worst = 0.0
    for case in cases:
        with torch.no_grad():
            expected = forward(*(torch.from_numpy(array) for array in case.values())).float().numpy()
        (found,) = session.run(case)
        worst = max(worst, float(np.abs(found - expected).max() / max(1.0, np.abs(expected).max())))
        if not worst <= tolerance:
            shapes = ", ".join(f"{name} {array.shape}" for name, array in case.items())
            raise SeqchefError(
                f"ONNX Runtime and PyTorch differ by {worst:.2g} at {shapes}; expected {tolerance:.0e} at most"
            )
    return worst


def graph_bytes(write: Callable[[Graph], None], *, quantize: bool) -> bytes:
    """The model file that `write` fills a graph with."""
    graph = Graph(quantize=quantize)
    write(graph)
    content: bytes = graph.model().SerializeToString()
    return content


def write_bundle(folder: Path, task: str, facts: Mapping[str, Any], files: Mapping[str, str | bytes]) -> None:
    """Write a bundle's files and its manifest (task, facts, hashes); an existing bundle is replaced at the end."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as name:
        fresh = Path(name) / folder.name
        fresh.mkdir()
        for file, content in files.items():
            (fresh / file).write_bytes(content.encode() if isinstance(content, str) else content)
        manifest = {
            "format_version": FORMAT_VERSION,
            "seqchef": __version__,
            "task": task,
            **facts,
            "files": {file: digest(fresh / file) for file in files},
        }
        (fresh / "manifest.json").write_text(
            json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        if folder.exists():
            shutil.rmtree(folder)
        fresh.rename(folder)
