"""Temperatures in running text, in both scales.

Knows: degrees C and F as recipes write them; an oven's heat comes in steps of 5 C and 25 F, a core's in whole degrees.
Does not know: which temperature is safe (food.doneness), or what it is the temperature of.
Start at: both_scales.
"""

import re

NUMBER = r"\d{2,3}(?:\s?(?:to|-|–)\s?\d{2,3})?"
DEGREES = r"\s?(?:°|º|degrees?)?\s?"
STATED = re.compile(
    rf"(?P<number>{NUMBER})(?P<sign>{DEGREES})(?P<scale>Fahrenheit|Celsius|F|C)\b"
    rf"(?P<other>\W{{0,3}}(?:or\s)?{NUMBER}{DEGREES}(?:Fahrenheit|Celsius|F|C)\b)?"
)
OVEN_C, OVEN_F = 100, 212  # from here on it is an oven or a pan, not the middle of a food
STEP_C, STEP_F = 5, 25


def both_scales(text: str) -> str:
    """The text with the other scale in brackets behind a temperature that stands in one alone: "350 F (175 C)"."""
    return STATED.sub(_with_other, text)


def celsius(fahrenheit: int) -> int:
    """Degrees C as a cook sets them: 350 is 175, 165 is 74."""
    exact = (fahrenheit - 32) * 5 / 9
    return round(exact / STEP_C) * STEP_C if exact >= OVEN_C else round(exact)


def fahrenheit(celsius: int) -> int:
    """Degrees F as a cook sets them: 180 is 350, 74 is 165."""
    exact = celsius * 9 / 5 + 32
    return round(exact / STEP_F) * STEP_F if exact >= OVEN_F else round(exact)


def _with_other(found: re.Match[str]) -> str:
    if found["other"]:
        return found[0]
    is_celsius = found["scale"].startswith("C")
    change, scale = (fahrenheit, "F") if is_celsius else (celsius, "C")
    sign = found["sign"]
    other = re.sub(r"\d+", lambda number: str(change(int(number[0]))), found["number"])
    return f"{found[0]} ({other}{sign}{scale})"
