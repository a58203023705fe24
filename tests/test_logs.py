"""The log helps whoever looks for a fault, and never makes one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from onboarding.logs import start_log


@pytest.fixture(autouse=True)
def no_log_of_others() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_what_is_logged_is_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "log" / "onboarding.log"
    start_log(path)

    logging.getLogger("onboarding.test").warning("the disk is slow")

    assert "WARNING onboarding.test the disk is slow" in path.read_text(encoding="utf-8")


def test_a_log_that_cant_be_opened_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As on a stick that was written to before and is read-only now: its folder is there already."""
    path = tmp_path / "onboarding.log"
    path.mkdir()
    start_log(path)

    logging.getLogger("onboarding.test").warning("no lock")

    assert capsys.readouterr().err == ""
