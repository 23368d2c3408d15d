"""Jobs in processes of their own: they answer, are heard while they run, and may fail without harm to the others."""

import os

from seqchef.learning.compare.pool import run_jobs

PRELOAD = ("seqchef.learning.compare.contest",)  # as in a comparison: one fork server serves all tests


def echo(value, report):
    report(value * 10)
    return value


def trouble(kind, report):
    if kind == "exit":
        os._exit(7)
    if kind == "error":
        raise ValueError("no such thing")
    return kind


def test_jobs_answer_and_are_heard_while_they_run():
    words = list(run_jobs(echo, [(1,), (2,), (3,)], workers=2, preload=PRELOAD))
    assert sorted((word.job, word.value) for word in words if word.done) == [(0, 1), (1, 2), (2, 3)]
    assert sorted(word.value for word in words if not word.done) == [10, 20, 30]


def test_a_job_that_fails_or_whose_process_ends_does_not_end_the_others():
    words = list(run_jobs(trouble, [("exit",), ("error",), ("fine",)], workers=1, preload=PRELOAD))
    assert [word.error for word in words] == ["its process ended with exit code 7", "ValueError: no such thing", ""]
    assert words[-1].value == "fine"


def test_jobs_end_with_whoever_asked_for_them():
    words = run_jobs(trouble, [("fine",), ("fine",)], workers=1, preload=PRELOAD)
    assert next(words).value == "fine"
    words.close()
