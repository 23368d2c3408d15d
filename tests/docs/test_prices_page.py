"""docs/reference/prices.md: its example runs, and it names the command's options and the keys of the JSON."""

import json
import re
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from seqchef.interfaces.cli.app import app

PROJECT = Path(__file__).resolve().parents[2]
PAGE = (PROJECT / "docs" / "reference" / "prices.md").read_text(encoding="utf-8")


def test_the_example_runs():
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    done = subprocess.run([sys.executable, "-W", "error", "-c", example], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] in ("buy_now", "wait", "unclear")


def test_every_option_that_it_names_is_one_of_the_command():
    named = set(re.findall(r"`(--[\w-]+)", PAGE)) - {"--check"}
    known = CliRunner().invoke(app, ["prices", "--help"], env={"COLUMNS": "200"}).stdout
    assert len(named) > 8
    assert all(option in known for option in named)


def test_the_keys_that_it_names_are_in_the_json(tmp_path):
    rows = "".join(f"{2020 + n // 12}-{n % 12 + 1:02d},{5 + n % 3}\n" for n in range(40))
    (tmp_path / "prices.csv").write_text(f"date,egg\n{rows}", encoding="utf-8")
    done = CliRunner().invoke(app, ["prices", str(tmp_path / "prices.csv"), "--format", "json"])
    found = json.loads(done.stdout)
    assert {"items", "bar", "check"} <= found.keys()
    assert {"now", "outlook", "fan", "good", "advice"} <= found["items"][0].keys()


def test_no_generated_place_is_empty():
    places = re.findall(r"<!-- begin [\w -]+ -->\n(.*?)<!-- end -->", PAGE, re.DOTALL)
    assert len(places) == 5
    assert all(place.strip() for place in places)
