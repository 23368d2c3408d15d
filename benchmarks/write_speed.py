"""How fast recipes are written: tokens a second of the shipped form of a step beside others, and seconds a recipe.

    python -m benchmarks.write_speed             the writer that ships, else one of its size with random weights
    python -m benchmarks.write_speed FOLDER      recipes by another bundle

All engines write TOKENS pieces from the beginning, one after the other, on one core, taking turns; seconds are of the
processor, and the best of several rounds counts, for others may work on the same machine. PyTorch and floats have the
same network; GPT-2, with random weights, has as many in its matrices, and is left out where `transformers` or
`ctranslate2` is not installed. The limit is the time in which a core reads the weights of one token once. How fast it
reads is measured in three ways: NumPy over an array as large as the weights, over and over, which stays in the cache;
NumPy over an array that no cache holds, as between the tokens of somebody who does other things; and one product of a
row and 8-bit integers that are as many as the weights, which also multiplies.
"""

import os
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from benchmarks.recipe_corpora import MEASURED, dev_recipes, path
from benchmarks.record import PROJECT, record
from seqchef.inference.bundles import SHIPPED
from seqchef.inference.sessions import Session
from seqchef.learning.backbones import parse
from seqchef.learning.export import graph_bytes
from seqchef.learning.layers.graph import Graph
from seqchef.learning.layers.matrices import BLOCK
from seqchef.learning.layers.protocol import State
from seqchef.learning.tasks._pointing_model import PointingModel
from seqchef.learning.tasks._step_graph import StepGraph, step_forms

RUN = PROJECT / "runs" / "write-en.toml"
TOKENS, ROUNDS, WISHES, FAR = 300, 7, 50, 300_000_000
Write = Callable[[], object]


def network() -> PointingModel:
    """The network of the run file with random weights: how long a step takes does not depend on them."""
    config = tomllib.loads(RUN.read_text(encoding="utf-8"))["model"]
    torch.manual_seed(0)
    sizes = {name: config[name] for name in ("ngrams", "ngram_rows", "pointer_size")}
    return PointingModel(parse(config["stack"]), config["pieces"], config["size"], 0.0, **sizes).eval()


def by_graph(model: PointingModel, *, quantize: bool) -> tuple[Write, bytes]:
    """Writing by ONNX Runtime, with 8-bit integers or floats, and the graph."""
    (form,) = step_forms(model, integer=True).values()
    content = graph_bytes(form.write, quantize=quantize, integer=form.integer)
    return partial(_write_by_graph, Session(content), StepGraph(model)), content


def _write_by_graph(session: Session, steps: StepGraph) -> None:
    state = {slot.name: np.full((1, *slot.shape), slot.fill, dtype=slot.dtype) for slot in steps.slots}
    names, piece = list(state), np.array([1])
    for _ in range(TOKENS):
        logs, *after = session.run({"piece": piece, **state})
        state, piece = dict(zip(names, after, strict=True)), logs.argmax(axis=1)


def write_by_torch(model: PointingModel) -> None:
    """The same network, step by step in PyTorch."""
    state: State = model.initial_state(1)
    piece = torch.tensor([1])
    with torch.inference_mode():
        for _ in range(TOKENS):
            logs, state = model.step(piece, state)
            piece = logs.argmax(dim=-1)


def gpt2(pieces: int, size: int) -> Any:
    """A GPT-2 of four layers with random weights: 4.2 million in matrices with 4,096 pieces and 256 features."""
    peer = import_module("transformers")
    torch.manual_seed(0)
    config = peer.GPT2Config(
        vocab_size=pieces, n_positions=TOKENS + 1, n_embd=size, n_layer=4, n_head=4, bos_token_id=1, eos_token_id=2
    )
    return peer.GPT2LMHeadModel(config).eval()


def write_by_transformers(model: Any) -> None:
    """Step by step with its cache, without what `generate` does around each step."""
    piece, cache = torch.tensor([[1]]), None
    with torch.inference_mode():
        for _ in range(TOKENS):
            answer = model(input_ids=piece, past_key_values=cache, use_cache=True)
            piece, cache = answer.logits[:, -1:].argmax(dim=-1), answer.past_key_values


def by_ctranslate2(model: Any, folder: Path) -> Write:
    """The same GPT-2 with 8-bit integers in CTranslate2."""
    peer, loaders = import_module("ctranslate2"), import_module("ctranslate2.converters.transformers")
    spec = loaders.GPT2Loader().get_model_spec(model)
    spec.register_vocabulary([f"t{number}" for number in range(model.config.vocab_size)])
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "t1", "t2", "t0"
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    writer = peer.Generator(str(folder), device="cpu", compute_type="int8", intra_threads=1, inter_threads=1)
    return lambda: writer.generate_batch([["t1"]], max_length=TOKENS, min_length=TOKENS, sampling_topk=1)


def weight_bytes(content: bytes) -> int:
    """Bytes of the matrices that a graph's products read in each step, with their scales."""
    graph = onnx.load_from_string(content).graph
    sizes = {one.name: numpy_helper.to_array(one).nbytes for one in graph.initializer}
    shaped = {node.output[0]: node.input[0] for node in graph.node if node.op_type == "Reshape"}
    products = [node for node in graph.node if node.op_type == "MatMulNBits"]
    return sum(sizes[shaped[node.input[1]]] + sizes[node.input[2]] for node in products)


