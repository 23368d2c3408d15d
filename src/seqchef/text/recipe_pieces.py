"""Recipe pieces: a recipe as one sequence of subword pieces, and what its parts are told apart by.

`<begin>` title, `<ingredient>` line for each, `<step>` text for each, `<end>`. Before the title may stand what the
recipe has to use and be: `<foods>` names `<tags>` tags `<title>`. The marks stand for the layout of the text, so
nothing is lost and the layout costs a model next to nothing.
Start at: RecipePieces.
"""

from collections.abc import Sequence

from seqchef.errors import BadInput
from seqchef.text.subwords import BEGIN, END, Subwords

FOODS, TAGS, TITLE, INGREDIENT, STEP = MARKS = ("<foods>", "<tags>", "<title>", "<ingredient>", "<step>")


class RecipePieces:
    """A vocabulary whose special pieces mark the parts of a recipe."""

    def __init__(self, subwords: Subwords) -> None:
        """Raises BadInput for a vocabulary without the marks."""
        missing = [mark for mark in MARKS if mark not in subwords.special]
        if missing:
            raise BadInput(f"a vocabulary without {', '.join(missing)}; expected one of a model that writes recipes")
        self.subwords = subwords
        self.foods, self.tags, self.title, self.ingredient, self.step = map(subwords.number, MARKS)

    def encode(self, title: str, ingredients: Sequence[str], steps: Sequence[str]) -> list[int]:
        """The whole recipe: <begin>, title, lines, steps, <end>."""
        return [BEGIN, *self.listed(title, ingredients), *self.stepped(steps), END]

    def listed(self, title: str, ingredients: Sequence[str]) -> list[int]:
        """The title and the lines, without <begin>: what steps are written after."""
        return [*self.subwords.encode(title), *self._marked(self.ingredient, ingredients)]

    def stepped(self, steps: Sequence[str]) -> list[int]:
        """The steps, each behind its mark."""
        return self._marked(self.step, steps)

    def wished(self, foods: Sequence[str], tags: Sequence[str]) -> list[int]:
        """What goes between <begin> and a title: what has to be used, and what the recipe is to be."""
        encode = self.subwords.encode
        return [self.foods, *encode(", ".join(foods)), self.tags, *encode(", ".join(tags)), self.title]

    def _marked(self, mark: int, texts: Sequence[str]) -> list[int]:
        return [piece for text in texts for piece in (mark, *self.subwords.encode(text))]
