"""The sheets in a real browser: they open without a network, without scripts, without errors, and fit their pages."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.interfaces.cli.app import app

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE, A4_AT_96_DPI = 390, 794  # pixels across
A4_POINTS = (595, 842)
LANGUAGES, NAMES = ("en", "zh"), ("order-sheet", "prep-list")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine; Debian's package is chromium")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    found = {}
    for language in ("en", "zh"):
        folder = tmp_path_factory.mktemp(language)
        result = CliRunner().invoke(app, ["demo", "--out", str(folder), "--language", language])
        assert result.exit_code == 0, result.output
        for path in Path(folder).rglob("*.html"):
            found[path.stem, language] = path
    return found


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


def open_page(browser, sheet, width):
    page = browser.new_context(offline=True, java_script_enabled=True).new_page()  # the tests' own questions need it
    page.set_viewport_size({"width": width, "height": 1000})
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(sheet.as_uri())
    assert said == []
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [PHONE, A4_AT_96_DPI, 1400])
def test_a_page_is_no_wider_than_its_window(sheets, browser, name, language, width):
    page = open_page(browser, sheets[name, language], width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [PHONE, A4_AT_96_DPI])
def test_no_cell_runs_into_the_next(sheets, browser, name, language, width):
    page = open_page(browser, sheets[name, language], width)
    overflowing = page.evaluate(
        "[...document.querySelectorAll('td, th')].filter(c => c.scrollWidth > c.clientWidth + 1).map(c => c.innerText)"
    )
    assert overflowing == []


def test_every_chart_has_a_size_and_every_supplier_a_table(sheets, browser):
    page = open_page(browser, sheets["order-sheet", "en"], A4_AT_96_DPI)
    charts = page.locator("svg.fan")
    assert charts.count() >= 12
    assert all(charts.nth(i).bounding_box()["height"] > 40 for i in range(charts.count()))
    assert page.locator("table").count() >= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_of_a_chart_lies_over_another_or_outside(sheets, browser, language):
    page = open_page(browser, sheets["order-sheet", language], A4_AT_96_DPI)
    clashes = page.evaluate(
        """[...document.querySelectorAll('svg.fan')].flatMap(svg => {
          const frame = svg.getBoundingClientRect();
          const boxes = [...svg.querySelectorAll('text.fan-label, text.fan-name')]
            .map(t => [t.textContent, t.getBoundingClientRect()]);
          const outside = boxes.filter(([, b]) => b.left < frame.left - 1 || b.right > frame.right + 1)
            .map(([t]) => t);
          const over = boxes.flatMap(([s, a], i) => boxes.slice(i + 1).filter(([, b]) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4).map(([t]) => s + ' | ' + t));
          return [...outside, ...over];
        })"""
    )
    assert clashes == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "most"), [("order-sheet", 8), ("prep-list", 7)])
def test_a_sheet_prints_on_a4_without_scripts(sheets, browser, name, most, language):
    page = browser.new_context(offline=True, java_script_enabled=False).new_page()
    page.goto(sheets[name, language].as_uri())
    content = page.pdf(prefer_css_page_size=True)
    assert content.startswith(b"%PDF")
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert 1 <= len(sizes) <= most
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {A4_POINTS}


def test_what_a_supplier_is_asked_for_stays_together_on_paper(sheets, browser):
    page = open_page(browser, sheets["order-sheet", "en"], A4_AT_96_DPI)
    page.emulate_media(media="print")
    rules = page.evaluate(
        """['.supplier:not(.long)', '.supplier tbody', 'figure'].map(s =>
          getComputedStyle(document.querySelector(s)).breakInside)"""
    )
    assert set(rules) <= {"avoid", "avoid-page"}
    assert page.evaluate("getComputedStyle(document.querySelector('.supplier thead')).display") == "table-header-group"
