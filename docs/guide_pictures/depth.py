"""Depth: eight layers with and without residual connections."""

from typing import Any

from guide_pictures.canvas import Canvas
from guide_pictures.plots import Plot

NAMES = {  # where the name of a line stands: at which step, and how far from it
    "1 layer": ("n", 160, (10, 26)),
    "8 layers": ("b", 200, (0, -8)),
    "8 layers, residual": ("a", 60, (-134, -18)),
    "8 layers, residual, normalised": ("c", 160, (-20, -12)),
}


def residuals(numbers: dict[str, Any]) -> str:
    """Dev lines right by step, one line for each stack."""
    recorded = numbers["depth"]
    canvas = Canvas(760, 320)
    plot = Plot(canvas, 62, 44, 660, 220, (0, 300), (0, 1))
    shares = [0, 0.25, 0.5, 0.75, 1]
    plot.axes(
        range(0, 301, 50),
        shares,
        x_label="steps of training",
        y_label="lines of which every word is labelled right",
        y_names=[f"{100 * share:.0f} %" for share in shares],
    )
    for name, (tone, step, (dx, dy)) in NAMES.items():
        points = [(x, y) for x, y in recorded["depths"][name]["line_accuracy"]]
        plot.line(points, tone)
        plot.name(step, dict(points)[step], name, tone, dx=dx, dy=dy)
    return canvas.svg(
        "Share of dev lines labelled right by training step: eight layers without residual connections stay far below "
        "one layer, with them they soon pass it."
    )
