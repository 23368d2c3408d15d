"""Ensembles: laws of several models as one, for every task and every way to combine them."""

import json
import math
import shutil
from pathlib import Path

import numpy as np
import pytest

from seqchef.errors import BadInput, MissingPart, UnknownName
from seqchef.inference.bundles import Bundle
from seqchef.inference.bundling import write_bundle, write_ensemble
from seqchef.inference.ensembles import (
    CASCADE,
    FORECAST,
    LABEL,
    WAYS,
    mean_log_probabilities,
    mean_of_chains,
    vote_of_chains,
)
from seqchef.inference.forecast import forecast
from seqchef.inference.label import Labeller
from seqchef.inference.zero_shot import ZeroShot
from seqchef.series.tables import Forecasts, Panel, build_panel
from seqchef.text.labelled import read_labelled
from seqchef.text.tokens import tokenize

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "ingredients_en.jsonl"
TEXTS = [json.loads(line)["line"] for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
LINES = [[token.form for token in tokenize(text, "en")] for text in TEXTS]
MODEL = "label-en/2-last"  # the shipped cascade's larger member: a model as any other
FORECASTERS = ("forecast", "forecaster-1", "forecaster-2")


@pytest.fixture
def ensemble(small_bundles, tmp_path):
    """Writes an ensemble of shipped or small bundles and gives its folder."""

    def write(*names: str, combine: str = "mean", threshold: float = 0.9) -> Path:
        folder = tmp_path / "-".join([combine, str(threshold), *names]).replace("/", "-")
        members = [str(found(small_bundles, name)) for name in names]
        write_ensemble(folder, members, combine=combine, threshold=threshold)
        return folder

    return write


def found(small_bundles: Path, name: str) -> Path:
    return small_bundles / name if (small_bundles / name).is_dir() else Path(name)


def labelled(folder: Path | str, lines: list[list[str]] = LINES) -> tuple[list[tuple[str, ...]], np.ndarray]:
    """The labels of every line, and all confidences one after another."""
    answers = Labeller.load(folder).label(lines)
    return [one.labels for one in answers], np.concatenate([one.confidences for one in answers])


def same_labels(one: Path | str, other: Path | str, lines: list[list[str]] = LINES) -> None:
    (labels, sure), (expected, known) = labelled(one, lines), labelled(other, lines)
    assert labels == expected
    np.testing.assert_allclose(sure, known, rtol=0, atol=1e-9)


def shop() -> Panel:
    rng = np.random.default_rng(3)
    days = np.datetime64("2024-01-01", "s") + np.arange(150) * np.timedelta64(1, "D")
    ids = np.repeat(["soup", "bread", "cake"], 150).tolist()
    return build_panel(ids, np.tile(days, 3), np.concatenate([rng.poisson(m, 150) for m in (2, 20, 90)]).astype(float))


def made(bundle: Path | str) -> Forecasts:
    return forecast(shop(), 9, method="zero-shot", bundle=bundle)


# One member


@pytest.mark.parametrize("combine", LABEL)
@pytest.mark.parametrize("name", [MODEL, "tagger-1", "tagger-2"])
def test_an_ensemble_of_one_labels_as_the_model_does(ensemble, small_bundles, name, combine):
    same_labels(ensemble(name, combine=combine), found(small_bundles, name))


@pytest.mark.parametrize("combine", LABEL)
def test_an_ensemble_of_one_labels_the_dev_lines_as_the_model_does(ensemble, data_folder, combine):
    lines, _ = read_labelled(data_folder / "labelling" / "ingredients_en.jsonl.gz", split="dev")
    same_labels(ensemble(MODEL, combine=combine), MODEL, [list(line.tokens) for line in lines[:1000]])


@pytest.mark.parametrize("combine", FORECAST)
@pytest.mark.parametrize("name", FORECASTERS)
def test_an_ensemble_of_one_forecasts_exactly_what_the_model_does(ensemble, small_bundles, name, combine):
    one, model = made(ensemble(name, combine=combine)), made(found(small_bundles, name))
    np.testing.assert_array_equal(one.quantiles, model.quantiles)
    np.testing.assert_array_equal(one.mean, model.mean)


# Several


@pytest.mark.parametrize("combine", LABEL)
def test_the_order_of_taggers_does_not_matter(ensemble, combine):
    names = (MODEL, "tagger-1", "tagger-2")
    same_labels(ensemble(*names, combine=combine), ensemble(*names[::-1], combine=combine))


@pytest.mark.parametrize("combine", FORECAST)
def test_the_order_of_forecasters_does_not_matter(ensemble, combine):
    one, other = (made(ensemble(*names, combine=combine)) for names in (FORECASTERS, FORECASTERS[::-1]))
    np.testing.assert_allclose(one.quantiles, other.quantiles, rtol=1e-12)


@pytest.mark.parametrize("combine", LABEL)
def test_repeating_every_tagger_changes_nothing(ensemble, combine):
    names = ("tagger-1", "tagger-2")
    same_labels(ensemble(*names, *names, combine=combine), ensemble(*names, combine=combine))
    same_labels(ensemble("tagger-1", "tagger-1", combine=combine), ensemble("tagger-1", combine=combine))


@pytest.mark.parametrize("combine", FORECAST)
def test_repeating_every_forecaster_changes_nothing(ensemble, combine):
    one, other = (
        made(ensemble(*FORECASTERS, *FORECASTERS, combine=combine)),
        made(ensemble(*FORECASTERS, combine=combine)),
    )
    np.testing.assert_allclose(one.quantiles, other.quantiles, rtol=1e-12)


def test_small_models_differ_or_these_laws_would_say_little(small_bundles):
    taggers = [labelled(found(small_bundles, name))[0] for name in (MODEL, "tagger-1", "tagger-2")]
    assert taggers[0] != taggers[1] != taggers[2] != taggers[0]
    forecasters = [made(found(small_bundles, name)).quantiles for name in FORECASTERS]
    assert all(not np.allclose(forecasters[i], forecasters[i - 1]) for i in range(3))


def test_where_all_taggers_agree_mean_and_vote_agree_with_them(ensemble, small_bundles):
    names = (MODEL, "tagger-1", "tagger-2")
    alone = [labelled(found(small_bundles, name))[0] for name in names]
    agreed = [i for i, labels in enumerate(zip(*alone, strict=True)) if len(set(labels)) == 1 and labels[0]]
    assert len(agreed) > 5
    lines = [LINES[i] for i in agreed]
    mean, vote = ensemble(*names), ensemble(*names, combine="vote")
    same_labels(mean, vote, lines)
    assert labelled(mean, lines)[0] == [alone[0][i] for i in agreed]


def test_a_vote_is_the_label_of_most_members(ensemble, small_bundles):
    names = (MODEL, "tagger-1", "tagger-2")
    alone = [labelled(found(small_bundles, name))[0] for name in names]
    together, _ = labelled(ensemble(*names, combine="vote"))
    for labels, *members in zip(together, *alone, strict=True):
        for label, *votes in zip(labels, *members, strict=True):
            assert votes.count(label) == max(map(votes.count, votes))


# Cascades


@pytest.mark.parametrize("threshold", [0.0, 0.9, 1.0])
def test_a_cascade_of_one_labels_as_the_model_does(ensemble, small_bundles, threshold):
    same_labels(ensemble("tagger-1", combine=CASCADE, threshold=threshold), found(small_bundles, "tagger-1"))


def test_each_line_is_the_first_members_where_it_is_sure_and_the_mean_of_the_others_elsewhere(ensemble, small_bundles):
    cascade = Labeller.load(ensemble("tagger-1", MODEL, "tagger-2", combine=CASCADE, threshold=0.8)).label(LINES)
    first = Labeller.load(found(small_bundles, "tagger-1")).label(LINES)
    others = Labeller.load(ensemble(MODEL, "tagger-2")).label(LINES)
    sure = [min(one.confidences, default=1.0) >= 0.8 for one in first]
    assert 0.1 < np.mean(sure) < 0.9
    for own, alone, together, is_sure in zip(cascade, first, others, sure, strict=True):
        expected = alone if is_sure else together
        assert own.labels == expected.labels
        np.testing.assert_allclose(own.confidences, expected.confidences, rtol=0, atol=1e-9)


def test_who_answers_a_line_does_not_depend_on_the_lines_beside_it(ensemble):
    labeller = Labeller.load(ensemble("tagger-1", "tagger-2", combine=CASCADE, threshold=0.8))
    for line, beside in zip(LINES, labeller.label(LINES), strict=True):
        (alone,) = labeller.label([line])
        assert alone.labels == beside.labels
        np.testing.assert_allclose(alone.confidences, beside.confidences, rtol=0, atol=1e-6)


def test_the_others_are_loaded_when_a_line_first_needs_them(ensemble):
    lazy = Labeller.load(ensemble("tagger-1", MODEL, combine=CASCADE, threshold=0.0))
    lazy.label(LINES)
    assert "_others" not in vars(lazy)
    eager = Labeller.load(ensemble("tagger-1", MODEL, combine=CASCADE, threshold=1.0))
    eager.label(LINES)
    assert "_others" in vars(eager)


@pytest.mark.parametrize("threshold", [-0.1, 1.1])
def test_a_threshold_that_is_no_probability_is_refused(ensemble, threshold):
    with pytest.raises(BadInput, match=f"threshold is {threshold}; expected 0 to 1"):
        ensemble("tagger-1", "tagger-2", combine=CASCADE, threshold=threshold)


@pytest.mark.parametrize("threshold", [None, "high", True, 7])
def test_a_cascade_whose_manifest_has_no_threshold_is_refused(ensemble, threshold):
    folder = ensemble("tagger-1", "tagger-2", combine=CASCADE)
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"threshold": threshold}))
    with pytest.raises(BadInput, match=r"threshold is .*; expected"):
        Labeller.load(folder)


