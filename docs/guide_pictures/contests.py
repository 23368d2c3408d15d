"""Small models side by side: how many lines are all right, by stack, by split, alone and as one; what a step costs."""

from collections.abc import Sequence
from typing import Any

from guide_pictures.canvas import Canvas
from guide_pictures.plots import Plot

SHAPES = {"mean": "a", "vote": "b"}


def transformers(numbers: dict[str, Any]) -> str:
    """Forms of the Transformer: a dot for each seed, a stroke for their mean."""
    return _dots(numbers["transformers"]["stacks"], "Forms of the Transformer")


def hybrids(numbers: dict[str, Any]) -> str:
    """Convolution, recurrence and attention, alone and one after the other: a dot for each seed."""
    return _dots(numbers["hybrids"]["stacks"], "Convolution, recurrence and attention")


def _dots(stacks: dict[str, Any], title: str) -> str:
    rows, height = list(stacks.items()), 30
    shares = [share for _, stack in rows for share in stack["right"]]
    low, high = int(100 * min(shares)), int(100 * max(shares)) + 1
    canvas = Canvas(760, 40 + height * len(rows) + 44)
    plot = Plot(canvas, 250, 24, 480, height * len(rows), (low, high), (0, len(rows)))
    plot.axes(range(low, high + 1), [], x_label="dev lines that are all right, %")
    for row, (name, stack) in enumerate(rows):
        y = 24 + (row + 0.5) * height
        canvas.text(236, y + 4, name, "strong small", anchor="end")
        canvas.line([(250, y), (730, y)], "grid")
        places = [plot.at(100 * share, 0)[0] for share in stack["right"]]
        for x in places:
            canvas.dot(x, y, 5, "a", 0.6)
        middle = sum(places) / len(places)
        canvas.line([(middle, y - 10), (middle, y + 10)], "a line")
    return canvas.svg(
        f"{title}: the share of dev lines that are all right, a dot for each seed and a stroke for the mean."
    )


def ensembles(numbers: dict[str, Any]) -> str:
    """Members as dots, and what they say together as named strokes."""
    groups = numbers["ensembles"]["groups"]
    titles = {"seeds": "one stack, three seeds", "stacks": "three different stacks"}
    shares = [share for group in groups.values() for share in (*group["alone"], group["mean"], group["vote"])]
    low, high = int(100 * min(shares)), int(100 * max(shares)) + 1
    canvas = Canvas(760, 40 + 76 * len(groups) + 30)
    plot = Plot(canvas, 210, 24, 520, 76 * len(groups), (low, high), (0, 1))
    plot.axes(range(low, high + 1), [], x_label="dev lines that are all right, %")
    for row, (name, group) in enumerate(groups.items()):
        y = 24 + (row + 0.5) * 76
        canvas.text(196, y + 4, titles[name], "strong small", anchor="end")
        canvas.line([(210, y), (730, y)], "grid")
        for share in group["alone"]:
            canvas.dot(plot.at(100 * share, 0)[0], y, 5, "n", 0.8)
        for (way, tone), turn in zip(SHAPES.items(), (-1, 1), strict=True):
            x, _ = plot.at(100 * group[way], 0)
            canvas.line([(x, y - 12), (x, y + 12)], f"{tone} line")
            canvas.text(
                x, y + (-17 if turn < 0 else 26), f"{way} of the three", f"strong small {tone}", anchor="middle"
            )
    return canvas.svg(
        "Three small taggers as dots and their ensemble as strokes, once with one stack from three seeds and once with "
        "three different stacks: the share of dev lines that are all right."
    )


def twins(numbers: dict[str, Any]) -> str:
    """By way of splitting: what is right by heart, and what a small tagger finds."""
    splits = numbers["twins"]["splits"]
    canvas = Canvas(760, 250)
    plot = Plot(canvas, 70, 40, 660, 150, (0, 2), (0, 1.0))
    canvas.text(70, 22, "held-out lines that are all right", "strong")
    plot.axes([], [0, 0.5, 1.0], y_names=["0 %", "50 %", "100 %"])
    titles = {"random": "split line by line, at random", "hash": "split by the hash of what twins share"}
    kinds = (("by_heart", "learned by heart", "b"), ("right", "small tagger", "a"))
    for place, (name, split) in enumerate(splits.items()):
        canvas.text(plot.at(place + 0.5, 0)[0], 226, titles[name], "strong small", anchor="middle")
        for number, (key, words, tone) in enumerate(kinds):
            x, top = plot.at(place + 0.2 + 0.34 * number, split[key])
            canvas.box(x, top, 90, 190 - top, tone, 0.6)
            canvas.text(x + 45, top - 5, f"{100 * split[key]:.1f} %", "strong small", anchor="middle")
            canvas.text(x + 45, 205, words, "small soft", anchor="middle")
    return canvas.svg(
        "Lines held out at random: one that learned the others by heart labels some of them right, since twins are "
        "among them. Split by hash it labels none. A small tagger does equally well on both."
    )


NAMES = {"attention": "a", "window": "b", "deltanet": "c", "gru": "d", "mingru": "n"}
SAID = {"attention": "attention", "window": "window of 256", "deltanet": "DeltaNet", "gru": "GRU", "mingru": "minGRU"}


def step_cost(numbers: dict[str, Any]) -> str:
    """Left the numbers that a state holds, right the CPU time of one more step, by how many steps there were."""
    recorded = numbers["cost"]
    canvas = Canvas(760, 300)
    _costs(canvas, 56, recorded, "state", "numbers in the state", (100, 1e7), [100, 1e3, 1e4, 1e5, 1e6, 1e7])
    _costs(canvas, 440, recorded, "microseconds", "CPU time of one step, µs", (10, 1e5), [10, 100, 1e3, 1e4, 1e5])
    return canvas.svg(
        "How the state and the time of one more step grow with the steps before it: for attention in proportion, for a "
        "window until it is full, for recurrences not at all."
    )


def _costs(
    canvas: Canvas,
    left: float,
    recorded: dict[str, Any],
    key: str,
    title: str,
    span: tuple[float, float],
    ticks: Sequence[float],
) -> None:
    lengths = recorded["lengths"]
    plot = Plot(canvas, left, 48, 220, 190, (0, len(lengths) - 1), span, log=True)
    canvas.text(left, 24, title, "strong")
    plot.axes([], ticks, y_names=[_short(tick) for tick in ticks])
    for place, length in enumerate(lengths):
        x, bottom = plot.at(place, span[0])
        canvas.text(x, bottom + 16, f"{length:,}", "small soft", anchor="middle")
    canvas.text(left + 110, 272, "steps before it", "small soft", anchor="middle")
    heights: list[float] = []
    for name, tone in NAMES.items():
        values = recorded["stacks"][name][key]
        plot.line(list(enumerate(values)), tone)
        _, y = plot.at(len(values) - 1, values[-1])
        while any(abs(y - taken) < 13 for taken in heights):
            y += 1
        heights.append(y)
        canvas.text(left + 226, y + 4, SAID[name], f"strong small {tone}")


def _short(value: float) -> str:
    """1,000 as 1 k and a million as 1 M."""
    for size, letter in ((1e6, " M"), (1e3, " k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:g}"
