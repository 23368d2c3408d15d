"""docs/how-to/trust-the-plan.md: its commands and its example run, and it names what the command writes."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.applications.planning.backtest.buyers import SAFETY_SHARE
from seqchef.applications.planning.backtest.outcome import CHANGES, MARGINS
from seqchef.applications.planning.backtest.replay import WARM_UP_DAYS
from seqchef.applications.planning.backtest.totals import CONFIDENCE, FEWEST_WEEKS
from seqchef.interfaces.cli.app import app

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "how-to" / "trust-the-plan.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_commands_and_the_example_run(tmp_path, monkeypatch, capsys):
    """On fewer days and with a quicker forecast than the page's; the sample kitchen has its pars from the page."""
    monkeypatch.chdir(tmp_path)
    assert len(COMMANDS) == 2
    for command in COMMANDS:
        shorter = command.replace("--backtest 28", "--backtest 7 --method empirical")
        done = CliRunner().invoke(app, shlex.split(shorter)[1:])
        assert done.exit_code == 0, f"{command}: {done.output}"
    written = {path.name for path in (tmp_path / "sheets").iterdir()}
    assert all(f"`{name}`" in PAGE for name in written)
    header = (tmp_path / "sheets" / "backtest-days.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header.replace(",", ", ") in " ".join(PAGE.split())
    (example,) = EXAMPLES
    exec(example, {})
    assert "served " in capsys.readouterr().out


@pytest.mark.parametrize(
    "said",
    [
        f"{SAFETY_SHARE:.0%}".replace("%", " %") + " for safety",
        "last week: " + ", ".join(f"{100 * margin:.0f}" for margin in MARGINS[1:]) + " % more",
        f"par levels: {-100 * CHANGES[0]:.0f} % less to {100 * CHANGES[-1]:.0f} % more",
    ],
)
def test_the_margins_are_those_of_the_code(said):
    assert said in " ".join(PAGE.split())


def test_numbers_in_words_are_those_of_the_code():
    assert (WARM_UP_DAYS, CONFIDENCE, FEWEST_WEEKS) == (14, 0.9, 3)
    assert "fourteen days" in PAGE
    assert "nine draws in ten" in PAGE
    assert "fewer than three weeks" in PAGE
