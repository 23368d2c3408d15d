"""Pasted recipes told apart: the shipped model beside rules, on layouts that neither has seen.

    python -m benchmarks.read_segments

Writes benchmarks/results/read_segments.json: by language the share of lines of the right kind, and the shares of
recipes whose ingredient lines, steps, and both are exactly right. The settings of runs/segment.toml were chosen among
five with these figures in sight: they are a little kinder than they would be elsewhere.
"""

from collections.abc import Callable, Mapping, Sequence

from benchmarks.record import DATA, record
from benchmarks.segment_layouts import Line, made_up, pages
from seqchef.applications.reading.segment_rules import kinds_by_rules
from seqchef.applications.reading.segments import Parts, put_together, segmenter, settled
from seqchef.learning.data.recipe_layouts import Source, read_sources
from seqchef.text.line_shapes import PastedLine, pasted

CORPORA = {
    "en": ("recipes/recipes_open.jsonl.gz", "recipes/recipes_unclear.jsonl.gz"),
    "zh": ("recipes/howtocook_zh.jsonl.gz",),
}
RECIPES, SEED = 500, 7


def main() -> None:
    readers: Mapping[str, Callable[[Sequence[PastedLine]], list[str]]] = {
        "model": lambda lines: settled(segmenter().kinds(lines)),
        "rules": kinds_by_rules,
    }
    numbers = {}
    for language in ("en", "zh", "de", "fr"):
        corpora = CORPORA.get(language)
        sources = (
            read_sources(DATA, corpora, "dev", most=250, seed=SEED) if corpora else made_up(language, 50, seed=SEED)
        )
        sources = [source for source in sources if not _has_groups(source)]
        made = list(pages(sources, RECIPES, seed=SEED))
        numbers[language] = {"recipes": len(made), **{name: measured(made, read) for name, read in readers.items()}}
    files = [DATA / corpus for corpora in CORPORA.values() for corpus in corpora]
    record("read_segments", numbers, config={"recipes": RECIPES, "seed": SEED}, data_files=files)


def measured(
    made: Sequence[tuple[Source, list[Line]]], read: Callable[[Sequence[PastedLine]], list[str]]
) -> dict[str, float]:
    """Shares, 0 to 1, of lines and of recipes that are right."""
    right = total = 0
    whole = {"ingredients": 0, "steps": 0, "both": 0}
    for _, page in made:
        lines = pasted("\n".join(text for text, _ in page))
        truth = [kind for text, kind in page if text]
        found = read(lines)
        right += sum(one == other for one, other in zip(truth, found, strict=True))
        total += len(truth)
        wanted, got = put_together(lines, truth), put_together(lines, found)
        alike = {"ingredients": _texts(wanted) == _texts(got), "steps": wanted.steps == got.steps}
        for name in whole:
            whole[name] += alike[name] if name in alike else all(alike.values())
    shares = {f"{name}_exact": round(count / len(made), 4) for name, count in whole.items()}
    return {"lines_right": round(right / total, 4), **shares}


def _texts(parts: Parts) -> list[str]:
    return [line.text for line in parts.lines]


def _has_groups(source: Source) -> bool:
    """Whether the corpus has headings among the lines, whose kind it does not say."""
    return any(line.endswith((":", "：")) or line.startswith("#") for line in (*source.ingredients, *source.steps))


if __name__ == "__main__":
    main()
