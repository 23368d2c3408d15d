"""What `seqchef doctor` looks at: each check is a Finding that says ok, absent or broken."""

import locale
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from seqchef.errors import SeqchefError
from seqchef.version import __version__

REQUIRED = ("numpy", "onnxruntime", "rapidfuzz", "rich", "typer")
OPTIONAL = {"polars": "data", **dict.fromkeys(("torch", "onnx", "safetensors", "optuna", "tensorboardX"), "train")}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    what: str
    state: str  # ok, absent (an extra that is not installed), broken
    detail: str


def examine() -> list[Finding]:
    """All findings, in the order in which they are read."""
    found = [
        Finding("seqchef", "ok", __version__),
        Finding("python", "ok", f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
        Finding("text encoding", "ok", f"{sys.stdout.encoding}, files {locale.getpreferredencoding(False)}"),
    ]
    found += [_package(name) for name in REQUIRED]
    found += [_extra(name, extra) for name, extra in OPTIONAL.items()]
    found += list(_models())
    found.append(_attempt("working folder", _write))
    return found


def _package(name: str) -> Finding:
    try:
        return Finding(name, "ok", version(name))
    except PackageNotFoundError:
        return Finding(name, "broken", "not installed; run: pip install --force-reinstall seqchef")


def _extra(name: str, extra: str) -> Finding:
    try:
        return Finding(name, "ok", version(name))
    except PackageNotFoundError:
        return Finding(name, "absent", f'only needed for the extra; pip install "seqchef[{extra}]"')


def _models() -> Iterator[Finding]:
    yield _attempt("model label-en", _read_line)
    yield _attempt("model forecast", _forecast_week)


def _attempt(what: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(what, "ok", check())
    except (SeqchefError, OSError) as error:
        return Finding(what, "broken", str(error))


def _read_line() -> str:
    from seqchef.applications.reading import read_lines
    from seqchef.inference.label import Labeller

    (ingredient,) = read_lines(["2 cups flour"], Labeller.load("label-en"))
    return f'"2 cups flour" is {ingredient.amounts[0].quantity} {ingredient.amounts[0].unit} of {ingredient.name}'


def _forecast_week() -> str:
    import numpy as np

    from seqchef.inference.forecast import forecast
    from seqchef.series.tables import build_panel

    days = np.arange("2026-01-01", "2026-03-01", dtype="datetime64[D]").astype("datetime64[s]")
    sold = 20.0 + 10 * (np.arange(len(days)) % 7 == 0)
    week = forecast(build_panel(["test"] * len(days), days, sold), 7, method="zero-shot")
    return f"a week of a series with a peak of 30 every 7 days: {week.quantiles[:, 4].max():.0f} at most"


def _write() -> str:
    with tempfile.TemporaryFile(dir=os.curdir):
        return "can be written"
