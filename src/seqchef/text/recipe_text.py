"""Recipe text: a whole recipe as the one text by which writers are compared, and the size of its parts.

`TITLE`, an empty line, `- LINE` for every ingredient, an empty line, `1. STEP` and so on; every line ends with LF. The
list and the empty line after it are there only where there are ingredients. Start at: recipe_text.
"""

from collections.abc import Sequence


def recipe_text(title: str, ingredients: Sequence[str], steps: Sequence[str]) -> str:
    """The text of a recipe."""
    return "".join(recipe_parts(title, ingredients, steps))


def recipe_parts(title: str, ingredients: Sequence[str], steps: Sequence[str]) -> tuple[str, str, str]:
    """The text in three parts, which joined are the whole: title, list and steps."""
    listed = "".join(f"- {line}\n" for line in ingredients)
    stepped = "".join(f"{number}. {step}\n" for number, step in enumerate(steps, start=1))
    return f"{title}\n\n", f"{listed}\n" if ingredients else "", stepped


def size(text: str) -> int:
    """The bytes of a text in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))
