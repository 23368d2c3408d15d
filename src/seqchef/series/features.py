"""Features: what a forecasting model sees of a window, in training and in use alike.

Knows: the scale of a series, patches of its past and future, and what is known about each step to forecast.
Does not know: the model; its arrays come from here and its answer is brought back to units by Sight.to_units.
Start at: look.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seqchef.series.companions import Shared, Traces
from seqchef.series.experts import EXPERTS, Opinions, expert_quantiles
from seqchef.series.tables import LEVELS, Floats
from seqchef.series.windows import Windows

Singles = NDArray[np.float32]

PATCH = 8  # steps that the backbone reads at once
CONTEXT = 512  # steps of the past that the backbone reads at most
KINDS = ("hourly", "daily", "weekly", "monthly", "quarterly")  # what is none of them is yearly or numbered
SECOND_CYCLE = {"hourly": 168.0, "daily": 30.4375}
CALENDAR_SIZE = 6
STATIC_SIZE = len(KINDS) + 6
CHANNELS = 7  # value, value without the season, observed, closed, holiday, promotion, price
PATCH_SIZE = PATCH * CHANNELS + CALENDAR_SIZE + 1 + STATIC_SIZE
STEP_FACTS = (
    "log ahead",
    "root ahead",
    "holiday",
    "promotion",
    "price",
    "known",
    "season",
    "own year",
    "own years",
    "common year",
    "common years",
    "common trend",
    "common longer trend",
)  # the first columns of what is known of a step
STEP_SIZE = len(STEP_FACTS) + CALENDAR_SIZE + STATIC_SIZE
NEXT_TO_NOTHING = 0.02  # scales of a series
EXPERT_COUNT, QUANTILES = len(EXPERTS), len(LEVELS)


@dataclass(frozen=True, eq=False)
class Sight:
    """A model's inputs for B series: P patches, H future steps (a whole number of patches), K experts."""

    patches: Singles  # (B, P, PATCH_SIZE): past and future steps, the future without values
    steps: Singles  # (B, H, STEP_SIZE)
    experts: Singles  # (B, H, K, 9), scaled
    floor: Floats  # (B, 1, 1): what nothing sold is in the same scale; very low where values may be below zero
    location: Floats  # (B,)
    scale: Floats  # (B,)
    difficulty: Floats  # (B,): in-sample error of the seasonal naive forecast; 0 where nothing is known of it

    def inputs(self) -> dict[str, Singles]:
        """What a model is given, by name."""
        floor = self.floor.astype(np.float32)
        return {"patches": self.patches, "steps": self.steps, "experts": self.experts, "floor": floor}

    def on_the_floor(self, quantiles: Floats) -> Floats:
        """Scaled quantiles (B, H, 9), those below the floor or hardly above it on it."""
        return np.where(quantiles < self.floor + NEXT_TO_NOTHING, self.floor, quantiles)

    def to_units(self, quantiles: Floats) -> Floats:
        """Scaled quantiles (B, H, 9) in the units of the series; on the floor is nothing at all."""
        nothing = quantiles <= self.floor
        return np.where(nothing, 0.0, quantiles * self.scale[:, None, None] + self.location[:, None, None])


def look(windows: Windows, own: Traces, shared: Shared) -> Sight:
    """What the model sees; the horizon of the windows must be a whole number of patches."""
    opinions = expert_quantiles(windows, own, shared)
    location, scale, difficulty = _scaling(windows, opinions)
    static = _static(windows, location, scale)
    calendar = _calendar(windows)
    scaled = (opinions.quantiles - location[:, None, None, None]) / scale[:, None, None, None]
    return Sight(
        patches=_patches(windows, opinions.level_only, (location, scale), calendar, static),
        steps=_steps(windows, opinions, (own, shared), calendar, static),
        experts=scaled.astype(np.float32),
        floor=np.where((windows.y < 0).any(axis=1), -1e9, -location / scale)[:, None, None],
        location=location,
        scale=scale,
        difficulty=difficulty,
    )


def _scaling(windows: Windows, opinions: Opinions) -> tuple[Floats, Floats, Floats]:
    """Location and scale (B,): a recent level, and the in-sample error of the seasonal naive forecast; and that error.

    The scale is at least a small part of the level and of the values, so that constants and zeros survive.
    """
    y, observed, m = windows.y, windows.observed, windows.frequency.season
    pairs = observed[:, m:] & observed[:, :-m]
    errors = np.abs(y[:, m:] - y[:, :-m]) * pairs
    naive = errors.sum(axis=1) / np.maximum(pairs.sum(axis=1), 1)
    size = np.abs(y).sum(axis=1) / np.maximum(observed.sum(axis=1), 1)
    scale = np.maximum(naive, 0.02 * size)
    few = pairs.sum(axis=1) < 2
    scale = np.where(few, np.maximum(scale, 0.5 * size), scale)
    return opinions.level, np.where(scale > 0, scale, 1.0), naive


