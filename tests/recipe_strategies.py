"""Recipes for property tests: any words in any field, and recipes as people write them."""

from fractions import Fraction

from hypothesis import strategies as st

from seqchef.food.amounts import Amount
from seqchef.food.recipes import RecipeText, SourceLine

WORDS = st.one_of(
    st.text(max_size=30),
    st.text("ab 1½,.:;-–—=@#~{}[]()<>&%*_|\"'\\/\n\t盐é", max_size=30),
    st.sampled_from([
        "2 cups flour", "For the sauce:", "- 1 egg", "1. Mix", "# Title", "> note", ">> a: b", "== x ==", "--- ",
        "---", "@salt{2%g}", "~{5%minutes}", "[- x -]", "a -- b", "&amp;frac12;", "<b>x</b>", "null", "```", "Steps:",
        "**Mix**", "![a](b)", "\ufeffx", "a\u2028b", "a\x85b", "\x00", "Ingredients", "12", "((a))", "## Steps",
        "seqchef: {}", "Ingredients:", "4 servings", "PT5M",
    ]),
)  # fmt: skip
SOME = st.none() | WORDS
SECONDS = st.none() | st.integers(0, 400_000)
NUMBERS = st.none() | st.fractions(min_value=0, max_value=1000, max_denominator=64)
AMOUNTS = st.none() | st.builds(
    Amount, NUMBERS, NUMBERS, unit=SOME, unit_text=WORDS, approximate=st.booleans(), start=st.integers(0, 9)
)
GROUPS = st.none() | WORDS


@st.composite
def any_recipes(draw):
    """A recipe with anything in its fields."""
    lines = draw(st.lists(st.tuples(WORDS, GROUPS), max_size=5))
    steps = draw(st.lists(st.tuples(WORDS, GROUPS), min_size=not lines, max_size=5))
    groups = tuple(group for _, group in steps)
    several = st.lists(WORDS, max_size=3).map(tuple)
    return RecipeText(
        title=draw(WORDS.filter(str.strip)),
        source="recipe",
        portions=draw(NUMBERS),
        yields=draw(AMOUNTS),
        lines=tuple(SourceLine(row=row, text=text, group=group) for row, (text, group) in enumerate(lines, start=1)),
        steps=tuple(text for text, _ in steps),
        step_groups=groups if any(groups) else (),
        yield_text=draw(SOME),
        description=draw(SOME),
        notes=draw(several),
        prep_s=draw(SECONDS),
        cook_s=draw(SECONDS),
        total_s=draw(SECONDS),
        tools=draw(several),
        tags=draw(several),
        author=draw(SOME),
        url=draw(SOME),
        image=draw(SOME),
        language=draw(SOME),
    )


NAMES = ["flour", "caster sugar", "olive oil", "large eggs", "leeks", "whole milk", "sea salt", "red onions"]
AMOUNTS_WRITTEN = ["200 g", "2", "1 1/2 cups", "3 tbsp", "1 l", "a pinch of", "2 x 400 g tins of"]
SENTENCES = [
    "Heat the oven to 180 °C.", "Whisk the eggs and the sugar until pale.", "Fry the onions for 10 minutes.",
    "Add the milk and bring to the boil.", "Season and serve.", "Simmer gently for 1 hour.", "Leave to cool.",
]  # fmt: skip


@st.composite
def usual_recipes(draw):
    """A recipe as people write it: a title, portions, lines in up to two groups, steps."""
    line = st.tuples(st.sampled_from(AMOUNTS_WRITTEN), st.sampled_from(NAMES)).map(" ".join)
    first = draw(st.lists(line, min_size=2, max_size=5))
    second = draw(st.lists(line, min_size=0, max_size=4))
    grouped = [(text, None) for text in first] + [(text, "For the sauce") for text in second]
    portions = draw(st.integers(1, 12))
    return RecipeText(
        title=draw(st.sampled_from(["Leek soup", "Lemon cake", "Onion tart"])),
        source="recipe",
        portions=Fraction(portions),
        yields=None,
        lines=tuple(SourceLine(row=row, text=text, group=group) for row, (text, group) in enumerate(grouped, start=1)),
        steps=tuple(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))),
        yield_text=f"Serves {portions}",
    )
