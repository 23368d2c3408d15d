"""Masked words: an encoder learns what words stand beside each other from texts without labels.

A share of the words is hidden, and each is guessed from what is left (Devlin et al. 2019, arXiv:1810.04805, section
3.1, without its second sentence). What the encoder learns so is kept; what guesses is thrown away.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from seqchef.learning.data.buckets import Buckets
from seqchef.learning.tasks._token_encoder import TokenEncoder
from seqchef.text.features import Vocabulary

DEV_TEXTS = 1000  # texts that are only guessed, to choose the step by
NOT_ASKED = -1

Texts = Sequence[Sequence[str]]


class Guesser(nn.Module):
    """An encoder, and a guess at each hidden word among the most frequent ones."""

    def __init__(self, encoder: TokenEncoder, guessed_words: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.narrow = nn.Linear(encoder.output_size, 2 * encoder.vectors.words.embedding_dim)
        self.guess = nn.Linear(2 * encoder.vectors.words.embedding_dim, guessed_words)

    def forward(self, y: Tensor) -> Tensor:
        """y (N, D) at hidden words -> the scores (N, V) of what they may be."""
        scores: Tensor = self.guess(F.gelu(self.narrow(y)))
        return scores


class MaskedTask:
    """Guess the hidden words of texts; the encoder is what learns."""

    def __init__(
        self,
        encoder: TokenEncoder,
        vocabulary: Vocabulary,
        texts: Texts,
        *,
        hidden: float,
        guessed_words: int,
        batch_size: int,
        padded_tokens: int,
        seed: int,
    ) -> None:
        """`hidden` is the share of words to guess, among the first `guessed_words` of the vocabulary."""
        self.vocabulary, self.hidden, self.seed = vocabulary, hidden, seed
        self.guessed_words = min(guessed_words, len(vocabulary.words) + 2)
        order = np.random.default_rng(seed).permutation(len(texts)).tolist()
        dev = min(DEV_TEXTS, len(texts) // 10)
        self.dev = sorted((texts[i] for i in order[:dev]), key=len)
        self.train = [texts[i] for i in order[dev:]]
        torch.manual_seed(seed)
        self._guesser = Guesser(encoder, self.guessed_words)
        self.model: nn.Module = self._guesser
        lengths = [len(text) for text in self.train]
        self._batches = Buckets(lengths, batch_size, seed=seed, padded_tokens=padded_tokens)

    def batch(self, step: int) -> tuple[Tensor, ...]:
        rows = [self.train[row] for row in self._batches.rows(step)]
        return self._encode(rows, np.random.default_rng((self.seed, step)))

    def _encode(self, texts: Texts, random: np.random.Generator) -> tuple[Tensor, ...]:
        """words, pieces, lengths as the encoder sees them, and the hidden words (B, T), NOT_ASKED elsewhere."""
        words, pieces, lengths = self.vocabulary.encode(texts)
        hidden = (random.random(words.shape) < self.hidden) & (words > 0)
        asked = np.where(hidden & (words > 1) & (words < self.guessed_words), words, NOT_ASKED)
        seen = np.where(hidden, 1, words)
        pieces[hidden] = 0
        return tuple(torch.from_numpy(array) for array in (seen, pieces, lengths.astype(np.int64), asked))

    def loss(self, batch: tuple[Tensor, ...]) -> tuple[Tensor, Tensor]:
        """The negative log-likelihood of the hidden words, summed, and how many there are."""
        words, pieces, lengths, asked = batch
        y = self._guesser.encoder(words, pieces, lengths)
        places = asked != NOT_ASKED
        scores = self._guesser(y[places]).float()
        return F.cross_entropy(scores, asked[places], reduction="sum"), places.sum().to(scores.dtype)

    def tokens(self, batch: tuple[Tensor, ...]) -> int:
        return int(batch[2].sum())

    def score(self) -> Mapping[str, float]:
        """Minus the mean loss of a hidden word of texts that were not learned from, in nats."""
        random = np.random.default_rng(self.seed)
        total = count = 0.0
        for begin in range(0, len(self.dev), 64):
            loss, words = self.loss(self._encode(self.dev[begin : begin + 64], random))
            total, count = total + float(loss), count + float(words)
        return {"log_likelihood": -total / max(1.0, count)}
