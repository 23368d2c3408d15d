"""docs/how-to/ensembles.md: its commands and its example run, and it names every way to combine."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.inference.ensembles import WAYS
from seqchef.interfaces.cli.app import app

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "how-to" / "ensembles.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
SALES = "".join(f"2024-01-{day:02d},{10 + day % 7}\n" for day in range(1, 31))


@pytest.fixture
def folder(small_bundles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(small_bundles / "tagger-1", tmp_path / "bundles" / "mine")
    shutil.copytree(small_bundles / "forecaster-1", tmp_path / "bundles" / "forecaster")
    (tmp_path / "sales.csv").write_text(f"date,soup\n{SALES}")
    (tmp_path / "lines.jsonl").write_text('{"id": "1", "tokens": ["2", "egg"], "labels": ["QTY", "NAME"]}\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_and_the_example_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(COMMANDS) > 4
    for command in COMMANDS:
        done = CliRunner().invoke(app, shlex.split(command)[1:])
        assert done.exit_code == 0, f"{command}: {done.output}"
    assert EXAMPLES
    for example in EXAMPLES:
        exec(example, {})
    assert "flour" in capsys.readouterr().out


@pytest.mark.parametrize("way", sorted({way for ways in WAYS.values() for way in ways}))
def test_the_page_names_every_way_to_combine(way: str) -> None:
    assert f"`{way}`" in PAGE
