"""A bundle that writes recipes with known odds: the next piece depends on the last one alone, by a table."""

from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from seqchef.inference.bundling import write_bundle
from seqchef.text.recipe_pieces import MARKS
from seqchef.text.subwords import Subwords

TEXTS = ("Leek soup", "3 leeks", "Chop the leeks.", "Simmer for 20 minutes.")


def write_bigram_bundle(folder: Path, *, marks: bool = True) -> np.ndarray:
    """Write the bundle; the log probabilities (V, V) that it knows, rows are the pieces before."""
    subwords = Subwords.train(TEXTS * 3, 300, special=MARKS if marks else ())
    V = len(subwords)
    logits = np.random.default_rng(0).normal(size=(V, V))
    table = (logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))).astype(np.float32)
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "piece"], ["log_probabilities"], axis=0)],
        "bigrams",
        [helper.make_tensor_value_info("piece", TensorProto.INT64, ["N"])],
        [helper.make_tensor_value_info("log_probabilities", TensorProto.FLOAT, ["N", V])],
        [numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    facts = {"name": folder.name, "form": "texts", "limit": None, "source_limit": None, "state": [], "tags": []}
    files = {"step.onnx": model.SerializeToString(), "pieces.json": subwords.to_json()}
    write_bundle(folder, "write", facts, files)
    return table
