"""Models that write: a language model, and an encoder before one that attends to it.

Embeddings are also the output's weights where the sizes allow (Press and Wolf 2017, arXiv:1608.05859), and then scaled
by the root of their size on the way in (Vaswani et al. 2017, arXiv:1706.03762, section 3.4). One that
points (tasks._pointing_model) is a language model too.
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from seqchef.learning.backbones import PairConfig, StackConfig, build
from seqchef.learning.layers.protocol import State

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class LanguageModel(nn.Module):
    """What may come after each piece: embeddings, a causal stack, a score for every piece."""

    def __init__(
        self, stack: StackConfig, piece_count: int, size: int, dropout: float, *, memory_size: int | None = None
    ) -> None:
        """`size`: features of an embedding; `memory_size`: of an encoder's answer, where the stack attends to one."""
        super().__init__()
        self.scale = size**0.5
        self.embedding = nn.Embedding(piece_count, size)
        nn.init.normal_(self.embedding.weight, std=1 / self.scale)
        self.dropout = nn.Dropout(dropout)
        self.backbone = build(stack, size, memory_size=memory_size)
        width = self.backbone.output_size
        self.own_output = None if width == size else nn.Linear(width, piece_count, bias=False)
        self.bias = nn.Parameter(torch.zeros(piece_count))

    def initial_state(self, batch_size: int) -> State:
        """The state before the first piece."""
        return self.backbone.initial_state(batch_size)

    def embed(self, pieces: Tensor) -> Tensor:
        """pieces (...) -> (..., size)."""
        embedded: Tensor = self.dropout(self.embedding(pieces) * self.scale)
        return embedded

    def forward(self, pieces: Tensor, lengths: Tensor | None = None, state: State | None = None) -> Tensor:
        """pieces (B, T) -> what the stack makes of each and of those before it, (B, T, D)."""
        features, _ = self.backbone(self.embed(pieces), lengths, state)
        hidden: Tensor = self.dropout(features)
        return hidden

    def scores(self, features: Tensor) -> Tensor:
        """features (..., D) -> a score for every piece that may come next, (..., V)."""
        weight = self.embedding.weight if self.own_output is None else self.own_output.weight
        return nn.functional.linear(features, weight, self.bias)

    def step(self, pieces: Tensor, state: State) -> tuple[Tensor, State]:
        """pieces (B,) and the state before them -> log probabilities of the next ones (B, V), the state after."""
        features, state = self.backbone.step(self.embed(pieces), state)
        return torch.log_softmax(self.scores(features).float(), dim=-1), state

    def write_embed(self, graph: "Graph", table: str, pieces: str) -> str:
        """`embed` as ONNX nodes; `table` is the name of the embeddings."""
        return graph.node("Mul", graph.node("Gather", table, pieces), graph.scalar(self.scale))

    def write_step(self, graph: "Graph", pieces: str, state: State) -> tuple[str, State]:
        """`step` as ONNX nodes."""
        table = graph.weight(self.embedding.weight)
        features, state = self.backbone.write_step(graph, self.write_embed(graph, table, pieces), state)
        weight = table if self.own_output is None else graph.weight(self.own_output.weight)
        products = graph.node("MatMul", features, graph.transposed(weight, 1, 0))
        scores = graph.node("Add", products, graph.weight(self.bias))
        return graph.node("LogSoftmax", scores, axis=-1), state


class EncoderDecoder(nn.Module):
    """An encoder that reads a source, and a language model that attends to its answer; they share their embeddings."""

    def __init__(self, stacks: PairConfig, piece_count: int, size: int, dropout: float) -> None:
        super().__init__()
        self.encoder = build(stacks.encoder, size)
        self.writer = LanguageModel(stacks.decoder, piece_count, size, dropout, memory_size=self.encoder.output_size)

    def begin(self, source: Tensor, lengths: Tensor) -> State:
        """source (B, S), lengths (B,) -> the state that the writer starts from."""
        memory, _ = self.encoder(self.writer.embed(source), lengths)
        return self.writer.backbone.begin(memory, lengths)

    def write_begin(self, graph: "Graph", source: str, lengths: str) -> State:
        """`begin` as ONNX nodes: the names of the state's tensors."""
        table = graph.weight(self.writer.embedding.weight)
        memory = self.encoder.write(graph, self.writer.write_embed(graph, table, source), lengths)
        return self.writer.backbone.write_begin(graph, memory, lengths)
