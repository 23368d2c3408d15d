"""The laws of the writer of recipes: n-grams that are looked up, a pointer to earlier pieces, likelihoods in parts."""

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from seqchef.learning.backbones import parse
from seqchef.learning.tasks import _likelihood
from seqchef.learning.tasks._copying import NEVER, Copying, mixed
from seqchef.learning.tasks._likelihood import log_likelihood
from seqchef.learning.tasks._ngrams import FACTOR, Ngrams
from seqchef.learning.tasks._pointing_model import PointingModel
from seqchef.text.subwords import PADDING

V, B, T = 23, 3, 11
STACKS = {
    "griffin(8, recurrence=mingru)": 8,
    "griffin(8, recurrence=mingru) > transformer(8, heads=2, causal, positions=rope)": 8,
    "gru(6)": 8,  # another width than the embeddings', so the output has weights of its own
}


def model_of(stack="griffin(8, recurrence=mingru)", *, ngrams=3, dropout=0.0):
    torch.manual_seed(0)
    model = PointingModel(parse(stack), V, STACKS[stack], dropout, ngrams=ngrams, ngram_rows=31, pointer_size=4)
    for parameter in model.parameters():  # at the start tables and biases say next to nothing
        nn.init.normal_(parameter, std=0.5)
    return model.eval()


def pieces_of(*shape, seed=1):
    return torch.randint(1, V, shape, generator=torch.Generator().manual_seed(seed))


def close(found, expected, atol=1e-5):
    torch.testing.assert_close(found, expected, rtol=0, atol=atol)


def stepped(model, pieces):
    """Log probabilities (B, T, V) of what comes after each piece, one step after the other."""
    logs, state = [], model.initial_state(len(pieces))
    for t in range(pieces.shape[1]):
        one, state = model.step(pieces[:, t], state)
        logs.append(one)
    return torch.stack(logs, dim=1)


@pytest.mark.parametrize("ngrams", [2, 3, 4])
@pytest.mark.parametrize("stack", STACKS)
@torch.no_grad()
def test_steps_give_the_likelihood_of_the_whole(stack, ngrams):
    model, whole = model_of(stack, ngrams=ngrams), pieces_of(B, T + 1)
    seen, wanted, inside = whole[:, :-1], whole[:, 1:], torch.ones(B, T, dtype=torch.bool)
    expected = stepped(model, seen).gather(2, wanted[:, :, None])[:, :, 0]
    close(model.likelihood(seen, wanted, inside).view(B, T), expected)


@pytest.mark.parametrize("stack", STACKS)
@torch.no_grad()
def test_all_that_may_come_next_adds_up_to_one(stack):
    close(stepped(model_of(stack), pieces_of(B, T)).exp().sum(-1), torch.ones(B, T), atol=1e-6)


@torch.no_grad()
def test_only_the_places_inside_are_answered_in_order():
    model, whole = model_of(), pieces_of(B, T + 1)
    seen, wanted = whole[:, :-1], whole[:, 1:]
    inside = torch.rand(B, T, generator=torch.Generator().manual_seed(3)) < 0.5
    everywhere = model.likelihood(seen, wanted, torch.ones_like(inside)).view(B, T)
    close(model.likelihood(seen, wanted, inside), everywhere[inside])


@torch.no_grad()
def test_padding_and_later_pieces_change_nothing():
    model, whole = model_of(), pieces_of(B, T + 1)
    lengths = torch.tensor([4, T, 1])
    inside = torch.arange(T) < lengths[:, None]
    after = pieces_of(B, T + 1, seed=9).where(torch.arange(T + 1) > lengths[:, None], whole)
    padded = whole.where(torch.arange(T + 1) <= lengths[:, None], PADDING)
    found = [model.likelihood(one[:, :-1], one[:, 1:], inside) for one in (whole, after, padded)]
    close(found[1], found[0], atol=1e-6)
    close(found[2], found[0], atol=1e-6)
    alone = [
        model.likelihood(whole[row : row + 1, :n], whole[row : row + 1, 1 : n + 1], inside[row : row + 1, :n])
        for row, n in enumerate(lengths.tolist())
    ]
    close(torch.cat(alone), found[0])


def test_no_part_of_the_model_is_left_out_of_the_gradient():
    for stack in STACKS:
        model, whole = model_of(stack), pieces_of(B, T + 1)
        model.likelihood(whole[:, :-1], whole[:, 1:], torch.ones(B, T, dtype=torch.bool)).sum().backward()
        still = [name for name, p in model.named_parameters() if p.grad is None or not p.grad.any()]
        # A key's bias moves all scores of a query alike, which a softmax does not see.
        assert set(still) <= {name for name, _ in model.named_parameters() if name.endswith("key.bias")}, stack


def test_an_n_gram_is_the_last_pieces_and_nothing_else():
    torch.manual_seed(0)
    ngrams, pieces = Ngrams(3, 101, 5), pieces_of(1, 9)
    found, _ = ngrams(pieces, ngrams.initial_state(1))
    for changed in range(9):
        other = pieces.clone()
        other[0, changed] = 1 + pieces[0, changed] % (V - 1)
        moved = (ngrams(other, ngrams.initial_state(1))[0] != found).any(-1)[0]
        assert moved.nonzero()[:, 0].tolist() == list(range(changed, min(9, changed + 3)))


