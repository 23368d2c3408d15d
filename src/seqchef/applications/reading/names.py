"""Names: the foods of a line that names several, whether as a choice or as a list."""

import re
from collections.abc import Iterable
from functools import cache

from seqchef.languages import Language, load

_CHINESE_CHOICE = re.compile(r"\s*(?:或者|或|/|／)\s*")
_LIST = re.compile(r"\s*(?:[,、，;；&]|\band\b|\bund\b|\bet\b|和|与|及)+\s*")
_BRACKET = re.compile(r"(.*[^\s(（])\s+[(（]([^()（）]+)[)）]")
LONGEST_OTHER = 5  # words; a longer text behind "or" is a remark


def named(name: str | None, comment: str | None, each: bool, words: Language) -> tuple[str | None, tuple[str, ...]]:
    """The name of a line and, where it names several foods, all of them.

    "butter, or margarine" is butter, and butter or margarine; of "salt, or more to taste" the second half is no food.
    """
    if name is None:
        return None, ()
    if each and len(listed := _parts(_LIST.split(name))) > 1:
        return name, listed
    found = alternatives(name, words)
    if found and words.divides == "words":
        return _first(name, found, words), found
    other = None if found or comment is None else _other(comment, words)
    return name, (name, other) if other else found


def chinese_choice(line: str, name: str, comment: str | None) -> tuple[str, ...]:
    """Both foods where a comment behind the name begins with 或 or follows a stroke: 黄油/植物油."""
    if comment is None:
        return ()
    match = re.search(rf"{re.escape(name)}\s*(?:或者|或|/|／)\s*", line)
    other = re.split(r"[,，、（(;；\s]", line[match.end() :], maxsplit=1)[0] if match else ""
    return (name, other) if other and other in comment else ()


def chinese_list(name: str) -> tuple[str, ...]:
    """Every food of a line that lists several: `八角 2 颗，桂皮 1 块`."""
    return tuple(name.split("、")) if "、" in name.strip("、") else ()


def without_bracket(name: str | None, comment: str | None, words: Language) -> tuple[str | None, str | None]:
    """Name and comment; what stands in brackets behind a name, "milk (2%)", is a remark, unless it offers a food."""
    if name is None or name[-1] not in ")）" or not (match := _BRACKET.fullmatch(name)):
        return name, comment
    if match[2].partition(" ")[0].lower() in words.alternative_words:
        return name, comment
    return match[1], match[2] if comment is None else f"{match[2]}, {comment}"


def _first(name: str, found: tuple[str, ...], words: Language) -> str:
    """The name without a second food that a comma or a bracket sets apart, when the first one is whole without it."""
    match = _set_apart(words.code).search(name)
    return name[: match.start()] if match and name[: match.start()] == found[0] and len(found) == 2 else name


def _other(comment: str, words: Language) -> str | None:
    """The food that a comment offers instead: "or margarine"."""
    first, _, rest = comment.strip("(（ ").partition(" ")
    if words.divides == "characters":
        return None
    if first.lower() not in words.alternative_words:
        return None
    own = re.split(r"[,;(]", rest)[0].strip(" )").split()
    while own and (own[0][0].isdecimal() or _is_unit(own[0].lower(), words)):
        del own[0]  # "or 3 tablespoons margarine"
    rest = " ".join(own)
    if not 0 < len(own) <= LONGEST_OTHER or own[0].lower() in words.no_foods or any(map(str.isdecimal, rest)):
        return None
    return rest


def _is_unit(word: str, words: Language) -> bool:
    return word in words.measured or word in words.counts or words.plurals.get(word) in words.measured


def _parts(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts without what does not belong to a food; none when fewer than two are left."""
    found = tuple(filter(None, (text.strip(" ,;:()（）、，") for text in texts)))
    return found if len(found) > 1 else ()


@cache
def _choices(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,;]?\s+\(?(?:{_any(language)})\s+(?:(?:de\s|d['’]))?", re.IGNORECASE)


@cache
def _set_apart(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[,;]\s+|\s+\()(?:{_any(language)})\s", re.IGNORECASE)


def _any(language: str) -> str:
    return "|".join(sorted(map(re.escape, load(language).alternative_words), key=len, reverse=True))


def alternatives(name: str | None, words: Language) -> tuple[str, ...]:
    """The foods that a name offers: "butter, margarine or lard" has three; a name without a choice has none.

    "red or green pepper" offers "red pepper" and "green pepper".
    """
    if name is None:
        return ()
    if words.divides == "characters":
        return _parts(_CHINESE_CHOICE.split(name))
    if words.alternative_words.isdisjoint(name.lower().replace("(", " ").split()):
        return ()
    *others, last = _choices(words.code).split(name.replace(")", " "))
    if not others:
        return ()
    listed = others[0].split(", ")
    if all(len(text.split()) <= 2 for text in listed):  # "skinless, boneless chicken thighs or breasts" is no list
        others[:1] = listed
    last = last.partition(",")[0]  # "whole or diced tomatoes, with juice"
    parts = last.split()
    head = " ".join(parts[-2:] if " ".join(parts[-2:]).lower() in words.compounds else parts[-1:])
    head = "" if head == last else head
    found = [f"{text} {head}" if head and _lacks_head(text, head, words) else text for text in others]
    return _parts((*found, last))


def _lacks_head(text: str, head: str, words: Language) -> bool:
    """Whether an alternative only qualifies the food that is named after it."""
    own = text.lower().split()[-1:] or [""]
    return own[0] in words.modifiers or (own[0] in words.meats and head.lower() in words.broths)
