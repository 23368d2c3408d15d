"""The walk through a recipe: sentence by sentence, what each mention means and what becomes of it.

Knows: new foods go to what was handled last unless another vessel begins; a food that is in a product already means
that product; a sentence that names no food goes on with what the last one left.
Does not know: exact shares (uses). Start at: Walk.run.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from seqchef.applications.reading.claims import Claim
from seqchef.applications.reading.line_names import LineNames
from seqchef.applications.reading.mentions import Mention, mentions_of, sentences
from seqchef.applications.reading.products import Product, Table
from seqchef.applications.reading.recipe_words import RecipeWords
from seqchef.applications.reading.stock_lines import Lines
from seqchef.food.links import LinkKind
from seqchef.food.recipes import name_key
from seqchef.food.steps import Step


@dataclass(slots=True)
class Found:
    """A link before its shares are known: the claims of this place by line, and the lines that are meant."""

    step: int
    start: int | None
    end: int | None
    kind: LinkKind
    claims: dict[int, Claim] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Handled:
    """What one step handles, gathered over its sentences."""

    direct: set[int] = field(default_factory=set)
    inside: set[int] = field(default_factory=set)
    after: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Sentence:
    """One sentence at work: its text, the lines that come in new, and the products that it takes up."""

    step: int
    text: str
    new: set[int] = field(default_factory=set)
    taken: list[Product] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def take(self, product: Product | None) -> None:
        """The product is handled here."""
        if product is not None and all(product is not other for other in self.taken):
            self.taken.append(product)

    def take_all(self, products: Sequence[Product | None]) -> None:
        """All of them are."""
        for product in products:
            self.take(product)


class Walk:
    """One recipe; `run` walks once."""

    def __init__(self, steps: Sequence[Step], groups: Sequence[str | None], lines: Lines, words: RecipeWords) -> None:
        self.found: list[Found] = []
        self.handled = [Handled() for _ in steps]
        self._steps, self._groups, self._lines, self._words = steps, groups, lines, words
        self._names: LineNames = lines.names
        self._table = Table(words)

    def run(self) -> None:
        """Walk through all steps; `found` and `handled` have what was met."""
        group: str | None = None
        for number, step in enumerate(self._steps):
            own = self._groups[number] if number < len(self._groups) else None
            if own != group:
                group = own
                self._table.current = []
            if step.classes == ("note",):
                continue
            for start, end in sentences(step.text, self._words):
                self._sentence(number, step, start, end, group)

    def _sentence(self, number: int, step: Step, start: int, end: int, group: str | None) -> None:
        sentence = Sentence(number, step.text[start:end].lower())
        for mention in mentions_of(step, start, end, self._names, self._words):
            self._meet(mention, sentence, group)
        self._unspoken(sentence, spoken=bool(sentence.new or sentence.taken))
        for product in sentence.taken:
            self.handled[number].inside |= product.lines
            if product.step != number:
                self.handled[number].after.add(product.step)
        self._become(sentence, group)

    def _meet(self, mention: Mention, sentence: Sentence, group: str | None) -> None:
        """What one mention means here."""
        found = Found(sentence.step, mention.start, mention.end, "unlisted")
        self.found.append(found)
        if mention.asks is not None:
            self._meet_many(self._lines.asked(mention, group), mention, found, sentence)
        elif mention.product is not None and not self._is_line(mention, group):
            self._meet_product(mention, found, sentence)
        elif mention.named.several:
            self._meet_many(mention.named.lines, mention, found, sentence)
        elif mention.named.lines:
            self._meet_line(self._lines.choose(mention, group), mention, found, sentence)

    def _is_line(self, mention: Mention, group: str | None) -> bool:
        """Whether a word for a product is a line of the list that nobody has used: "tomato sauce"."""
        if not mention.named.lines or mention.product in self._words.mixtures or mention.makes:
            return False
        alone = name_key(mention.product or "") in self._names.phrases
        return alone and self._lines.is_fresh(self._lines.choose(mention, group))

    def _meet_line(self, line: int, mention: Mention, found: Found, sentence: Sentence) -> None:
        found.kind = "line"
        found.lines.add(line)
        self.handled[sentence.step].direct.add(line)
        adding = self._words.adding.search(sentence.text) is not None
        if self._lines.is_new(line, mention.claim, adding=adding):
            found.claims[line] = mention.claim
            self._lines.spend(line, mention.claim)
            sentence.new.add(line)
        else:
            sentence.take(self._table.holding((line,)))

    def _meet_many(self, lines: Sequence[int], mention: Mention, found: Found, sentence: Sentence) -> None:
        """Several lines at once; those that are in products already mean these."""
        for line in lines:
            if self._lines.is_open(line):
                self._meet_line(line, Mention(mention.start, mention.end), found, sentence)
        if not found.claims and not mention.asks:
            product = self._table.holding(lines)
            found.kind, found.lines = "product", set(lines)
            sentence.take(product)
        if mention.asks == "everything":
            for product in list(self._table.products):
                found.lines |= product.lines
                sentence.take(product)
            found.kind = "line" if found.claims else "product" if found.lines else "unlisted"

    def _meet_product(self, mention: Mention, found: Found, sentence: Sentence) -> None:
        """A word for what steps make: the product of that name, else what was handled last."""
        word = mention.product or ""
        product = self._table.called(word, mention.named.lines)
        if product is None and (mention.makes or sentence.new):
            sentence.names.add(word)  # it is what this sentence makes
            self.found.pop()
            return
        product = product or self._table.latest()
        if product is None:
            return
        if word not in self._words.mixtures:
            product.names.add(word)
        found.kind, found.lines = "product", set(product.lines)
        sentence.take(product)

    def _unspoken(self, sentence: Sentence, *, spoken: bool) -> None:
        """What the sentence handles without a word for it."""
        before = list(sentence.taken)
        words, table, text = self._words, self._table, sentence.text
        vessel = words.same_vessel.search(text)
        there = table.inside(next(filter(None, vessel.groups()), None)) if vessel and vessel.groups() else None
        joins = sentence.new and words.adding.search(text)
        merges = sentence.taken and words.merging.search(text)
        if not spoken:
            if words.handling.search(text):
                sentence.take_all([there] if there else table.current or [table.latest()])
        elif there is not None and (joins or merges or words.mixing.search(text)):
            sentence.take(there)
        elif words.new_vessel.search(text):
            return
        elif (joins or self._in_fat(sentence)) and not [product for product in sentence.taken if not product.prepared]:
            self._join(sentence)
        elif merges and not sentence.new and (len(sentence.taken) == 1 or all(p.prepared for p in sentence.taken)):
            sentence.take(table.latest(besides=sentence.taken))
        for product in sentence.taken:
            if all(product is not other for other in before):
                self.found.append(Found(sentence.step, None, None, "product", lines=set(product.lines)))

    def _in_fat(self, sentence: Sentence) -> bool:
        """Whether new foods come after a sentence that only heated fat."""
        current = [line for product in self._table.current for line in product.lines]
        return bool(sentence.new and current) and self._lines.are_fat(current)

    def _join(self, sentence: Sentence) -> None:
        """New foods go to what was handled last."""
        current = [product for product in self._table.current if not product.prepared]
        sentence.take_all(current or [self._table.latest(besides=sentence.taken)])

    def _become(self, sentence: Sentence, group: str | None) -> None:
        """What there is after the sentence."""
        words = self._words
        if not sentence.new and not sentence.taken:
            return
        acts = words.adding.search(sentence.text) or words.mixing.search(sentence.text)
        only_prepared = words.preparing.search(sentence.text) and not acts
        vessel = words.vessel.search(sentence.text)
        if only_prepared and all(product.prepared for product in sentence.taken):
            kept = list(sentence.taken)
            self._table.handle(sentence.step, kept)
            if sentence.new:
                self._table.lay_out(sentence.step, sorted(sentence.new))
                self._table.current += kept
            return
        names = sentence.names | set(name_key(group or "").split())
        self._table.make(sentence.step, sentence.new, sentence.taken, vessel[1] if vessel else None, names)
