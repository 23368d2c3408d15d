"""Record what a benchmark measured: one JSON file with the numbers and all that is needed to read them."""

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from seqchef.files import atomic_write

PROJECT = Path(__file__).resolve().parents[1]
RESULTS = PROJECT / "benchmarks" / "results"
DATA = Path(os.environ.get("SEQCHEF_DATA", PROJECT.parent / "shared" / "data"))


def record(
    name: str, numbers: Mapping[str, Any], *, config: Mapping[str, Any], data_files: Iterable[Path] = ()
) -> None:
    """Write benchmarks/results/<name>.json and print the numbers."""
    content = {
        "name": name,
        "numbers": numbers,
        "config": config,
        "data": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in data_files},
        "commit": _commit(),
        "machine": {"processor": _processor(), "python": platform.python_version()},
        "packages": {package: version(package) for package in ("numpy", "onnxruntime")},
    }
    text = json.dumps(content, indent=1, ensure_ascii=False)
    atomic_write(RESULTS / f"{name}.json", text + "\n")
    print(json.dumps(numbers, indent=1, ensure_ascii=False))


def _commit() -> str:
    command = ["git", "-C", str(PROJECT), "describe", "--always", "--dirty"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "unknown"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []:
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
