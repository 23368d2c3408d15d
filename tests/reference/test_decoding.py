"""Decoding against plain enumeration of everything that a small made-up chain can write."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from seqchef.errors import BadInput, SeqchefError
from seqchef.inference.decoding import Decoding, Written, decode, walk
from seqchef.inference.decoding.sampling import shares

V, BEGIN, END = 5, 0, 1
LONGEST = 5


class Chain:
    """Each next piece depends on the last piece, on how many came before, and on the row's own habit."""

    def __init__(self, seed: int, rows: int = 1, *, sharp: float = 1.0) -> None:
        rng = np.random.default_rng(seed)
        weights = rng.normal(size=(rows, LONGEST + 1, V, V)) * sharp
        weights[..., BEGIN] = -np.inf
        self.logs = weights - np.log(np.exp(weights).sum(-1, keepdims=True))
        self.calls = 0

    def __call__(self, pieces: Any, state: Any) -> Any:
        self.calls += 1
        (steps, [row]) = state
        return self.logs[row, steps, pieces], (steps + 1, [row])

    def start(self, rows: list[int]) -> Any:
        return np.zeros(len(rows), dtype=np.int64), [np.array(rows)]

    def every(self, row: int, decoding: Decoding) -> Iterator[Written]:
        """All that the row can write."""

        def onwards(written: tuple[int, ...], total: float) -> Iterator[Written]:
            logs = self.logs[row, len(written), written[-1] if written else BEGIN]
            length = len(written) + 1
            for piece in range(1, V):
                log = total + float(logs[piece])
                if piece == END:
                    yield Written(written, log, decoding.normalised(log, length), True)
                elif length == LONGEST:
                    yield Written((*written, piece), log, decoding.normalised(log, length), False)
                else:
                    yield from onwards((*written, piece), log)

        return onwards((), 0.0)


def written(chain: Chain, decoding: Decoding, rows: list[int], **options: Any) -> list[list[Written]]:
    first = np.full(len(rows), BEGIN)
    return decode(chain, chain.start(rows), first, replace(decoding, longest=LONGEST), end=END, **options)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    "penalty", [{}, {"alpha": 0.0}, {"alpha": 1.5}, {"length_penalty": "mean"}, {"length_penalty": "none"}]
)
def test_beams_wide_enough_find_the_best_of_all_texts(seed: int, penalty: dict[str, Any]) -> None:
    decoding = Decoding(strategy="beam", beams=3**LONGEST, longest=LONGEST, **penalty)
    chain = Chain(seed, rows=3)
    for row, found in enumerate(written(chain, decoding, [0, 1, 2])):
        ended = [text for text in chain.every(row, decoding) if text.ended]
        best = max(ended, key=lambda text: text.score)
        assert found[0].pieces == best.pieces
        assert found[0].log_probability == pytest.approx(best.log_probability)
        assert found[0].score == pytest.approx(best.score)


@pytest.mark.parametrize("seed", range(6))
def test_texts_of_a_beam_are_what_they_say_and_come_best_first(seed: int) -> None:
    decoding = Decoding(strategy="beam", beams=3)
    chain = Chain(seed)
    every = {(text.pieces, text.ended): text for text in chain.every(0, decoding)}
    (found,) = written(chain, decoding, [0])
    assert 1 <= len(found) <= 3
    assert [text.score for text in found] == sorted((text.score for text in found), reverse=True)
    for text in found:
        same = every[text.pieces, text.ended]
        assert (text.log_probability, text.score) == (
            pytest.approx(same.log_probability),
            pytest.approx(same.score),
        )


def test_one_beam_without_a_penalty_and_greedy_choose_alike_until_one_ends() -> None:
    for seed in range(20):
        chain = Chain(seed)
        (greedy,), (beam,) = (
            written(chain, Decoding(strategy="greedy"), [0]),
            written(chain, Decoding(strategy="beam", beams=1, length_penalty="none"), [0]),
        )
        assert greedy[0].pieces[: len(beam[0].pieces)] == beam[0].pieces[: len(greedy[0].pieces)]


def test_a_beam_without_any_end_gives_the_longest_texts() -> None:
    chain = Chain(0)
    (found,) = written(
        chain, Decoding(strategy="beam", beams=3), [0], allowed=lambda rows, pieces: np.arange(V)[None] != END
    )
    assert len(found) == 3
    assert all(len(text.pieces) == LONGEST and not text.ended for text in found)


