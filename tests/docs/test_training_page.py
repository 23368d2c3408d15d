"""docs/reference/sequence-library.md, section Training: its example runs and learns, and it names every choice."""

import re
from dataclasses import fields
from pathlib import Path

from seqchef.learning.train import Progress
from seqchef.learning.tune import Space

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "sequence-library.md").read_text(encoding="utf-8")
SECTION = PAGE[PAGE.index("## Training") :]


def test_its_example_runs_and_learns(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code = re.search(r"```python\n(.*?)```", SECTION, re.DOTALL)
    namespace = {}
    exec(code[1], namespace)
    first, last = namespace["history"]
    assert first["negative_error"] < last["negative_error"]
    assert (tmp_path / "checkpoints/last-number/best.safetensors").exists()


def test_it_names_what_is_reported_and_what_is_searched():
    words = SECTION.replace("\n", " ").replace("_", " ")
    for name in {field.name for field in (*fields(Progress), *fields(Space))} - {"steps", "best", "seconds left"}:
        assert name.replace("_", " ").removesuffix(" left") in words, name
