"""Build what is shipped: one verb for each thing, each from a clean checkout.

    python3 packaging/build.py bundle          dist/onboarding: the program in one folder, with all it needs
    python3 packaging/build.py sbom            its list of parts and their licences, put into it once more
    python3 packaging/build.py twice           the bundle two times, and every file that differs
    python3 packaging/build.py deb             the Debian package of the bundle
    python3 packaging/build.py tarball         the bundle as an archive, for other systems and for sticks
    python3 packaging/build.py windows BUNDLE  dist/*.exe and dist/*.msi, of a bundle that was made on Windows
    python3 packaging/build.py try_windows     both installers under Wine, with a stand-in for the bundle
    python3 packaging/build.py dmg             dist/*.dmg, of the .app that bundle makes on macOS
    python3 packaging/build.py gate            the package and the archive, tried in a fresh Debian system
    python3 packaging/build.py rehearse        bundle, deb, tarball and gate, where there can be a gate
    python3 packaging/build.py release         all that can be made here in order, and dist/SHA256SUMS

Needs Python 3.11 or newer with pip; on Linux binutils and a shared libpython as well. CONTRIBUTING says more.
"""

from __future__ import annotations

import sys
from importlib import import_module

# Verb: the module beside this one that has a function of the same name, which takes the rest of the line.
VERBS = {
    "bundle": "bundle",
    "sbom": "bundle",
    "twice": "twice",
    "deb": "deb",
    "tarball": "tarball",
    "windows": "windows_installers",
    "try_windows": "try_windows",
    "dmg": "dmg",
    "gate": "gate",
    "rehearse": "release",
    "release": "release",
}


def main() -> int:
    verb, *options = sys.argv[1:] or ["--help"]
    if verb not in VERBS:
        print(__doc__)
        return 0 if verb in ("-h", "--help") else 2
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    return getattr(import_module(VERBS[verb]), verb)(options)


if __name__ == "__main__":
    sys.exit(main())