def readers(size: int) -> dict[str, tuple[Callable[[], object], int]]:
    """Ways to read, and how many bytes each of them reads."""
    near, far = (np.ones(count // 4, dtype=np.float32) for count in (size, FAR))
    graph, width = Graph(quantize=True, integer=True), 256
    rows = round(size / (width * (1 + 4 / BLOCK)))
    matrix = graph.matrix(np.random.default_rng(0).normal(size=(rows, width)).astype(np.float32))
    graph.output("y", matrix.times(graph.input("x", "float32", ["B", width])), ["B", rows])
    session, x = Session(graph.model().SerializeToString()), {"x": np.ones((1, width), dtype=np.float32)}
    return {
        "array in the cache": (lambda: np.dot(near, near), size),
        "array in memory": (lambda: np.dot(far, far), FAR),
        "int8 product": (lambda: session.run(x), size),
    }


def read_rate(read: Callable[[], object], size: int) -> float:
    """Bytes a second, of some 300 megabytes."""
    count = max(1, FAR // size)
    began = time.process_time()
    for _ in range(count):
        read()
    return size * count / (time.process_time() - began)


def seconds_of(write: Write) -> float:
    """Processor seconds."""
    began = time.process_time()
    write()
    return time.process_time() - began


def engines(model: PointingModel, folder: Path) -> tuple[dict[str, Write], bytes]:
    """What takes turns, by name, and the graph with integers."""
    integers, content = by_graph(model, quantize=True)
    floats, _ = by_graph(model, quantize=False)
    found: dict[str, Write] = {"int8": integers, "floats": floats, "PyTorch": partial(write_by_torch, model)}
    if find_spec("transformers") is None:
        print("transformers is not installed: GPT-2 is left out", file=sys.stderr)
        return found, content
    rival = gpt2(model.embedding.num_embeddings, model.embedding.embedding_dim)
    found["GPT-2 in transformers"] = partial(write_by_transformers, rival)
    if find_spec("ctranslate2") is None:
        print("ctranslate2 is not installed: GPT-2 with int8 is left out", file=sys.stderr)
        return found, content
    return {**found, "GPT-2 in CTranslate2, int8": by_ctranslate2(rival, folder)}, content


def tokens() -> dict[str, Any]:
    """Tokens a second of each engine, and the share of the limit that integers reach, in the same rounds."""
    with tempfile.TemporaryDirectory() as name:
        writers, content = engines(network(), Path(name))
        size, seconds = weight_bytes(content), dict.fromkeys(writers, np.inf)
        ways = readers(size)
        rates = dict.fromkeys(ways, 0.0)
        for _ in range(ROUNDS):
            rates |= {name: max(rates[name], read_rate(*way)) for name, way in ways.items()}
            seconds |= {name: min(seconds[name], seconds_of(write)) for name, write in writers.items()}
    per_second = {name: TOKENS / value for name, value in seconds.items()}
    return {
        "tokens_per_second": {name: round(value) for name, value in per_second.items()},
        "int8_times_as_fast": {name: round(per_second["int8"] / value, 2) for name, value in per_second.items()},
        "weight_bytes_per_token": size,
        "read_gigabytes_per_second": {name: round(rate / 1e9, 1) for name, rate in rates.items()},
        "share_of_limit": {name: round(per_second["int8"] * size / rate, 3) for name, rate in rates.items()},
    }


def recipes(bundle: str) -> dict[str, float]:
    """Processor seconds of one recipe, for titles and lists of dev recipes."""
    from seqchef.applications.writing.wishes import Wish
    from seqchef.applications.writing.writer import Refused, Writer

    writer, seconds, refused = Writer.load(bundle), [], 0
    rows = dev_recipes()
    rows = rows[:: len(rows) // (WISHES + 1)][: WISHES + 1]
    for row in rows:
        began = time.process_time()
        try:
            writer.write(Wish(dish=row.title, lines=row.ingredients), seed=1)
        except Refused:
            refused += 1
        seconds.append(time.process_time() - began)
    first, *others = seconds  # the first one reads the lexicon as well
    return {
        "recipes": len(others),
        "refused": refused,
        "first_seconds": round(first, 3),
        "median_seconds": round(float(np.median(others)), 3),
        "p95_seconds": round(float(np.quantile(others, 0.95)), 3),
    }


def main() -> None:
    """Measure and record."""
    torch.set_num_threads(1)
    os.environ["OMP_NUM_THREADS"] = "1"
    bundle = sys.argv[1] if len(sys.argv) > 1 else "write-en"
    numbers: dict[str, Any] = tokens()
    if (SHIPPED / bundle).is_dir() or Path(bundle).is_dir():
        numbers["recipe"] = recipes(bundle)
    else:
        print(f"{bundle} is not here: no recipes are written", file=sys.stderr)
    config = {"tokens": TOKENS, "rounds": ROUNDS, "stack": tomllib.loads(RUN.read_text())["model"]["stack"]}
    record("write_speed", numbers, config=config, data_files=[path(MEASURED)] if "recipe" in numbers else [])


if __name__ == "__main__":
    main()
