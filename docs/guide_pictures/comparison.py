"""Stacks side by side: what a step costs by how much came before, and which memory tasks are solved."""

from typing import Any

from guide_pictures.canvas import Canvas
from guide_pictures.plots import Plot
from seqchef.learning.compare.records import Comparison
from seqchef.learning.compare.summary import standings

TONES = {"transformer": "b", "lstm": "c", "gru": "a", "rnn": "n"}
ROW, COLUMN, LEFT = 30, 98, 110
DOT = 4.5


def growth(numbers: dict[str, Any]) -> str:
    """Work of one step by the number of steps before it."""
    recorded = numbers["sizes"]
    positions = recorded["positions"]
    canvas = Canvas(760, 270)
    plot = Plot(canvas, 62, 44, 590, 170, (0, len(positions) - 1), (1e4, 1e7), log=True)
    plot.axes([], [1e4, 1e5, 1e6, 1e7], y_label="FLOPs of one step", y_names=["1e4", "1e5", "1e6", "1e7"])
    for place, position in enumerate(positions):
        x, bottom = plot.at(place, 1e4)
        canvas.text(x, bottom + 16, f"{position:,}", "small soft", anchor="middle")
    canvas.text(357, 250, "steps that came before", "small soft", anchor="middle")
    for name, tone in TONES.items():
        points = list(enumerate(recorded["stacks"][name]["flops"]))
        plot.line(points, tone)
        for point in points:
            canvas.dot(*plot.at(*point), 3, tone)
        plot.name(*points[-1], name, tone, dx=10, dy={"lstm": -1, "gru": 12}.get(name, 4))
    return canvas.svg(
        "Floating-point operations of one step by the number of steps before it: the same for rnn, gru and lstm, "
        "growing for a transformer."
    )


def solved(found: Comparison) -> str:
    """For each stack and memory task a dot per seed, filled where the task was solved."""
    stacks = [profile.stack for profile in found.profiles]
    canvas = Canvas(max(520, LEFT + COLUMN * len(found.tasks) + 20), 62 + ROW * len(stacks) + 30)
    for column, facts in enumerate(found.tasks):
        middle = LEFT + (column + 0.5) * COLUMN
        for line, word in enumerate(facts.name.split("_")):
            canvas.text(middle, 22 + 14 * line, word, "strong small", anchor="middle")
        for standing in standings(found, facts):
            y = 62 + (stacks.index(standing.stack) + 0.5) * ROW
            for number, trial in enumerate(standing.trials):
                x = middle + (number - (len(standing.trials) - 1) / 2) * 3 * DOT
                canvas.dot(x, y, DOT, "a" if trial.end == "solved" else "n open thin")
    for row, stack in enumerate(stacks):
        y = 62 + (row + 0.5) * ROW
        canvas.text(LEFT - 8, y + 4, stack, "small", anchor="end")
        canvas.line([(16, y + ROW / 2), (canvas.width - 16, y + ROW / 2)], "grid")
    bottom = canvas.height - 14
    canvas.dot(24, bottom - 4, DOT, "a")
    canvas.text(34, bottom, "solved within its budget of CPU time", "small soft")
    canvas.dot(274, bottom - 4, DOT, "n open thin")
    canvas.text(284, bottom, "not solved; one circle for each seed", "small soft")
    return canvas.svg("Which stack solves which memory task, a circle for each seed.")
