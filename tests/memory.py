"""How much memory a process has taken at most."""

from __future__ import annotations

import resource
import sys
from pathlib import Path


def most_megabytes() -> float:
    """Resident, of this process since it began. Not on Windows."""
    if sys.platform == "linux":  # a child's `ru_maxrss` begins with that of its parent
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return int(status.split("VmHWM:")[1].split()[0]) / 1000
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1000)
