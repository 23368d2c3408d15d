"""The comparison page and its plots, from figures that are given."""

import re
from html.parser import HTMLParser

import pytest

from seqchef.errors import UnknownName
from seqchef.formats import compare_words
from seqchef.formats.compare_page import compare_page
from seqchef.formats.plots import Axis, Line, line_plot, nice_step, number
from seqchef.learning.compare import memory
from seqchef.learning.compare.disciplines import facts_of
from seqchef.learning.compare.records import Comparison, Latency, Point, Profile, Trial

STACKS = ("rnn", "lstm", "gru", "mingru", "slstm", "transformer")
TASKS = (*memory.names(), "label", "forecast")
SOLVED = {"adding": 0.005, "span": 4096.0}
UNSOLVED = {"adding": 0.16, "span": 64.0, "forecast": 0.8}


def comparison(*, complete=True, ends=None):
    """Six stacks, every task, two seeds; gru and transformer solve everything that has a bar."""
    profiles, trials = [], []
    for place, stack in enumerate(STACKS):
        flops = {"64": 1e5, "256": 1e5, "1024": 1e5 * (8 if stack == "transformer" else 1)}
        latency = {"1": Latency(median=100.0 + place, low=90.0), "256": Latency(median=40_000.0, low=39_000.0)}
        profiles.append(
            Profile(
                stack=stack,
                notation=f"{stack}(64, residual, norm=layer)*2",
                causal=True,
                parameters=16_896 + 1000 * place,
                state_numbers={"64": 128, "256": 128, "1024": 128},
                flops=flops,
                tokens_per_second=(60_000.0, 50_000.0),
                latency=latency if stack != "rnn" else {},
                peak_megabytes=120.0,
                note="no graph: a <test>" if stack == "rnn" else "",
            )
        )
        for task in TASKS:
            for seed in (0, 1):
                solves = stack in ("gru", "transformer") and facts_of(task).bar is not None
                score = SOLVED.get(task, 0.99) if solves else UNSOLVED.get(task, 0.3)
                parts = {str(length): 0.9 for length in (40, 64, 96, 128, 192, 256)} if task == "parity" else {}
                end = (ends or {}).get((stack, task, seed), "solved" if solves else "finished")
                points = (Point(20, 1.5, facts_of(task).chance), Point(40, 3.0 + seed, score))
                trials.append(
                    Trial(
                        stack=stack,
                        task=task,
                        seed=seed,
                        end=end,
                        points=points,
                        parts=parts,
                        detail="step 41: the loss is nan" if end == "diverged" else "",
                    )
                )
    return Comparison(
        tasks=tuple(facts_of(task) for task in TASKS),
        profiles=tuple(profiles),
        trials=tuple(trials),
        seeds=2,
        config={"quick": False, "width": 64, "batch": 32, "steps_timed": 256, "call_steps": 64},
        machine={"processor": "x86_64", "python": "3.11", "torch": "2", "onnxruntime": "1", "numpy": "2"},
        wall_seconds=600.0,
        complete=complete,
    )


class Outline(HTMLParser):
    """Checks that every element is closed, and collects headings, rows and text."""

    void = ("meta", "br")

    def __init__(self):
        super().__init__()
        self.open, self.elements, self.headings, self.rows = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in self.void:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("h1", "h2", "h3"):
            self.headings.append(data)
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += f" {data}"


def outline(page):
    found = Outline()
    found.feed(page)
    assert found.open == []
    return found


@pytest.mark.parametrize("language", compare_words.names())
def test_the_page_is_whole_needs_no_script_and_fetches_nothing(language):
    page = compare_page(comparison(), language)
    found = outline(page)
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in found.elements}
    assert not re.search(r"url\(|@import|href=|src=", page)
    assert "prefers-color-scheme: dark" in page
    assert sum(tag == "svg" and attrs.get("role") == "img" for tag, attrs in found.elements) >= 3 * len(TASKS) + 2
    assert "a &lt;test&gt;" in page


