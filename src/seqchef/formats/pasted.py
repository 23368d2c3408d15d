"""Pasted texts: a recipe in any order of its parts, from a page, a message or a note, as a RecipeText.

Knows: what lines of yields and times say, in four languages; nothing of the paste is lost: what has no field of its own
is in `extra`: "other", times as written under "times", unusual headings of parts under "headings".
Does not know: which line is what (applications.reading.segments).
Start at: segment.
"""

import re
from collections.abc import Mapping

from seqchef.applications.reading.segments import BUNDLE, Parts, parts_of
from seqchef.errors import BadInput
from seqchef.food.recipes import RecipeText
from seqchef.formats.durations import seconds
from seqchef.formats.yields import Yield, read_yield
from seqchef.text.language import language_of
from seqchef.text.part_words import MARKS

AUTO = "auto"
LOOKED_AT = 300  # characters of a line
LABELS: Mapping[str, str] = {
    "waiting": r"(?:chill|rest|freez|marinat|prov|soak|cool|inactive|additional)\w*(?: time)?|ruhezeit|kühlzeit"
    r"|(?:temps de )?repos|静置(?:时间)?|腌制(?:时间)?",  # no field of its own
    "prep": r"prep(?:aration)?(?: time)?|active(?: time)?|hands-on|vorbereitung(?:szeit)?|arbeitszeit|zubereitungszeit"
    r"|(?:temps de )?préparation|准备(?:时间)?|備料時間",
    "cook": r"(?:cook|cooking|bake|baking)(?: time)?|kochzeit|backzeit|garzeit|(?:temps de )?cuisson|烹饪(?:时间)?"
    r"|烹调(?:时间)?|烘烤(?:时间)?",
    "total": r"total(?: time)?|ready in|takes|time|gesamt(?:zeit)?|fertig in|temps total|durée|总时间|总计"
    r"|用时|耗时|时间|所需时间",
}
LABEL = re.compile("|".join(rf"(?P<{name}>{words})" for name, words in LABELS.items()), re.IGNORECASE)
HAN_DIGITS = str.maketrans("一二两三四五六七八九", "1223456789")
HALF_HOUR = re.compile(r"半(?:个)?(?:小时|小時|钟头)")


def segment(text: str, source: str = "text", language: str = AUTO, *, bundle: str = BUNDLE) -> RecipeText:
    """The recipe of a pasted text; `language` is found in the text where it is not given.

    Raises BadInput for a text with neither ingredients nor steps.
    """
    parts = parts_of(text, bundle=bundle)
    if not parts.lines and not parts.steps:
        raise BadInput(f"{source}: no ingredients and no steps; expected a recipe")
    yield_text, stated = _yield(parts)
    times = [line for line in parts.about if MARKS["duration"].search(line[:LOOKED_AT]) or HALF_HOUR.search(line)]
    seconds_of = _times(times)
    unread = [line for line in parts.about if line not in times and line != yield_text]
    extra = {"other": [*parts.other, *unread], "times": times, "headings": parts.headings}
    return RecipeText(
        title=parts.title,
        source=source,
        portions=stated.portions,
        yields=stated.amount,
        yield_text=yield_text,
        description="\n".join(parts.description) or None,
        lines=tuple(parts.lines),
        steps=tuple(parts.steps),
        step_groups=tuple(parts.step_groups) if any(parts.step_groups) else (),
        notes=tuple(parts.notes),
        tools=tuple(parts.tools),
        language=language_of(text.splitlines()) if language == AUTO else language,
        extra={name: lines for name, lines in extra.items() if lines},
        prep_s=seconds_of.get("prep"),
        cook_s=seconds_of.get("cook"),
        total_s=seconds_of.get("total"),
    )


def _yield(parts: Parts) -> tuple[str | None, Yield]:
    """The first line that states a yield, and what it says; the number stands in or beside the words for it."""
    for line in parts.about:
        mark = MARKS["yield"].search(line[:LOOKED_AT])
        if mark is not None:
            return line, read_yield(line[mark.start() :].translate(HAN_DIGITS))
    for line in parts.about:
        if not MARKS["duration"].search(line[:LOOKED_AT]) and (found := read_yield(line)) != Yield():
            return line, found
    return None, Yield()


def _times(lines: list[str]) -> dict[str, int]:
    """Seconds of preparation, cooking and all together, as far as lines name them; the first naming counts.

    The only time of a recipe is that of all together.
    """
    found: dict[str, int] = {}
    for line in lines:
        seen = line[:LOOKED_AT]
        labels = list(LABEL.finditer(seen))
        ends = [label.start() for label in labels[1:]] + [len(seen)]
        for label, end in zip(labels, ends, strict=False):
            piece = seen[label.end() : end]
            duration = seconds(_spelled(piece))
            name = str(label.lastgroup)
            if duration is not None and name not in found:
                found[name] = duration
    if not found and len(lines) == 1 and (duration := seconds(_spelled(lines[0][:LOOKED_AT]))):
        return {"total": duration}
    return found


def _spelled(piece: str) -> str:
    """A duration whose Chinese numbers are digits: 半小时 is 30分钟."""
    mark = MARKS["yield"].search(piece)
    piece = piece[: mark.start()] if mark else piece
    return HALF_HOUR.sub("30分钟", piece).translate(HAN_DIGITS).strip(" :：|/,，-")
