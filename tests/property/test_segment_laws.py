"""Laws of segmenting: every line has a kind, and every character of a line ends up somewhere."""

from hypothesis import given, settings
from hypothesis import strategies as some

from seqchef.applications.reading.segment_rules import kinds_by_rules
from seqchef.applications.reading.segments import put_together, segmenter
from seqchef.text.line_shapes import LINE_KINDS, PIECES, encoded, pasted
from seqchef.text.part_words import part_of_heading

fragments = some.sampled_from(
    [
        "Ingredients",
        "Method:",
        "2 cups flour",
        "- 1 egg",
        "1. Mix well.",
        "Serves 4",
        "盐 少许",
        "步骤",
        "Print",
        "",
        "Ein Tipp",
    ]
)
texts = some.lists(fragments | some.text(max_size=40), max_size=30).map("\n".join)


@given(texts)
@settings(deadline=None)
def test_every_line_has_a_kind_whoever_decides(text):
    lines = pasted(text)
    for kinds in (segmenter().kinds(lines), kinds_by_rules(lines)):
        assert len(kinds) == len(lines)
        assert set(kinds) <= set(LINE_KINDS)


@given(texts, some.randoms(use_true_random=False))
@settings(deadline=None)
def test_nothing_is_lost_whatever_the_kinds(text, random):
    lines = pasted(text)
    kinds = [random.choice(LINE_KINDS) for _ in lines]
    parts = put_together(lines, kinds)
    kept = "\n".join(
        [
            parts.title,
            *parts.description,
            *parts.about,
            *(line.text for line in parts.lines),
            *parts.steps,
            *parts.notes,
            *parts.tools,
            *parts.headings,
            *parts.other,
        ]
    )
    for line, kind in zip(lines, kinds, strict=True):
        if not kind.endswith("_group") and not part_of_heading(line.content.replace("：", ":").partition(":")[0]):
            assert line.content.strip("#*_= ") in kept


@given(texts)
@settings(deadline=None)
def test_a_line_has_some_pieces_and_never_too_many(text):
    lines = pasted(text)
    pieces, lengths = encoded([lines], 512) if lines else ([], [0])
    assert list(lengths) == [len(lines)]
    for row in pieces:
        assert row.shape == (len(lines), PIECES)
        assert (row[:, 0] > 0).all()
        assert row.max() <= 512
