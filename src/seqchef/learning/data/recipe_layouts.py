"""Recipe layouts: recipes written out as people paste them, every line with its kind, to learn segmenting from.

Knows: orders of parts, bullets, numbers, steps as paragraphs, sentences or wrapped lines, blank lines, noise between.
Does not know: models, or the layouts that are measured.
Start at: layouts.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

from seqchef.learning.data.layout_words import INGREDIENTS, STEPS, TITLES, WORDS, LayoutWords
from seqchef.learning.data.project_labels import read_rows

Kinded = tuple[str, str]  # a line and its kind; an empty line has the kind ""
SENTENCE = re.compile(r"(?<=[.!?。！？])\s*(?=\S)")
LONGEST_STEP = 600  # characters
BULLETS = ("", "", "", "- ", "* ", "• ", "– ", "□ ", "[ ] ", "-", "+ ", "▪")
NUMBERS = ("", "", "{i}. ", "{i}. ", "{i}) ", "Step {i}: ", "{i}、", "({i}) ", "- ", "{i}.", "{i}: ")
WRAPPED = 68  # characters of a line


@dataclass(frozen=True, slots=True)
class Source:
    """A recipe to write out."""

    language: str
    title: str
    ingredients: tuple[str, ...]
    steps: tuple[str, ...]
    tools: tuple[str, ...] = ()


@dataclass(slots=True)
class Habits:
    """How one page writes, chosen once for it."""

    rng: random.Random
    words: LayoutWords
    bullet: str = ""
    number: str = ""
    blank: float = 0.0  # share of blank lines between lines
    headings: float = 0.9  # share of parts with a heading
    noise: float = 0.0
    invents: float = 0.0  # share of headings and noise in words of no list
    lines: list[Kinded] = field(default_factory=list)

    def add(self, text: str, kind: str) -> None:
        """One line, sometimes with a blank one or noise before it."""
        if self.rng.random() < self.noise:
            self.lines.append((self.filled(self.words.noise), "other"))
        if self.lines and self.rng.random() < self.blank:
            self.lines.append(("", ""))
        self.lines.append((text, kind))

    def gap(self) -> None:
        """Blank lines between two parts."""
        self.lines += [("", "")] * self.rng.choice((0, 1, 1, 1, 2))

    def filled(self, wordings: Sequence[str]) -> str:
        """A wording with its numbers."""
        rng, n = self.rng, self.rng.randint(1, 12)
        a, b = rng.choice(self.words.durations), rng.choice(self.words.durations)
        return rng.choice(wordings).format(n=n, m=n + 2, a=a, b=b, x=rng.randint(2, 900))


def layouts(sources: Sequence[Source], count: int, *, seed: int) -> Iterator[list[Kinded]]:
    """`count` pages of recipes chosen at random, English ones twice as often as those of another language.

    The same seed gives the same pages.
    """
    by_language: dict[str, list[Source]] = {}
    for source in sources:
        by_language.setdefault(source.language, []).append(source)
    languages = sorted(by_language) + ["en"] * ("en" in by_language)
    for number in range(count):
        rng = random.Random(f"{seed} {number}")
        yield _page(rng.choice(by_language[rng.choice(languages)]), rng)


def read_sources(data: Path, corpora: Sequence[str], split: str, *, most: int, seed: int) -> list[Source]:
    """Recipes of corpora, `most` of each; a tenth of those without a split, by their ids, are dev."""
    found: list[Source] = []
    for corpus in corpora:
        rows = [row for row in read_rows(data / corpus) if _split(row) == split]
        random.Random(seed).shuffle(rows)
        found += list(filter(None, map(_source, rows[:most])))
    return found


def made_up(language: str, count: int, *, seed: int) -> list[Source]:
    """Recipes put together from lines: German and French ones, whose sense does not matter."""
    rng = random.Random(f"{language} {seed}")
    return [
        Source(
            language,
            rng.choice(TITLES[language]),
            tuple(rng.sample(INGREDIENTS[language], rng.randint(3, 11))),
            tuple(rng.sample(STEPS[language], rng.randint(2, 8))),
        )
        for _ in range(count)
    ]


def _split(row: dict[str, Any]) -> str:
    return str(row.get("split") or ("dev" if crc32(row["id"].encode()) % 10 == 0 else "train"))


def _source(row: dict[str, Any]) -> Source | None:
    lines = tuple(line for line in row["ingredients"] if line.strip() and "\n" not in line)
    steps = tuple(step for step in row["steps"] if step.strip() and "\n" not in step and len(step) < LONGEST_STEP)
    if not 2 <= len(lines) <= 40 or not 1 <= len(steps) <= 30:
        return None
    chinese = row["id"].startswith("howtocook")
    tools = tuple(line for line in row.get("materials", ())[:3] if not line.startswith("#"))
    return Source("zh" if chinese else "en", row["title"], lines, steps, tools)


def _page(source: Source, rng: random.Random) -> list[Kinded]:
    habits = Habits(rng, WORDS[source.language])
    habits.bullet, habits.number = rng.choice(BULLETS), rng.choice(NUMBERS)
    habits.blank = rng.choice((0.0, 0.0, 0.0, 0.05, 1.0))
    habits.headings = rng.choice((1.0, 1.0, 0.9, 0.5, 0.0))
    habits.invents = rng.choice((0.0, 0.2, 0.6))
    habits.noise = rng.choice((0.0, 0.0, 0.02, 0.08))
    for _ in range(rng.choice((0, 0, 0, 1, 3))):
        habits.add(_noise_line(habits, source), "other")
    if rng.random() < 0.93:
        habits.add(_title(source.title, rng), "title")
    parts = [_about, _ingredients, _steps]
    if rng.random() < 0.12:
        rng.shuffle(parts)
    parts = [part for part in parts if part is not _about or rng.random() < 0.8]
    extra = [(_notes, 0.3), (_tools, 0.12), (_noise, 0.25)]
    for part, share in extra:
        if rng.random() < share:
            parts.insert(len(parts) if part is not _tools else rng.randint(0, len(parts)), part)
    for part in parts:
        habits.gap()
        part(habits, source)
    return habits.lines


def _title(title: str, rng: random.Random) -> str:
    return rng.choice((title, title, title.upper(), f"# {title}", f"{title} recipe", f"**{title}**"))


def _invented(habits: Habits, source: Source, wordings: Sequence[str]) -> str:
    """One of the wordings, or a heading that nobody has seen: some words of the recipe, since wordings are endless."""
    rng = habits.rng
    if rng.random() > habits.invents:
        return rng.choice(wordings)
    step = rng.choice(source.steps).strip(".。 ")
    if source.language == "zh":
        at = rng.randrange(len(step))
        text = step[at : at + rng.randint(2, 6)].strip(" ，。、,.") or step[:4]
    else:
        words = step.replace(",", "").split()
        at = rng.randrange(len(words))
        text = " ".join(words[at : at + rng.randint(1, 4)])
    return rng.choice(("", "", "", "", "🍴 ", "➤ ")) + rng.choice((text, text.capitalize(), text.title(), text.upper()))


def _heading(habits: Habits, source: Source, wordings: Sequence[str], kind: str, share: float = 1.0) -> None:
    if habits.rng.random() < habits.headings * share:
        text = _invented(habits, source, wordings)
        habits.add(habits.rng.choice((text, text, text, f"## {text}", f"**{text}**", f"{text.rstrip(':：')}:")), kind)
        habits.lines += [("", "")] * (habits.rng.random() < 0.3)


def _about(habits: Habits, source: Source) -> None:
    rng, words = habits.rng, habits.words
    lines = [(words.descriptions, "description")] * rng.choice((0, 1, 1, 2))
    lines += [(words.yields, "yield")] * (rng.random() < 0.6) + [(words.times, "time")] * rng.choice((0, 0, 1, 2, 3))
    if rng.random() < 0.3:
        rng.shuffle(lines)
    for wordings, kind in lines:
        habits.add(habits.filled(wordings), kind)


def _ingredients(habits: Habits, source: Source) -> None:
    rng = habits.rng
    _heading(habits, source, habits.words.ingredients, "ingredients")
    if rng.random() < 0.12:
        habits.add(habits.filled(habits.words.yields), "yield")
    groups = (
        set(rng.sample(range(len(source.ingredients)), min(2, len(source.ingredients) - 1)))
        if rng.random() < 0.3
        else ()
    )
    for at, line in enumerate(source.ingredients):
        if line.endswith((":", "：")) or line.startswith("### "):
            habits.add(line.removeprefix("### "), "ingredient_group")
            continue
        if at in groups:
            habits.lines += [("", "")] * (rng.random() < 0.5)
            habits.add(_invented(habits, source, habits.words.groups), "ingredient_group")
        habits.add(habits.bullet + line, "ingredient")


def _steps(habits: Habits, source: Source) -> None:
    rng = habits.rng
    _heading(habits, source, habits.words.steps, "steps")
    style = rng.choice(("as is", "as is", "as is", "sentences", "paragraph", "wrapped"))
    steps = [step for step in source.steps if not step.startswith("### ")] or list(source.steps)
    if style == "sentences":
        steps = [one for step in steps for one in SENTENCE.split(step) if one]
    elif style == "paragraph":
        steps = ["".join(steps) if source.language == "zh" else " ".join(steps)]
    number = habits.number if style != "paragraph" else ""
    group = rng.randrange(len(steps)) if len(steps) > 3 and rng.random() < 0.15 else -1
    for i, step in enumerate(steps, start=1):
        if i == group:
            habits.add(_invented(habits, source, habits.words.step_groups), "step_group")
        text = number.format(i=i) + step
        for line in _wrapped(text) if style == "wrapped" and source.language != "zh" else [text]:
            habits.add(line, "step")


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= WRAPPED:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _notes(habits: Habits, source: Source) -> None:
    _heading(habits, source, habits.words.notes, "notes", 1.2)
    for text in habits.rng.sample(habits.words.note_lines, habits.rng.randint(1, 3)):
        habits.add(habits.bullet + text, "note")


def _tools(habits: Habits, source: Source) -> None:
    habits.add(habits.rng.choice(habits.words.tools), "tools")
    for text in habits.rng.sample(habits.words.tool_lines, habits.rng.randint(1, 3)):
        habits.add(habits.bullet + text, "tool")


def _noise(habits: Habits, source: Source) -> None:
    for _ in range(habits.rng.randint(1, 5)):
        habits.add(_noise_line(habits, source), "other")


def _noise_line(habits: Habits, source: Source) -> str:
    """Noise of a list, or a few words that could be a menu, with a number at times."""
    text = _invented(habits, source, habits.words.noise)
    if "{" in text or habits.rng.random() < 0.7:
        return habits.filled([text]) if text in habits.words.noise else text
    return f"{text} {habits.rng.randint(1, 999)}"
