"""The forecaster: the graph is the model, training starts at the experts' average, quantiles cannot cross."""

import tomllib
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
import torch

from seqchef.errors import MissingPart
from seqchef.inference.bundles import SHIPPED, Bundle
from seqchef.inference.zero_shot import ZeroShot
from seqchef.learning.data.series_batches import WindowSource
from seqchef.learning.export import check_graph, graph_bytes, write_bundle
from seqchef.learning.layers.graph import Graph
from seqchef.learning.tasks._forecaster import ForecastConfig, Forecaster
from seqchef.learning.tasks.forecast import ForecastTask
from seqchef.series.companions import share, traces
from seqchef.series.experts import EXPERTS
from seqchef.series.features import EXPERT_COUNT, PATCH, PATCH_SIZE, QUANTILES, STEP_SIZE, look, whole_patches
from seqchef.series.tables import build_panel
from seqchef.series.windows import stack

PROJECT = Path(__file__).resolve().parents[2]
NO_FLOOR = torch.full((1, 1, 1), -1e9)
CONFIG = ForecastConfig(stack="lstm(16, residual)", patch_size=16, step_size=4, mixer_size=16)


@pytest.fixture(scope="module")
def task() -> ForecastTask:
    return ForecastTask(CONFIG, WindowSource({}, seed=0), {}, seed=0)


def test_the_graph_computes_what_pytorch_computes(task: ForecastTask) -> None:
    task.model.eval()
    assert check_graph(task.write, task.forward, task.cases()) < 1e-5


def test_an_untrained_model_without_weights_is_the_average_of_the_experts() -> None:
    model = Forecaster(CONFIG)
    torch.nn.init.zeros_(model.answer.weight)
    experts = torch.randn(2, PATCH, EXPERT_COUNT, QUANTILES).sort(dim=-1).values
    with torch.no_grad():
        found = model(torch.randn(2, 5, PATCH_SIZE), torch.randn(2, PATCH, STEP_SIZE), experts, NO_FLOOR)
    average, width = experts.mean(dim=2), (experts[..., -1:] - experts[..., :1]).mean(dim=2)
    torch.testing.assert_close(found[..., 4], average[..., 4])
    assert ((found - average).abs() <= 0.03 * width).all()


def test_quantiles_never_cross_whatever_the_weights() -> None:
    torch.manual_seed(0)
    model = Forecaster(CONFIG)
    with torch.no_grad():
        model.answer.weight.mul_(300)
        experts = torch.randn(8, 2 * PATCH, EXPERT_COUNT, QUANTILES).sort(dim=-1).values
        floor = torch.where(torch.arange(8) < 4, -0.2, -1e9)[:, None, None]
        found = model(torch.randn(8, 9, PATCH_SIZE), torch.randn(8, 2 * PATCH, STEP_SIZE), experts, floor)
    assert (found.diff(dim=-1) >= 0).all()
    assert (found[:4] >= -0.2).all()
    assert found[4:].min() < -0.2


def test_where_nothing_is_likely_to_be_sold_low_quantiles_are_nothing() -> None:
    model = Forecaster(CONFIG)
    torch.nn.init.zeros_(model.answer.weight)
    with torch.no_grad():
        model.answer.bias[-1] = 3.0  # the chance of nothing: 1.2 / 2 - 0.15
        experts = torch.linspace(1.0, 5.0, QUANTILES).expand(1, PATCH, EXPERT_COUNT, QUANTILES)
        found = model(torch.randn(1, 4, PATCH_SIZE), torch.randn(1, PATCH, STEP_SIZE), experts, torch.zeros(1, 1, 1))
    assert found[..., :4].max() < 0.5  # levels 0.1 to 0.4 lie below 0.45
    assert found[..., 6:].min() > 3.5


def test_where_all_experts_agree_on_one_value_the_model_agrees_too() -> None:
    torch.manual_seed(0)
    model = Forecaster(CONFIG)
    experts = torch.full((1, PATCH, EXPERT_COUNT, QUANTILES), 3.0)
    with torch.no_grad():
        found = model(torch.randn(1, 4, PATCH_SIZE), torch.randn(1, PATCH, STEP_SIZE), experts, NO_FLOOR)
    torch.testing.assert_close(found, torch.full_like(found, 3.0))


