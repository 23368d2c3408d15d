"""Gradients on the adding problem: how far back they reach, and their norm with and without clipping."""

from typing import Any

from guide_pictures.canvas import Canvas
from guide_pictures.plots import Plot

LEAST = 1e-10  # what is below is not drawn
NAMES = {  # where the name of a line stands: at which k, and how far from it
    "before": {"rnn": (26, -36, 4), "gru": (30, 8, 4), "lstm": (60, 0, -8)},
    "after": {"rnn": (14, 8, 4), "gru": (66, 0, 30), "lstm": (30, 0, -14)},
}


def reach(numbers: dict[str, Any]) -> str:
    """Two plots side by side: before and after training; one line for each cell."""
    recorded = numbers["reach"]
    canvas = Canvas(760, 300)
    ticks = [10.0**power for power in range(-10, 2, 2)]
    for side, (when, title) in enumerate((("before", "before training"), ("after", "after training"))):
        plot = Plot(canvas, 62 + side * 350, 48, 290, 196, (0, recorded["length"] - 1), (LEAST, 10.0), log=True)
        canvas.text(plot.left, 22, title, "strong")
        plot.axes(
            [0, 25, 50, 75, 99],
            ticks,
            x_label="steps before the answer",
            y_label="gradient, as a share of that at the last step",
            y_names=[f"1e{power}" if power else "1" for power in range(-10, 2, 2)],
        )
        for (name, cell), tone in zip(recorded["cells"].items(), "bac", strict=True):
            points = [(k, value) for k, value in enumerate(cell[when]) if value >= LEAST]
            plot.line(points, tone)
            k, dx, dy = NAMES[when][name]
            plot.name(*points[k], name.upper(), tone, dx=dx, dy=dy)
    return canvas.svg(
        "How large the gradient of the last answer is at inputs further and further back, before and after training "
        "on the adding problem, for RNN, GRU and LSTM."
    )


def clipping(numbers: dict[str, Any]) -> str:
    """Plain gradient descent: norms by step. The library's loop: errors by step, of every seed."""
    recorded = numbers["clipping"]
    canvas = Canvas(760, 430)
    canvas.text(62, 22, f"plain gradient descent, learning rate {recorded['plain_rate']:g}", "strong")
    plain = Plot(canvas, 62, 48, 660, 130, (0, len(recorded["plain"]["clipped"])), (0.1, 1e16), log=True)
    powers = range(0, 17, 4)
    names = [f"1e{power}" if power else "1" for power in powers]
    plain.axes(range(0, 61, 10), [10.0**power for power in powers], x_label="step", y_names=names)
    canvas.text(62, 40, "norm of the gradient, before clipping", "small soft")
    canvas.text(62, 246, f"AdamW, learning rate {recorded['adam_rate']:g}, three seeds", "strong")
    errors = Plot(canvas, 62, 272, 660, 110, (0, 240), (0.0001, 1.0), log=True)
    errors.axes(range(0, 241, 40), [0.0001, 0.001, 0.01, 0.1, 1], x_label="step")
    canvas.text(62, 264, "mean square error", "small soft")
    for name, tone in (("free", "b"), ("clipped", "a")):
        plain.line([(step, norm) for step, (norm, _) in enumerate(recorded["plain"][name])], tone)
        for run in recorded["adam"][name]:
            errors.line([(step, error) for step, error in run], f"{tone} thin")
    free = recorded["plain"]["free"]
    plain.name(len(free) - 1, free[-1][0], "not clipped: no longer a finite number", "b", dx=12, dy=12)
    plain.name(30, recorded["plain"]["clipped"][30][0], f"clipped to norm {recorded['max_norm']:g}", "a", dx=0, dy=-22)
    errors.name(170, 0.2, "not clipped (dashed)", "b", dx=8)
    errors.name(0, 0.003, "clipped (solid)", "a", dx=20)
    return canvas.svg(
        "The adding problem. By plain gradient descent the norm of the gradient overflows after a few steps unless it "
        "is clipped; with AdamW runs with and without clipping learn about as fast."
    )