def test_quantiles_of_an_ensemble_are_in_order_and_lie_between_the_members(ensemble, small_bundles):
    members = np.stack([made(found(small_bundles, name)).quantiles for name in FORECASTERS])
    for combine in FORECAST:
        quantiles = made(ensemble(*FORECASTERS, combine=combine)).quantiles
        assert (np.diff(quantiles, axis=1) >= 0).all()
        assert (quantiles >= members.min(axis=0) - 1e-9).all()
        assert (quantiles <= members.max(axis=0) + 1e-9).all()
    mean = made(ensemble(*FORECASTERS)).quantiles
    np.testing.assert_allclose(mean, members.mean(axis=0), rtol=1e-9)


def test_how_far_below_zero_a_member_answers_does_not_sway_the_others(ensemble):
    class FarBelow:
        def run(self, inputs):
            return [np.full((*inputs["experts"].shape[:2], 9), -1e6)]

    model = ZeroShot.load(ensemble("forecast"))
    alone = model.quantiles(shop(), 9)
    model._sessions.append(FarBelow())
    np.testing.assert_allclose(model.quantiles(shop(), 9), alone / 2)


# Chains


@pytest.fixture
def chains():
    rng = np.random.default_rng(0)
    B, T, K = 3, 6, 4
    lengths = np.array([6, 3, 1])
    return [(3 * rng.normal(size=(B, T, K)), rng.normal(size=(K, K)), *rng.normal(size=(2, K)), lengths) for _ in "abc"]


