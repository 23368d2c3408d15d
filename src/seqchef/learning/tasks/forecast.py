"""Forecast: learn to weigh and correct simple experts, so that one model forecasts any series of trade.

Learns from windows that are drawn anew at every step (learning.data.series_batches), by the pinball loss of nine
quantiles, scaled by the series' own difficulty. The marks (learning.data.series_marks) choose the step, at three
origins each: one alone is mostly luck.
"""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import torch
from torch import Tensor

from seqchef.evaluation.forecasts import score
from seqchef.inference.forecast import forecast
from seqchef.inference.quantiles import as_forecasts
from seqchef.inference.zero_shot import ZeroShot, sights
from seqchef.learning.data.own import OwnData, options_of
from seqchef.learning.data.series_batches import Example, WindowSource
from seqchef.learning.data.series_marks import Mark, read_marks
from seqchef.learning.data.series_own import OwnSeries, OwnWindows, hold_back
from seqchef.learning.data.series_real import read_real
from seqchef.learning.layers.form import Form
from seqchef.learning.options import config_from
from seqchef.learning.tasks._forecast_proposal import panel_of, propose
from seqchef.learning.tasks._forecaster import ForecastConfig, Forecaster
from seqchef.series.companions import share, traces
from seqchef.series.features import EXPERT_COUNT, PATCH, PATCH_SIZE, QUANTILES, STEP_SIZE, Sight, look
from seqchef.series.tables import LEVELS, Floats

if TYPE_CHECKING:
    from seqchef.learning.layers.graph import Graph

ORIGINS = 3  # held-out windows of each set, the last and those before it
LEARNED_BEFORE = ("prices",)  # of these, what lies before the last window is in the training data
FAR = 3.0  # scales from the location at which a series' truth begins to count less


class Source(Protocol):
    """Windows to learn from."""

    def example(self, step: int) -> Example:
        """Windows and truth number `step`, in any order."""


Batch = tuple[Tensor, ...]  # patches, steps, experts, floor, truth, weights


