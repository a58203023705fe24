"""Every test runs with no screen, however it is started."""

from __future__ import annotations

import os

from onboarding.ui.endless_none import make_none_endless

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# pytest-qt has Qt work round every test, also where no test imports what would see to this.
make_none_endless()
