"""Food words: the phrases of the lexicon, of words that head ingredient lines, and of words made of foods.

Words that tell of an allergen ("breaded") are phrases too.

Knows: which phrase names which food, and plain words of recipes, so that "pea" may go on as "pearl" but not as "peax".
Does not know: what a recipe may name (allowed).
Start at: food_words.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from seqchef.applications.writing.constraints._phrases import Phrases, Words, runs_of
from seqchef.applications.writing.constraints._spelling import Spelling
from seqchef.food.lexicon import HEAD_WORDS, NOT_FOODS, Lexicon, lexicon
from seqchef.food.lexicon.plurals import plurals, singular
from seqchef.text.subwords import Subwords

_MADE_OF = "ed d y ing er ery ier ily less like"  # "buttered", "floury": words made of foods
MADE_OF = frozenset(_MADE_OF.split())
SHORTEST = 3  # letters of a food of which words are made
# Words that are also the name of a food but in recipes nearly always say what is done, with what, or how something is.
_OTHER_SENSE = """
    sprinkle tender crisp wrap pulse punch equal fry grease store shop steamer broiler casserole fluff mince disk
"""
OTHER_SENSE = frozenset(_OTHER_SENSE.split())
RESULTS = frozenset({"filling", "topping"})  # no foods to the lexicon, but some ingredient lines are headed by them
# What foods come as: no food alone, but steps that say one hardly ever mean anything but a line that has it.
_FORMS = """
    breast butt chip concentrate crumb curry extract flake floret flower fraiche germ glutamate granule juice
    juices paste powder provence rabe seed shaving shoot spray tidbit weed
"""
FORMS = frozenset(_FORMS.split())


class FoodWords:
    """Phrases in one tree, and the nodes at which each food, head word and made word ends."""

    def __init__(self, foods: Lexicon, heads: Iterable[str], plain: Sequence[str]) -> None:
        """`heads`: folded words in the singular; `plain`: words of recipes, foods may be among them."""
        self.lexicon = foods
        named = {
            _in_runs(words): name for words, name in foods.phrases.items() if words[0] not in OTHER_SENSE or words[1:]
        }
        things = [_in_runs(words) for words in foods.things]
        told = {_in_runs(words): food for words, food in foods.telling.items() if _in_runs(words) not in named}
        made: dict[Words, str] = {
            (word,): name for word in plain if (word,) not in {**named, **told} for name in _made_of(word, foods)
        }
        every = frozenset(form for word in heads for form in in_every_number(word))
        bare = [(form,) for form in sorted(every)]
        self.phrases = Phrases([*named, *made, *told, *bare, *things])
        self.heads_in = [every.intersection(path) for path in self.phrases.paths]  # of each node
        self.by_food = self._nodes(named)
        self.by_made = self._nodes(made)
        self.telling = {self.phrases.node(words): food for words, food in told.items()}
        self.bare = frozenset(self.phrases.node(words) for words in bare) - {
            self.phrases.node(words) for words in (*named, *made, *told)
        }
        self.made = frozenset(words[0] for words in (*made, *told) if not words[1:])
        self.things = frozenset(map(self.phrases.node, things))
        listed = {word for path in self.phrases.paths for word in path} | set(plain)
        self.words = sorted(listed)
        of_foods = {word for nodes in self.by_food.values() for node in nodes for word in self.phrases.paths[node]}
        self.weak = self.made | (listed - of_foods)  # no forbidden food is begun for their sake: "watery", "sauceboat"

    def _nodes(self, phrases: dict[Words, str]) -> dict[str, frozenset[int]]:
        nodes: dict[str, set[int]] = {}
        for words, name in phrases.items():
            nodes.setdefault(name, set()).add(self.phrases.node(words))
        return {name: frozenset(ends) for name, ends in nodes.items()}


def _in_runs(words: Words) -> Words:
    return tuple(run for word in words for run in runs_of(word))


def _made_of(word: str, foods: Lexicon) -> list[str]:
    """The food that a word is made of; none for most."""
    for size in range(len(word) - 1, SHORTEST - 1, -1):
        name = foods.phrases.get((word[:size],)) if word[size:] in MADE_OF else None
        if name is not None:
            return [name]
    return []


def in_every_number(word: str) -> frozenset[str]:
    """A folded word, its singular and their plurals."""
    one = singular(word)
    return frozenset({word, one, *plurals(one), *plurals(word)})


@cache
def food_words() -> FoodWords:
    """Those of the lexicon, made once."""
    plain = (files(__package__) / "plain_words.txt").read_text(encoding="utf-8").split()
    return FoodWords(lexicon(), (HEAD_WORDS - NOT_FOODS - OTHER_SENSE) | RESULTS | FORMS, plain)


@lru_cache(maxsize=4)
def spelling(subwords: Subwords, words: FoodWords) -> Spelling:
    """How a vocabulary spells the words, made once."""
    return Spelling(subwords, words.words, words.weak)
