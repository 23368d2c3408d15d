"""Bundles at the door: a damaged, foreign or absent one is refused with one line."""

import json
import shutil

import pytest

from seqchef.errors import MissingPart
from seqchef.inference.bundles import SHIPPED, Bundle, shipped
from seqchef.inference.label import Labeller

NAME = "label-en"


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(SHIPPED / NAME, tmp_path / NAME)


def refusal(folder, task="label"):
    with pytest.raises(MissingPart) as caught:
        Bundle.load(folder, task=task)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_bundle_is_whole_and_has_a_card(name):
    task = json.loads((SHIPPED / name / "manifest.json").read_text())["task"]
    bundle = Bundle.load(name, task=task)
    files = {path.relative_to(bundle.folder).as_posix() for path in bundle.folder.rglob("*") if path.is_file()}
    assert set(bundle.manifest["files"]) | {"manifest.json"} == files
    assert "Learned from:" in bundle.text("CARD.md")


def test_a_copy_of_a_bundle_works_as_well_as_the_shipped_one(copy):
    lines = [["2", "cup", "flour"], [], ["salt"]]
    assert Labeller.load(copy).label(lines) == Labeller.load(NAME).label(lines)


@pytest.mark.parametrize("file", ["1-first/model.onnx", "2-last/forms.onnx", "2-last/words.txt", "CARD.md"])
def test_one_changed_byte_is_enough_to_refuse_a_bundle(copy, file):
    content = bytearray((copy / file).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / file).write_bytes(content)
    assert "not the file that the manifest describes" in refusal(copy)


def test_a_bundle_that_lost_a_file_is_refused(copy):
    (copy / "2-last" / "crf.json").unlink()
    assert "crf.json" in refusal(copy)


def test_a_bundle_of_another_task_is_refused(copy):
    assert refusal(copy, task="forecast").endswith('expected one for "forecast"')


def test_a_manifest_that_is_not_ours_is_refused(copy):
    (copy / "manifest.json").write_text('{"name": "something else"}')
    assert "not a seqchef manifest" in refusal(copy)
    (copy / "manifest.json").write_text("{")
    assert "not a seqchef manifest" in refusal(copy)


def test_a_bundle_of_a_later_format_is_refused(copy):
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps(manifest | {"format_version": 99}))
    assert "bundle format 99; this version of seqchef reads 1" in refusal(copy)


def test_an_unknown_name_lists_the_shipped_ones():
    message = refusal("label-xx")
    assert 'no bundle "label-xx"' in message
    assert NAME in message


def test_a_lines_labels_do_not_depend_on_the_lines_beside_it():
    labeller = Labeller.load(NAME)
    lines = [["1", "onion"], ["2", "(", "14", "ounce", ")", "can", "tomatoes", ",", "drained"], ["salt"]] * 50
    together = labeller.label(lines)
    for line, labelling in zip(lines[:3], together[:3], strict=True):
        (alone,) = labeller.label([line])
        assert alone.labels == labelling.labels
        assert alone.confidences == pytest.approx(labelling.confidences, abs=1e-6)
    assert together[:3] * 50 == together
