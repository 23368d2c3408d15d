"""docs/reference/generate.md: its commands and its example run, and it names every setting."""

import itertools
import json
import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.inference.decoding import Decoding
from seqchef.interfaces.cli.app import app
from seqchef.learning.data.texts import OwnTexts
from seqchef.learning.tasks.generate import GenerateConfig

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "generate.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
ROWS = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with texts such as the page shows."""
    foods = ("eggs", "milk", "flour", "leeks", "butter")
    for name, row in zip(("steps", "answers"), ROWS, strict=True):
        text = json.dumps(row)
        rows = [text.replace("eggs", a).replace("milk", b) for a, b in itertools.permutations(foods, 2)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(rows))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_and_the_example_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(COMMANDS) > 4
    for command in COMMANDS:
        done = CliRunner().invoke(app, shlex.split(command)[1:])
        assert done.exit_code == 0, f"{command}: {done.output} {done.exception}"
    assert EXAMPLES
    for example in EXAMPLES:
        exec(example, {})
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("config", [GenerateConfig, OwnTexts])
def test_the_page_names_every_option_of_its_own(config: type) -> None:
    elsewhere = {"stack", "batch_size"}
    assert [
        field.name for field in fields(config) if f"`{field.name}`" not in PAGE and field.name not in elsewhere
    ] == []


def test_the_page_names_every_setting_of_decoding() -> None:
    options = [f"--{field.name.replace('_', '-')}" for field in fields(Decoding)]
    assert [option for option in options if option not in PAGE] == []
