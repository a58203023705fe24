"""Where the bundle begins: what PyInstaller changed for it is put back, and the program starts."""

import os
import sys

# PyInstaller names the bundle's libraries here. What the program opens, a browser say, must use the system's.
for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    before = os.environ.pop(f"{name}_ORIG", None)
    if before is not None:
        os.environ[name] = before
    elif getattr(sys, "frozen", False):
        os.environ.pop(name, None)

from onboarding.__main__ import main  # noqa: E402

main()
