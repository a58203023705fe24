"""What a start leaves out, and takes up again once the window is on the screen."""

from __future__ import annotations

import subprocess
import sys


def test_a_start_reads_no_source_of_its_own_modules() -> None:
    code = """
from onboarding import starting
starting.hurry()
import linecache
import onboarding.app
print([name for name in linecache.cache if "onboarding" in name])
"""

    assert _said_by(code) == "[]"


def test_garbage_is_looked_for_again_once_the_window_is_there() -> None:
    code = """
import gc
from onboarding import starting
starting.hurry()
print(gc.isenabled())
starting.take_time()
print(gc.isenabled())
"""

    assert _said_by(code).split() == ["False", "True"]


def _said_by(code: str) -> str:
    """In an interpreter of its own, as a start has."""
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return answer.stdout.strip()
