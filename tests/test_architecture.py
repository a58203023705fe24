"""What must hold of the shape of the code, in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import onboarding

PACKAGE = Path(onboarding.__file__).parent
WITHOUT_QT = [
    "onboarding.cli",
    "onboarding.cli_collect",
    "onboarding.cli_people",
    "onboarding.cli_publish",
    "onboarding.cli_content",
    "onboarding.cli_support",
    "onboarding.support",
    "onboarding.learning",
    "onboarding.collecting",
    "onboarding.authoring",
    "onboarding.publishing",
    "onboarding.reporting",
    "onboarding.team_people",
    "onboarding.team_work",
    "onboarding.policy",
    "onboarding.settings",
    "onboarding.options",
    "onboarding.paths",
    "onboarding.logs",
    "onboarding.one_copy",
    *(
        f"onboarding.{layer}.{path.stem}"
        for layer in ("core", "store", "files")
        for path in sorted((PACKAGE / layer).glob("*.py"))
        if path.stem != "__init__"
    ),
]


def test_nothing_below_the_session_loads_qt() -> None:
    imports = "; ".join(f"import {name}" for name in WITHOUT_QT)
    code = f"{imports}; import sys; print([name for name in sys.modules if name.startswith('PySide6')])"

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "[]"


def test_the_program_never_reaches_for_the_network() -> None:
    """The words by which Python or Qt would open a connection stand nowhere in the program."""
    words = ("import socket", "urllib.request", "http.client", "QtNetwork", "QTcp", "QLocalSocket", "asyncio")

    used = [
        (path.name, word)
        for path in PACKAGE.rglob("*.py")
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]

    assert used == []


def test_packaging_never_shadows_the_package_of_that_name() -> None:
    assert not (PACKAGE.parent / "packaging" / "__init__.py").exists()
