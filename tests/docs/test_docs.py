"""What the docs say is true: links lead somewhere, examples run, both languages show the same."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from seqchef.inference.bundles import shipped

PROJECT = Path(__file__).resolve().parents[2]
PAGES = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
LINK = re.compile(r"\[[^\]]+\]\((?!https?://|#)([^)#]+)")
PLACE = re.compile(r"<!-- begin ([\w -]+) -->\n(.*?)<!-- end -->", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
WITH_EXAMPLES = (
    "README.md",
    "docs/reference/forecast.md",
    "docs/reference/ingredient.md",
    "docs/reference/pasted.md",
    "docs/reference/units.md",
    "docs/how-to/train-on-your-data.md",
)
EXAMPLES = [(page, code) for page in WITH_EXAMPLES for code in PYTHON.findall((PROJECT / page).read_text("utf-8"))]
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def places(name):
    return dict(PLACE.findall((PROJECT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_links_lead_somewhere(page):
    prose = FENCED.sub("", page.read_text(encoding="utf-8"))
    broken = [link for link in LINK.findall(prose) if not (page.parent / link).exists()]
    assert not broken


def test_both_readmes_show_the_same_figures():
    english, chinese = places("README.md"), places("README.zh.md")
    figures = {name for name in english if name.startswith("figures")}
    assert figures
    assert all(english[name] == chinese[name] for name in figures)
    assert {"demo zh", "read table"} <= chinese.keys()


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_no_generated_place_is_empty(name):
    assert all(content.strip() for content in places(name).values())


@pytest.mark.parametrize(("page", "code"), EXAMPLES)
def test_a_python_example_runs(page, code):
    if "seqchef.write(" in code and "write-en" not in shipped():
        pytest.skip("no bundle write-en; `seqchef train runs/write-en.toml` makes it")
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, capture_output=True)


def test_every_page_with_examples_has_some():
    assert {page for page, _ in EXAMPLES} == set(WITH_EXAMPLES)


@pytest.fixture
def generate(monkeypatch):
    monkeypatch.syspath_prepend(PROJECT / "docs")
    import generate

    return generate


def test_a_models_numbers_may_differ_in_the_last_place_only(generate):
    assert generate.same("| 12.34 kg  of flour", "| 12.35 kg of flour")
    assert not generate.same("12.34 kg of flour", "12.34 kg of sugar")
    assert not generate.same("100 kg", "110 kg")
    assert not generate.same("7 portions", "9 portions")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_another_machine_may_write_another_dish(generate, language):
    said = generate.written_words(language)["demo_uses"]
    ours = said.format(title="Leek soup", foods="leeks", lines=4, steps=3)
    theirs = said.format(title="Leek tart", foods="leeks, eggs", lines=5, steps=6)
    assert generate.same(f"Use soon\n{ours}\nplan", f"Use soon\n{theirs}\nplan")
    assert not generate.same(f"Use soon\n{ours}\nplan", f"Use soon\n{theirs}\nplans")


@pytest.mark.parametrize(("place", "tolerated"), [("demo en", True), ("figures label", False)])
def test_a_figure_must_be_exact_where_a_model_may_round(generate, place, tolerated):
    page = "# Page\n<!-- begin {} -->\n98.{} %\n<!-- end -->\n"
    assert generate.unchanged(page.format(place, 64), page.format(place, 64))
    assert generate.unchanged(page.format(place, 65), page.format(place, 64)) == tolerated
    assert not generate.unchanged("More. " + page.format(place, 64), page.format(place, 64))
