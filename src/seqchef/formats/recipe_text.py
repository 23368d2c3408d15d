"""Recipe files: plain text and Cooklang, taken apart into title, yield, ingredient lines and steps.

Knows: where each part stands, "Serves 4" and "Makes 2 kg" in English and Chinese.
Does not know: what an ingredient line of plain text says (applications.reading).
Start at: read_recipe.

Plain text: the title; one or two lines of yield; the ingredient lines; an empty line; the steps. Further groups of
ingredients open with a line that ends in a colon ("For the glaze:"), unless it announces the steps ("Method:").
"""

import re
from fractions import Fraction
from pathlib import Path

from seqchef.errors import BadInput
from seqchef.food.amounts import Amount
from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.food.units import MEASURES
from seqchef.formats.cooklang_recipe import cooklang_recipe
from seqchef.formats.rows import read_text, unit_named

NUMBER = r"\d+(?:\.\d+)?(?:\s*/\s*[1-9]\d*)?"
YIELD = re.compile(
    r"(?:serves|servings?|portions?|makes|yields?|份量|可做|做)\s*[:：]?\s*(?:about |around |约)?\s*"
    rf"(?P<low>{NUMBER})(?:\s*(?:-|–|to)\s*(?P<high>{NUMBER}))?\s*(?P<unit>[^\W\d]+)?.*"
    r"|(?P<portions>\d+)\s*人份",
    re.IGNORECASE,
)
STEPS_BEGIN = re.compile(r"(?:method|steps|directions|instructions|preparation|做法|步骤)\s*[:：]?", re.IGNORECASE)
BULLET = re.compile(r"^\s*(?:[-*•·]\s+)?")
COLONS = (":", "：")


def read_recipe(path: Path, source: str) -> RecipeText:
    """The recipe in a .txt or .cook file; `source` is how messages name it."""
    text = read_text(path)
    if not text.strip():
        raise BadInput(f"{source} is empty; expected a recipe")
    if path.suffix == ".cook":
        return cooklang_recipe(text, source, title=path.stem.replace("-", " ").replace("_", " "))
    return plain_recipe(text, source)


def plain_recipe(text: str, source: str) -> RecipeText:
    """A recipe in plain text."""
    lines = [(row, BULLET.sub("", line).strip()) for row, line in enumerate(text.splitlines(), start=1)]
    blocks = _blocks(lines)
    head, *rest = blocks if blocks[0][1:] else [[*blocks[0], *(blocks[1] if len(blocks) > 1 else [])], *blocks[2:]]
    title, below = head[0][1], head[1:]
    portions, amount = None, None
    while below and (found := _yield(below[0][1], source, below[0][0])):
        portions, amount = found[0] or portions, found[1] or amount
        below = below[1:]
    groups = [below] if below else []
    while rest and (not groups or rest[0][0][1].endswith(COLONS)) and not STEPS_BEGIN.fullmatch(rest[0][0][1]):
        groups.append(rest.pop(0))
    if not groups:
        raise BadInput(f'{source}: "{title}" has no ingredient lines; expected them below the title and the yield')
    return RecipeText(
        title=title,
        source=source,
        portions=portions,
        yields=amount,
        lines=tuple(SourceLine(row=row, text=line) for group in groups for row, line in group),
        steps=tuple(line for block in rest for _, line in block if not STEPS_BEGIN.fullmatch(line)),
    )


def _blocks(lines: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Runs of lines that are not empty."""
    blocks: list[list[tuple[int, str]]] = [[]]
    for row, line in lines:
        if line:
            blocks[-1].append((row, line))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _yield(line: str, source: str, row: int) -> tuple[Fraction | None, Amount | None] | None:
    """(portions, amount) of a line of yield, one of them None; None when it is no such line."""
    match = YIELD.fullmatch(line)
    if match is None:
        return None
    if match["portions"]:
        return Fraction(match["portions"]), None
    low = Fraction(match["low"].replace(" ", ""))
    high = Fraction((match["high"] or match["low"]).replace(" ", ""))
    if low <= 0 or high < low:
        raise BadInput(f'{source}, row {row}: the yield is "{line}"; expected a number above 0')
    name = unit_named(match["unit"] or "")
    quantity = (low + high) / 2
    return (None, Amount(quantity, unit=name, unit_text=match["unit"])) if name in MEASURES else (quantity, None)
