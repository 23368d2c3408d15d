"""The guide is true: its examples run and print what it shows, its stacks can be built, its pictures stand alone."""

import ast
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from seqchef.learning.backbones import parse, parse_pair
from seqchef.learning.compare.records import Comparison, Profile, TaskFacts, Trial

PROJECT = Path(__file__).resolve().parents[2]
GUIDE = PROJECT / "docs" / "guide"
ENGLISH = sorted((GUIDE / "en").glob("*.md"))
CHINESE = sorted((GUIDE / "zh").glob("*.md"))
PICTURES = sorted((GUIDE / "pictures").glob("*.svg"))
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
STACK = re.compile(r'--stack "([^"]+)"')
PICTURE = re.compile(r"!\[[^\]]+\]\(\.\./pictures/([\w-]+\.svg)\)")
LARGEST = 60_000  # bytes of a picture


def name_of(path):
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture
def generate(monkeypatch):
    monkeypatch.syspath_prepend(PROJECT / "docs")
    import generate

    return generate


@pytest.mark.parametrize("page", [*ENGLISH, *CHINESE], ids=name_of)
def test_its_examples_run_and_print_what_it_shows(page, generate, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    seen = list(generate.guide_blocks.printed(page.read_text(encoding="utf-8")))
    assert seen
    for example, output in seen:
        assert bool(output) == bool(example["rest"]), "what is printed is shown"
        if output:
            assert generate.same(example["shown"], f"```text\n{output}```\n")


@pytest.mark.parametrize("page", ENGLISH, ids=name_of)
def test_a_page_has_a_stack_to_try_a_file_and_a_picture(page):
    text = page.read_text(encoding="utf-8")
    assert "](../../../src/seqchef/" in text
    assert PICTURE.findall(text)
    stacks = STACK.findall(text)
    assert stacks
    for stack in stacks:
        assert str((parse_pair if "=>" in stack else parse)(stack))


@pytest.mark.parametrize("page", [*ENGLISH, *CHINESE], ids=name_of)
def test_every_picture_of_a_page_exists(page):
    shown = set(PICTURE.findall(page.read_text(encoding="utf-8")))
    assert shown <= {picture.name for picture in PICTURES}


def test_every_picture_is_shown_and_drawn(generate):
    shown = {name for page in ENGLISH for name in PICTURE.findall(page.read_text(encoding="utf-8"))}
    drawn = {f"{name}.svg" for name in generate.guide_pictures.drawn()}
    assert shown == drawn == {picture.name for picture in PICTURES}


def test_the_picture_of_the_memory_tasks_has_a_filled_circle_for_every_run_that_solved_its_task(generate):
    facts = TaskFacts(
        name="adding", measure="error", chance=0.2, bar=0.1, budget=1, steps=1, evaluate_every=1, learning_rate=1
    )
    profile = Profile(
        stack="gru",
        notation="gru(64)",
        causal=True,
        parameters=1,
        state_numbers={},
        flops={},
        tokens_per_second=(),
        latency={},
        peak_megabytes=1,
    )
    ends = ("solved", "solved", "finished")
    found = Comparison(
        tasks=(facts,),
        profiles=(profile,),
        trials=tuple(Trial(stack="gru", task="adding", seed=seed, end=end) for seed, end in enumerate(ends)),
        seeds=3,
        config={},
        machine={},
        wall_seconds=1,
        complete=True,
    )
    picture = generate.guide_pictures.comparison.solved(found)
    key = 1  # of each kind of circle, in the line that explains them
    assert picture.count('<circle class="a"') == 2 + key
    assert picture.count('<circle class="n open thin"') == 1 + key


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_a_picture_stands_alone(picture):
    text = picture.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag.endswith("svg")
    assert root[0].tag.endswith("title")
    assert root[0].text
    assert len(text.encode()) < LARGEST
    assert "prefers-color-scheme:dark" in text
    assert not re.search(r"href|url\(|@import|<script|<image", text)


def test_the_index_lists_every_page():
    index = (GUIDE / "README.md").read_text(encoding="utf-8")
    for page in [*ENGLISH, *CHINESE]:
        assert f"]({page.parent.name}/{page.name})" in index


@pytest.mark.skipif(not CHINESE, reason="there is no Chinese page yet")
def test_every_page_is_there_in_both_languages():
    assert [page.name for page in CHINESE] == [page.name for page in ENGLISH]


@pytest.mark.parametrize("page", CHINESE, ids=name_of)
def test_a_chinese_page_runs_and_shows_what_the_english_one_does(page):
    texts = [(GUIDE / language / page.name).read_text(encoding="utf-8") for language in ("en", "zh")]
    english, chinese = ([without_words(code) for code in PYTHON.findall(text)] for text in texts)
    assert chinese == english
    assert len(PICTURE.findall(texts[0])) == len(PICTURE.findall(texts[1]))
    assert STACK.findall(texts[0]) == STACK.findall(texts[1])


def without_words(code):
    """Python code without comments and texts; of a formatted text only what is put into it, in any order."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            node.values = sorted((v for v in node.values if isinstance(v, ast.FormattedValue)), key=ast.dump)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = "..."
    return ast.dump(tree)
