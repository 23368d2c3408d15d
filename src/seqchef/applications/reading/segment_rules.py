"""Segmenting by rules: what each line of a pasted recipe is, by headings, amounts and sentences.

The baseline that the model is measured against (benchmarks/read_segments.py). Start at: kinds_by_rules.
"""

from collections.abc import Sequence

from seqchef.text.line_shapes import HAN, NUMBERED, WORD, PastedLine, has_amount, unit_words, verbs
from seqchef.text.part_words import MARKS, part_of_heading, says

SHORT, LONG = 9, 12  # words
HAN_A_WORD = 2  # characters


def kinds_by_rules(lines: Sequence[PastedLine]) -> list[str]:
    """One of text.line_shapes.LINE_KINDS for each line."""
    part: str | None = None
    found: list[str] = []
    for at, line in enumerate(lines):
        kind, part = _kind(lines, at, part, found)
        found.append(kind)
        if at + 1 < len(lines) and lines[at + 1].blanks and part == "note" and line.blanks:
            part = "step" if "step" in found else part
    return found


def _kind(lines: Sequence[PastedLine], at: int, part: str | None, before: Sequence[str]) -> tuple[str, str | None]:
    """The kind of a line, and the part that goes on after it."""
    line = lines[at]
    heading = part_of_heading(line.content) or part_of_heading(line.content.split(" ", 1)[-1])
    if heading and at:
        return ("other" if heading == "other" else f"{heading}s"), heading
    about = _about(line, part)
    if about is not None:
        return about, part
    if "title" not in before and part is None and not _is_ingredient(line):
        return "title", part
    return _inside(line, _size(line.content), part, before)


def _about(line: PastedLine, part: str | None) -> str | None:
    """The kind of a line that says something about the recipe as a whole, or nothing that belongs to it."""
    size, marks = _size(line.content), says(line.text)
    if "note" in marks:
        return "note"
    if size <= LONG and part not in ("step", "note"):
        if "yield" in marks:
            return "yield"
        if {"time", "duration"} <= marks:
            return "time"
    if ("noise" in marks and size <= SHORT) or part == "other":
        return None if _is_ingredient(line) else "other"
    return None


def _inside(line: PastedLine, size: int, part: str | None, before: Sequence[str]) -> tuple[str, str | None]:
    """The kind of a line that is no heading of a part and says nothing about the recipe as a whole."""
    sentence = _is_sentence(line, size)
    if part in ("note", "tool"):
        return part, part
    if part == "step":
        headed = line.text.endswith((":", "：")) and size <= SHORT and not has_amount(line)
        return ("step_group" if headed else "step"), part
    if sentence and ("ingredient" in before or part == "ingredient"):
        return "step", "step"
    if MARKS["group"].match(line.content) or (line.text.endswith((":", "：")) and size <= SHORT):
        return "ingredient_group", part
    if _is_ingredient(line) or part == "ingredient":
        return "ingredient", "ingredient"
    return "description", part


def _is_ingredient(line: PastedLine) -> bool:
    size = _size(line.content)
    units = any(word in unit_words() for word in WORD.findall(line.content.lower()))
    short = size <= 2 * SHORT and not (line.text.endswith((".", "。")) and size > SHORT)
    return has_amount(line) and short and (units or size <= SHORT)


def _is_sentence(line: PastedLine, size: int) -> bool:
    words = WORD.findall(line.content.lower())
    numbered = NUMBERED.match(line.text) is not None and not has_amount(line)
    ends = line.text.endswith((".", "。", "!", "！", ";", "；"))
    verb = bool(words) and words[0] in verbs()
    return numbered or (ends and (size >= 4 or verb)) or (verb and size >= SHORT) or size > 2 * LONG


def _size(text: str) -> int:
    return len(HAN.findall(text)) // HAN_A_WORD or len(WORD.findall(text))