def test_the_mean_leans_to_the_member_that_is_sure():
    sure, unsure = np.array([[[9.0, 0.0, 0.0]]]), np.array([[[0.0, 0.3, 0.1]]])
    nothing = (np.zeros((3, 3)), np.zeros(3), np.zeros(3), np.array([1]))
    chains = [(sure, *nothing), (unsure, *nothing), (unsure, *nothing)]
    assert mean_of_chains(chains)[0] == 0
    assert vote_of_chains(chains)[0] == 1
    assert vote_of_chains(chains[:2])[0] == 0  # a tie goes to the larger probability


@pytest.mark.parametrize("way", LABEL.values())
def test_shares_of_an_ensemble_are_probabilities(chains, way):
    best, shares = way(chains)
    np.testing.assert_allclose(shares.sum(axis=2), 1)
    assert best.shape == shares.shape[:2]


@pytest.mark.parametrize("way", LABEL.values())
def test_what_lies_beyond_a_lines_end_changes_nothing(chains, way):
    changed = []
    for scores, *crf, lengths in chains:
        beyond = np.arange(scores.shape[1]) >= lengths[:, None]
        changed.append((np.where(beyond[:, :, None], 77.0, scores), *crf, lengths))
    (best, shares), (others, other_shares) = way(chains), way(changed)
    for row, length in enumerate(chains[0][-1]):
        np.testing.assert_array_equal(best[row, :length], others[row, :length])
        np.testing.assert_allclose(shares[row, :length], other_shares[row, :length], atol=1e-12)


# Next tokens


