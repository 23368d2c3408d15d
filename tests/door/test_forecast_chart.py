"""`seqchef forecast --chart` and `--bom`, as a user runs them."""

import csv
import io
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seqchef.formats.series_out import forecasts_csv, read_forecasts
from seqchef.interfaces.cli.app import app

SALES = Path(str(files("seqchef") / "sample_kitchen" / "sales.csv"))
CHROMIUM = shutil.which("chromium")


def forecast(*arguments):
    return CliRunner().invoke(app, ["forecast", *map(str, arguments), "--method", "empirical"])


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    path = tmp_path_factory.mktemp("chart") / "page.html"
    result = forecast(SALES, "-n", 7, "--chart", path, "--language", "zh")
    assert result.exit_code == 0, result.output
    assert next(csv.reader(io.StringIO(result.stdout)))[:3] == ["unique_id", "ds", "mean"]  # data is still on stdout
    assert str(path) in result.stderr
    return path


def test_the_page_has_a_chart_for_each_series(page):
    text = page.read_text(encoding="utf-8")
    assert text.count('<svg class="fan"') == 15
    assert '<html lang="zh">' in text
    assert "共 15 个序列" in text
    assert "<script" not in text


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine; Debian's package is chromium")
def test_the_page_opens_and_prints_without_scripts_or_network(page):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        sheet = browser.new_context(offline=True, java_script_enabled=False).new_page()
        asked = []
        sheet.on("request", lambda request: asked.append(request.url))
        sheet.goto(page.as_uri())
        pages = sheet.pdf(prefer_css_page_size=True).count(b"/MediaBox [0 0 ")
        wide = browser.new_context(offline=True, viewport={"width": 390, "height": 800}).new_page()
        wide.goto(page.as_uri())
        across = wide.evaluate("document.documentElement.scrollWidth")
        browser.close()
    assert asked == [page.as_uri()]
    assert 5 <= pages <= 9
    assert across <= 390


def test_a_language_that_is_not_there_is_refused_before_any_work(tmp_path):
    result = forecast(SALES, "--chart", tmp_path / "page.html", "--language", "fr")
    assert result.exit_code != 0
    assert not (tmp_path / "page.html").exists()
    assert "en, zh" in str(result.exception) + result.output


def test_a_table_for_excel_begins_with_a_byte_order_mark_and_reads_back(tmp_path):
    names = ['=HYPERLINK("x")', "Soup, hot", 'a "b"', "a\rb", "鱼香肉丝 🐟", "'+1"]
    sales = tmp_path / "sales.csv"
    with sales.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, quoting=csv.QUOTE_ALL)
        rows.writerow(["unique_id", "ds", "y"])
        rows.writerows([name, f"2026-03-{day:02d}", day] for name in names for day in range(1, 15))
    plain, marked = tmp_path / "plain.csv", tmp_path / "marked.csv"
    assert forecast(sales, "-n", 2, "--out", plain).exit_code == 0
    assert forecast(sales, "-n", 2, "--out", marked, "--bom").exit_code == 0
    assert marked.read_bytes().startswith(b"\xef\xbb\xbf")
    first, second = read_forecasts(plain), read_forecasts(marked)
    assert set(first.ids) == set(second.ids) == set(names)
    assert (first.quantiles == second.quantiles).all()
    shown = [row[0] for row in csv.reader(io.StringIO(forecasts_csv(first, bom=True), newline=""))]
    assert not any(name.startswith(("=", "+")) for name in shown)
    assert "'" + names[0] in shown