def test_every_stack_has_its_scores_with_their_spread_and_how_often_it_solved_the_task():
    rows = [row for row in outline(compare_page(comparison())).rows if row and row[0].strip() == "gru"]
    (adding,) = {row[1].strip() for row in rows if "solved" in row[1]}
    assert adding == "0.005 0.005 – 0.005 2 of 2 solved"


def test_the_answer_comes_first_and_claims_have_verdicts():
    page = compare_page(comparison())
    found = outline(page)
    assert found.headings[:3] == ["Sequence models side by side", "The best stack per CPU second", "Scores"]
    claims = {row[0].strip(): row[-1].strip() for row in found.rows if len(row) == 3}
    assert claims["LSTM or GRU solves adding, SimpleRNN does not (Hochreiter and Schmidhuber 1997)"] == "holds"
    assert claims["Training: SimpleRNN fast, GRU medium, LSTM slow"] == "within the spread"
    assert claims["Parameters: SimpleRNN low, GRU medium, LSTM high"] == "does not hold"
    assert claims["minGRU solves selective copying, SimpleRNN does not (Feng et al. 2024)"] == "does not hold"


def test_a_run_that_diverged_is_on_the_page():
    page = compare_page(comparison(ends={("slstm", "parity", 1): "diverged"}))
    assert "diverged: step 41: the loss is nan" in page
    assert "1 diverged or failed" in page


def test_an_interrupted_comparison_says_so():
    assert "Interrupted" in compare_page(comparison(complete=False))
    assert "Interrupted" not in compare_page(comparison())


def test_a_comparison_without_runs_is_a_page_too():
    empty = comparison()
    outline(compare_page(Comparison(**{**vars(empty), "trials": (), "complete": False})))
    outline(compare_page(Comparison(**{**vars(empty), "trials": (), "profiles": (), "complete": False})))


def test_a_page_made_again_from_its_json_is_the_same():
    found = comparison()
    assert compare_page(Comparison.from_dict(found.to_dict())) == compare_page(found)


def test_both_languages_have_the_same_messages_and_places():
    english, chinese = compare_words.load("en"), compare_words.load("zh")
    assert english.keys() == chinese.keys()
    places = re.compile(r"\{\w+\}")
    assert {k: set(places.findall(v)) for k, v in english.items()} == {
        k: set(places.findall(v)) for k, v in chinese.items()
    }


def test_a_language_that_is_not_there_is_refused():
    with pytest.raises(UnknownName, match='language of the page "fr" is unknown'):
        compare_page(comparison(), "fr")


def test_a_line_is_drawn_between_its_axes():
    x, y = Axis(title="", low=0, high=10), Axis(title="", low=1, high=1000, log=True)
    drawn = line_plot(
        [Line(slot=0, points=[(0, 1), (10, 1000), (20, 1e6)], label="a")], x, y, title="a", size=(358, 244)
    )
    assert 'points="46.0,210.0 346.0,10.0 346.0,10.0"' in drawn


@pytest.mark.parametrize(
    ("low", "high", "log", "marks"),
    [
        (0, 1, False, [0, 0.5, 1]),
        (0, 25, False, [0, 10, 20]),
        (1, 1e5, True, [1, 10, 100, 1000, 1e4, 1e5]),
        (20, 300, True, [20, 50, 100, 200]),
    ],
)
def test_ticks_are_round_numbers(low, high, log, marks):
    assert list(Axis(title="", low=low, high=high, log=log).marks()) == pytest.approx(marks)


def test_numbers_are_short():
    assert [number(value) for value in (0.25, 40, 4096, 20_000, 3e6)] == ["0.25", "40", "4096", "20k", "3M"]
    assert [nice_step(value) for value in (0.3, 1, 1.2, 7)] == [0.5, 1, 2, 10]
