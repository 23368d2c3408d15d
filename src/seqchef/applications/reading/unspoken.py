"""What a sentence handles without saying it: "Stir well and bake" goes on with what the last sentence left.

Knows: new foods are added to what is going on; what was set aside takes part only when it is named; "into the pan" is
the product in the pan; a pot of water begins something new.
Start at: Unspoken.take_up.
"""

from collections.abc import Sequence

from seqchef.applications.reading.claims import FURTHEST
from seqchef.applications.reading.mentions import Mention
from seqchef.applications.reading.products import Product, Table
from seqchef.applications.reading.recipe_words import RecipeWords
from seqchef.applications.reading.sentence import Sentence
from seqchef.applications.reading.stock_lines import Lines
from seqchef.food.steps import Step


class Unspoken:
    """The rules on one table of products."""

    def __init__(self, table: Table, lines: Lines, words: RecipeWords) -> None:
        self._table, self._lines, self._words = table, lines, words

    def take_up(self, sentence: Sentence, mentions: Sequence[Mention], step: Step) -> list[Product]:
        """Let the sentence take what it handles without a word for it; the products that are taken so."""
        before = list(sentence.taken)
        words, text = self._words, sentence.text
        there = self._table.inside(words.vessel_of(words.same_vessel.search(text)))
        if not (sentence.new or sentence.taken):
            foreign = any(self._is_foreign(one, sentence) for one in mentions)
            if step.classes != ("preheat",):
                self._go_on(sentence, there, foreign=foreign)
        elif there is not None and not there.prepared:
            sentence.take(there)
        elif not (sentence.says(words.new_vessel) or sentence.says(words.set_aside)):
            self._join(sentence, mentions)
        return [product for product in sentence.taken if all(product is not other for other in before)]

    def _is_foreign(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether it is a food of no line, and not one that others are done in: "pack in ice"."""
        if mention.named.lines or mention.product or mention.asks:
            return False
        place = mention.start - sentence.start
        return self._words.around.search(sentence.text[max(0, place - FURTHEST) : place]) is None

    def _go_on(self, sentence: Sentence, there: Product | None, *, foreign: bool) -> None:
        """The sentence names nothing known: it goes on with what the last one left, unless other food is meant."""
        words, table, text = self._words, self._table, sentence.text
        if foreign and sentence.says(words.new_vessel) and not sentence.says(words.moving):
            # a pot of water: what comes next goes into it
            table.make(sentence.step, set(), [], words.vessel_of(words.vessel.search(text)), set())
            return
        about_food = sentence.says(words.handling) and not sentence.says(words.heating)
        if about_food and (not foreign or sentence.says(words.adding)):
            sentence.take_all(table.current or [table.latest()])
            sentence.take(there if sentence.says(words.merging) or not table.current else None)

    def _join(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Foods that are added without a word for what they go to."""
        words, table = self._words, self._table
        going = [product for product in sentence.taken if not product.prepared]
        if sentence.says(words.itself) and sentence.new:
            return
        adds = sentence.says(words.adding) or self._in_fat(sentence) or not sentence.says(words.acting)
        if sentence.new and not going and adds:
            sentence.take_all([p for p in table.current if not p.prepared] or [table.going(besides=sentence.taken)])
        elif sentence.says(words.joining_in) and not self._has_target(sentence, mentions):
            sentence.take(table.going(besides=sentence.taken))
        elif sentence.says(words.merging) and not sentence.new and len(sentence.taken) == 1 and going:
            sentence.take(table.latest(besides=sentence.taken))

    def _has_target(self, sentence: Sentence, mentions: Sequence[Mention]) -> bool:
        """Whether the sentence says what the others go to: "to the flour mixture", "into a pan"."""
        places = [mention.start - sentence.start for mention in mentions if mention.named.lines or mention.product]
        vessel = self._words.vessel.search(sentence.text)
        return any(
            self._words.target.search(sentence.text[max(0, place - FURTHEST) : place])
            for place in (*places, *([vessel.start()] if vessel else ()))
        )

    def _in_fat(self, sentence: Sentence) -> bool:
        """Whether new foods come after a sentence that only heated fat."""
        current = [line for product in self._table.current for line in product.lines]
        return bool(sentence.new and current) and self._lines.are_fat(current)
