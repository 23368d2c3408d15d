"""The walk through a recipe: sentence by sentence, what each mention means and what becomes of it.

Knows: new foods go to what was handled last unless another vessel begins; a food that is in a product already means
that product.
Does not know: what a sentence handles without saying it (unspoken), exact shares (uses). Start at: Walk.run.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from seqchef.applications.reading.line_names import LineNames
from seqchef.applications.reading.mentions import Mention, lowered, mentions_of, sentences
from seqchef.applications.reading.products import Table
from seqchef.applications.reading.recipe_words import RecipeWords
from seqchef.applications.reading.sentence import Found, Handled, Sentence
from seqchef.applications.reading.stock_lines import Lines
from seqchef.applications.reading.unspoken import Unspoken
from seqchef.food.recipes import name_key
from seqchef.food.steps import Step

OPENING = re.compile(r"\s*[(（:：]\s*")


class Walk:
    """One recipe; `run` walks once."""

    def __init__(self, steps: Sequence[Step], groups: Sequence[str | None], lines: Lines, words: RecipeWords) -> None:
        self.found: list[Found] = []
        self.handled = [Handled() for _ in steps]
        self._steps, self._groups, self._lines, self._words = steps, groups, lines, words
        self._names: LineNames = lines.names
        self._table = Table(words)
        self._unspoken = Unspoken(self._table, lines, words)

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
        sentence = Sentence(number, start, lowered(step.text[start:end]))
        mentions = self._without_exceptions(mentions_of(step, start, end, self._names, self._words), sentence)
        for mention in mentions:
            self._meet(mention, sentence, group)
        for product in self._unspoken.take_up(sentence, mentions, step):
            self.found.append(Found(number, None, None, "product", lines=set(product.lines)))
        for product in sentence.taken:
            self.handled[number].inside |= product.lines
            if product.step != number:
                self.handled[number].after.add(product.step)
        self._become(sentence, group)

    def _without_exceptions(self, mentions: list[Mention], sentence: Sentence) -> list[Mention]:
        """The mentions without those that are left out: "all ingredients except the butter"."""
        found = self._words.excepting.search(sentence.text)
        if not any(mention.asks for mention in mentions):
            return mentions
        if found is None:
            return [one for one in mentions if not (one.asks and self._lists(one, mentions, sentence))]
        first, end = found.start("foods") + sentence.start, found.end("foods") + sentence.start
        left_out = [mention for mention in mentions if first <= mention.start < end and not mention.asks]
        sentence.excepted.update(line for mention in left_out for line in mention.named.lines)
        return [mention for mention in mentions if mention not in left_out]

    def _lists(self, asked: Mention, mentions: Sequence[Mention], sentence: Sentence) -> bool:
        """Whether the foods that are meant follow in brackets or behind a colon: "the ingredients (flour, eggs)"."""
        end = asked.end - sentence.start
        opening = OPENING.match(sentence.text, end)
        return opening is not None and any(0 <= one.start - sentence.start - opening.end() < 5 for one in mentions)

    def _meet(self, mention: Mention, sentence: Sentence, group: str | None) -> None:
        """What one mention means here."""
        found = Found(sentence.step, mention.start, mention.end, "unlisted")
        self.found.append(found)
        if mention.asks is not None:
            lines = () if mention.asks == "products" else self._lines.asked(mention, group)
            self._meet_many(lines, mention, found, sentence)
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
        adding = sentence.says(self._words.adding)
        lying = self._table.holding((line,))
        ready = lying is not None and lying.prepared and not self._lines.is_staple(line)
        if self._lines.is_new(line, mention.claim, adding=adding and not ready):
            found.claims[line] = replace(mention.claim, prepares=self._only_prepares(sentence))
            self._lines.spend(line, found.claims[line])
            sentence.new.add(line)
            if lying is not None and lying.lines == {line}:
                sentence.take(lying)  # a part of what was cut or washed
        else:
            sentence.take(lying)

    def _meet_many(self, lines: Sequence[int], mention: Mention, found: Found, sentence: Sentence) -> None:
        """Several lines at once; those that are in products already mean these."""
        used = [line for line in lines if not self._lines.is_open(line)]
        if not mention.asks and 2 * len(used) >= len(lines) > len(used):
            lines = used  # "the dry ingredients" again, though one more would be dry
        for line in lines:
            if self._lines.is_open(line) and line not in sentence.excepted:
                self._meet_line(line, Mention(mention.start, mention.end), found, sentence)
        if not found.claims and not mention.asks:
            found.kind, found.lines = "product", set(lines)
            sentence.take_all([product for product in self._table.products if product.lines & set(lines)])
        if mention.asks in ("everything", "products") or (mention.asks and not found.claims):
            for product in list(self._table.products):
                found.lines |= product.lines
                sentence.take(product)
            found.kind = "line" if found.claims else "product"

    def _meet_product(self, mention: Mention, found: Found, sentence: Sentence) -> None:
        """A word for what steps make: the product of that name, else what was handled last."""
        word = mention.product or ""
        product = self._table.called(word, mention.named.lines)
        if product is None and (mention.makes or sentence.new):
            sentence.names.add(word)  # it is what this sentence makes
            self.found.pop()
            return
        if product is None and word in self._words.mixtures:
            product = self._table.latest()
        elif product is None:
            product = self._table.mixed(besides=sentence.taken, largest=word in self._words.finished)
        if product is None:
            if word in self._words.mixtures | self._words.finished:
                self.found.pop()  # nothing was made yet: a word for the dish
            return
        if word not in self._words.mixtures:
            product.names.add(word)
        found.kind = "product"
        for one in self._table.beside(product):
            found.lines |= one.lines
            sentence.take(one)

    def _only_prepares(self, sentence: Sentence) -> bool:
        """Whether foods are cut or washed, but not put together."""
        words = self._words
        return sentence.says(words.preparing) and not (sentence.says(words.adding) or sentence.says(words.mixing))

    def _become(self, sentence: Sentence, group: str | None) -> None:
        """What there is after the sentence."""
        words = self._words
        if not sentence.new and not sentence.taken:
            return
        if self._only_prepares(sentence) and all(product.prepared for product in sentence.taken):
            kept = list(sentence.taken)
            self._table.handle(sentence.step, kept)
            if sentence.new:
                self._table.lay_out(sentence.step, sorted(sentence.new))
                self._table.current += kept
            return
        names = sentence.names | set(name_key(group or "").split())
        vessel = words.vessel_of(words.vessel.search(sentence.text))
        made = self._table.make(sentence.step, sentence.new, sentence.taken, vessel, names)
        made.prepared = sentence.says(words.set_aside)