def test_rows_of_n_grams_are_those_of_the_polynomial_hash():
    ngrams, row = Ngrams(4, 101, 5), pieces_of(7).tolist()
    found, _ = ngrams(torch.tensor([row]), ngrams.initial_state(1))
    before = [PADDING, PADDING, PADDING, *row]
    for t in range(7):
        a, b, c, d = before[t : t + 4]  # d is the piece itself
        pair, triple = d * FACTOR + c, (d * FACTOR + c) * FACTOR + b
        four = triple * FACTOR + a
        rows = zip(ngrams.tables, (pair, triple, four), strict=True)
        close(found[0, t], sum(table[number % 101] for table, number in rows))


def test_n_grams_go_on_from_where_they_were():
    ngrams, pieces = Ngrams(4, 101, 5), pieces_of(2, 9)
    whole, end = ngrams(pieces, ngrams.initial_state(2))
    for cut in range(1, 9):
        left, state = ngrams(pieces[:, :cut], ngrams.initial_state(2))
        right, state = ngrams(pieces[:, cut:], state)
        assert torch.equal(torch.cat([left, right], dim=1), whole)
        assert torch.equal(state, end)


@torch.no_grad()
def test_a_piece_is_found_only_where_it_stands_and_chances_add_up_to_one():
    torch.manual_seed(0)
    copying, features, pieces = Copying(6, 4), torch.randn(B, T, 6), pieces_of(B, T)
    memory = copying.initial_state(B)
    for t in range(T):
        _, chances, memory = copying.step(features[:, t], pieces[:, t], memory, V)
        close(chances.sum(-1), torch.ones(B))
        for row in range(B):
            assert set(chances[row].nonzero()[:, 0].tolist()) == set(pieces[row, : t + 1].tolist())


@torch.no_grad()
def test_pointing_at_once_equals_pointing_step_by_step():
    torch.manual_seed(0)
    copying, features = Copying(6, 4), torch.randn(B, T, 6)
    pieces, wanted = pieces_of(B, T) % 5, pieces_of(B, T, seed=2) % 6  # 5 is nowhere
    gate, found = copying(features, pieces, wanted)
    memory = copying.initial_state(B)
    for t in range(T):
        odds, chances, memory = copying.step(features[:, t], pieces[:, t], memory, V)
        close(gate[:, t], odds[:, 0])
        close(found[:, t].exp(), chances.gather(1, wanted[:, t, None])[:, 0] + NEVER)
    nowhere = found[wanted == 5]
    close(nowhere, torch.full_like(nowhere, NEVER).log())


def test_the_mixture_is_that_of_probabilities_and_finite_where_nothing_is_found():
    scores, gate = torch.log_softmax(torch.randn(4, V), -1), torch.tensor([[-40.0], [-2.0], [0.5], [40.0]])
    chances = torch.zeros(4, V).index_fill_(1, torch.tensor([3]), 1.0)
    found = mixed(scores, gate, torch.log(chances + NEVER))
    share = torch.sigmoid(gate)
    close(found.exp(), (1 - share) * scores.exp() + share * (chances + NEVER))
    assert found.isfinite().all()


def likelihood_inputs(rows, dtype=torch.float32):
    generator = torch.Generator().manual_seed(4)
    features, weight, bias = (
        torch.randn(*shape, generator=generator).to(dtype).requires_grad_() for shape in ((rows, 5), (V, 5), (V,))
    )
    return features, weight, bias, torch.randint(0, V, (rows,), generator=generator)


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 8, 1024])
def test_likelihood_in_parts_is_log_softmax_in_values_and_gradients(monkeypatch, chunk):
    monkeypatch.setattr(_likelihood, "ROWS", chunk)
    features, weight, bias, wanted = likelihood_inputs(7)
    given = torch.linspace(-1, 2, 7)
    parts = log_likelihood(features, weight, bias, wanted)
    plain = F.log_softmax(features @ weight.t() + bias, -1).gather(1, wanted[:, None])[:, 0]
    close(parts, plain)
    gradients = [torch.autograd.grad((one * given).sum(), (features, weight, bias)) for one in (parts, plain)]
    for found, expected in zip(*gradients, strict=True):
        close(found, expected)


def test_likelihood_has_the_gradients_that_differences_say():
    inputs = likelihood_inputs(4, torch.float64)
    assert torch.autograd.gradcheck(log_likelihood, inputs)


def test_no_rows_have_no_likelihood_and_no_gradient():
    features, weight, bias, wanted = likelihood_inputs(0)
    found = log_likelihood(features, weight, bias, wanted)
    found.sum().backward()
    assert found.shape == (0,)
    assert not weight.grad.any()
    assert features.grad.shape == (0, 5)


def test_likelihood_under_autocast_is_close_and_keeps_the_kinds_of_its_inputs():
    features, weight, bias, wanted = likelihood_inputs(64)
    expected = log_likelihood(features, weight, bias, wanted)
    exact = torch.autograd.grad(expected.sum(), (features, weight, bias))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = log_likelihood(features, weight, bias, wanted)
    rough = torch.autograd.grad(found.sum(), (features, weight, bias))
    assert found.dtype == torch.float32
    assert not torch.equal(found, expected)  # the products are in bfloat16 indeed
    torch.testing.assert_close(found, expected, rtol=0.02, atol=0.05)
    for one, other in zip(rough, exact, strict=True):
        assert one.dtype == other.dtype == torch.float32
        assert (one - other).norm() < 0.02 * other.norm()


def test_a_model_under_autocast_is_close_and_learns():
    model, whole = model_of(), pieces_of(B, T + 1)
    case = whole[:, :-1], whole[:, 1:], torch.ones(B, T, dtype=torch.bool)
    expected = model.likelihood(*case)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = model.likelihood(*case)
    found.sum().backward()
    assert float((found - expected).detach().abs().mean()) < 0.1
    assert all(p.grad is None or p.grad.isfinite().all() for p in model.parameters())
