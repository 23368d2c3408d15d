"""Every case of the Cooklang project's own suite (cooklang/spec, tests/canonical.yaml, version 7)."""

from importlib import import_module
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
CASES = 60


@pytest.fixture
def suite(monkeypatch):
    monkeypatch.syspath_prepend(PROJECT)  # benchmarks are no part of the package
    return import_module("benchmarks.cooklang_suite")


def test_every_case_gives_what_the_suite_says(suite, data_folder):
    cases = list(suite.read_cases(data_folder / "conformance" / "cooklang_canonical.yaml"))
    assert len(cases) == CASES
    for case in cases:
        assert suite.found_in(case) == case
