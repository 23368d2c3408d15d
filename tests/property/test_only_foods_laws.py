"""Only allowed foods: whatever is drawn under the masks, a slow reading of the whole text finds no forbidden food."""

import random
import re
from functools import cache
from itertools import product

import numpy as np
import pytest

from seqchef.applications.writing.constraints._food_words import FoodWords
from seqchef.applications.writing.constraints.foods import OnlyFoods
from seqchef.applications.writing.drafting.state import DraftState
from seqchef.food.diets import Restriction, restriction
from seqchef.food.lexicon import Foodstuff, Lexicon, lexicon
from seqchef.text.subwords import END, Subwords

Words = tuple[str, ...]
FOODS = {  # name: what it is a kind of, allergens, further forms
    "butter": ("", "milk", "butters"),
    "peanut butter": ("", "peanuts", "peanut butters"),
    "peanut": ("", "peanuts", "peanuts"),
    "cheese": ("", "milk", "cheeses"),
    "cheddar cheese": ("cheese", "milk", "cheddar"),
    "pea": ("", "", "peas"),
    "pear": ("", "", "pears"),
    "ice cream": ("", "milk", "ice creams"),
    "ice": ("", "", ""),
    "cream": ("", "milk", "creams"),
    "cream of tartar": ("", "", ""),
    "tartar sauce": ("", "eggs", ""),
    "onion": ("", "", "onions"),
    "green onion": ("onion", "", "green onions"),
    "soda": ("", "", ""),
    "baking soda": ("", "", ""),
    "water": ("", "", ""),
    "red wine": ("", "sulphites", ""),
    "red wine vinegar": ("", "sulphites", ""),
    "v8": ("", "celery", ""),
}
HEADS = ("butter", "cheese", "onion", "sauce", "cream", "water", "dough", "vinegar", "soda")
PLAIN = (
    "the",
    "and",
    "melt",
    "buttered",
    "buttery",
    "pearl",
    "peak",
    "pease",
    "iced",
    "creamy",
    "greens",
    "with",
    "onto",
)
KITCHEN = (
    "Melt the butter and the peanut butter with cream of tartar, peas, a pear and pearl onions.",
    "Butter the pan; add ice cream, cheddar cheese, green onions, red wine vinegar and water.",
    "Butter knife & ice bath. Whisk the baking soda, the tartar sauce and the v8 into the dough.",
    "Peanut-butter it is, onto ice; pearls, buttered.",
)
PIECES = Subwords.train(KITCHEN * 4, 420, special=("<ingredient>", "<step>"))
LISTS = (
    (),
    ("1 cup peanut butter", "2 pears"),
    ("1/2 teaspoon cream of tartar", "1 cup ice", "200 g cheddar cheese"),
    ("3 green onions", "1 cup butter", "red wine vinegar", "pizza dough"),
)


def _lexicon() -> Lexicon:
    foods, phrases = {}, {}
    for name, (parent, allergens, more) in FOODS.items():
        foods[name] = Foodstuff(
            name=name,
            parents=(parent,) if parent else (),
            category="",
            allergens=frozenset(allergens.split()),
            contains=frozenset(),
            chinese=None,
        )
        for form in filter(None, (name, more)):
            phrases[tuple(form.split())] = name
    return Lexicon(foods, phrases, [("ice", "bath"), ("butter", "knife")])


WORDS = FoodWords(_lexicon(), HEADS, PLAIN)


