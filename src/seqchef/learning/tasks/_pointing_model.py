"""A language model that also looks up whole n-grams and points at earlier pieces."""

from typing import TYPE_CHECKING

import torch
from torch import Tensor

from seqchef.learning.backbones import StackConfig
from seqchef.learning.layers.protocol import State
from seqchef.learning.tasks._copying import NEVER, Copying, mixed, write_mixed
from seqchef.learning.tasks._likelihood import log_likelihood
from seqchef.learning.tasks._ngrams import Ngrams
from seqchef.learning.tasks._writers import LanguageModel

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph


class PointingModel(LanguageModel):
    """State: that of the stack, the pieces that n-grams need, and what can be pointed at."""

    def __init__(
        self,
        stack: StackConfig,
        piece_count: int,
        size: int,
        dropout: float,
        *,
        ngrams: int,
        ngram_rows: int,
        pointer_size: int,
    ) -> None:
        """`ngrams`: pieces of the longest; `ngram_rows`: of each table; `pointer_size`: features of queries, keys."""
        super().__init__(stack, piece_count, size, dropout)
        self.ngrams = Ngrams(ngrams, ngram_rows, size)
        self.copying = Copying(self.backbone.output_size, pointer_size)

    def initial_state(self, batch_size: int) -> State:
        copied = self.copying.initial_state(batch_size)
        return self.backbone.initial_state(batch_size), self.ngrams.initial_state(batch_size), *copied

    def forward(self, pieces: Tensor, lengths: Tensor | None = None, state: State | None = None) -> Tensor:
        before = self.ngrams.initial_state(len(pieces)).to(pieces.device) if state is None else state[1]
        together, _ = self.ngrams(pieces, before)
        embedded = self.dropout((self.embedding(pieces) + together) * self.scale)
        features, _ = self.backbone(embedded, lengths, None if state is None else state[0])
        hidden: Tensor = self.dropout(features)
        return hidden

    def likelihood(self, pieces: Tensor, wanted: Tensor, inside: Tensor) -> Tensor:
        """pieces, wanted and inside (B, T) -> log probability of the wanted piece at the N places inside, (N,).

        Rows begin at their first piece; what comes after a row's last place inside changes nothing before it.
        """
        features = self(pieces)
        weight = self.embedding.weight if self.own_output is None else self.own_output.weight
        scores = log_likelihood(features[inside], weight, self.bias, wanted[inside])
        gate, found = self.copying(features, pieces, wanted)
        return mixed(scores, gate[inside], found[inside])

    def step(self, pieces: Tensor, state: State) -> tuple[Tensor, State]:
        within, before, keys, seen = state
        together, before = self.ngrams(pieces[:, None], before)
        embedded = self.dropout((self.embedding(pieces) + together[:, 0]) * self.scale)
        features, within = self.backbone.step(embedded, within)
        scores = torch.log_softmax(self.scores(features).float(), dim=-1)
        gate, chances, copied = self.copying.step(features, pieces, (keys, seen), scores.shape[1])
        return mixed(scores, gate, torch.log(chances + NEVER)), (within, before, *copied)

    def write_step(self, graph: "Graph", pieces: str, state: State) -> tuple[str, State]:
        within, before, keys, seen = state
        table = graph.matrix(self.embedding.weight)
        together, before = self.ngrams.write_step(graph, pieces, before)
        rows = graph.node("Add", table.rows(pieces), together)
        features, within = self.backbone.write_step(graph, graph.node("Mul", rows, graph.scalar(self.scale)), within)
        output = table if self.own_output is None else graph.matrix(self.own_output.weight)
        chances = graph.node("Softmax", output.times(features, self.bias), axis=-1)
        gate, found, after = self.copying.write_step(
            graph, features, pieces, (keys, seen), self.embedding.num_embeddings
        )
        return write_mixed(graph, chances, gate, found), (within, before, *after)
