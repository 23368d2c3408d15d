"""The order sheet in a real browser: it opens without a network, without scripts, without errors, and fits its page."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.interfaces.cli.app import app

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE, A4_AT_96_DPI = 390, 794  # pixels across

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine; Debian's package is chromium")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    found = {}
    for language in ("en", "zh"):
        folder = tmp_path_factory.mktemp(language)
        result = CliRunner().invoke(app, ["demo", "--out", str(folder), "--language", language])
        assert result.exit_code == 0, result.output
        (found[language],) = Path(folder).rglob("*.html")
    return found


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


def open_page(browser, sheet, width):
    page = browser.new_context(offline=True, java_script_enabled=True).new_page()
    page.set_viewport_size({"width": width, "height": 1000})
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(sheet.as_uri())
    assert said == []
    return page


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [PHONE, A4_AT_96_DPI, 1400])
def test_the_page_is_no_wider_than_its_window(sheets, browser, language, width):
    page = open_page(browser, sheets[language], width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_cell_of_an_order_runs_into_the_next(sheets, browser, language):
    page = open_page(browser, sheets[language], A4_AT_96_DPI)
    overflowing = page.evaluate(
        "[...document.querySelectorAll('td, th')].filter(c => c.scrollWidth > c.clientWidth + 1).map(c => c.innerText)"
    )
    assert overflowing == []


def test_every_chart_has_a_size_and_every_supplier_a_table(sheets, browser):
    page = open_page(browser, sheets["en"], A4_AT_96_DPI)
    charts = page.locator("svg")
    assert charts.count() >= 12
    assert all(charts.nth(i).bounding_box()["height"] > 40 for i in range(charts.count()))
    assert page.locator("table").count() >= 4


def test_it_prints_on_a4(sheets, browser):
    page = open_page(browser, sheets["en"], A4_AT_96_DPI)
    content = page.pdf(format="A4", prefer_css_page_size=True)
    assert content.startswith(b"%PDF")
    assert 1 <= content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") <= 12
