"""Pasted recipes of our own wording: `kind| line` in tests/golden/pastes; what is behind the bars is pasted."""

from pathlib import Path

import pytest

from seqchef.applications.reading.segments import put_together
from seqchef.errors import BadInput
from seqchef.formats.pasted import segment
from seqchef.formats.recipe_text import plain_recipe
from seqchef.text.line_shapes import LINE_KINDS, pasted

PASTES = sorted((Path(__file__).parent / "pastes").glob("*.txt"))
KITCHEN = Path(__file__).resolve().parents[2] / "src" / "seqchef" / "sample_kitchen" / "recipes"


def paste(path: Path) -> tuple[str, list[str]]:
    """The text, and the kinds of its lines that are not blank."""
    rows = [row.partition("|") for row in path.read_text(encoding="utf-8").splitlines()]
    return "\n".join(text.removeprefix(" ") for _, _, text in rows), [kind for kind, _, _ in rows if kind]


@pytest.mark.parametrize("path", PASTES, ids=lambda path: path.stem)
def test_a_paste_is_told_apart(path: Path) -> None:
    text, kinds = paste(path)
    assert set(kinds) <= set(LINE_KINDS)
    wanted, found = put_together(pasted(text), kinds), segment(text)
    assert found.title == wanted.title
    assert [(line.text, line.group) for line in found.lines] == [(line.text, line.group) for line in wanted.lines]
    assert list(found.steps) == wanted.steps
    assert list(found.notes) == wanted.notes
    assert list(found.tools) == wanted.tools


@pytest.mark.parametrize(
    ("name", "language", "portions", "prep_s", "cook_s", "total_s"),
    [
        ("en-blog-soup", "en", 4, 600, 2100, None),
        ("en-groups-pie", "en", 6, None, None, 5400),
        ("en-tools-brownies", "en", 16, 900, 1500, None),
        ("zh-tomato-eggs", "zh", 2, 300, 600, None),
        ("zh-noodles", "zh", 1, None, None, None),
        ("de-pancakes", "de", 4, 1800, None, None),
        ("fr-crepes", "fr", 4, 600, 1200, None),
    ],
)
def test_yields_and_times_have_values(name, language, portions, prep_s, cook_s, total_s):
    found = segment(paste(Path(__file__).parent / "pastes" / f"{name}.txt")[0])
    assert found.language == language
    assert (found.portions, found.prep_s, found.cook_s, found.total_s) == (portions, prep_s, cook_s, total_s)


@pytest.mark.parametrize("path", PASTES, ids=lambda path: path.stem)
def test_nothing_of_a_paste_is_lost(path: Path) -> None:
    text, kinds = paste(path)
    found = segment(text)
    kept = " ".join(
        [
            found.title,
            found.description or "",
            found.yield_text or "",
            *(f"{line.group or ''} {line.text}" for line in found.lines),
            *found.steps,
            *(group or "" for group in found.step_groups),
            *found.notes,
            *found.tools,
            *(line for lines in found.extra.values() for line in lines),
        ]
    )
    for line, kind in zip(pasted(text), kinds, strict=True):
        if kind not in ("ingredients", "steps", "notes", "tools"):
            assert line.content.rstrip(":：") in kept


@pytest.mark.parametrize("path", sorted(KITCHEN.glob("*.txt")), ids=lambda path: path.stem)
def test_recipes_of_the_sample_kitchen_are_told_apart_as_their_format_does(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    by_format, found = plain_recipe(text, path.name), segment(text, path.name)
    assert found.title == by_format.title
    assert [one.text for one in found.lines] == [one.text for one in by_format.lines if not one.text.endswith(":")]
    assert found.steps == by_format.steps
    assert found.portions == by_format.portions


def test_a_time_without_a_name_is_kept_as_written() -> None:
    text = "Soup\nServes 4\nTotal time: 1 hour\n40 min\n\nIngredients\n1 leek\n2 cups stock\n\nMethod\nBoil the leek.\n"
    found = segment(text)
    assert (found.total_s, found.prep_s, found.cook_s) == (3600, None, None)
    assert "40 min" in str((found.extra, found.description))


def test_waiting_is_neither_preparation_nor_cooking() -> None:
    text = "Mousse\nPrep time: 15 mins\nChill time: 2 hours\n\nIngredients\n3 eggs\n\nMethod\nBeat the eggs.\n"
    found = segment(text)
    assert (found.prep_s, found.cook_s, found.total_s) == (900, None, None)


def test_what_stands_behind_the_colon_of_a_heading_belongs_to_its_part() -> None:
    lines = pasted("红烧肉\n主料：五花肉500克、冰糖30克、八角2个\nNotes: serve hot\nMy way: odd")
    parts = put_together(lines, ["title", "ingredients", "notes", "steps"])
    assert [line.text for line in parts.lines] == ["五花肉500克", "冰糖30克", "八角2个"]
    assert parts.notes == ["serve hot"]
    assert parts.headings == ["My way: odd"]


def test_a_text_without_a_recipe_is_refused_with_its_name() -> None:
    with pytest.raises(BadInput, match="empty: no ingredients and no steps; expected a recipe"):
        segment("\n \n", "empty")


@pytest.mark.parametrize(
    "text",
    ["\x00", "🍳" * 2000, "a\n" * 3000, "٣ بيضات\nاخلط البيض جيدا.", "1\n2\n3", "x\n" + "- " * 9000, "一" * 30_000],
)
def test_any_text_is_told_apart_or_refused(text: str) -> None:
    try:
        found = segment(text)
    except BadInput:
        return
    assert found.lines or found.steps
