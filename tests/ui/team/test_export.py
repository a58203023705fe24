"""What is on the screen goes into a file: which people, which modules, which kind."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from onboarding.session import Session
from onboarding.ui.main_window import MainWindow
from tests.ui.team.questions import Answers, banner_of, choose_to_save, wait_for_work
from tests.ui.team.sample_team import PEOPLE, fall_behind, gather
from tests.vocabulary import button, press, words_on


def export(window: MainWindow, session: Session, kind: str = "") -> list[str]:
    """Presses through; gives what the window said before and after."""
    said: list[str] = []

    def save(dialog: QDialog) -> None:
        said.append(words_on(dialog))
        if kind:
            press(dialog, kind)
        press(dialog, "Save as…")
        wait_for_work(session)
        said.append(words_on(dialog))
        press(dialog, "Close" if "Saved as" in said[-1] else "Cancel")

    answers = Answers(save)
    press(window.page, "Export…")
    assert not answers.left
    return said


@pytest.fixture
def team(window: MainWindow, session: Session) -> MainWindow:
    gather(session)
    fall_behind(session)
    press(window, "Team")
    return window


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_workbook_is_what_comes_by_itself(
    team: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "team.xlsx"
    offered = choose_to_save(path, monkeypatch)

    before, after = export(team, session)

    assert "10 people, 3 modules." in before
    assert Path(offered[0]).name == "Onboarding 2026-11-20.xlsx"
    assert f"Saved as {path}" in after.replace("\u200b", "")
    assert banner_of(team) == f"Saved as {path}"
    with zipfile.ZipFile(path) as book:
        assert any(b"Ben Hartley" in book.read(name) for name in book.namelist())


def test_only_those_on_the_screen_go_out_and_it_says_so(
    team: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(team, "Overdue: ")
    choose_to_save(tmp_path / "late.csv", monkeypatch)

    before, _ = export(team, session, "CSV")

    assert "3 of 10 people, 3 modules: overdue only." in before
    names = {line[1] for line in lines(tmp_path / "late.csv")[1:]}
    assert names == {"Ben Hartley", "Lee Marsh", "Precious Appleyard"}


def test_statements_are_of_these_people(
    team: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_to_save(tmp_path / "statements.json", monkeypatch)

    export(team, session, "xAPI statements")

    assert len(json.loads((tmp_path / "statements.json").read_text(encoding="utf-8"))) > 10


def test_the_report_to_print_is_a_page_or_a_pdf_with_the_same_people(
    team: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_to_save(tmp_path / "report.html", monkeypatch)
    export(team, session, "as a web page")
    choose_to_save(tmp_path / "report.pdf", monkeypatch)
    _, after = export(team, session, "as a PDF")

    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert all(name in page for name, *_ in PEOPLE)
    assert "Saved as" in after
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_the_words_of_the_pdf_can_be_found_in_it(
    team: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not there")
    path = tmp_path / "report.pdf"
    choose_to_save(path, monkeypatch)

    export(team, session, "as a PDF")

    found = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    for words in ("Amina Yusuf", "Onboarding report", "Everybody in the team.", "10 people"):
        assert words in " ".join(found.stdout.split())


def test_a_name_without_an_ending_gets_one(
    team: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_to_save(tmp_path / "team", monkeypatch)

    export(team, session)

    assert (tmp_path / "team.xlsx").exists()


def test_what_was_not_written_is_not_said_to_be_saved(
    team: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_to_save(tmp_path / "nowhere" / "team.xlsx", monkeypatch)

    _, after = export(team, session)

    assert "was not written" in after
    assert "Saved as" not in after
    assert banner_of(team) == ""


def test_the_folder_is_shown_when_asked_for(
    team: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_to_save(tmp_path / "team.xlsx", monkeypatch)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)

    def save(dialog: QDialog) -> None:
        press(dialog, "Save as…")
        wait_for_work(session)
        assert button(dialog, "Close").hasFocus()
        press(dialog, "Show in folder")
        press(dialog, "Close")

    answers = Answers(save)
    press(team.page, "Export…")

    assert not answers.left
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]