class ForecastTask:
    """Learn from windows that are drawn anew at every step."""

    MODEL, OWN = ForecastConfig, OwnSeries
    SERIES = True  # own data are a panel
    propose = staticmethod(propose)

    def __init__(self, config: ForecastConfig, source: Source, marks: Mapping[str, Mark], *, seed: int) -> None:
        self.config, self.source, self.marks = config, source, marks
        torch.manual_seed(seed)
        self.model = Forecaster(config)
        self._sights: dict[str, list[tuple[Any, Sight]]] = {}

    @classmethod
    def from_run(cls, run: Mapping[str, Any], data: Path, *, seed: int) -> "ForecastTask":
        """The task that a run file describes: [data] names the folder of series, [model] is a ForecastConfig."""
        folder = data / run["data"]["folder"]
        source = WindowSource(read_real(folder), seed=seed)
        marks = dict(read_marks(folder))
        for earlier in range(1, ORIGINS):
            before = read_marks(folder, earlier=earlier)
            marks |= {f"{name}, {earlier} earlier": before[name] for name in before if name not in LEARNED_BEFORE}
        return cls(config_from(ForecastConfig, run["model"], "[model]"), source, marks, seed=seed)

    @classmethod
    def from_own(cls, run: Mapping[str, Any], own: OwnData, *, seed: int) -> "ForecastTask":
        """The task on somebody's own series: the other keys of [data] are OwnSeries."""
        options = config_from(OwnSeries, options_of(run["data"]), "[data]")
        held = hold_back(panel_of(own), options)
        source = OwnWindows(held.learned, options, seed=seed)
        return cls(config_from(ForecastConfig, run["model"], "[model]"), source, held.marks, seed=seed)

    def batch(self, step: int) -> Batch:
        example = self.source.example(step)
        own = traces(example.windows)
        sight = look(example.windows, own, share(own, example.groups))
        truth = (example.truth - sight.location[:, None]) / sight.scale[:, None]
        # A series that leaves its scale far behind would otherwise rule the gradient.
        far = (np.abs(truth) * example.scored).sum(axis=1) / np.maximum(example.scored.sum(axis=1), 1)
        weights = example.scored / np.maximum(1.0, far / FAR)[:, None]
        arrays = (*sight.inputs().values(), truth, weights)
        return tuple(torch.from_numpy(np.asarray(array, dtype=np.float32)) for array in arrays)

    def loss(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The pinball losses of the steps that count, weighted and summed, and the sum of the weights."""
        patches, steps, experts, floor, truth, weights = batch
        quantiles = self.model(patches, steps, experts, floor)
        error = truth[:, :, None] - quantiles
        levels = torch.tensor(LEVELS, device=truth.device)
        pinball = 2 * torch.maximum(levels * error, (levels - 1) * error).mean(-1)
        return (pinball * weights).sum(), weights.sum().clamp(min=1.0)

    def tokens(self, batch: Batch) -> int:
        return batch[0].shape[0] * batch[0].shape[1] * PATCH

    def score(self) -> Mapping[str, float]:
        """Scaled quantile loss over that of the seasonal naive for each mark, negative; their mean first."""
        return _scores({name: self._quantiles(name, mark) for name, mark in self.marks.items()}, self.marks)

    def _quantiles(self, name: str, mark: Mark) -> Floats:
        """Quantiles (series, H, 9) of one mark."""
        if name not in self._sights:
            self._sights[name] = list(sights(mark.history, mark.horizon))
        quantiles = np.empty((len(mark.history), mark.horizon, QUANTILES))
        for rows, sight in self._sights[name]:
            arrays = (torch.from_numpy(array) for array in sight.inputs().values())
            scaled = self.model(*arrays).float().numpy().astype(np.float64)
            quantiles[rows] = sight.to_units(scaled)[:, : mark.horizon]
        return quantiles

    def write(self, graph: "Graph") -> None:
        self.model.write(graph)

    def forward(self, patches: Tensor, steps: Tensor, experts: Tensor, floor: Tensor) -> Tensor:
        quantiles: Tensor = self.model(patches, steps, experts, floor)
        return quantiles

    def cases(self) -> list[Mapping[str, Any]]:
        """Made-up inputs of several sizes, of the order of 1, to compare engines on."""
        rng = np.random.default_rng(0)
        cases: list[Mapping[str, Any]] = []
        for B, past, ahead in ((1, 0, 1), (3, 16, 4), (16, 64, 5)):
            patches, steps = (
                rng.normal(size=shape).astype(np.float32)
                for shape in ((B, past + ahead, PATCH_SIZE), (B, ahead * PATCH, STEP_SIZE))
            )
            experts = np.sort(rng.normal(size=(B, ahead * PATCH, EXPERT_COUNT, QUANTILES)).astype(np.float32))
            floor = np.where(rng.random((B, 1, 1)) < 0.3, -1e9, -rng.random((B, 1, 1))).astype(np.float32)
            cases.append({"patches": patches, "steps": steps, "experts": experts, "floor": floor})
        return cases

    def graphs(self) -> dict[str, Form]:
        """The graph, by file name."""
        return {"model.onnx": Form(self.write, self.forward, self.cases())}

    def facts(self) -> dict[str, Any]:
        """What the manifest says beside the file names."""
        return {"model": asdict(self.config), "levels": LEVELS, "patch": PATCH}

    def files(self) -> dict[str, str | bytes]:
        """Nothing beside the graph."""
        return {}

    def rival(self) -> str | None:
        """The bundle that ships with seqchef."""
        return "forecast"

    def score_bundle(self, folder: str | Path) -> Mapping[str, float]:
        """As `score`, of a shipped bundle through inference."""
        shipped = ZeroShot.load(folder)
        return _scores(
            {name: shipped.quantiles(mark.history, mark.horizon) for name, mark in self.marks.items()}, self.marks
        )


def _scores(quantiles: Mapping[str, Floats], marks: Mapping[str, Mark]) -> dict[str, float]:
    ratios = {}
    for name, mark in marks.items():
        naive = forecast(mark.history, mark.horizon, method="seasonal-naive")
        ours, theirs = (
            score(mark.truth, made, mark.history, mark.season).sql or float("inf")
            for made in (as_forecasts(mark.history, quantiles[name]), naive)
        )
        ratios[name] = -ours / theirs
    return {"mean": sum(ratios.values()) / max(1, len(ratios)), **ratios}


TASK = ForecastTask
