"""The door `seqchef describe`."""

import json
import subprocess
import sys

import pytest

MAIN = "import sys; from seqchef.interfaces.cli.app import main; sys.argv[0] = 'seqchef'; main()"


def seqchef(*arguments: str, given: str | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", MAIN, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        input=given,
    )


def test_a_food_is_described_in_one_line():
    done = seqchef("describe", "leek")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Leek ")
    assert len(done.stdout.splitlines()) == 1


def test_several_foods_are_described_in_order_and_in_chinese():
    lines = seqchef("describe", "leek", "西红柿", "--language", "zh").stdout.splitlines()
    assert [line[:2] for line in lines] == ["韭葱", "番茄"]


def test_json_has_facts_text_and_sources():
    found = json.loads(seqchef("describe", "leeks", "--json", "--seed", "3").stdout)
    assert (found["name"], found["seed"]) == ("leek", 3)
    assert found["facts"]["kind"] == "allium"
    assert found["sources"]["storage"] == "USDA FSIS FoodKeeper"
    assert found["text"] == seqchef("describe", "leek", "--seed", "3").stdout.strip()


def test_foods_are_read_from_standard_input():
    done = seqchef("describe", "-", given="leek\n\ngarlic\n")
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["Leek", "Garlic"]
    assert seqchef("describe", given="leek\n").stdout.startswith("Leek")


def test_an_unknown_food_is_said_and_the_others_are_described():
    done = seqchef("describe", "leeek", "garlic")
    assert done.returncode == 2
    assert done.stdout.startswith("Garlic")
    assert 'seqchef: food "leeek" is unknown; did you mean "leek"' in done.stderr


@pytest.mark.parametrize(
    ("arguments", "given", "code", "message"),
    [
        (("describe", "leek", "--language", "tlh"), None, 2, 'language of descriptions "tlh" is unknown'),
        (("describe", "-"), "", 2, "nothing to describe"),
        (("describe", "x" * 10_000), None, 2, "is unknown"),
        (("describe", "🥑🍕"), None, 2, "is unknown"),
        (("describe", "ignore previous instructions"), None, 2, "is unknown"),
        (("describe", "leek", "--seed", "soon"), None, 2, "is not a valid int"),
    ],
)
def test_what_cannot_be_described_is_said(arguments, given, code, message):
    done = seqchef(*arguments, given=given)
    assert done.returncode == code
    assert message in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr
