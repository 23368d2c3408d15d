"""`seqchef compare`: two small stacks on two tasks within seconds; its messages; the page in a real browser."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from seqchef.interfaces.cli.app import app

CHROMIUM = shutil.which("chromium")
SMALL = ["gru(8)", "bigru(8)", "--tasks", "recall,parity", "--seeds", "1", "--budget", "0.5", "--steps", "2"]


def compare(*arguments):
    return CliRunner().invoke(app, ["compare", *arguments])


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compared")
    result = compare(*SMALL, "--json", "--out", str(folder))
    assert result.exit_code == 0, result.output
    return folder, result


def test_everything_goes_to_json_a_file_and_a_page(compared):
    folder, result = compared
    found = json.loads(result.stdout)
    assert found == json.loads((folder / "compare.json").read_text())
    assert found["complete"]
    assert [one["stack"] for one in found["profiles"]] == ["gru(8)", "bigru(8)"]
    assert sorted((t["stack"], t["task"]) for t in found["trials"]) == [
        (stack, task) for stack in ("bigru(8)", "gru(8)") for task in ("parity", "recall")
    ]
    assert all(trial["points"] and trial["end"] in ("finished", "solved") for trial in found["trials"])
    assert all(profile["latency"]["256"]["median"] > 0 for profile in found["profiles"])
    assert [bool(profile["state_numbers"]) for profile in found["profiles"]] == [True, False]  # the second has no steps
    assert "[6/6]" in result.stderr
    assert "gru(8)" in (folder / "compare.html").read_text()


def test_tables_and_page_are_made_again_without_running(compared, tmp_path):
    folder, _ = compared
    result = compare("--from", str(folder / "compare.json"), "--language", "zh", "--out", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert "奇偶" in result.stdout
    assert "奇偶" in (tmp_path / "compare.zh.html").read_text()
    assert (tmp_path / "compare.json").read_bytes() == (folder / "compare.json").read_bytes()
    assert not any(line.endswith(" ") for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["lsmt"], 2, 'stack "lsmt" is unknown; did you mean "lstm"?'),
        (["lstm", "--tasks", "ading"], 2, 'task "ading" is unknown; did you mean "adding"?'),
        (["lstm", "--tasks", ","], 3, "no task to compare on"),
        (["lstm", "--budget", "0.01"], 3, "the budget of a run is 0.01 s; expected 0.5 CPU seconds or more"),
        (["lstm", "--language", "fr"], 2, 'language of the page "fr" is unknown'),
        (["gru(8) => gru(8) > attend(dot)"], 3, "an encoder with a decoder"),
        (["--from", "nothing.json"], 3, "expected a compare.json"),
    ],
)
def test_a_mistake_is_answered_before_anything_runs(arguments, code, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = compare(*arguments)
    assert result.exception.exit_code == code
    assert message in str(result.exception)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine; Debian's package is chromium")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_opens_in_a_browser_and_fits_a_phone(compared, scheme):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(offline=True, color_scheme=scheme).new_page()
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
        for width in (390, 1200):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto((compared[0] / "compare.html").as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        plots = page.locator("svg.plot")
        assert plots.count() >= 8
        assert all(plots.nth(place).bounding_box()["height"] > 60 for place in range(plots.count()))
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
        browser.close()
    assert said == []
    assert (dark == "rgb(23, 21, 19)") == (scheme == "dark")