class Slow:
    """What may be named, read again and again from the start; shares only the set of allowed phrases."""

    def __init__(self, allowed: frozenset[int]) -> None:
        self.phrases = {WORDS.phrases.paths[node]: node in allowed for node in WORDS.phrases.ends}
        self.longest = max(map(len, self.phrases))

    def forbidden(self, text: str) -> bool:
        divided = re.split(r"[^A-Za-z0-9 '’‘`‐‑–-]+", text)
        return any(map(self._in, divided + re.split(r"[,;:()\[\]/\n]", text)))

    def _in(self, text: str) -> bool:
        words = re.findall(r"[a-z]+|[0-9]+", text.lower())
        at = 0
        while at < len(words):
            sizes = [n for n in range(self.longest, 0, -1) if tuple(words[at : at + n]) in self.phrases]
            size = next(iter(sizes), 0)
            if size and not self.phrases[tuple(words[at : at + size])]:
                return True
            at += size or 1
        return False

    def saved(self, text: str, depth: int = 2) -> bool:
        """Whether the words of the text are right or can be made right by more words."""
        return not self.forbidden(text) or (depth > 0 and any(self.saved(f"{text} {w}", depth - 1) for w in INNER))

    def hopeful(self, text: str) -> bool:
        """Whether a text leads anywhere: its last word may become a known one, or begins like none."""
        match = re.search(r"([A-Za-z]+|[0-9]+)\Z", text)
        if not match:
            return self.saved(text)
        begun = [word for word in WORDS.words if word.startswith(match[0].lower())]
        free = not self.forbidden(text[: match.start()])
        if free and match[0].lower() in begun and not self.saved(text):
            begun = [word for word in begun if word not in WORDS.weak | ONE_PIECE]
            return any(self.saved(text[: match.start()] + word) for word in begun)
        return any(self.saved(text[: match.start()] + word) for word in begun) if begun else self.saved(text)


ONE_PIECE = {piece.decode()[1:].lower() for piece in PIECES.pieces if re.fullmatch(rb"[ '-][A-Za-z]+", piece)}
INNER = sorted({word for path in WORDS.phrases.paths for word in path[1:]})


@cache
def constraint(rules: Restriction) -> OnlyFoods:
    return OnlyFoods(PIECES, restriction=rules, words=WORDS)


def _state(text: str, lines: Words, section: str = "steps") -> DraftState:
    return DraftState(section=section, lines=list(lines), text=text)  # type: ignore[arg-type]


MILK = Restriction(allergens=frozenset({"milk"}))
CASES = list(product(LISTS, (Restriction(), MILK)))


@pytest.mark.parametrize(("lines", "rules"), CASES)
def test_a_walk_under_the_masks_names_nothing_forbidden(lines: Words, rules: Restriction) -> None:
    only = constraint(rules)
    guard = only._guard(_state("", lines))
    assert guard is not None
    slow = Slow(frozenset(guard.readings.allowed))
    draw = random.Random(f"{lines}{rules}")
    for _ in range(4):
        text = ""
        for _ in range(30):
            mask = only.mask(_state(text, lines))
            assert mask is not None and mask.any()
            assert mask[END] == (not slow.forbidden(text)), text
            for piece in draw.sample(range(PIECES.first_byte, len(PIECES)), 8):
                after = PIECES.pieces[piece].decode("utf-8", "replace")
                if after.isascii():
                    assert mask[piece] == slow.hopeful(text + after), (text, after)
            text += PIECES.pieces[draw.choice(np.flatnonzero(mask).tolist())].decode()
            assert only.broken(_state(text, lines)) is None


@pytest.mark.parametrize("section", ["title", "ingredients", "steps"])
@pytest.mark.parametrize("diet", ["vegan", "gluten-free", "nut-free"])
def test_the_lexicon_finds_nothing_that_is_left_out_in_what_is_drawn(section: str, diet: str) -> None:
    rules = restriction([diet])
    only = OnlyFoods(PIECES, restriction=rules)
    draw = random.Random(section + diet)
    long = [piece for piece in range(PIECES.first_byte, len(PIECES)) if len(PIECES.pieces[piece]) > 2]
    for _ in range(6):
        text = ""
        for _ in range(60):
            mask = only.mask(_state(text, LISTS[3], section))
            assert mask is not None
            likely = [piece for piece in long if mask[piece]] or np.flatnonzero(mask).tolist()
            text += PIECES.pieces[draw.choice(likely)].decode()
        while not only.mask(_state(text, LISTS[3], section))[END]:  # type: ignore[index]
            text = text[:-1]
        found = [mention.food.name for mention in lexicon().mentions(text) if rules.excludes(mention.food)]
        assert not found, text
