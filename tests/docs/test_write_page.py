"""The pages that show `seqchef write`: every command and call is understood, and none of its wishes is refused."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import seqchef
from seqchef.applications.writing.refusals import judge
from seqchef.applications.writing.wishes import Wish
from seqchef.applications.writing.written import PROMISES, Check, WrittenRecipe
from seqchef.errors import BadInput
from seqchef.interfaces import writing
from seqchef.interfaces.cli.app import app

PROJECT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "README.zh.md", "docs/reference/write.md", "docs/how-to/cook-what-expires.md")
SHELL, CALLS = re.compile(r"```(?:ba)?sh\n(.*?)```", re.DOTALL), re.compile(r"= (seqchef\.write\(.*\))$", re.MULTILINE)
TEXTS = {page: (PROJECT / page).read_text(encoding="utf-8") for page in PAGES}
COMMANDS = [
    (page, line.partition("  #")[0].strip())
    for page, text in TEXTS.items()
    for block in SHELL.findall(text)
    for line in block.splitlines()
    if line.startswith("seqchef write ")
]
REFERENCE = TEXTS["docs/reference/write.md"]


class Judging:
    """A writer that refuses what is refused, and answers all else with a list and no steps worth reading."""

    def write(self, wish: Wish, *, seed: int = 0, beams: int = 1) -> WrittenRecipe:
        if (reason := judge(wish).refused) is not None:
            raise BadInput(reason)
        checks = tuple(Check(promise=promise) for promise in PROMISES)
        return WrittenRecipe(
            title=wish.dish or "Soup", ingredients=wish.lines or ("1 leek",), steps=("Serve.",), checks=checks
        )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with the files that the pages speak of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(writing, "writer", lambda *_: Judging())
    for name in ("kitchen", "my-kitchen"):
        assert CliRunner().invoke(app, ["init", name]).exit_code == 0
    (tmp_path / "list.txt").write_text("3 leeks\n1 l vegetable stock\n")
    (tmp_path / "lists.jsonl").write_text('{"title": "Leek soup", "ingredients": ["3 leeks", "1 l vegetable stock"]}\n')
    (tmp_path / "stock.csv").write_text("ingredient,quantity,unit,expires\nleeks,500,g,2026-11-01\nrice,1,kg,\n")
    return tmp_path


@pytest.mark.parametrize(("page", "command"), COMMANDS)
def test_a_command_of_the_pages_is_understood_and_not_refused(page: str, command: str, folder: Path) -> None:
    done = CliRunner().invoke(app, shlex.split(command)[1:])
    assert done.exit_code == 0, f"{done.output} {done.exception}"


def test_every_page_shows_commands() -> None:
    assert {page for page, _ in COMMANDS} == set(PAGES)


@pytest.mark.parametrize("call", [call for text in TEXTS.values() for call in CALLS.findall(text)])
def test_a_call_of_the_pages_is_understood_and_not_refused(call: str, folder: Path) -> None:
    recipe = eval(call, {"seqchef": seqchef})
    assert isinstance(recipe, WrittenRecipe)


def test_the_reference_names_every_promise_and_every_field_of_a_row() -> None:
    promises = re.findall(r"^\| ([a-z ,]+) \| [^|]+ \|$", REFERENCE.partition("## The promises")[2], re.MULTILINE)
    named = {one for row in promises for one in row.split(", ")} - {"promise"}
    assert named == set(PROMISES)
    row = WrittenRecipe(title="Soup", ingredients=("1 leek",), steps=("Serve.",)).to_dict()
    assert [field for field in row if f"`{field}`" not in REFERENCE] == []


def test_the_reference_names_every_option() -> None:
    options: Callable[[str], list[str]] = re.compile(r"--[a-z][a-z-]+").findall
    known = set(options(CliRunner().invoke(app, ["write", "--help"], env={"COLUMNS": "200"}).output))
    assert known - set(options(REFERENCE)) <= {"--help", "--bundle", "--threads"}
