"""The model of steps: one encoder, a chain of tags for every layer of spans, and a score for every class."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from seqchef.learning.layers.crf import CRF
from seqchef.learning.layers.masks import HIDDEN, write_valid
from seqchef.learning.tasks._token_encoder import TokenEncoder
from seqchef.text.tags import forbidden, forbidden_first

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

UNLIKELY = -6.0  # what an impossible move scores before training


class StepModel(nn.Module):
    """Scores of tags by layer and scores of classes.

    A class is in a step when one of its tokens says so or all of them together do: its score is the largest of its
    scores of the tokens, plus one of their mean.
    """

    def __init__(self, encoder: TokenEncoder, layers: Mapping[str, Sequence[str]], class_count: int) -> None:
        super().__init__()
        size = encoder.output_size
        self.encoder = encoder
        self.names = tuple(layers)
        self.scores = nn.ModuleList(nn.Linear(size, len(tags)) for tags in layers.values())
        self.chains = nn.ModuleList(_chain(tags) for tags in layers.values())
        self.evidence = nn.Linear(size, class_count)
        self.whole = nn.Linear(size, class_count)

    def forward(self, words: Tensor, pieces: Tensor, lengths: Tensor) -> tuple[Tensor, ...]:
        """words (B, T), pieces (B, T, P), lengths (B,) -> scores (B, T, K) of each layer, and (B, C) of the classes."""
        y = self.encoder(words, pieces, lengths)
        outside = (torch.arange(y.shape[1], device=y.device) >= lengths[:, None])[:, :, None]
        strongest = self.evidence(y).masked_fill(outside, HIDDEN).amax(1)
        mean = y.masked_fill(outside, 0.0).sum(1) / lengths[:, None].to(y.dtype)
        return (*(scores(y) for scores in self.scores), strongest + self.whole(mean))

    def write(self, graph: "Graph") -> None:
        """The graph of `forward`."""
        y, lengths = self.encoder.write(graph)
        for name, scores in zip(self.names, self.scores, strict=True):
            assert isinstance(scores, nn.Linear)
            graph.output(f"scores {name}", graph.linear(y, scores), ["B", "T", scores.out_features])
        inside = graph.node("Unsqueeze", write_valid(graph, lengths, y), graph.ints(2))
        evidence = graph.node("Where", inside, graph.linear(y, self.evidence), graph.scalar(HIDDEN))
        strongest = graph.node("ReduceMax", evidence, axes=[1], keepdims=0)
        total = graph.node("ReduceSum", graph.node("Where", inside, y, graph.scalar(0.0)), graph.ints(1), keepdims=0)
        count = graph.node("Unsqueeze", graph.node("Cast", lengths, to=graph.FLOAT), graph.ints(1))
        whole = graph.linear(graph.node("Div", total, count), self.whole)
        graph.output("classes", graph.node("Add", strongest, whole), ["B", self.whole.out_features])


def _chain(tags: Sequence[str]) -> CRF:
    """A CRF that begins by thinking an inside without its beginning unlikely."""
    chain = CRF(len(tags))
    with torch.no_grad():
        chain.transitions[torch.from_numpy(forbidden(tags))] = UNLIKELY
        chain.start[torch.from_numpy(forbidden_first(tags))] = UNLIKELY
    return chain
