"""Two of the three uses: a forecast with its quantiles, and how long texts become by the way they are decoded."""

from collections.abc import Iterator, Sequence
from typing import Any

from guide_pictures.canvas import Canvas
from guide_pictures.plots import Plot

BANDS = ((0, 8, 0.18), (2, 6, 0.32))  # low and high quantile (numbers of 0.1 to 0.9), and how strong the band is
WAYS = {  # in the words of the picture
    "none": "beams, not normalised",
    "wu": "beams, Wu",
    "mean": "beams, mean",
    "greedy": "greedy",
    "sample": "drawn, top-p 0.9",
    "people": "as people wrote",
}


def fan(numbers: dict[str, Any]) -> str:
    """Days sold, then the bands of the forecast with what was really sold; gaps where the kitchen was closed."""
    recorded = numbers["fan"]
    past, true, quantiles = recorded["past"], recorded["true"], recorded["quantiles"]
    canvas = Canvas(760, 290)
    plot = Plot(canvas, 48, 48, 690, 190, (0, len(past) + len(true) - 1), (0, 80))
    plot.axes([], [0, 20, 40, 60, 80], y_label=f"{recorded['dish']}: portions sold in a day")
    for run in _runs(true):
        for low, high, strength in BANDS:
            days = [len(past) + day for day in run]
            edges = [(run[0], days[0] - 0.4), *zip(run, days, strict=True), (run[-1], days[-1] + 0.4)]
            upper = [plot.at(x, quantiles[day][high]) for day, x in edges]
            lower = [plot.at(x, quantiles[day][low]) for day, x in reversed(edges)]
            canvas.area([*upper, *lower], "a", strength)
        plot.line([(len(past) + day, quantiles[day][4]) for day in run], "a")
    for run in _runs(past):
        plot.line([(day, past[day]) for day in run], "n")
    for day, sold in enumerate(past + true):
        if sold is not None:
            canvas.dot(*plot.at(day, sold), 3, "n" if day < len(past) else "b")
    x, bottom = plot.at(len(past) - 0.5, 0)
    canvas.line([(x, plot.top), (x, bottom + 8)], "axis")
    canvas.text(x - 8, bottom + 20, f"{len(past) // 7} weeks before", "small soft", anchor="end")
    canvas.text(x + 8, bottom + 20, f"forecast for {len(true) // 7} weeks, from {recorded['first_day']}", "small soft")
    canvas.dot(58, 276, 3, "b")
    canvas.text(66, 280, "what was sold then", "small soft")
    canvas.line([(186, 276), (210, 276)], "a line")
    canvas.text(216, 280, "as likely more as less", "small soft")
    for place, (words, strength) in enumerate((("4 days in 10", 0.5), ("8 days in 10", 0.18))):
        canvas.box(366 + 110 * place, 270, 18, 11, "a", strength)
        canvas.text(389 + 110 * place, 280, words, "small soft")
    return canvas.svg(
        f"Portions of {recorded['dish']} sold over six weeks, then the forecast for three weeks as bands around a "
        "median, with what was really sold."
    )


def beams(numbers: dict[str, Any]) -> str:
    """A row for each way: a dot for the length of every text, a bar at the mean."""
    recorded = numbers["beams"]
    row, left = 34, 170
    canvas = Canvas(760, 62 + row * len(WAYS))
    plot = Plot(canvas, left, 20, 560, row * len(WAYS), (0, 60), (0, 1))
    plot.axes(range(0, 61, 10), [], x_label="pieces of words in a text")
    for place, (way, words) in enumerate(WAYS.items()):
        y = plot.top + (place + 0.5) * row
        lengths = recorded["lengths"][way]
        canvas.text(left - 10, y + 4, words, "small", anchor="end")
        for number, length in enumerate(lengths):
            x, _ = plot.at(length, 0)
            canvas.dot(x, y + (number % 5 - 2) * 3.6, 2.4, "n", 0.5)
        x, _ = plot.at(sum(lengths) / len(lengths), 0)
        canvas.line([(x, y - 13), (x, y + 13)], "a line")
    return canvas.svg(
        "Lengths of texts that a small model writes for sixty titles, by the way of decoding, and of those that people "
        "wrote."
    )


def _runs(values: Sequence[float | None]) -> Iterator[list[int]]:
    """Places that follow each other and hold a value."""
    run: list[int] = []
    for place, value in enumerate([*values, None]):
        if value is not None:
            run.append(place)
        elif run:
            yield run
            run = []
