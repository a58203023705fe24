"""Where the bundle begins: what PyInstaller changed for it is put back, and the program starts."""

import os

# Here PyInstaller names the bundle's libraries. What the program opens, a browser say, must use the system's.
for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    os.environ.pop(name, None)
    if before := os.environ.pop(f"{name}_ORIG", None):
        os.environ[name] = before

from onboarding.__main__ import main  # noqa: E402

main()
