"""Known dishes: the well-known Chinese dishes by name and what goes into each; judged by the authors (dishes.txt).

A row names foods; a line in place of a food says how much of it this dish has, and how it is cut.
Does not know: how much of any other food (usual_lines), how dishes are made. Start at: dishes.
"""

from functools import cache
from importlib.resources import files

from seqchef.applications.writing.chinese.foods import simplified
from seqchef.food.lexicon import Foodstuff, lexicon


@cache
def rows() -> dict[str, dict[str, str]]:
    """The lines of each dish by the name of the food that each is of, "" where it has no line of its own."""
    text = (files(__package__) / "dishes.txt").read_text("utf-8")
    parts = (row.partition(": ") for row in text.splitlines())
    return {dish: dict(map(_named, _entries(names))) for dish, _, names in parts}


@cache
def dishes() -> dict[str, tuple[Foodstuff, ...]]:
    """The foods of each known dish, what it is made of first."""
    known = lexicon().foods
    return {dish: tuple(known[name] for name in row if name in known) for dish, row in rows().items()}


def known_dish(name: str) -> str:
    """The longest known dish whose name stands in a name, in any characters; "" for none."""
    title = simplified(name)
    return max((dish for dish in dishes() if dish in title), key=len, default="")


def _entries(names: str) -> list[str]:
    """The foods or lines of a row; what is done with a food belongs to it: "2 tomatoes, cubed"."""
    found: list[str] = []
    for part in names.split(", "):
        if found and lexicon().named(part) is None:
            found[-1] += f", {part}"
        else:
            found.append(part)
    return found


def _named(entry: str) -> tuple[str, str]:
    food = lexicon().named(entry.partition(",")[0])
    return (food.name if food is not None else entry), (entry if entry[0].isdigit() else "")
