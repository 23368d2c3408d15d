"""Head words: the last words of what ingredient lines call their foods, foods and non-foods alike.

In the singular, folded. The list holds words that head at least 25 lines of the training recipes and no other text of
them; `python -m benchmarks.head_words` prints it from the data.
"""

from importlib.resources import files

HEAD_WORDS: frozenset[str] = frozenset((files(__package__) / "head_words.txt").read_text(encoding="utf-8").split())
