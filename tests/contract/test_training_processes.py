"""Several processes train what one would: the same losses, norms and weights, whichever began or went on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from training_script import CONFIG, diverge, train

SCRIPT = Path(__file__).with_name("training_script.py")


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    return train(tmp_path_factory.mktemp("alone"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where two processes have trained; what one process had begun lay in `continued`."""
    folder = tmp_path_factory.mktemp("together")
    train(folder / "continued", until=10)
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    done = subprocess.run(
        [*command, str(SCRIPT), str(folder)],
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "arning" not in done.stderr, done.stderr
    return folder


@pytest.fixture(scope="module")
def both(folder):
    return [json.loads((folder / f"process-{rank}.json").read_text(encoding="utf-8")) for rank in (0, 1)]


def close(values):
    return pytest.approx(values, rel=1e-5, abs=1e-5)


def test_two_processes_see_the_losses_and_norms_of_one(alone, both):
    assert both[0]["whole"]["losses"] == close(alone["losses"])
    assert both[0]["whole"]["norms"] == close(alone["norms"])
    assert max(alone["norms"]) > CONFIG.clip_norm


def test_two_processes_end_with_the_weights_and_scores_of_one(alone, both):
    assert both[0]["whole"]["weights"] == close(alone["weights"])
    for ours, theirs in zip(both[0]["whole"]["history"], alone["history"], strict=True):
        assert ours == close(theirs)


@pytest.mark.parametrize("run", ["whole", "begun", "continued"])
def test_every_process_leaves_with_the_same_weights_and_history(both, run):
    for name in ("weights", "history"):
        assert both[0][run][name] == both[1][run][name]


def test_only_the_first_process_scores_and_reports(both):
    assert both[0]["whole"]["scored"] == 4
    assert both[1]["whole"]["scored"] == 0
    assert both[1]["whole"]["norms"] == []


def test_two_processes_go_on_from_the_checkpoint_of_one(alone, both):
    assert both[0]["continued"]["weights"] == close(alone["weights"])


def test_one_process_goes_on_from_the_checkpoint_of_two(alone, folder):
    assert train(folder / "begun")["weights"] == close(alone["weights"])


def test_every_process_stops_at_a_loss_that_is_not_finite(both, tmp_path):
    kept = diverge(tmp_path).replace(str(tmp_path), "")
    assert "step 7" in kept
    for found in both:
        assert found["diverged"].startswith("step 7: the loss is nan")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are listed in /proc")
def test_no_thread_of_the_group_outlives_it(folder, both):
    """One that did would now and then abort the process while the interpreter ends."""
    for rank in range(len(both)):
        assert (folder / f"threads-{rank}-before").read_text(encoding="utf-8") != ""
        assert (folder / f"threads-{rank}-end").read_text(encoding="utf-8") == ""
