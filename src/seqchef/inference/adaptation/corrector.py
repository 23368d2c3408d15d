"""The corrector: a small network, trained in about a second, that moves quantiles by what it sees beside them.

Knows: two layers, the pinball loss and its gradient, Adam with decay of weights; NumPy only.
Does not know: what its inputs mean (sightings.py), or whether its answer is better (mixing.py).
Start at: Corrector.fit.

It answers with nine shifts in units of the width of the quantiles it was given, and begins at none. Quantiles are
sorted afterwards (Chernozhukov et al. 2010, doi:10.3982/ECTA7880).
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from seqchef.series.tables import LEVELS, Floats

Singles = NDArray[np.float32]

LEVEL_ROW = np.array(LEVELS, dtype=np.float32)
FIRST_DECAY, SECOND_DECAY = 0.9, 0.99  # of Adam's moments
FAR = 5.0  # standard deviations from the mean beyond which an input counts no more
STRANGE = 3.0  # standard deviations of a quantile from which on a step is like nothing that was learned from


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How a corrector is trained."""

    hidden_size: int = 32
    networks: int = 3  # of different seeds, whose answers are averaged
    steps: int = 400  # at most
    epochs: int = 12  # of a small table, which needs fewer steps
    fewest_steps: int = 120
    batch_size: int = 1024  # at most
    batches: int = 16  # that a small table is divided into
    learning_rate: float = 2e-3
    weight_decay: float = 1.0
    warmup_steps: int = 50

    def sized_for(self, rows: int) -> "Settings":
        """The same for so many rows: smaller batches and fewer steps where they are few."""
        batch_size = min(self.batch_size, max(64, rows // self.batches))
        steps = min(self.steps, max(self.fewest_steps, rows * self.epochs // batch_size))
        return replace(self, batch_size=batch_size, steps=steps)


@dataclass(frozen=True, eq=False)
class Corrector:
    """Networks and the scale of their inputs."""

    mean: Singles  # (F,)
    deviation: Singles  # (F,)
    networks: tuple[tuple[Singles, ...], ...]

    @classmethod
    def fit(
        cls,
        features: Singles,
        quantiles: Singles,
        width: Singles,
        truth: Singles,
        weights: Singles,
        *,
        settings: Settings,
        seed: int,
    ) -> "Corrector":
        """Learn from N steps: features (N, F), quantiles (N, 9) and their width (N,), truth (N,), weights (N,)."""
        mean, deviation = features.mean(axis=0), features.std(axis=0) + 1e-3
        inputs = _scaled(features, mean, deviation)
        networks = []
        for number in range(settings.networks):
            rng = np.random.default_rng((seed, number))
            networks.append(_trained(rng, inputs, (quantiles, width, truth, weights), settings))
        return cls(mean, deviation, tuple(networks))

    def corrected(self, features: Singles, quantiles: Floats, width: Floats) -> Floats:
        """features (..., F), quantiles (..., 9), width (...) -> quantiles (..., 9), in order.

        The first nine features are the quantiles as they were shown. The stranger they are, the less is corrected.
        """
        inputs = _scaled(features.reshape(-1, features.shape[-1]), self.mean, self.deviation)
        shifts = sum(_forward(network, inputs)[0] for network in self.networks) / len(self.networks)
        strange = np.abs(inputs[:, : len(LEVELS)]).max(axis=1, keepdims=True)
        known = np.minimum(1.0, STRANGE / np.maximum(strange, STRANGE)) ** 2
        return np.sort(quantiles + width[..., None] * np.reshape(known * shifts, quantiles.shape), axis=-1)


def _scaled(features: Singles, mean: Singles, deviation: Singles) -> Singles:
    return np.asarray(np.clip((features - mean) / deviation, -FAR, FAR), dtype=np.float32)


def _trained(
    rng: np.random.Generator, inputs: Singles, told: tuple[Singles, ...], settings: Settings
) -> tuple[Singles, ...]:
    """Weights and biases of one trained network."""
    settings = settings.sized_for(len(inputs))
    network = _beginning(rng, inputs.shape[1], settings.hidden_size)
    first, second = ([np.zeros_like(array) for array in network] for _ in range(2))
    for step in range(1, settings.steps + 1):
        chosen = rng.integers(0, len(inputs), settings.batch_size)
        quantiles, width, truth, weights = (array[chosen] for array in told)
        shifts, kept = _forward(network, inputs[chosen])
        error = truth[:, None] - quantiles - width[:, None] * shifts
        slope = np.where(error > 0, -LEVEL_ROW, 1 - LEVEL_ROW) * (2 / len(LEVELS) / len(chosen))
        gradients = _backward(network, kept, slope * (width * weights)[:, None])
        rate = settings.learning_rate * min(1.0, step / settings.warmup_steps)
        rate *= 0.5 * (1 + np.cos(np.pi * step / settings.steps))
        for i, gradient in enumerate(gradients):
            first[i] += (1 - FIRST_DECAY) * (gradient - first[i])
            second[i] += (1 - SECOND_DECAY) * (gradient * gradient - second[i])
            move = first[i] / (1 - FIRST_DECAY**step)
            move /= np.sqrt(second[i] / (1 - SECOND_DECAY**step)) + 1e-8
            decay = settings.weight_decay if gradient.ndim == 2 else 0.0
            network[i] = (network[i] - rate * (move + decay * network[i])).astype(np.float32)
    return tuple(network)


def _beginning(rng: np.random.Generator, features: int, hidden_size: int) -> list[Singles]:
    sizes = ((features, hidden_size), (hidden_size, hidden_size))
    layers: list[Singles] = []
    for shape in sizes:
        layers.append(rng.normal(0, shape[0] ** -0.5, shape).astype(np.float32))
        layers.append(np.zeros(shape[1], dtype=np.float32))
    return [*layers, np.zeros((hidden_size, len(LEVELS)), np.float32), np.zeros(len(LEVELS), np.float32)]


def _forward(network: "list[Singles] | tuple[Singles, ...]", inputs: Singles) -> tuple[Singles, tuple[Singles, ...]]:
    """Shifts (N, 9), and what the gradient needs."""
    first, first_bias, second, second_bias, last, last_bias = network
    a = inputs @ first + first_bias
    gate_a = 1 / (1 + np.exp(-a))
    x = a * gate_a
    b = x @ second + second_bias
    gate_b = 1 / (1 + np.exp(-b))
    y = x + b * gate_b
    return y @ last + last_bias, (inputs, a, gate_a, x, b, gate_b, y)


def _backward(network: list[Singles], kept: tuple[Singles, ...], slope: Singles) -> tuple[Singles, ...]:
    """Gradients of all six arrays from that of the shifts (N, 9)."""
    inputs, a, gate_a, x, b, gate_b, y = kept
    from_y = slope @ network[4].T
    from_b = from_y * gate_b * (1 + b * (1 - gate_b))
    from_a = (from_y + from_b @ network[2].T) * gate_a * (1 + a * (1 - gate_a))
    return (
        inputs.T @ from_a,
        from_a.sum(axis=0),
        x.T @ from_b,
        from_b.sum(axis=0),
        y.T @ slope,
        slope.sum(axis=0),
    )
