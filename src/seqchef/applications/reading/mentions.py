"""Mentions of foods in a step: words of the ingredient lines, of what steps make, and key points that are neither.

Knows: longest words first; "flour mixture" is a mixture with the flour in it; "bread pan" is no bread.
Does not know: which line or product is meant (walk). Start at: mentions_of.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from seqchef.applications.reading.claims import FURTHEST, Claim, claim_at
from seqchef.applications.reading.line_names import WHOLE, LineNames, Named
from seqchef.applications.reading.recipe_words import RecipeWords
from seqchef.food.recipes import name_key
from seqchef.food.steps import Step

LONGEST_WORDS, LONGEST_CHARACTERS = 5, 8
LONGEST_SENTENCE = 1000  # characters
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
GAP = re.compile(r"[ \t'’/-]{0,3}")
NOTHING = Named(0, ())


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a step, with the lines that its words may mean; `product` is the word for what steps make.

    `asks` is a key of RecipeWords.asking where no single food is named; `group` is then the word beside it.
    """

    start: int
    end: int
    named: Named = NOTHING
    product: str | None = None
    asks: str | None = None
    group: str | None = None
    makes: bool = False  # the product is what this sentence makes: "form a dough"
    claim: Claim = field(default_factory=Claim)


def sentences(text: str, words: RecipeWords) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends; one without an end is cut after LONGEST_SENTENCE characters."""
    start = 0
    for end, after in (*(found.span() for found in words.sentence_end.finditer(text)), (len(text), len(text))):
        while end - start > LONGEST_SENTENCE:
            cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
            cut = cut if cut > 0 else start + LONGEST_SENTENCE
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end
        start = after


def mentions_of(step: Step, start: int, end: int, lines: LineNames, words: RecipeWords) -> list[Mention]:
    """The mentions of one sentence of a step, in order."""
    sentence = _without_meanwhile(lowered(step.text[start:end]), words)
    covered = bytearray(len(sentence))
    scan = _characters if words.code == "zh" else _words
    found: list[Mention] = []
    for one in (*_asked(sentence, words), *scan(sentence, lines, words), *_points(step, start, end, lines)):
        if not any(covered[one.start : one.end]):
            covered[one.start : one.end] = bytes([1]) * (one.end - one.start)
            found.append(one)
    return [
        _placed(one, sentence, start, words)
        for one in sorted(found, key=lambda mention: mention.start)
        if not words.purpose.search(_before(sentence, one.start))
    ]


def lowered(text: str) -> str:
    """The text in lower case, as it is where that would move its characters."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _without_meanwhile(sentence: str, words: RecipeWords) -> str:
    """The sentence with spaces for what only happens beside it."""
    return words.meanwhile.sub(lambda found: " " * len(found[0]), sentence)


def _before(sentence: str, place: int) -> str:
    """The words before a place."""
    return sentence[max(0, place - FURTHEST) : place]


def _points(step: Step, start: int, end: int, lines: LineNames) -> Iterator[Mention]:
    """The foods that the labels of a step mark; what no line is named like has none."""
    first = bisect_left(step.key_points, start, key=lambda point: point.start)
    for point in step.key_points[first:]:
        if point.start >= end:
            return
        if point.label == "INGREDIENT" and point.end <= end:
            named = lines.near(step.text[point.start : point.end]) or NOTHING
            yield Mention(point.start - start, point.end - start, named)


def _placed(mention: Mention, sentence: str, start: int, words: RecipeWords) -> Mention:
    """The mention with its claim and its place in the whole step."""
    claim = claim_at(sentence, mention.start, mention.end, words)
    makes = mention.product is not None and words.naming.search(_before(sentence, mention.start)) is not None
    return Mention(
        mention.start + start,
        mention.end + start,
        mention.named,
        mention.product,
        mention.asks,
        mention.group,
        makes,
        claim,
    )


def _asked(sentence: str, words: RecipeWords) -> Iterator[Mention]:
    """ "The remaining ingredients", "dressing ingredients", "everything"."""
    for asks in ("first", "remaining", "group", "everything", "products"):
        for found in words.asking[asks].finditer(sentence):
            group = next(filter(None, found.groups()), None) if found.groups() else None
            if group not in NO_GROUPS:
                yield Mention(found.start(), found.end(), asks=asks, group=group)


NO_GROUPS = frozenset(
    ("all", "the", "dry", "wet", "liquid", "these", "other", "following", "your", "above", "of", "both")
)


def _words(sentence: str, lines: LineNames, words: RecipeWords) -> Iterator[Mention]:
    """Mentions in a language that divides words."""
    found = list(WORD.finditer(sentence))
    keys = [name_key(one[0]) or one[0] for one in found]
    at = 0
    while at < len(found):
        longest = 1
        while longest < LONGEST_WORDS and at + longest < len(found) and _joined(sentence, found, at + longest):
            longest += 1
        size, mention = _longest(found, keys, at, longest, lines, words)
        if mention is not None:
            yield mention
        at += size


def _joined(sentence: str, found: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word follows the one before it without a stop."""
    return GAP.fullmatch(sentence, found[at - 1].end(), found[at].start()) is not None


def _longest(
    found: Sequence[re.Match[str]], keys: Sequence[str], at: int, longest: int, lines: LineNames, words: RecipeWords
) -> tuple[int, Mention | None]:
    """The longest phrase at a word that is known, with its number of words."""
    for size in range(longest, 0, -1):
        inside = keys[at : at + size]
        if size > 1 and (inside[0] in words.joining or inside[-1] in words.joining):
            continue
        phrase = " ".join(key for key in inside if key not in words.joining) or inside[0]
        if phrase in words.no_foods:
            return size, None
        named = lines.phrases.get(phrase)
        is_product = size == 1 and at > 0 and phrase in words.products | words.mixtures
        if named is None and not is_product and phrase not in words.staples:
            continue
        start, end = found[at].start(), found[at + size - 1].end()
        behind = keys[at + size] if size < longest else ""
        if behind in words.mixtures or (behind in words.products and not is_product):
            return size + 1, Mention(start, found[at + size].end(), named or NOTHING, product=behind)
        if behind in words.no_food_before:
            return size + 1, None
        own = is_product and (named is None or named.rank < WHOLE)
        return size, Mention(start, end, named or NOTHING, product=phrase if own else None)
    return 1, None


def _characters(sentence: str, lines: LineNames, words: RecipeWords) -> Iterator[Mention]:
    """Mentions in a language that does not."""
    at = 0
    while at < len(sentence):
        for size in range(min(LONGEST_CHARACTERS, len(sentence) - at), 0, -1):
            phrase = sentence[at : at + size]
            named = lines.phrases.get(phrase)
            is_product = phrase in words.products
            if phrase in words.no_foods:
                at += size - 1
                break
            known = phrase in words.staples | words.same or (size > 1 and phrase in words.known)
            if named is None and not is_product and not known:
                continue
            behind = sentence[at + size : at + size + 1]
            if behind not in words.no_food_before and not (behind in words.heads_only and size > 1 and named):
                own = is_product and (named is None or named.rank < WHOLE)
                yield Mention(at, at + size, named or NOTHING, product=phrase if own else None)
            at += size - 1
            break
        at += 1
