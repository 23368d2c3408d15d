"""Peak memory of a piece of work: what it adds to this process at most."""

import resource
import sys
from collections.abc import Callable
from pathlib import Path

_CLEAR = Path("/proc/self/clear_refs")
_STATUS = Path("/proc/self/status")
RESET_PEAK = "5"  # proc(5): the peak of resident memory becomes what is resident now


def peak_megabytes(run: Callable[[], object]) -> float:
    """Megabytes that `run` adds at its highest, above what the process holds before it.

    On Linux the kernel's own peak, set back first. Elsewhere the peak of the whole process is all there is, so `run`
    has to be the first large piece of work in it.
    """
    if _resettable():
        before = _from_status("VmRSS")
        run()
        return max(0.0, _from_status("VmHWM") - before)
    before = _highest()
    run()
    return max(0.0, _highest() - before)


def _resettable() -> bool:
    try:
        _CLEAR.write_text(RESET_PEAK)
    except OSError:
        return False
    return True


def _from_status(name: str) -> float:
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1]) * 1024 / 1e6


def _highest() -> float:
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / 1e6 if sys.platform == "darwin" else highest * 1024 / 1e6
