"""`onboarding content` does in a terminal what the Content page does in a window, without Qt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.files.word_files import document, heading, paragraph
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


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return shutil.copytree(LIBRARY, tmp_path / "library")


def test_questions_are_imported_and_what_is_left_is_named(library: Path, tmp_path: Path) -> None:
    (tmp_path / "Quiz.gift").write_text("Which?{=a#Yes. ~b}\n\nHow many?{#3}\n", "utf-8")

    answer = run("content", "import", str(tmp_path / "Quiz.gift"), "--to", str(library))

    assert answer.returncode == 0
    assert answer.stdout.splitlines() == [
        "Quiz.gift:3: left out: It asks for a number, which a check can’t.",
        "quiz.md:20: advice option-without-feedback This answer has no feedback. "
        "Say why below it, on an indented line with “>”.",
        f"Written: {library / 'quiz.md'}",
    ]
    assert "PySide6" not in answer.stderr


def test_a_word_document_is_imported(library: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(document(heading(1, "A step"), paragraph("Words.")))

    answer = run("content", "import", str(tmp_path / "a.docx"), "--to", str(library))

    assert (answer.returncode, answer.stdout) == (0, f"Written: {library / 'a.md'}\n")


def test_nothing_to_import_is_told(library: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Only words.", "utf-8")
    (tmp_path / "a.doc").write_text("Old.", "utf-8")

    empty = run("content", "import", str(tmp_path / "a.txt"), "--to", str(library))
    old = run("content", "import", str(tmp_path / "a.doc"), "--to", str(library))

    assert (empty.returncode, old.returncode) == (1, 1)
    assert "a.txt:1: left out: This has no answers" in empty.stdout
    assert "There is nothing in a.txt that can be taken over." in empty.stderr
    assert "a.doc was not imported" in old.stderr
