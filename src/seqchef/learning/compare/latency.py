"""Latency: how long one call of the exported graph takes in ONNX Runtime, as users of a model run it."""

import time
from collections.abc import Mapping
from statistics import median, quantiles

import numpy as np

from seqchef.inference.sessions import Session
from seqchef.learning.compare.records import Latency
from seqchef.learning.export import graph_bytes
from seqchef.learning.layers.graph import Graph
from seqchef.learning.layers.protocol import Layer

BATCHES = (1, 256)
STEPS = 64  # T of every row
CALLS, SECONDS = 200, 2.0  # a batch size ends at the first of them
LEAST_CALLS = 10
WARM_UP = 2


def latencies(layer: Layer) -> Mapping[str, Latency]:
    """By batch size; one thread, whole rows of STEPS steps. Raises SeqchefError where there is no graph."""

    def write(graph: Graph) -> None:
        x = graph.input("x", "float32", ["B", "T", layer.input_size])
        lengths = graph.input("lengths", "int32", ["B"])
        graph.output("y", layer.write(graph, x, lengths), ["B", "T", layer.output_size])

    session = Session(graph_bytes(write, quantize=False))
    return {str(batch): _latency(session, batch, layer.input_size) for batch in BATCHES}


def _latency(session: Session, batch: int, features: int) -> Latency:
    """CPU time of the calling thread, so that a busy machine changes little."""
    x = np.random.default_rng(0).normal(size=(batch, STEPS, features)).astype(np.float32)
    inputs = {"x": x, "lengths": np.full(batch, STEPS, dtype=np.int32)}
    for _ in range(WARM_UP):
        session.run(inputs)
    seen: list[float] = []
    while len(seen) < LEAST_CALLS or (len(seen) < CALLS and sum(seen) < SECONDS):
        began = time.thread_time()
        session.run(inputs)
        seen.append(time.thread_time() - began)
    return Latency(median=round(1e6 * median(seen), 1), low=round(1e6 * quantiles(seen, n=10)[0], 1))
