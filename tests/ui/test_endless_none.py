"""Python 3.11 must not run out of None."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import onboarding.ui
from PySide6.QtCore import QObject, QPoint

point = QPoint()
thing = QObject()
for _ in range(300_000):
    point.setX(1)
    point.isNull()
    thing.blockSignals(True)
print("alive")
"""


def test_many_calls_into_qt_do_not_use_up_none() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)

    assert done.stdout.strip() == "alive"
    assert done.returncode == 0
