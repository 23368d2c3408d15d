"""Laws of read recipes: every link stands in its text, every line is used and left to exactly what the list gives."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from seqchef.applications.reading.recipes import understand
from seqchef.food.amounts import Amount
from seqchef.food.ingredients import Ingredient
from seqchef.food.readings import RecipeReading
from seqchef.food.recipes import RecipeText, SourceLine
from seqchef.food.steps import CLASSES, KeyPoint, Step
from seqchef.formats.reading_json import to_json

FOODS = (
    "butter",
    "brown sugar",
    "plain flour",
    "eggs",
    "boneless chicken thighs",
    "鸡蛋",
    "五花肉",
    "盐",
    "葱",
    "salt and pepper",
)
UNITS = (None, "g", "cup", "tbsp", "clove", "ml")
PIECES = (
    "Mix the butter with half of the sugar. ", "Add the remaining sugar and 1 cup flour. ",
    "In another bowl, beat the eggs. ", "Stir well and bake for 10 minutes. ",
    "Add all but 2 tbsp of the butter; ", "Combine all ingredients. ",
    "Fold the egg mixture into the dough. ", "Season with salt and pepper. ", "放入葱花，炒香。",
    "加入盐 3g，倒入蛋液。",
    "五花肉切片备用。", "剩余的材料拌匀，", "Serve with the chicken. ", "Let cool 2 hours. ",
)  # fmt: skip

amounts = st.builds(
    Amount,
    st.one_of(st.none(), st.fractions(Fraction(1, 8), 500, max_denominator=8)),
    unit=st.sampled_from(UNITS),
)
ingredients = st.builds(
    lambda name, amount: Ingredient(text=f"x {name}", kind="ingredient", name=name, amounts=(amount,)),
    st.sampled_from(FOODS),
    amounts,
)
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=4).map("".join), st.text(max_size=40))


@st.composite
def steps(draw: st.DrawFn) -> Step:
    text = draw(texts)
    points = []
    for label in ("INGREDIENT", "DURATION"):
        if len(text) > 1 and draw(st.booleans()):
            start = draw(st.integers(0, len(text) - 2))
            seconds = Fraction(draw(st.integers(1, 9999))) if label == "DURATION" else None
            points.append(KeyPoint(start=start, end=start + 1, label=label, seconds=seconds))
    classes = tuple(sorted(draw(st.sets(st.sampled_from(CLASSES), max_size=3)), key=CLASSES.index))
    return Step(text=text, classes=classes, key_points=tuple(points))


def read(lines: list[Ingredient], own: list[Step], language: str) -> RecipeReading:
    text = RecipeText(
        title="Anything",
        source="anything.txt",
        portions=None,
        yields=None,
        lines=tuple(SourceLine(row=row, text=line.text) for row, line in enumerate(lines, start=1)),
        steps=tuple(step.text for step in own),
    )
    return understand(text, lines, own, language=language)


recipes = st.tuples(
    st.lists(ingredients, max_size=6), st.lists(steps(), max_size=5), st.sampled_from(("en", "zh", "de"))
)


@settings(max_examples=60, deadline=None)
@given(recipes)
def test_every_link_stands_in_its_step_or_is_unspoken(recipe: tuple[list[Ingredient], list[Step], str]) -> None:
    lines, own, language = recipe
    for link in read(lines, own, language).links.links:
        text = own[link.step].text
        assert link.unspoken == (link.end is None)
        assert link.unspoken or 0 <= link.start < link.end <= len(text)  # type: ignore[operator]
        assert {use.line for use in link.uses} <= set(link.lines) <= set(range(len(lines)))
        assert all(use.share > 0 for use in link.uses)


@settings(max_examples=60, deadline=None)
@given(recipes)
def test_what_the_steps_use_and_what_is_left_add_up_to_the_list(
    recipe: tuple[list[Ingredient], list[Step], str],
) -> None:
    lines, own, language = recipe
    reading = read(lines, own, language)
    used: dict[int, Fraction] = {}
    for link in reading.links.links:
        for use in link.uses:
            used[use.line] = used.get(use.line, Fraction(0)) + use.share
    assert [line.line for line in reading.balance.lines] == list(range(len(lines)))
    for line in reading.balance.lines:
        assert line.used == used.get(line.line, 0)
        assert line.used + line.left == 1
        if line.given is not None:
            assert line.used_quantity + line.left_quantity == line.given  # type: ignore[operator]


@settings(max_examples=40, deadline=None)
@given(recipes, st.fractions(Fraction(1, 4), 8))
def test_a_scaled_list_scales_what_the_steps_use(
    recipe: tuple[list[Ingredient], list[Step], str], factor: Fraction
) -> None:
    lines, own, language = recipe
    own = [step for step in own if not any(character.isdigit() or character in "一二三四半" for character in step.text)]
    scaled = [
        replace(
            line,
            amounts=tuple(
                replace(a, quantity=None if a.quantity is None else a.quantity * factor) for a in line.amounts
            ),
        )
        for line in lines
    ]
    before, after = read(lines, own, language), read(scaled, own, language)
    for one, other in zip(before.links.links, after.links.links, strict=True):
        assert one.lines == other.lines
        for use, more in zip(one.uses, other.uses, strict=True):
            assert use.share == more.share
            assert use.quantity is None or use.quantity * factor == more.quantity


@settings(max_examples=60, deadline=None)
@given(recipes)
def test_working_in_parallel_takes_no_longer_and_never_less_than_the_hands(
    recipe: tuple[list[Ingredient], list[Step], str],
) -> None:
    timeline = read(*recipe).timeline
    assert timeline.active_s <= timeline.parallel_s <= timeline.total_s == timeline.active_s + timeline.passive_s
    for stage in timeline.stages:
        assert all(timeline.stages[before].end_s <= stage.start_s for before in stage.after)
        assert stage.end_s - stage.start_s == stage.active_s + stage.passive_s
    for one, other in zip(timeline.oven, timeline.oven[1:], strict=False):
        assert one.end_s <= other.start_s


@settings(max_examples=60, deadline=None)
@given(recipes)
def test_a_step_handles_no_line_twice_and_builds_on_earlier_steps_only(
    recipe: tuple[list[Ingredient], list[Step], str],
) -> None:
    lines, own, language = recipe
    reading = read(lines, own, language)
    assert len(reading.links.flows) == len(own)
    for flow in reading.links.flows:
        assert not set(flow.direct) & set(flow.through)
        assert all(before < flow.step for before in flow.after)
    assert "\n" not in to_json(reading)
