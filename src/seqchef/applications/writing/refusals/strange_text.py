"""Strange text: what is asked for and is no dish and no ingredient at all.

Knows: control characters, addresses, code, sentences that give orders to a machine, other scripts, text without words.
Does not know: foods.
Start at: strange.
"""

import re
import unicodedata

ADDRESS = re.compile(r"https?://|\bwww\.|\b[\w.+-]+@[\w-]+\.\w+|\b[\w-]+\.(com|net|org|io|cn|ru|info)\b", re.IGNORECASE)
CODE = re.compile(
    r"<[/!|]?\w[^>]*>|\bdef \w+\(|\bfunction\s*\w*\(|\bselect\b.+\bfrom\b|\bdrop table\b|\bconsole\.log|\bprint\(|"
    r"\bimport \w+$|#include|\$\(|\$\{|\{\{|=>|==|&&|\|\||\brm -rf\b|\bsudo\b|;\s*--|\}\s*$|\beval\(|\\x[0-9a-f]{2}",
    re.IGNORECASE,
)
ORDERS = re.compile(
    r"\b(ignore|disregard|forget|override|bypass)\b.{0,30}\b(instruction|prompt|rule|previous|above|constraint|"
    r"safety|filter)|"
    r"\b(system|developer) (prompt|message)\b|\byou are (now|a|an)\b|\bact as\b|\bpretend (to|that|you)\b|\bas "
    r"an ai\b|"
    r"\bjailbreak|\bchat ?gpt\b|\b(assistant|system|user)\s*:|\b(write|tell|give|show) (me|us) (a|an|the|your|"
    r"some|about|how)\b|"
    r"\b(write|compose) (a|an) (poem|essay|song|story|letter|program|script)\b|\btranslate (this|the|into|to)\b|"
    r"\bhow (to|do i|do you|can i) (make|build) (a |an )?(bomb|weapon|explosive|meth|poison)|\bwho (are|is) (you|"
    r"the)\b|"
    r"\bwhat is (the|your)\b|\brepeat after me\b|忽略.{0,10}(指令|提示|规则|要求)|无视.{0,10}(指令|规则)|"
    r"系统提示|你现在是|假装你|"
    r"扮演|写一(首|篇)|告诉我",
    re.IGNORECASE,
)
BIDIRECTIONAL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SCRIPTS = ("LATIN", "CJK", "FULLWIDTH", "MASCULINE", "FEMININE", "IDEOGRAPHIC", "MODIFIER")  # first words of names


def strange(text: str) -> tuple[str, str] | None:
    """The kind (a key of wording) and what was found; None for text that may be a dish or an ingredient."""
    for mark in text:
        if (unicodedata.category(mark) in {"Cc", "Cs", "Co", "Cn"} and mark != "\t") or mark in BIDIRECTIONAL:
            return "control", f"U+{ord(mark):04X}"
    for kind, pattern in (("orders", ORDERS), ("address", ADDRESS), ("code", CODE)):
        found = pattern.search(text)
        if found:
            return kind, found.group().strip()
    letters = [mark for mark in text if mark.isalpha()]
    if not letters:
        return "wordless", text.strip()[:20]
    for letter in letters:
        if not unicodedata.name(letter, "").startswith(SCRIPTS):
            return "script", letter
    return None
