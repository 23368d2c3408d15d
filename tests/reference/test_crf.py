"""The CRF against the sum and the maximum over every path there is."""

from itertools import pairwise, product

import numpy as np
import pytest
import torch

from seqchef.inference.crf import chain_of, each_alone, marginals, pair_marginals, viterbi
from seqchef.learning.layers.crf import CRF

B, T, K = 4, 5, 3
LENGTHS = np.array([5, 1, 3, 2])


@pytest.fixture
def chain():
    rng = np.random.default_rng(0)
    return rng.normal(size=(B, T, K)), rng.normal(size=(K, K)), rng.normal(size=K), rng.normal(size=K)


def every_path(scores, transitions, start, end, length):
    for path in product(range(K), repeat=int(length)):
        value = start[path[0]] + end[path[-1]] + sum(scores[t, k] for t, k in enumerate(path))
        yield path, value + sum(transitions[a, b] for a, b in pairwise(path))


def test_viterbi_finds_the_best_of_all_paths(chain):
    scores, *rest = chain
    found = viterbi(scores, *rest, LENGTHS)
    for row, length in enumerate(LENGTHS):
        best, _ = max(every_path(scores[row], *rest, length), key=lambda item: item[1])
        assert tuple(found[row, :length]) == best
        assert not found[row, length:].any()


def test_marginals_are_shares_of_all_paths(chain):
    scores, *rest = chain
    found = marginals(scores, *rest, LENGTHS)
    for row, length in enumerate(LENGTHS):
        expected = np.zeros((length, K))
        for path, value in every_path(scores[row], *rest, length):
            expected[np.arange(length), path] += np.exp(value)
        np.testing.assert_allclose(found[row, :length], expected / expected.sum(1, keepdims=True), atol=1e-9)


def test_pair_marginals_are_shares_of_all_paths(chain):
    scores, *rest = chain
    nodes, pairs = pair_marginals(scores, *rest, LENGTHS)
    np.testing.assert_array_equal(nodes, marginals(scores, *rest, LENGTHS))
    for row, length in enumerate(LENGTHS):
        expected = np.zeros((T - 1, K, K))
        total = 0.0
        for path, value in every_path(scores[row], *rest, length):
            total += np.exp(value)
            for t, (a, b) in enumerate(pairwise(path)):
                expected[t, a, b] += np.exp(value)
        np.testing.assert_allclose(pairs[row], expected / total, atol=1e-9)


def test_the_chain_of_a_chains_marginals_gives_every_path_its_share(chain):
    scores, *rest = chain
    nodes, pairs = pair_marginals(scores, *rest, LENGTHS)
    first, steps, *_ = chain_of(nodes, pairs, LENGTHS)
    for row, length in enumerate(LENGTHS):
        values = dict(every_path(scores[row], *rest, length))
        total = np.log(np.exp(list(values.values())).sum())
        for path, value in values.items():
            found = first[row, 0, path[0]] + sum(steps[row, t, a, b] for t, (a, b) in enumerate(pairwise(path)))
            assert found == pytest.approx(value - total)


def test_the_chain_of_marginals_that_are_zero_has_the_same_best_path(chain):
    scores, transitions, start, end = chain
    forbidden = np.where(np.eye(K, dtype=bool), -1000.0, transitions)  # no label twice in a row
    parts = (scores - np.array([0.0, 0.0, 5000.0]), forbidden, start, end, LENGTHS)
    nodes, pairs = pair_marginals(*parts)
    assert (nodes == 0).any()
    np.testing.assert_array_equal(viterbi(*chain_of(nodes, pairs, LENGTHS)), viterbi(*parts))


def test_marginals_survive_scores_that_overflow_an_exponential(chain):
    scores, transitions, start, end = chain
    found = marginals(scores * 500, transitions - 300, start, end, LENGTHS)
    assert np.isfinite(found).all()
    np.testing.assert_allclose(found.sum(-1), 1)


def test_the_loss_is_the_log_of_a_paths_share(chain):
    scores, transitions, start, end = chain
    crf = CRF(K)
    for parameter, values in ((crf.transitions, transitions), (crf.start, start), (crf.end, end)):
        parameter.data = torch.from_numpy(values)
    labels = np.random.default_rng(1).integers(0, K, (B, T))
    found = crf(torch.from_numpy(scores), torch.from_numpy(labels), torch.from_numpy(LENGTHS))
    for row, length in enumerate(LENGTHS):
        values = dict(every_path(scores[row], transitions, start, end, length))
        own = values[tuple(labels[row, :length])]
        assert float(found[row].detach()) == pytest.approx(np.log(np.exp(list(values.values())).sum()) - own)


def test_the_cross_entropy_is_the_mean_of_the_loss_over_another_chains_paths(chain):
    scores, transitions, start, end = (torch.from_numpy(part) for part in chain)
    crf = CRF(K)
    for parameter, values in ((crf.transitions, transitions), (crf.start, start), (crf.end, end)):
        parameter.data = values
    random = np.random.default_rng(2)
    other = (random.normal(size=(B, T, K)), random.normal(size=(K, K)), *random.normal(size=(2, K)))
    nodes, pairs = pair_marginals(*other, LENGTHS)
    nodes *= (np.arange(T) < LENGTHS[:, None])[:, :, None]
    lengths = torch.from_numpy(LENGTHS)
    found = crf.cross_entropy(scores, torch.from_numpy(nodes), torch.from_numpy(pairs), lengths).detach()
    for row, length in enumerate(LENGTHS):
        paths = dict(every_path(other[0][row], *other[1:], length))
        shares = np.exp(list(paths.values())) / np.exp(list(paths.values())).sum()
        own = [crf(scores[[row], :length], torch.tensor([path]), lengths[[row]]).item() for path in paths]
        assert float(found[row]) == pytest.approx(shares @ own)


def test_labels_that_nothing_links_are_decided_as_viterbi_and_marginals_would(chain):
    scores, nothing = chain[0], (np.zeros((K, K)), np.zeros(K), np.zeros(K))
    best, sure = each_alone(scores)
    expected, known = viterbi(scores, *nothing, LENGTHS), marginals(scores, *nothing, LENGTHS)
    for row, length in enumerate(LENGTHS):
        np.testing.assert_array_equal(best[row, :length], expected[row, :length])
        np.testing.assert_allclose(sure[row, :length], known[row, :length].max(axis=1))
