"""The training board: what a person sees of a run, live on a terminal, as lines elsewhere."""

import io

import pytest
from rich.console import Console

from seqchef.interfaces.cli.training_board import TrainingBoard, clock
from seqchef.learning.train import Progress

EVALUATED = Progress(
    step=40,
    steps=200,
    loss=1.23456,
    gradient_norm=7.5,
    learning_rate=0.003,
    tokens_per_second=12_345.6,
    seconds=8.0,
    seconds_left=95.0,
    scores={"line_accuracy": 0.75, "token_accuracy": 0.9},
    best=True,
)
BETWEEN = Progress(**{**vars(EVALUATED), "step": 50, "scores": {}, "best": False, "seconds_left": 61.0})


def shown(*reports, terminal):
    """What a terminal of 120 columns gets, with its control codes."""
    text = io.StringIO()
    console = Console(file=text, force_terminal=terminal, width=120, color_system=None, highlight=False)
    with TrainingBoard(console=console) as board:
        for report in reports:
            board(report)
    return text.getvalue()


def test_a_terminal_shows_step_pace_and_the_best_score_and_keeps_a_line_for_each_evaluation():
    text = shown(EVALUATED, BETWEEN, terminal=True)
    assert "step     40  loss 1.2346  gradient   7.50  line_accuracy 0.7500  token_accuracy 0.9000  best\n" in text
    live = text[text.rindex("step 50 of 200") :]
    assert "25 %" in live
    assert "1:01 left" in live
    expected = "loss 1.2346  gradient 7.50  12,346 tokens/s  line_accuracy 0.7500, best 0.7500 at step 40"
    assert expected in live


def test_elsewhere_there_is_one_line_an_evaluation_and_nothing_between(capsys):
    shown(EVALUATED, BETWEEN, terminal=False)
    assert capsys.readouterr().err == (
        "step     40  loss 1.2346  gradient   7.50  line_accuracy 0.7500  token_accuracy 0.9000  "
        "12,346 tokens/s  1:35 left  best\n"
    )


def test_a_line_of_a_search_names_its_trial(capsys):
    board = TrainingBoard(console=Console(file=io.StringIO()))
    board.of_trial(2, 10, EVALUATED)
    assert capsys.readouterr().err.startswith("trial 3 of 10  step     40")


@pytest.mark.parametrize(("seconds", "text"), [(7, "0:07"), (760, "12:40"), (3723, "1:02:03"), (59.6, "1:00")])
def test_time_is_written_as_on_a_clock(seconds, text):
    assert clock(seconds) == text