def test_a_few_steps_of_training_lower_the_loss(task: ForecastTask) -> None:
    torch.manual_seed(0)
    fresh = ForecastTask(CONFIG, task.source, {}, seed=0)
    optimizer = torch.optim.Adam(fresh.model.parameters(), lr=3e-3)
    batch = fresh.batch(3)
    losses = []
    for _ in range(15):
        total, weight = fresh.loss(batch)
        loss = total / weight
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.98 * losses[0]


def test_unscored_steps_do_not_count(task: ForecastTask) -> None:
    *seen, truth, weights = task.batch(0)
    with torch.no_grad():
        first = task.loss((*seen, truth, weights))
        second = task.loss((*seen, truth + 1e6 * (weights == 0), weights))
    assert [float(part) for part in first] == pytest.approx([float(part) for part in second])


def test_what_is_seen_of_a_series_is_finite_and_of_the_stated_shapes() -> None:
    panel = build_panel(["a"] * 3, np.array([1, 2, 5]), np.array([0.0, 4.0, 2.0]))
    windows = stack(panel.series, whole_patches(10), length=64)
    found = traces(windows)
    sight = look(windows, found, share(found, windows.origin))
    assert sight.patches.shape == (1, 64 // PATCH + 2, PATCH_SIZE)
    assert sight.steps.shape == (1, 16, STEP_SIZE)
    assert sight.experts.shape == (1, 16, len(EXPERTS), QUANTILES)
    assert all(np.isfinite(array).all() for array in (sight.patches, sight.steps, sight.experts))


def test_what_a_panel_shares_is_the_ratio_of_its_sums() -> None:
    rng = np.random.default_rng(0)
    days = np.arange(np.datetime64("2022-01-01"), np.datetime64("2023-06-20")).astype("datetime64[s]")
    summer = np.where((days.astype("datetime64[M]").astype(int) % 12) == 6, 3.0, 1.0)  # three times as much in July
    ids = np.repeat([f"item {i}" for i in range(40)], len(days))
    y = rng.poisson(np.tile(summer, 40) * 2.0).astype(float)
    panel = build_panel(ids.tolist(), np.tile(days, 40), y)
    windows = stack(panel.series, 40, length=1024)
    found = traces(windows)
    shared = share(found, windows.origin)
    assert np.exp(shared.year_ratio[0, 28]) == pytest.approx(3.0, rel=0.1)  # the 18th of July
    assert np.ptp(shared.year_ratio, axis=0).max() == 0
    assert shared.year_known.min() > 0.9
    alone = share(replace(found), np.arange(40))
    assert np.std(alone.year_ratio[:, 28]) > 0.05


def test_the_shipped_bundle_is_what_the_run_file_describes() -> None:
    run = tomllib.loads((PROJECT / "runs" / "forecast.toml").read_text(encoding="utf-8"))
    manifest = Bundle.load("forecast", task="forecast").manifest
    assert manifest["train"] == run["train"]
    assert manifest["model"] == asdict(ForecastConfig(**run["model"]))


def test_the_shipped_graph_is_small() -> None:
    assert (SHIPPED / "forecast" / "model.onnx").stat().st_size < 5_000_000


def test_a_model_of_another_version_is_refused(tmp_path: Path, task: ForecastTask) -> None:
    def of_another_version(graph: Graph) -> None:
        patches = graph.input("patches", "float32", ["B", "P", PATCH_SIZE + 1])
        graph.output("quantiles", graph.node("Identity", patches), ["B", "P", PATCH_SIZE + 1])

    content = graph_bytes(of_another_version, quantize=False)
    write_bundle(tmp_path / "old", "forecast", {"name": "old", "run": ""}, {"model.onnx": content, "CARD.md": ""})
    with pytest.raises(MissingPart, match="another version of seqchef; train it again"):
        ZeroShot.load(tmp_path / "old")
