"""docs/reference/inventory.md: its commands answer what the page says, its example runs, every policy is explained."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.interfaces.cli.app import INVENTORY, app

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "inventory.md").read_text(encoding="utf-8")
ANSWERS = re.findall(r"^\$ seqchef (.*)\n(.*)$", PAGE, re.MULTILINE)
TABLE = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)[0]
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(("command", "answer"), ANSWERS, ids=[command for command, _ in ANSWERS])
def test_a_command_answers_what_the_page_says(command, answer, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("items.csv").write_text(TABLE)
    done = CliRunner().invoke(app, shlex.split(command))
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{answer}\n"


def test_the_example_runs():
    assert EXAMPLES
    for example in EXAMPLES:
        exec(example, {})


@pytest.mark.parametrize("policy", INVENTORY)
def test_every_policy_is_explained(policy):
    assert f"`{policy}`" in PAGE or f"inventory {policy} " in PAGE


def test_headings_that_the_table_points_to_are_there():
    headings = {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in re.findall(r"^#+ (.*)$", PAGE, re.M)
    }
    assert set(re.findall(r"\]\(#([\w-]+)\)", PAGE)) <= headings
