"""Where attention looks: from a step to the ingredient lines, and from word to word within a line; and positions."""

from collections.abc import Iterator, Sequence
from math import exp
from typing import Any

from guide_pictures.canvas import Canvas
from guide_pictures.plots import Plot

SHOWN_SCORE = "additive"


def lookup(numbers: dict[str, Any]) -> str:
    """A step's words from left to right, the ingredient lines from top to bottom; grey where nothing was asked."""
    recorded = numbers["lookup"]
    words, lines, row, left = recorded["words"], recorded["lines"], 26, 206
    canvas = Canvas(760, 92 + len(lines) * row + 12)
    column = (canvas.width - left - 12) / len(words)
    for place, word in enumerate(words):
        kind = "strong" if recorded["named"][place] >= 0 else "small soft"
        canvas.text(left + (place + 0.5) * column + 4, 82, word, kind, turn=-60)
    for place, line in enumerate(lines):
        canvas.text(left - 10, 92 + (place + 0.5) * row + 4, line, "small", anchor="end")
        canvas.line([(left, 92 + place * row), (canvas.width - 12, 92 + place * row)], "grid")
    for place, weights in enumerate(recorded["weights"][SHOWN_SCORE]):
        tone = "a" if recorded["named"][place] >= 0 else "n"
        x = left + place * column
        for number, weight in enumerate(weights):
            if weight >= 0.02:
                canvas.box(x + 1, 92 + number * row + 1, column - 2, row - 2, tone, weight)
    return canvas.svg(
        f"From each word of “{' '.join(words)}” to the ingredient lines of the same recipe: the stronger a cell, the "
        "more is taken from that line. Eggs, cream and pepper look at their own lines; at grey words nothing was asked."
    )


def heads(numbers: dict[str, Any]) -> str:
    """One square for each head, layers below each other: the row looks, at the column."""
    recorded = numbers["transformers"]
    tokens, layers = recorded["tokens"], recorded["weights"]
    cell, left, top, gap = 14, 84, 84, 13
    side = cell * len(tokens)
    canvas = Canvas(760, top + len(layers) * (side + 34))
    for layer, by_head in enumerate(layers):
        y = top + layer * (side + 34)
        for place, word in enumerate(tokens):
            canvas.text(left - 6, y + (place + 0.5) * cell + 4, word, "small", anchor="end")
        for head, weights in enumerate(by_head):
            x = left + head * (side + gap)
            canvas.text(x, y + side + 14, f"layer {layer + 1}, head {head + 1}", "small soft")
            if layer == 0:
                for place, word in enumerate(tokens):
                    canvas.text(x + (place + 0.5) * cell + 4, y - 6, word, "small", turn=-60)
            _square(canvas, x, y, cell, weights)
    return canvas.svg(
        f"Four heads in each of {len(layers)} layers of a small Transformer over “{' '.join(tokens)}”: each row is a "
        "word, and the stronger a cell, the more it takes from the word of that column."
    )


def _square(canvas: Canvas, x: float, y: float, cell: float, weights: Sequence[Sequence[float]]) -> None:
    side = cell * len(weights)
    canvas.line([(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)], "axis")
    for row, shares in enumerate(weights):
        for column, share in enumerate(shares):
            if share >= 0.04:
                canvas.box(x + column * cell, y + row * cell, cell, cell, "a", share)


def positions(numbers: dict[str, Any]) -> str:
    """Left the sinusoidal table, right what RoPE and ALiBi do to a score by distance."""
    recorded = numbers["places"]
    table, cell = recorded["sinusoids"], 9
    canvas = Canvas(760, 60 + len(table[0]) * cell + 40)
    left, top = 54, 48
    canvas.text(left, 24, "sinusoidal: a vector for every position", "strong")
    for feature, values in enumerate(zip(*table, strict=True)):
        for begin, end, value in _runs(values):
            tone = "a" if value > 0 else "b"
            canvas.box(left + begin * cell, top + feature * cell, (end - begin) * cell, cell, tone, abs(value))
    bottom = top + len(table[0]) * cell
    canvas.text(left + len(table) * cell / 2, bottom + 18, "position", "small soft", anchor="middle")
    canvas.text(left - 10, (top + bottom) / 2, "feature", "small soft", anchor="middle", turn=-90)
    far = len(recorded["rope"]) - 1
    canvas.text(500, 24, "inside a score, by distance", "strong")
    rope = Plot(canvas, 500, 48, 230, 80, (0, far), (0, 1))
    rope.axes([], [0, 0.5, 1])
    rope.line(list(enumerate(recorded["rope"])), "a")
    rope.name(14, 0.9, "RoPE: two equal vectors", "a")
    alibi = Plot(canvas, 500, 158, 230, 100, (0, far), (0, 1))
    alibi.axes([0, 16, 32, 48, 64], [0, 0.5, 1], x_label="steps apart")
    for slope, tone in zip(recorded["alibi_slopes"], "bbbb", strict=True):
        alibi.line([(distance, exp(-slope * distance)) for distance in range(far + 1)], tone)
    alibi.name(30, 1.0, "ALiBi: four heads", "b", dx=0, dy=6)
    return canvas.svg(
        "Left: sines and cosines of 40 positions, fast above and slow below. Right: the product of two equal vectors "
        "under RoPE falls and swings with distance; ALiBi multiplies what a step takes by a factor that falls with it."
    )


def _runs(values: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """Where values begin and end that are equal to a tenth, with that value; those near 0 are left out."""
    begin = 0
    for end in range(1, len(values) + 1):
        if end == len(values) or round(values[end], 1) != round(values[begin], 1):
            if round(values[begin], 1):
                yield begin, end, round(values[begin], 1)
            begin = end
