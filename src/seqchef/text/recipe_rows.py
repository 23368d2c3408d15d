"""Recipe rows: whole recipes with `title`, `ingredients` and `steps`; JSON Lines, plain or .gz.

Here, below models, because training and evaluation read the same files, and what is written has the same fields. A row
that cannot be used is rejected and the rest goes on. Start at: read_recipes.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seqchef.errors import BadInput, Rejection
from seqchef.text.json_lines import objects, opened

EXPECTED = (
    'JSON Lines (plain or .gz): {"title": "Leek soup", "ingredients": ["3 leeks"], "steps": ["Chop the leeks.", ...]}'
)


@dataclass(frozen=True, slots=True)
class RecipeRow:
    """A whole recipe; `ingredients` may be absent or empty, as in old books."""

    title: str
    ingredients: tuple[str, ...]
    steps: tuple[str, ...]
    tags: tuple[str, ...] = ()  # lower case; what is no list of texts is none
    row: int = field(default=0, compare=False)  # where it stands in its file, from 1
    split: str | None = field(default=None, compare=False)  # train or dev, where the file says so


def read_recipes(
    path: Path, *, split: str | None = None, limit: int | None = None
) -> tuple[list[RecipeRow], list[Rejection]]:
    """The usable recipes (of one split; the first `limit` of them) and the rows that are no recipes.

    Raises BadInput when the file cannot be read at all.
    """
    recipes: list[RecipeRow] = []
    rejections: list[Rejection] = []
    try:
        with opened(path) as stream:
            for row, found in objects(stream):
                made = (found, EXPECTED) if isinstance(found, str) else _recipe(found, row)
                if isinstance(made, tuple):
                    rejections.append(Rejection(path.name, row, *made))
                elif split is None or made.split == split:
                    recipes.append(made)
                    if len(recipes) == limit:
                        break
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or 'not a whole gzip file'}; expected {EXPECTED}") from None
    except EOFError:
        raise BadInput(f"{path}: the file ends too early; expected a whole gzip file") from None
    return recipes, rejections


def _recipe(cells: dict[str, Any], row: int) -> RecipeRow | tuple[str, str]:
    """One recipe, or what was found and expected where it cannot be used."""
    title, steps = cells.get("title"), cells.get("steps")
    lines = [] if cells.get("ingredients") is None else cells["ingredients"]
    if not isinstance(title, str) or not title.strip():
        return f"title is {_shown(title)}", "title: a text"
    for column, found in (("ingredients", lines), ("steps", steps)):
        if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
            return f"{column} is {_shown(found)}", f"{column}: a list of texts"
    if not cells["steps"]:
        return "no steps", "1 step or more"
    split, tags = cells.get("split"), cells.get("tags")
    return RecipeRow(
        title,
        tuple(lines),
        tuple(cells["steps"]),
        tuple(tag.lower() for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        row,
        split if isinstance(split, str) else None,
    )


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:40]