def test_the_length_penalty_flips_short_and_long() -> None:
    # "2 END" has probability 0.5 * 0.5; "3 4 END" 0.5 * 0.8 * 0.5; by the mean of their logs the longer one wins.
    table = np.full((V, V), -np.inf)
    table[BEGIN, [2, 3]] = np.log(0.5)
    table[2, [END, 2]] = np.log([0.5, 0.5])
    table[3, [4, END]] = np.log([0.8, 0.2])
    table[4, [END, 3]] = np.log([0.5, 0.5])

    def chain(pieces: Any, state: Any) -> Any:
        return table[pieces], state

    def best(**penalty: Any) -> Written:
        decoding = Decoding(strategy="beam", beams=8, longest=3, **penalty)
        return decode(chain, np.zeros(1), np.array([BEGIN]), decoding, end=END)[0][0]

    assert best(length_penalty="none").pieces == (2,)
    assert best(alpha=0.0).pieces == (2,)
    assert best(length_penalty="mean").pieces == (3, 4)
    assert best(alpha=3.0).pieces == (3, 4)
    assert best(length_penalty="mean").score == pytest.approx(np.log(0.5 * 0.8 * 0.5) / 3)
    assert best(alpha=3.0).score == pytest.approx(np.log(0.2) / (8 / 6) ** 3)


def test_greedy_takes_the_likeliest_piece_at_each_step() -> None:
    chain = Chain(3, rows=2)
    for row, (text,) in enumerate(written(chain, Decoding(), [0, 1])):
        last, total = BEGIN, 0.0
        for i, piece in enumerate([*text.pieces, END][:LONGEST]):
            logs = chain.logs[row, i, last]
            assert piece == int(logs.argmax())
            total, last = total + logs[piece], piece
        assert text.log_probability == pytest.approx(total)


@pytest.mark.parametrize("decoding", [Decoding(), Decoding(strategy="beam", beams=2), Decoding(strategy="sample")])
def test_a_row_knows_nothing_of_the_others(decoding: Decoding) -> None:
    chain = Chain(1, rows=6)
    together = written(chain, decoding, list(range(6)))
    for row in range(6):
        assert written(chain, decoding, [row], numbers=[row]) == [together[row]]


def test_the_same_seed_draws_the_same_and_another_one_does_not() -> None:
    chain = Chain(2, rows=8)

    def draws(seed: int) -> list[tuple[int, ...]]:
        return [text.pieces for (text,) in written(chain, Decoding(strategy="sample", seed=seed), list(range(8)))]

    assert draws(5) == draws(5)
    assert draws(5) != draws(6)


def test_equal_rows_draw_differently() -> None:
    found = written(Chain(2), Decoding(strategy="sample"), [0] * 12)
    assert len({text.pieces for (text,) in found}) > 3


def test_draws_are_as_frequent_as_they_are_likely() -> None:
    chain = Chain(4)
    expected = np.exp(chain.logs[0, 0, BEGIN])
    _, first, _ = next(
        walk(chain, chain.start([0] * 20_000), np.full(20_000, BEGIN), Decoding(strategy="sample"), end=END)
    )
    found = np.bincount(first, minlength=V) / len(first)
    assert np.abs(found - expected).max() < 4 * np.sqrt(0.25 / 20_000)


def of(probabilities: list[float], **settings: Any) -> list[float]:
    with np.errstate(divide="ignore"):
        logs = np.log(np.array([probabilities]))
    return list(shares(logs, Decoding(strategy="sample", **settings))[0])


def test_top_p_keeps_the_smallest_set_that_shares_so_much() -> None:
    rng = np.random.default_rng(0)
    for top_p in (0.2, 0.5, 0.75, 0.9, 0.99):
        probabilities = rng.dirichlet(np.full(30, 0.3))
        kept = np.flatnonzero(of(list(probabilities), top_p=top_p))
        assert probabilities[kept].sum() >= top_p
        assert probabilities[kept].sum() - probabilities[kept].min() < top_p
        assert probabilities[kept].min() >= np.delete(probabilities, kept).max(initial=0.0)


def test_min_p_keeps_what_reaches_its_share_of_the_likeliest() -> None:
    assert of([0.5, 0.26, 0.14, 0.1], min_p=0.27) == pytest.approx([0.5 / 0.9, 0.26 / 0.9, 0.14 / 0.9, 0])
    assert of([0.5, 0.25, 0.25], min_p=1.0) == [1, 0, 0]


def test_top_k_keeps_k_pieces_and_of_equal_ones_the_first() -> None:
    assert of([0.1, 0.3, 0.3, 0.3], top_k=2) == pytest.approx([0, 0.5, 0.5, 0])
    assert of([0.1, 0.9], top_k=7) == pytest.approx([0.1, 0.9])


