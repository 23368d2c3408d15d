"""Reading with a model that ships with seqchef, or with any other bundle."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from seqchef.applications.reading.lines import read_lines
from seqchef.errors import BadInput
from seqchef.food.ingredients import Ingredient
from seqchef.inference.label import Labeller

BUNDLE = "label-en"
LABELS = frozenset({"QTY", "UNIT", "SIZE", "NAME", "PREP", "PURPOSE", "COMMENT", "PUNC"})  # what a line is made of
# Lines at a time: soon a first result, then many, for lines of like length are labelled together without padding.
FIRST_CHUNK, CHUNK = 64, 4096


@cache
def labeller(bundle: str = BUNDLE) -> Labeller:
    """The labeller of a bundle, loaded once. Raises MissingPart, and BadInput for labels that are not a kitchen's."""
    found = Labeller.load(bundle)
    if foreign := sorted(set(found.labels) - LABELS):
        raise BadInput(
            f'the bundle "{bundle}" has the labels {", ".join(foreign)}; ingredient lines are read by '
            f"{', '.join(sorted(LABELS))} alone (seqchef evaluate label measures a bundle with any labels)"
        )
    return found


def read(line: str, *, bundle: str = BUNDLE) -> Ingredient:
    """What one ingredient line says; any string gives a result."""
    return read_lines([line], labeller(bundle))[0]


def read_many(lines: Iterable[str], *, bundle: str = BUNDLE) -> Iterator[Ingredient]:
    """One Ingredient for each line, in order, while the lines come in; a stream of any length takes little memory."""
    remaining = iter(lines)
    size = FIRST_CHUNK
    while group := list(islice(remaining, size)):
        yield from read_lines(group, labeller(bundle))
        size = min(2 * size, CHUNK)
