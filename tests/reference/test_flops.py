"""FLOPs of steps, counted while they run, against sums on paper; growth with what came before."""

import pytest
import torch
from torch.nn import functional as F

from seqchef.learning.backbones import build, parse
from seqchef.learning.compare.flops import POSITIONS, count, flops_of_step, numbers_in, state_at
from seqchef.learning.layers import cells

D, H = 24, 16


def layer_of(stack):
    return build(parse(stack), D).eval()


# A gate is a sum of two products (2 D H and 2 H H); then operations on H elements: additions, sigmoids, products.
ON_PAPER = {
    "rnn(16)": 2 * H * (D + H) + 2 * H,  # one sum, one tanh
    "gru(16)": 3 * 2 * H * (D + H) + 10 * H,  # r, z: 2 each; n: product, sum, tanh; h: difference, product, sum
    "lstm(16)": 4 * 2 * H * (D + H) + 13 * H,  # 4 sums, 3 sigmoids, 1 tanh; c: 3; h: tanh and product
}


@pytest.mark.parametrize("stack", ON_PAPER)
@pytest.mark.parametrize("position", [1, 64])
def test_a_step_of_a_cell_costs_what_it_costs_on_paper(stack, position):
    assert flops_of_step(layer_of(stack), position) == ON_PAPER[stack]


def test_a_step_that_looks_both_ways_is_counted_over_the_whole_sequence():
    both = 2 * ON_PAPER["lstm(16)"]
    assert flops_of_step(layer_of("bilstm(16)"), 10) == pytest.approx(both)


def test_a_step_of_attention_grows_by_the_pairs_it_looks_at():
    layer = layer_of("attention(4, causal)")
    near, far = (flops_of_step(layer, position) for position in (64, 256))
    pairs = 256 - 64
    products = 2 * 2 * D * pairs  # query with keys, weights with values
    softmax = 5 * 4 * pairs  # of 4 heads
    assert far - near == pytest.approx(products + softmax, rel=0.1)
    projections = 4 * 2 * D * D
    assert near == pytest.approx(projections + (products + softmax) * 65 / pairs, rel=0.1)


@pytest.mark.parametrize("name", cells.names())
def test_a_step_of_a_cell_costs_the_same_after_any_number_of_steps(name):
    layer = layer_of(f"{name}(16)")
    assert len({flops_of_step(layer, position) for position in POSITIONS[:2]}) == 1
    assert len({numbers_in(state_at(layer, position)) for position in POSITIONS[:2]}) == 1


def test_the_cache_of_attention_grows_with_every_step():
    layer = layer_of("attention(4, causal)")
    assert numbers_in(state_at(layer, 128)) - numbers_in(state_at(layer, 64)) == pytest.approx(64 * 2 * D, rel=0.05)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (lambda a, b: a @ b, 2 * 3 * 4 * 5),
        (lambda a, b: a + a, 12),
        (lambda a, b: torch.addcmul(a, a, a), 24),
        (lambda a, b: a.sum(), 12),
        (lambda a, b: F.softmax(a, dim=-1), 60),
        (lambda a, b: a.transpose(0, 1).reshape(2, 6), 0),
        (lambda a, b: torch.einsum("ij,jk->ik", a, b), 2 * 3 * 4 * 5),
    ],
)
def test_products_count_twice_and_operations_on_elements_once(run, expected):
    assert count(lambda: run(torch.ones(3, 4), torch.ones(4, 5))) == expected
