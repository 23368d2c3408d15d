"""Files that nobody meant well: each gives recipes or one clear message, in bounded time and memory."""

import gzip
import io
import json
import random
import time
import tracemalloc
import zipfile

import pytest

from recipe_samples import samples
from seqchef.errors import BadInput
from seqchef.formats import archives
from seqchef.formats.recipe_files import format_of, read_recipes

MEGABYTE = 1024 * 1024
PAPRIKA = b'{"name": "Soup", "ingredients": "1 leek", "directions": "Boil."}'


def zipped(files, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def peak_megabytes(read):
    tracemalloc.start()
    try:
        read()
        return tracemalloc.get_traced_memory()[1] / MEGABYTE
    finally:
        tracemalloc.stop()


def refused(raw, name, message):
    with pytest.raises(BadInput, match=message):
        read_recipes(raw, name)


@pytest.mark.parametrize("name", ["soup.paprikarecipe", "all.paprikarecipes", "mealie.zip", "tandoor.zip"])
def test_a_bomb_is_refused_and_does_not_fill_the_memory(name):
    zeros = gzip.compress(b"\0" * (30 * MEGABYTE))
    files = {
        "soup.paprikarecipe": lambda: zeros,
        "all.paprikarecipes": lambda: zipped([("a.paprikarecipe", zeros)], zipfile.ZIP_STORED),
        "mealie.zip": lambda: zipped([("recipes/a/a.json", b" " * (30 * MEGABYTE))]),
        "tandoor.zip": lambda: zipped([("1.zip", zipped([("recipe.json", b" " * (30 * MEGABYTE))]))]),
    }
    raw = files[name]()
    assert len(raw) < 3 * MEGABYTE
    assert peak_megabytes(lambda: refused(raw, name, "expected a recipe, not a zip bomb")) < 15


def test_a_member_that_lies_about_its_size_is_refused():
    raw = bytearray(zipped([("a.json", b" " * (20 * MEGABYTE))]))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (10).to_bytes(4, "little")
    refused(bytes(raw), "a.zip", "a.zip: a.json.*expected a recipe")


def test_archives_in_archives_in_archives_are_refused():
    raw = PAPRIKA
    for _ in range(5):
        raw = zipped([("a.zip", raw)])
    refused(raw, "a.zip", "archives inside archives, 3 deep; expected at most 3")


def test_more_members_than_recipes_are_refused(monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 10)
    budget = archives.Budget(members=10)
    with pytest.raises(BadInput, match=r"a\.zip holds more than 10 files"):
        list(archives.members(zipped([(f"{i}.json", b"{}") for i in range(11)]), "a.zip", budget, (".json",)))


def test_a_total_beyond_the_limit_is_refused():
    budget = archives.Budget(left=2 * MEGABYTE)
    raw = zipped([(f"{i}.json", random.Random(i).randbytes(MEGABYTE)) for i in range(3)])
    with pytest.raises(BadInput, match=r"a.zip: 2.json: more than 512 MB in all"):
        list(archives.members(raw, "a.zip", budget, (".json",)))


@pytest.mark.parametrize(
    "name", ["/etc/recipe.json", "../../recipe.json", "C:\\recipe.json", "a\x00b.json", "x" * 300 + ".json"]
)
def test_a_name_that_points_elsewhere_is_only_a_name(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = read_recipes(zipped([(name, PAPRIKA)]), "a.zip") if "\x00" not in name else ()
    assert [one.title for one in found] == ["Soup"] * len(found)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("raw", "name", "message"),
    [
        (b"", "a.txt", "a.txt is empty; expected a recipe"),
        (b" \n \t", "a.json", "a.json is empty"),
        (b"PK\x03\x04nothing", "a.zip", "a.zip: a broken zip file"),
        (b"\x1f\x8bnothing", "a.paprikarecipe", "a broken gzip file|cut off"),
        (gzip.compress(PAPRIKA)[:-12], "a.paprikarecipe", "a.paprikarecipe: a gzip file that is cut off"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.png", "a.png, row [0-9]: control characters; expected a recipe as text"),
        (b"Soup\n\n1 leek\x00\n", "a.txt", "a.txt, row 3: control characters"),
        (b'{"a": ' * 5000, "a.json", "a.json: JSON nested deeper than 100"),
        (b'{"@type": "Recipe", "name": "x", "a":' + b"[" * 200 + b"]" * 200 + b"}", "a.json", "nested deeper than 100"),
        (b"[" * 1_000_000, "a.json", "a.json: JSON nested deeper than 100"),
        (b'{"name": "Soup"}', "a.json", "a.json: no recipe in it; expected a recipe: JSON-LD"),
        (b'{"name": "Soup"', "a.json", "a.json: row 1, column 16"),
        (b'{"recipeIngredient": ["1 leek"]}\n{"recipe', "a.jsonl", "a.jsonl, row 2: row 1, column"),
        (b"<html><p>Soup</p></html>", "a.html", "a.html: no recipe in it"),
        (b"# Read me\n\nNothing to cook.\n", "README.md", "README.md: no recipe in it"),
        (zipped([("a.png", b"x")]), "a.zip", "a.zip: no recipe in it"),
        (zipped([("a.json", b"{")]), "a.zip", r"a.zip/a.json: row 1, column 2"),
    ],
)  # fmt: skip
def test_what_is_no_recipe_is_refused_with_file_place_and_expectation(raw, name, message):
    refused(raw, name, message)


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path):
    for path in (tmp_path / "none.json", tmp_path, "a\x00b"):
        with pytest.raises(BadInput, match="expected a file with a recipe"):
            read_recipes(path)


def test_a_page_of_fifty_megabytes_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.write(b"<html>")
        file.truncate(50 * MEGABYTE)
    message = r"page.html is 50.0 MB; expected a recipe of at most 32 MB"
    assert peak_megabytes(lambda: refused(path, "page.html", message)) < 1


def test_a_page_just_below_the_limit_takes_seconds_and_no_more_memory_than_a_few_copies():
    html = b"<html>" + b"<div class='a'><p>words <b>and</b> more</p></div>\n" * 200_000
    html += (
        b'<script type="application/ld+json">{"@type":"Recipe","name":"Soup","recipeIngredient":["1 leek"]}</script>'
    )
    began = time.perf_counter()
    assert read_recipes(html, "page.html")[0].title == "Soup"
    assert time.perf_counter() - began < 10
    assert peak_megabytes(lambda: read_recipes(html, "page.html")) < 5 * len(html) / MEGABYTE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<script" * 60_000),
        ("a.html", 'itemtype="http://schema.org/Recipe"' + "<!--" * 60_000),
        ("a.html", 'itemtype="http://schema.org/Recipe"' + '<a b="' * 60_000),
        ("a.html", '<p itemscope itemtype="http://schema.org/Recipe">' + "<div itemprop=x>t" * 30_000),
        ("a.json", '{"a":' + '"" ' * 100_000),
        ("a.json", "{" + "/*" * 100_000),
        ("a.json", '{"@type":"Recipe","name":"x","recipeIngredient":["<' + " " * 200_000 + '"]}'),
        ("a.json", '{"@type":"Recipe","name":"x","recipeIngredient":["' + "&amp;" * 50_000 + '"]}'),
        ("a.json", '{"@type":"Recipe","name":"&#' + "9" * 200_000 + ';"}'),
        ("a.cook", "[-" * 100_000),
        ("a.cook", "@a{" * 5_000),
        ("a.cook", "> a\n" * 60_000),
        ("a.md", "# x" + " " * 200_000 + "y\n## Steps\n1. a"),
        ("a.md", "# x\n## Steps\n" + "**a " * 40_000),
        ("a.md", "# x\n## Steps\n- a\n" + " b\n" * 60_000),
        ("a.md", "---\n" + "a:\n - b\n" * 20_000 + "---\n# x\n## Steps\n1. a"),
    ],
)
def test_no_text_takes_time_that_grows_faster_than_it(name, text):
    began = time.perf_counter()
    try:
        read_recipes(text.encode(), name)
    except BadInput as error:
        assert name in str(error)
    assert time.perf_counter() - began < 5


