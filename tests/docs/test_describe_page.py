"""The page on descriptions and substitutes: its commands run, its examples print what it shows."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.applications.writing.describe import SOURCES
from seqchef.interfaces.cli.app import app

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "describe-and-substitute.md"
TEXT = PAGE.read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
EXAMPLES = re.findall(r"```python\n(.*?)```\n\n<!-- begin output -->\n```text\n(.*?)```\n<!-- end -->", TEXT, re.DOTALL)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_runs(command):
    done = CliRunner().invoke(app, shlex.split(command)[1:])
    assert done.exit_code == 0, done.output
    assert done.output.strip()


@pytest.mark.parametrize(("code", "shown"), EXAMPLES)
def test_an_example_prints_what_the_page_shows(code, shown, capsys):
    exec(compile(code, "example", "exec"), {})
    assert capsys.readouterr().out == shown


def test_there_are_commands_and_examples():
    assert len(COMMANDS) >= 3
    assert len(EXAMPLES) == TEXT.count("```python")


@pytest.mark.parametrize("kind", ["storage", "substitutes"])
def test_the_page_names_the_sources(kind):
    assert all(word in TEXT for word in SOURCES[kind].split())
