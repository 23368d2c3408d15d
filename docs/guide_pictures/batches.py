"""What batches hold: how long ingredient lines are, and how much of a batch is padding."""

from typing import Any

from guide_pictures.canvas import Canvas
from guide_pictures.plots import Plot

LONGEST = 30  # tokens on the axis; what is longer is left out of the bars


def padding(numbers: dict[str, Any]) -> str:
    """Left the lengths of the lines, right the share of padding by batch size, in any order and in buckets."""
    recorded = numbers["padding"]
    canvas = Canvas(760, 280)
    canvas.text(56, 24, "how long the lines are", "strong")
    most = max(recorded["lengths"].values())
    bars = Plot(canvas, 56, 48, 280, 170, (0.5, LONGEST + 0.5), (0, 6000))
    bars.axes([1, 10, 20, 30], [0, 2000, 4000, 6000], x_label="tokens in a line", y_label="lines")
    for length, count in recorded["lengths"].items():
        if int(length) <= LONGEST:
            left, top = bars.at(int(length) - 0.4, min(count, most))
            canvas.box(left, top, 7, bars.top + bars.height - top, "n", 0.7)
    canvas.text(420, 24, "share of a batch that is padding", "strong")
    sizes = recorded["batch_sizes"]
    shares = Plot(canvas, 420, 48, 250, 170, (0, len(sizes) - 1), (0, 0.8))
    percent = [0, 0.2, 0.4, 0.6, 0.8]
    shares.axes([], percent, x_label="", y_names=[f"{100 * share:.0f} %" for share in percent])
    for place, size in enumerate(sizes):
        x, bottom = shares.at(place, 0)
        canvas.text(x, bottom + 16, str(size), "small soft", anchor="middle")
    canvas.text(545, 250, "lines in a batch", "small soft", anchor="middle")
    for name, words, tone in (("any_order", "any order", "b"), ("buckets", "buckets", "a")):
        points = list(enumerate(recorded[name]))
        shares.line(points, tone)
        for point in points:
            canvas.dot(*shares.at(*point), 3, tone)
        shares.name(*points[-1], words, tone, dx=8)
    return canvas.svg(
        "Left: how many ingredient lines have how many tokens. Right: the share of padding in a batch grows with its "
        "size when rows come in any order, and stays small when rows of like length stand together."
    )
