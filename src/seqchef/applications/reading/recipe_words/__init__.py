"""Recipe words: what a language calls foods of a kind, mixtures, vessels and acts. The folder is the list.

Knows: "cheese" may be Parmesan, a "dough" is made of lines, "add" goes to what is there, "in another bowl" begins anew.
Does not know: how a recipe is walked through (links), nor units and numbers (languages).
Start at: load("en"), then the file of that language.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from seqchef.applications.reading.recipe_words._words import RecipeWords

__all__ = ["RecipeWords", "load", "names"]


def names() -> tuple[str, ...]:
    """Every language, by file name. Imports none."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))


@cache
def load(name: str) -> RecipeWords:
    """The words of file `name`; a language without a file has those of English."""
    return cast(RecipeWords, import_module(f"{__name__}.{name if name in names() else 'en'}").WORDS)
