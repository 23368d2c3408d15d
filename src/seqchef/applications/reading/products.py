"""Products: what lies on the table while a recipe is walked through, each with the lines that are in it.

Knows: bowls and pans, "the dough", "the flour mixture" (the product that holds the flour), merging.
Does not know: sentences (walk). Start at: Table.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from seqchef.applications.reading.recipe_words import RecipeWords


@dataclass(slots=True)
class Product:
    """Something that steps have made: its lines, its names, the vessel it is in, the step that made it last."""

    lines: set[int]
    step: int
    names: set[str] = field(default_factory=set)
    vessel: str | None = None
    prepared: bool = False  # a food that was only cut or washed, or what was set aside: it lies ready
    touched: int = 0  # the higher, the later


class Table:
    """The products that there are, and which of them the last sentence handled."""

    def __init__(self, words: RecipeWords) -> None:
        self.products: list[Product] = []
        self.current: list[Product] = []
        self._words = words
        self._clock = 0

    def latest(self, *, besides: Iterable[Product] = ()) -> Product | None:
        """The product that was handled last and is more than a food that was only prepared, else any."""
        excluded = [id(product) for product in besides]
        mine = [product for product in self.products if id(product) not in excluded]
        return max(mine, key=lambda product: (not product.prepared, product.touched), default=None)

    def going(self, *, besides: Iterable[Product] = ()) -> Product | None:
        """The latest product that does not only lie ready."""
        found = self.latest(besides=besides)
        return None if found is None or found.prepared else found

    def mixed(self, *, besides: Iterable[Product] = (), largest: bool = False) -> Product | None:
        """What a word such as "sauce" means without a name: the latest product of several lines, or the largest one."""
        excluded = [id(product) for product in besides]
        several = [one for one in self.products if len(one.lines) > 1 and id(one) not in excluded]
        order = (lambda one: (len(one.lines), one.touched)) if largest else (lambda one: (one.touched, 0))
        return max(several, key=order, default=self.latest(besides=besides))

    def holding(self, lines: Iterable[int]) -> Product | None:
        """The latest product with one of these lines in it."""
        wanted = set(lines)
        return max((p for p in self.products if p.lines & wanted), key=lambda product: product.touched, default=None)

    def called(self, name: str, hint: Iterable[int] = ()) -> Product | None:
        """The product of that name; of a mixture the latest one that holds the hinted lines."""
        hint = set(hint)
        named = [product for product in self.products if any(_same(name, other) for other in product.names)]
        if hint and (best := [p for p in named if p.lines & hint] or [p for p in self.products if p.lines & hint]):
            return max(best, key=lambda product: (not product.prepared, product.touched))
        return max(named, key=lambda product: product.touched, default=None)

    def beside(self, product: Product) -> list[Product]:
        """The product, and what was laid out together with it."""
        laid = [one for one in self.products if one.prepared and one.touched == product.touched]
        return laid if product.prepared else [product]

    def inside(self, vessel: str | None) -> Product | None:
        """The latest product in that vessel."""
        there = [product for product in self.products if vessel is not None and product.vessel == vessel]
        return max(there, key=lambda product: product.touched, default=None)

    def make(self, step: int, lines: set[int], taken: list[Product], vessel: str | None, names: set[str]) -> Product:
        """One product out of new lines and the products taken, which are no more."""
        self._clock += 1
        made = Product(lines.union(*(product.lines for product in taken)), step, set(names), vessel, False, self._clock)
        for product in sorted(taken, key=lambda product: product.touched):
            made.names |= product.names
            made.vessel = vessel or product.vessel or made.vessel
        gone = [id(product) for product in taken]
        self.products = [product for product in self.products if id(product) not in gone]
        self.products.append(made)
        self.current = [made]
        return made

    def lay_out(self, step: int, lines: Iterable[int]) -> None:
        """Foods that were only prepared: each one a product of its own."""
        self._clock += 1
        laid = [Product({line}, step, prepared=True, touched=self._clock) for line in lines]
        self.products += laid
        self.current = laid

    def handle(self, step: int, taken: list[Product]) -> None:
        """The products were handled in a step, but stay apart."""
        self._clock += 1
        for product in taken:
            product.step, product.touched = step, self._clock
        self.current = taken


def _same(one: str, other: str) -> bool:
    """Whether two words name one product; Chinese ones may be longer in front: 料汁, 调料汁."""
    return one == other or (not one.isascii() and (one.endswith(other) or other.endswith(one)))
