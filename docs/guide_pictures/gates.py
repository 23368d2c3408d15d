"""What is inside a small tagger while it reads a line: the state of an RNN, the gates of an LSTM and of a GRU."""

from collections.abc import Sequence
from typing import Any

from guide_pictures.canvas import Canvas
from guide_pictures.plots import Columns

WIDTH, LEFT = 760, 92
UNITS = 8  # of the state that are shown


def state(numbers: dict[str, Any]) -> str:
    """Units of an RNN's state, one row each: above its line where the unit is positive, below where it is negative."""
    words = numbers["words"]
    cell, row = words["cells"]["rnn"], 34
    canvas = Canvas(WIDTH, 64 + UNITS * row + 8)
    columns = Columns(canvas, words["tokens"], LEFT, WIDTH - LEFT - 12)
    columns.heads(24, cell["labels"])
    for unit in range(UNITS):
        y = 64 + (unit + 0.5) * row
        canvas.text(LEFT - 10, y + 4, f"unit {unit + 1}", "small soft", anchor="end")
        canvas.line([(LEFT, y), (WIDTH - 12, y)], "grid")
        for place, values in enumerate(cell["state"]):
            value, half = values[unit], row / 2 - 3
            tone = "a" if value >= 0 else "b"
            top = y - half * max(value, 0.0)
            canvas.box(columns.middle(place) - 13, top, 26, half * abs(value), tone)
    return canvas.svg(
        f"The first {UNITS} units of an RNN's state after each word of “{' '.join(words['tokens'])}”: "
        "bars above the line are positive, below negative; almost every unit changes at every word."
    )


def lstm(numbers: dict[str, Any]) -> str:
    """The three gates of an LSTM at every word."""
    return _gates(numbers["words"], "lstm", [("input", "a"), ("forget", "b"), ("output", "c")])


def gru(numbers: dict[str, Any]) -> str:
    """The two gates of a GRU at every word."""
    return _gates(numbers["words"], "gru", [("update", "a"), ("reset", "b")])


def _gates(words: dict[str, Any], name: str, gates: Sequence[tuple[str, str]]) -> str:
    """One panel for each gate: a bar for the mean of all units, a tick for every unit."""
    cell, height, gap = words["cells"][name], 84, 22
    canvas = Canvas(WIDTH, 66 + len(gates) * (height + gap))
    columns = Columns(canvas, words["tokens"], LEFT, WIDTH - LEFT - 12)
    columns.heads(24, cell["labels"])
    for number, (gate, tone) in enumerate(gates):
        bottom = 66 + number * (height + gap) + height
        canvas.text(16, bottom - height / 2 + 4, gate, f"strong {tone}")
        for value, word in ((0.0, "0"), (0.5, ""), (1.0, "1")):
            y = bottom - value * height
            canvas.line([(LEFT, y), (WIDTH - 12, y)], "grid")
            canvas.text(LEFT - 8, y + 4, word, "small soft", anchor="end")
        for place, values in enumerate(cell["gates"][gate]):
            mean, middle = sum(values) / len(values), columns.middle(place)
            canvas.box(middle - 17, bottom - mean * height, 34, mean * height, tone, 0.35)
            canvas.line([(middle - 17, bottom - mean * height), (middle + 17, bottom - mean * height)], f"{tone} line")
            canvas.ticks([(middle, bottom - value * height) for value in values], 12, "n line thin")
    listed = ", ".join(gate for gate, _ in gates)
    return canvas.svg(
        f"The gates of a trained {name.upper()} ({listed}) at each word of “{' '.join(words['tokens'])}”: "
        "a bar for the mean of all units, a tick for each unit."
    )
