"""Ensembles: the answers of several models as one answer.

Knows: means, votes and medians of what models say, when the first of them answers alone, and which models can answer
together.
Does not know: how a model finds its answer (label, zero_shot), or how an ensemble is written (bundling).
Start at: WAYS, combination.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seqchef.errors import BadInput, UnknownName
from seqchef.inference.bundles import Bundle
from seqchef.inference.crf import Chain, Integers, chain_of, marginals, pair_marginals, viterbi

Floats = NDArray[np.float64]
Decided = tuple[Integers, NDArray[np.floating[Any]]]  # labels (B, T), and the share (B, T, K) of every label


def mean_of_chains(chains: Sequence[Chain]) -> Decided:
    """The best path of the chain whose pair marginals are the mean of the members', and the mean shares of all labels.

    Of all Markov chains this one is the nearest to the mean of the members' distributions: the Kullback-Leibler
    divergence from that mean is least where each step of the chain has the mean's own conditional probabilities
    (Chow & Liu 1968, who do it for trees). For one member the chain is the member's own distribution.
    """
    members = [pair_marginals(*chain) for chain in chains]
    nodes, pairs = (np.mean(parts, axis=0) for parts in zip(*members, strict=True))
    *_, lengths = chains[0]
    return viterbi(*chain_of(nodes, pairs, lengths)), nodes


def vote_of_chains(chains: Sequence[Chain]) -> Decided:
    """For each token the label that most members' best paths give it, and the mean shares of all labels.

    Of labels with equally many votes, the one with the largest mean share.
    """
    shares = np.mean([marginals(*chain) for chain in chains], axis=0)
    labels = np.arange(shares.shape[2])
    votes = sum((viterbi(*chain)[:, :, None] == labels).astype(np.float64) for chain in chains)
    return (votes + shares).argmax(axis=2), shares


def mean_quantiles(quantiles: Sequence[Floats]) -> Floats:
    """The mean of each quantile over the members' (B, H, Q): they stay in order.

    This distribution has the mean of the mixture of the members' distributions and never a larger variance
    (Vincentization; Lichtendahl et al. 2013, Management Science 59(7), doi 10.1287/mnsc.1120.1667).
    """
    return np.asarray(np.mean(quantiles, axis=0))


def median_quantiles(quantiles: Sequence[Floats]) -> Floats:
    """The median of each quantile over the members' (B, H, Q): in order too, and deaf to one member that is far off."""
    return np.asarray(np.median(quantiles, axis=0))


def mean_log_probabilities(log_probabilities: Floats) -> Floats:
    """Logarithms (N, V) of the mean probabilities of members' next tokens; log_probabilities (members, N, V).

    The largest is taken out first, so that no sum underflows; what no member thinks possible stays minus infinity.
    """
    largest = log_probabilities.max(axis=0)
    base = np.where(np.isfinite(largest), largest, 0.0)
    with np.errstate(divide="ignore"):
        return np.asarray(base + np.log(np.exp(log_probabilities - base).mean(axis=0, dtype=np.float64)))


CASCADE = "cascade"  # the first member alone, where it is sure
THRESHOLD = 0.9  # how sure it must be of each label where nobody says otherwise
LABEL: Mapping[str, Callable[[Sequence[Chain]], Decided]] = {"mean": mean_of_chains, "vote": vote_of_chains}
FORECAST: Mapping[str, Callable[[Sequence[Floats]], Floats]] = {"mean": mean_quantiles, "median": median_quantiles}
WAYS: Mapping[str, Mapping[str, str]] = {  # how members of a task may be combined, in words for people
    "label": {
        "mean": "the best labelling by the mean of the members' probabilities",
        "vote": "for each token the label that most members give it",
        CASCADE: "the first member's labelling where each label is sure enough, else the mean of the others",
    },
    "forecast": {
        "mean": "each quantile is the mean of the members' quantiles",
        "median": "each quantile is the median of the members' quantiles",
    },
    "steps": {"mean": "the best tags by the mean of the members' probabilities, and the mean of those of classes"},
    "generate": {"mean": "each next token by the mean of the members' probabilities"},
}
ALIKE = {  # what manifests must agree on
    "label": ("labels",),
    "forecast": ("levels", "patch"),
    "steps": ("layers", "classes"),
    "generate": ("form", "vocabulary"),
}


def combination(bundle: Bundle) -> str | None:
    """How an ensemble's members are combined; None for a model. Raises BadInput when they cannot be."""
    if not bundle.members:
        return None
    check(bundle.members, bundle.manifest.get("combine", ""))
    return str(bundle.manifest["combine"])


def threshold(bundle: Bundle) -> float:
    """The probability that each label of a line needs for a cascade's first member to answer alone. Raises BadInput."""
    found = bundle.manifest.get("threshold")
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise BadInput(f"{bundle.folder}/manifest.json: threshold is {found}; expected a number, 0 to 1")
    return check_threshold(found)


def check_threshold(value: float) -> float:
    """The value. Raises BadInput when it is no probability."""
    if not 0 <= value <= 1:
        raise BadInput(f"threshold is {value}; expected 0 to 1")
    return float(value)


def check(bundles: Sequence[Bundle], combine: str) -> None:
    """Raises BadInput when the bundles cannot be combined so."""
    first, *others = bundles
    task = first.manifest["task"]
    for bundle in bundles:
        if bundle.members:
            own = " ".join(str(member.folder) for member in bundle.members)
            raise BadInput(f"{bundle.folder}: an ensemble; expected models, such as its own: {own}")
    for other in others:
        if other.manifest["task"] != task:
            raise BadInput(
                f'{other.folder}: a bundle for the task "{other.manifest["task"]}"; '
                f'expected one for "{task}", as {first.folder} is'
            )
        for fact in ALIKE.get(task, ()):
            _check_fact(fact, first, other)
    if task not in WAYS:
        raise BadInput(f'{first.folder}: bundles for the task "{task}" cannot be combined')
    if combine not in WAYS[task]:
        raise UnknownName(f"way to combine {task} bundles", combine, known=tuple(WAYS[task]))


def _check_fact(fact: str, first: Bundle, other: Bundle) -> None:
    expected, found = (np.atleast_1d(one.manifest.get(fact, [])).tolist() for one in (first, other))
    if found != expected:
        lost = [f"no {value}" for value in expected if value not in found]
        new = [f"also {value}" for value in found if value not in expected]
        difference = ", ".join([*lost, *new]) or "another order"
        raise BadInput(f"{other.folder}/manifest.json, {fact}: {difference}; expected the same as in {first.folder}")
