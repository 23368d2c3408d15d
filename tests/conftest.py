"""What several tests need: the folder with the corpora, and the shipped models."""

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder with the corpora; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("SEQCHEF_DATA", PROJECT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no corpora at {folder}; set SEQCHEF_DATA to the folder that holds labelling/ and series/")
    return folder