WRONG = (None, True, 0, -1, 1.5, 10**30, "", "x", [], {}, [[]], [None], {"a": {}}, ["x", {"name": 1}], {"@value": [1]})


def mutated(raw, chance):
    """The bytes with a few of them changed, lost, doubled or cut off."""
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(changed)) if changed else 0
        action = chance.randrange(5)
        if action == 0 and changed:
            changed[at] = chance.randrange(256)
        elif action == 1:
            del changed[at : at + chance.choice((1, 4, 40))]
        elif action == 2:
            changed[at:at] = chance.choice(
                (b"\0", b'"', b"{", b"]", b"<!--", b"\\ud800", b"1e999", b"---\n", b"@", b"\xff\xfe")
            )
        elif action == 3:
            changed[at:at] = changed[at // 2 : at // 2 + 200]
        elif chance.random() < 0.3:
            del changed[at:]
    return bytes(changed)


def swapped(value, chance):
    """A JSON value in which some values have a wrong type and some keys are gone."""
    if chance.random() < 0.1:
        return chance.choice(WRONG)
    if isinstance(value, dict):
        return {key: swapped(one, chance) for key, one in value.items() if chance.random() > 0.03}
    return [swapped(one, chance) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", sorted(samples()))
def test_mutated_files_give_recipes_or_one_clear_message(name):
    raw, chance = samples()[name], random.Random(name)
    for attempt in range(150):
        is_json = name.endswith((".json", ".jsonl")) and attempt % 2
        changed = json.dumps(swapped(json.loads(raw), chance)).encode() if is_json else mutated(raw, chance)
        try:
            found = read_recipes(changed, name)
        except BadInput as error:
            assert "expected" in str(error), str(error)
        else:
            assert all(one.title for one in found)


@pytest.mark.parametrize("name", sorted(samples()))
def test_every_sample_is_known_for_what_it_is(name):
    assert format_of(samples()[name], name).name in {name.rpartition(".")[0], "seqchef", "html"}
