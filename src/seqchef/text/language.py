"""The language of a text: the script tells Chinese, the words of the kitchen tell the others. No model is asked.

Start at: language_of.
"""

import re
from collections.abc import Iterable
from functools import cache

from seqchef.languages import load, names

MOST = 20_000  # characters that are looked at
UNIT, WORD = 3, 1  # how much a telling unit or word counts
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_WORDS = re.compile(r"[^\W\d_\u3400-\u9fff]+")
_UMLAUT = re.compile(r"[äöüß]")


def is_chinese(text: str) -> bool:
    """Whether a text has more Chinese characters than other words, and no Japanese ones."""
    if text.isascii() or _KANA.search(text):
        return False
    characters = len(_HAN.findall(text))
    return characters > 0 and characters > 2 * sum(len(word) > 2 for word in _WORDS.findall(text))


def language_of(lines: Iterable[str], *, otherwise: str = "en") -> str:
    """The language that the lines of one recipe or batch are in, taken together."""
    text = "\n".join(lines)[:MOST]
    if is_chinese(text):
        return "zh"
    lower = text.lower()
    counts = dict.fromkeys(_languages(), 0)
    telling = _telling()
    for word in _WORDS.findall(lower.replace("’", "'").replace("d'", "d' ").replace("l'", "l' ")):
        for language, weight in telling.get(word, ()):
            counts[language] += weight
    if not text.isascii():
        counts["de"] += len(_UMLAUT.findall(lower))
    best = max(counts, key=lambda name: (counts[name], name == otherwise))
    return best if counts[best] > counts[otherwise] else otherwise


@cache
def _languages() -> tuple[str, ...]:
    """Those that write words."""
    return tuple(name for name in names() if load(name).divides == "words")


@cache
def _telling() -> dict[str, list[tuple[str, int]]]:
    """For each word that tells a language: which ones, and what it counts for each."""
    found: dict[str, list[tuple[str, int]]] = {}
    english = load("en")
    for name in _languages():
        words = load(name)
        telling = words.telling_words | (words.headings - english.headings - english.heading_nouns)
        for word, weight in {**dict.fromkeys(telling, WORD), **dict.fromkeys(words.telling_units, UNIT)}.items():
            found.setdefault(word, []).append((name, weight))
    return found
