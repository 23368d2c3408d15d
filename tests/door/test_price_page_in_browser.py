"""The price page in a real browser: it opens without a network, without scripts, without errors, and fits its page."""

import math
import shutil

import pytest
from typer.testing import CliRunner

from seqchef.interfaces.cli.app import app

CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE, A4_AT_96_DPI = 390, 794  # pixels across
NAMES = ("Butter <salted> & cultured", "长粒香米", "whole_wheat_bread_flour_25_kg_sack_delivered_to_the_door", "oil")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine; Debian's package is chromium")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """Four prices of very different size, in both languages, with a check."""
    folder = tmp_path_factory.mktemp("prices")
    rows = ["unique_id,ds,y"]
    for place, name in enumerate(NAMES):
        for n in range(60):
            price = 10.0 ** (3 * place - 2) * (1 + 0.2 * math.sin(n / 4 + place) + 0.01 * n)
            rows.append(f"{name},{2019 + n // 12}-{n % 12 + 1:02d},{price:.4g}")
    (folder / "costs.csv").write_text("\n".join(rows), encoding="utf-8")
    found = {}
    for language in ("en", "zh"):
        options = ["--out", str(folder / language), "--language", language, "--check", "--currency", "EUR"]
        result = CliRunner().invoke(app, ["prices", str(folder / "costs.csv"), *options])
        assert result.exit_code == 0, result.output
        found[language] = folder / language / "prices.html"
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
    overflowing = page.evaluate(
        "[...document.querySelectorAll('td, th')].filter(c => c.scrollWidth > c.clientWidth + 1).map(c => c.innerText)"
    )
    assert overflowing == []


def test_every_price_has_its_chart_its_table_and_its_advice(sheets, browser):
    page = open_page(browser, sheets["en"], A4_AT_96_DPI)
    charts = page.locator("svg.fan")
    assert charts.count() == len(NAMES) == page.locator("table.steps").count() == page.locator("p.advice").count()
    assert all(charts.nth(i).bounding_box()["height"] > 100 for i in range(charts.count()))
    assert page.locator("h2", has_text=NAMES[0]).count() == 1  # markup in a name is text
    assert page.locator("section.trust li").count() >= 1


def test_it_prints_on_a4_with_no_item_cut_in_two(sheets, browser):
    page = open_page(browser, sheets["en"], A4_AT_96_DPI)
    content = page.pdf(format="A4", prefer_css_page_size=True)
    assert content.startswith(b"%PDF")
    assert 1 <= content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") <= 3
    assert page.evaluate("getComputedStyle(document.querySelector('.item')).breakInside") == "avoid"
