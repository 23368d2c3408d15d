"""What every way of dividing a line shares: the token, vulgar fractions, and the characters that stand alone."""

from typing import NamedTuple

VULGAR_FRACTIONS = {
    "½": "1$2", "⅓": "1$3", "⅔": "2$3", "¼": "1$4", "¾": "3$4", "⅕": "1$5", "⅖": "2$5", "⅗": "3$5", "⅘": "4$5",
    "⅙": "1$6", "⅚": "5$6", "⅐": "1$7", "⅛": "1$8", "⅜": "3$8", "⅝": "5$8", "⅞": "7$8", "⅑": "1$9", "⅒": "1$10",
}  # fmt: skip
V = "".join(VULGAR_FRACTIONS)
GAP = r"\s{0,3}"  # bounded: a line of spaces must not take quadratic time
# All Chinese and Japanese characters and marks: each is a token by itself.
IDEOGRAPHS = (
    r"\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U00020000-\U0003ffff"
)


class Token(NamedTuple):
    """One token of a line; `text == line[start:end]`."""

    text: str
    start: int
    end: int
    form: str


def fraction_form(text: str) -> str:
    """`1½` and `1 1/2` as `1#1$2`, so that a slash or a space is never lost inside a number."""
    if text[-1] in VULGAR_FRACTIONS:
        return f"{text[:-1].strip()}#{VULGAR_FRACTIONS[text[-1]]}"
    *whole, parts = (part for part in text.split() if part[0].isdecimal())  # without an "and"
    return f"{''.join(whole)}#{parts.replace('/', '$').replace('⁄', '$').replace('／', '$')}"