def test_mean_log_probabilities_are_the_logs_of_the_mean():
    logs = np.log(np.random.default_rng(0).dirichlet(np.ones(7), size=(3, 5)))
    np.testing.assert_allclose(mean_log_probabilities(logs), np.log(np.exp(logs).mean(axis=0)))
    np.testing.assert_array_equal(mean_log_probabilities(logs[:1]), logs[0])
    np.testing.assert_allclose(np.exp(mean_log_probabilities(logs)).sum(axis=-1), 1)


def test_mean_log_probabilities_survive_what_an_exponential_does_not():
    logs = np.array([[[-2000.0, -np.inf, 0.0]], [[-2001.0, -np.inf, -np.inf]]])
    mean = mean_log_probabilities(logs)[0]
    assert mean[0] == pytest.approx(-2000 + math.log((1 + math.exp(-1)) / 2))
    assert mean[1] == -np.inf
    assert mean[2] == pytest.approx(-math.log(2))


# One bundle


@pytest.mark.parametrize(
    "file", ["1-tagger-1/model.onnx", "2-tagger-2/words.txt", "2-tagger-2/manifest.json", "CARD.md"]
)
def test_one_changed_byte_of_a_member_is_enough_to_refuse_the_ensemble(ensemble, file):
    folder = ensemble("tagger-1", "tagger-2")
    content = bytearray((folder / file).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / file).write_bytes(content)
    with pytest.raises(MissingPart, match="not the file that the manifest describes"):
        Labeller.load(folder)


def test_an_ensemble_that_lost_a_member_is_refused(ensemble):
    folder = ensemble("tagger-1", "tagger-2")
    shutil.rmtree(folder / "2-tagger-2")
    with pytest.raises(MissingPart, match="2-tagger-2"):
        Labeller.load(folder)


def test_an_ensemble_of_another_task_is_refused(ensemble):
    with pytest.raises(MissingPart, match='expected one for "forecast"'):
        Bundle.load(ensemble("tagger-1"), task="forecast")


def test_an_ensemble_may_be_moved(ensemble, tmp_path):
    folder = ensemble("tagger-1", "tagger-2")
    expected = labelled(folder)[0]
    assert labelled(folder.rename(tmp_path / "moved"))[0] == expected


@pytest.mark.parametrize("members", [["."], [".."], ["1-tagger-1", "nothing"], "1-tagger-1", 7])
def test_members_that_the_files_do_not_name_are_refused(ensemble, members):
    folder = ensemble("tagger-1")
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"members": members}))
    with pytest.raises(MissingPart, match="expected folders whose manifests are among the files"):
        Bundle.load(folder)


def test_a_way_to_combine_that_is_not_known_is_refused_on_loading_too(ensemble):
    folder = ensemble("tagger-1", "tagger-2")
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"combine": "product"}))
    with pytest.raises(UnknownName, match='way to combine label bundles "product"'):
        Labeller.load(folder)


def test_an_ensemble_inside_an_ensemble_is_refused_on_loading_too(ensemble, tmp_path):
    inner = ensemble("tagger-1")
    names = ["manifest.json", *Bundle.load(inner).manifest["files"]]
    files = {f"inner/{name}": (inner / name).read_bytes() for name in names}
    write_bundle(tmp_path / "outer", "label", {"combine": "mean", "members": ["inner"]}, files)
    with pytest.raises(MissingPart, match="an ensemble inside an ensemble; expected a model"):
        Bundle.load(tmp_path / "outer")


def test_members_with_other_labels_are_refused_by_the_difference(ensemble, small_bundles):
    with pytest.raises(
        BadInput, match=r"tagger-words/manifest.json, labels: no PURPOSE; expected the same as in .*tagger-1"
    ):
        ensemble("tagger-1", "tagger-words")
    with pytest.raises(BadInput, match="labels: also PURPOSE"):
        ensemble("tagger-words", "tagger-1")


def test_the_same_labels_in_another_order_are_refused(ensemble, small_bundles, tmp_path):
    turned = shutil.copytree(small_bundles / "tagger-1", tmp_path / "turned")
    manifest = json.loads((turned / "manifest.json").read_text())
    (turned / "manifest.json").write_text(json.dumps(manifest | {"labels": manifest["labels"][::-1]}))
    with pytest.raises(BadInput, match="labels: another order"):
        write_ensemble(tmp_path / "out", [MODEL, str(turned)])


def test_every_way_has_words_for_people_and_a_function():
    assert tuple(WAYS["label"]) == (*LABEL, CASCADE)
    assert tuple(WAYS["forecast"]) == tuple(FORECAST)