def test_temperature_divides_the_logarithms() -> None:
    assert of([0.8, 0.2], temperature=0.5) == pytest.approx([0.64 / 0.68, 0.04 / 0.68])
    assert of([0.8, 0.2], temperature=1e-3) == pytest.approx([1, 0])
    assert of([0.8, 0.2], temperature=1e6) == pytest.approx([0.5, 0.5], abs=1e-5)


def test_filters_come_after_the_temperature_and_in_order() -> None:
    # At temperature 2, [0.64, 0.32, 0.04] is [0.5, 0.354, 0.125] before it adds up to 1; top_k leaves two.
    hot = np.sqrt([0.64, 0.32]) / np.sqrt([0.64, 0.32]).sum()
    assert of([0.64, 0.32, 0.04], temperature=2.0, top_k=2, top_p=0.59) == pytest.approx([*hot, 0])
    assert of([0.64, 0.32, 0.04], temperature=2.0, top_k=2, top_p=0.58) == pytest.approx([1, 0, 0])


@pytest.mark.parametrize("decoding", [Decoding(), Decoding(strategy="beam", beams=3), Decoding(strategy="sample")])
def test_only_allowed_pieces_are_written(decoding: Decoding) -> None:
    def allowed(rows: Any, pieces: Any) -> Any:
        """Row 0 writes 2s, row 1 writes 3s, and both end after two pieces."""
        mask = np.zeros((len(rows), V), dtype=bool)
        mask[np.arange(len(rows)), rows + 2 if pieces.shape[1] < 2 else END] = True
        return mask

    chain = Chain(6, rows=2)
    found = written(chain, decoding, [0, 1], allowed=allowed)
    assert [texts[0].pieces for texts in found] == [(2, 2), (3, 3)]
    total = chain.logs[0, 0, BEGIN, 2] + chain.logs[0, 1, 2, 2] + chain.logs[0, 2, 2, END]
    assert found[0][0].log_probability == pytest.approx(total)  # by the model, not by what was left of it


def test_a_row_in_which_nothing_may_come_next_is_named() -> None:
    def allowed(rows: Any, pieces: Any) -> Any:
        return np.full((len(rows), V), True) & ((rows != 1) | (pieces.shape[1] < 1))[:, None] & (np.arange(V) != END)

    with pytest.raises(SeqchefError, match="row 2, after 1 pieces: nothing may come next"):
        written(Chain(6, rows=2), Decoding(), [0, 1], allowed=allowed)


def test_a_beam_stops_when_nothing_can_overtake_its_best_text() -> None:
    chain = Chain(0)
    chain.logs[0, 0, BEGIN] = np.log([1e-9, 0.97, 0.01, 0.01, 0.01])  # ends at once, nearly surely
    decoding = Decoding(strategy="beam", beams=2, length_penalty="none")
    (found,) = written(chain, decoding, [0])
    assert found[0].pieces == ()
    assert chain.calls == 1


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"strategy": "bean"}, 'strategy "bean" is unknown; did you mean "beam"'),
        ({"strategy": "beam", "length_penalty": "gnmt"}, 'length penalty "gnmt" is unknown'),
        ({"temperature": 0.7}, 'temperature is 0.7 and means nothing to "greedy"; expected strategy "sample"'),
        ({"strategy": "sample", "beams": 8}, 'beams is 8 and means nothing to "sample"; expected strategy "beam"'),
        ({"strategy": "beam", "length_penalty": "mean", "alpha": 1.0}, 'alpha is 1.0 with length penalty "mean"'),
        ({"strategy": "sample", "temperature": 0.0}, "temperature is 0.0; expected above 0"),
        ({"strategy": "sample", "top_p": 0.0}, "top_p is 0.0; expected above 0 and at most 1"),
        ({"strategy": "sample", "top_p": 1.5}, "top_p is 1.5"),
        ({"strategy": "sample", "min_p": -0.1}, "min_p is -0.1; expected 0 to 1"),
        ({"strategy": "sample", "top_k": -1}, "top_k is -1; expected 0 or more"),
        ({"strategy": "sample", "seed": -1}, "seed is -1; expected 0 or more"),
        ({"strategy": "beam", "beams": 0}, "beams is 0; expected 1 or more"),
        ({"strategy": "beam", "alpha": -1.0}, "alpha is -1.0; expected 0 or more"),
        ({"longest": 0}, "longest is 0; expected 1 or more"),
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        Decoding(**settings)
