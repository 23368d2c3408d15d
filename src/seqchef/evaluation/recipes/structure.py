"""Structure: whether a recipe has all that a recipe needs, each part in its place."""

import re
from collections.abc import Sequence

MOST_LINES, MOST_STEPS = 60, 40
LONGEST_PART = 2000  # characters
_WORD = re.compile(r"[^\W\d_]")
_ENDS = re.compile(r"[.!?:;。！？：；][\"'”’)\]*]*$")
_MARKUP = re.compile(r"<[a-z/|]+>|[\x00-\x1f\x7f\ufffd]")


def faults(title: str, ingredients: Sequence[str], steps: Sequence[str]) -> list[str]:
    """What is wrong with the shape of a recipe; nothing where it is whole."""
    found = [f"{len(title)} characters of title"] if not 1 <= len(title.strip()) <= 200 else []
    for what, parts, most in (("ingredients", ingredients, MOST_LINES), ("steps", steps, MOST_STEPS)):
        if not 1 <= len(parts) <= most:
            found.append(f"{len(parts)} {what}")
    for number, line in enumerate((title, *ingredients, *steps)):
        if not _WORD.search(line) or len(line) > LONGEST_PART or line != line.strip():
            found.append(f'part {number} is "{line[:30]}"')
        if _MARKUP.search(line):
            found.append(f'part {number} has "{_MARKUP.findall(line)[0]}"')
    found += [f'step {number} ends in "{step[-10:]}"' for number, step in enumerate(steps, 1) if not _ENDS.search(step)]
    found += [f"step {number} has {step.count('(')} of (" for number, step in enumerate(steps, 1) if _unbalanced(step)]
    repeated = {step for step in steps if steps.count(step) > 1}
    return found + [f'a step stands twice: "{step[:30]}"' for step in sorted(repeated)]


def _unbalanced(text: str) -> bool:
    """Whether brackets are opened and closed unevenly; an enumeration "1)" closes none."""
    return text.count("(") != len(re.findall(r"(?<!\b\d)\)", text)) and text.count("(") != text.count(")")
