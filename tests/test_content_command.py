"""`onboarding content` does in a terminal what the Content page does in a window, without Qt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import run

LIBRARY = Path(__file__).parent / "data" / "library"


@pytest.mark.parametrize(("form", "words"), [("html", "<h2>First things</h2>"), ("md", "## First things")])
def test_a_library_becomes_one_page(form: str, words: str, tmp_path: Path) -> None:
    out = tmp_path / f"page.{form}"

    answer = run("content", "export", "--library", str(LIBRARY), "--format", form, "--out", str(out))

    assert (answer.returncode, answer.stdout) == (0, f"Written: {out}\n")
    assert words in out.read_text("utf-8")
    assert "PySide6" not in answer.stderr


def test_one_module_can_be_exported_by_its_id(tmp_path: Path) -> None:
    out = tmp_path / "page.md"

    answer = run(
        *("--library", str(LIBRARY), "content", "export"),
        *("--format", "md", "--out", str(out), "--module", "a-good-start"),
    )

    assert answer.returncode == 0
    assert out.read_text("utf-8").startswith("# A good start\n")


def test_what_cannot_be_exported_is_told(tmp_path: Path) -> None:
    arguments = ("content", "export", "--library", str(LIBRARY), "--format", "md")

    unknown = run(*arguments, "--out", str(tmp_path / "page.md"), "--module", "none")
    nowhere = run(*arguments, "--out", str(tmp_path / "none" / "page.md"))

    assert unknown.returncode == 2
    assert "a-good-start" in unknown.stderr
    assert nowhere.returncode == 1
    assert "page.md was not written" in nowhere.stderr