def _static(windows: Windows, location: Floats, scale: Floats) -> Floats:
    """Facts (B, STATIC_SIZE) about a whole series."""
    y, observed = windows.y, windows.observed
    count = np.maximum(observed.sum(axis=1), 1)
    recent = observed[:, -56:]
    zeros = ((y[:, -56:] == 0) & recent).sum(axis=1) / np.maximum(recent.sum(axis=1), 1)
    size = np.abs(y).sum(axis=1) / count
    kinds = np.tile([windows.frequency.name == kind for kind in KINDS], (len(y), 1)).astype(np.float64)
    whole = (y == np.rint(y)).all(axis=1)
    facts = [
        np.log1p(count) / 3,
        zeros,
        np.arcsinh(location / scale),
        np.arcsinh((location - size) / scale),
        np.where(whole, np.log1p(scale), 0.0) / 3,
        whole,
    ]
    return np.concatenate([kinds, np.stack(facts, axis=1)], axis=1)


def _calendar(windows: Windows) -> Floats:
    """Sine and cosine (B, T + H, 6) of the season, of a longer cycle, and of the year; 0 where there is none."""
    positions = windows.positions()
    periods = [float(windows.frequency.season), SECOND_CYCLE.get(windows.frequency.name, 0.0), windows.frequency.year]
    waves = []
    for period in periods:
        angle = 2 * np.pi * positions / period if period > 1 else np.zeros(positions.shape)
        waves += [np.sin(angle), np.cos(angle) * (period > 1)]
    return np.stack(waves, axis=2)


def _patches(
    windows: Windows, level_only: Floats, scaling: tuple[Floats, Floats], calendar: Floats, static: Floats
) -> Singles:
    """Patches (B, P, PATCH_SIZE) of the last CONTEXT steps, filled up on the left, and of the future."""
    (B, T), H = windows.y.shape, windows.horizon
    kept = min(CONTEXT, -(-T // PATCH) * PATCH)
    location, scale = scaling
    past = [
        np.arcsinh((values - location[:, None]) / scale[:, None]) * windows.observed
        for values in (windows.y, level_only)
    ]
    channels = np.zeros((B, kept + H, CHANNELS), dtype=np.float32)
    used = min(T, kept)
    for i, values in enumerate([*past, windows.observed]):
        channels[:, kept - used : kept, i] = values[:, T - used :]
    for i, flag in enumerate([windows.closed, windows.holiday, windows.promotion, 4 * windows.price], start=3):
        channels[:, kept - used :, i] = flag[:, T - used :]
    P = (kept + H) // PATCH
    waves = np.zeros((B, kept + H, CALENDAR_SIZE), dtype=np.float32)
    waves[:, kept - used :] = calendar[:, T - used :]
    ahead = np.tile((np.arange(P) * PATCH >= kept).astype(np.float32), (B, 1))[:, :, None]
    still = np.repeat(static[:, None].astype(np.float32), P, axis=1)
    return np.concatenate([channels.reshape(B, P, PATCH * CHANNELS), waves[:, ::PATCH], ahead, still], axis=2)


def _steps(
    windows: Windows, opinions: Opinions, companions: tuple[Traces, Shared], calendar: Floats, static: Floats
) -> Singles:
    """What is known of each future step (B, H, STEP_SIZE) beside the experts."""
    (B, T), H = windows.y.shape, windows.horizon
    own, shared = companions
    ahead = np.minimum(np.arange(1, H + 1), 128)
    columns = [
        np.tile(np.log(ahead) / 3, (B, 1)),
        np.tile(np.sqrt(ahead) / 5, (B, 1)),
        windows.holiday[:, T:],
        windows.promotion[:, T:],
        4 * windows.price[:, T:],
        windows.known[:, T:],
        np.log(opinions.factor),
        opinions.year_ratio,
        own.known,
        shared.year_ratio,
        shared.year_known,
        *(np.repeat(shared.trend[:, i : i + 1], H, axis=1) for i in range(2)),
    ]
    told = np.stack([column.astype(np.float32) for column in columns], axis=2)
    still = np.repeat(static[:, None].astype(np.float32), H, axis=1)
    return np.concatenate([told, calendar[:, T:].astype(np.float32), still], axis=2)


def whole_patches(horizon: int) -> int:
    """The smallest number of steps that is a whole number of patches and at least `horizon`."""
    return -(-horizon // PATCH) * PATCH
