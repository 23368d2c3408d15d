"""Notation: whether the numbers of a recipe write a decimal comma (`1,5 kg`) or a decimal point (`1.5 kg`)."""

import re
from collections.abc import Iterable

_MARKED = re.compile(r"(?<![\d.,])(\d+)([.,])(\d+)(?:([.,])\d+)?(?![.,]?\d)")
# Where thousands and decimals look the same, a number says nothing: `1,000`, `2.500`.
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def decimal_comma(lines: Iterable[str]) -> bool | None:
    """What most of the numbers tell that can be read in one way only; None when none does, or as many for each."""
    commas = points = 0
    for line in lines:
        if "," not in line and "." not in line:
            continue
        for match in _MARKED.finditer(line):
            if match[4]:
                decimal = match[4] if match[4] != match[2] else ""  # `1.234,5`; `1,234,567` tells thousands
                decimal = decimal or ",."[match[2] == ","]
            elif _EITHER.fullmatch(match[0]):
                continue
            else:
                decimal = match[2]
            commas += decimal == ","
            points += decimal == "."
    return None if commas == points else commas > points
