"""The demo's last step: what expires soon becomes a recipe.

Knows: what a plan says expires, that staples of the storeroom may join it.
Does not know: how recipes are written (writing) or laid out (formats).
Start at: write_dish.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from seqchef.errors import BadInput, MissingPart
from seqchef.food.recipes import name_key
from seqchef.interfaces.cli.console import out

if TYPE_CHECKING:
    from seqchef.applications.writing.wishes import Wish
    from seqchef.applications.writing.written import WrittenRecipe
    from seqchef.interfaces.kitchen_loop import Loop

SERVINGS = 4
MOST_LEFT_OVER = 3  # foods that one dish has to use up


def write_dish(loop: "Loop", folder: Path, language: str) -> Path | None:
    """A recipe for what expires soon, as Markdown in `folder`; None, and why, where there is none."""
    from seqchef.files import atomic_write
    from seqchef.formats.markdown_out import to_markdown
    from seqchef.formats.written_recipes import as_recipe_text
    from seqchef.formats.written_words import load
    from seqchef.interfaces.writing import write_wish

    words = load(language)
    wish = wish_of(loop)
    try:
        recipe = write_wish(wish)
    except MissingPart as error:
        out(words["demo_no_model"].format(reason=error))
        return None
    except BadInput as error:
        out(words["demo_no_recipe"].format(reason=error))
        return None
    path = folder / "use-soon.md"
    atomic_write(path, to_markdown(as_recipe_text(recipe)))
    foods = words["list"].join(used_soon(recipe, wish))
    said = words["demo_uses"].format(
        title=recipe.title, foods=foods, lines=len(recipe.ingredients), steps=len(recipe.steps)
    )
    out(said)
    return path


def wish_of(loop: "Loop") -> "Wish":
    """What will be left over is in it; of the pantry, what expires soon stands in front of what keeps."""
    from seqchef.interfaces.pantry import pantry_of
    from seqchef.interfaces.writing import Terms

    pantry = pantry_of(loop.kitchen.lots, loop.plan.today).foods
    soon = {name_key(one.lot.ingredient) for one in loop.plan.expiring}
    first = [one for one in pantry if name_key(one.name) in soon]
    keeps = [one for one in pantry if one.expires is None]
    left_over = dict.fromkeys(one.lot.ingredient for one in loop.plan.expiring if one.wasted)
    return Terms(servings=SERVINGS).wish(foods=tuple(left_over)[:MOST_LEFT_OVER], pantry=(*first, *keeps))


def used_soon(recipe: "WrittenRecipe", wish: "Wish") -> list[str]:
    """The foods that expire and stand in the recipe's list, by the kitchen's own names."""
    from seqchef.food.lexicon import lexicon

    known = lexicon()
    listed = {mention.food.name for line in recipe.ingredients for mention in known.mentions(line)}
    dated = [(one.name, known.named(one.name)) for one in wish.pantry if one.expires is not None]
    return [name for name, food in dated if food is not None and food.name in listed]
