"""CRF: labels scored as a chain, so that neighbours agree (Lafferty et al. 2001, equation 1; in a BiLSTM tagger: Huang
et al. 2015, arXiv:1508.01991, section 2.3). Decoding is in seqchef.inference.crf, which needs no PyTorch."""

import torch
from torch import Tensor, nn


class CRF(nn.Module):
    """Transition, start and end scores over K labels."""

    def __init__(self, label_count: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(label_count, label_count))  # from row to column
        self.start = nn.Parameter(torch.zeros(label_count))
        self.end = nn.Parameter(torch.zeros(label_count))

    def forward(self, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood of labels (B, T) under scores (B, T, K), by row: (B,), in nats."""
        return self.log_total(scores, lengths) - self.path_score(scores, labels, lengths)

    def cross_entropy(self, scores: Tensor, nodes: Tensor, pairs: Tensor, lengths: Tensor) -> Tensor:
        """Minus the mean log-likelihood of all paths under another chain's distribution, by row: (B,), in nats.

        That chain is given by its marginals: nodes (B, T, K) and pairs of neighbours (B, T - 1, K, K), 0 beyond a
        row's length; paths fall into them, so the mean needs no more. Of one path, this is `forward`.
        """
        last = nodes[torch.arange(len(nodes), device=nodes.device), lengths - 1]
        own = (scores * nodes).sum((1, 2)) + (self.transitions * pairs).sum((1, 2, 3))
        return self.log_total(scores, lengths) - own - nodes[:, 0] @ self.start - last @ self.end

    def path_score(self, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """The score of one path per row: (B,)."""
        inside = (torch.arange(scores.shape[1], device=scores.device) < lengths[:, None]).to(scores.dtype)
        own = (scores.gather(2, labels[:, :, None]).squeeze(2) * inside).sum(1)
        moves = (self.transitions[labels[:, :-1], labels[:, 1:]] * inside[:, 1:]).sum(1)
        last = labels.gather(1, (lengths - 1)[:, None]).squeeze(1)
        return own + moves + self.start[labels[:, 0]] + self.end[last]

    def log_total(self, scores: Tensor, lengths: Tensor) -> Tensor:
        """The log of the sum over all paths: (B,) (the forward recursion)."""
        total = self.start + scores[:, 0]
        for t in range(1, scores.shape[1]):
            stepped = torch.logsumexp(total[:, :, None] + self.transitions, dim=1) + scores[:, t]
            total = torch.where((t < lengths)[:, None], stepped, total)
        return torch.logsumexp(total + self.end, dim=1)
