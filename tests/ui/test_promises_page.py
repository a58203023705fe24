"""The page of promises: what stands on it, where it is saved, and that it goes nowhere else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QTextEdit
from pytestqt.qtbot import QtBot

from onboarding.core.promises import PROMISES
from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.ui.learn.learn_page import LearnPage
from onboarding.ui.learn.promises_page import PageOfPromises, promises_pdf
from onboarding.ui.page import Notice, Tone
from onboarding.ui.record.letter import print_colours
from onboarding.ui.theme import Look
from tests.ui.conftest import StandingClock
from tests.vocabulary import press, words_on

MODULE, STEP = "looking-back", "three-promises"
ASK, WALK = (
    "I will ask one question before I offer help.",
    "I will walk one street with somebody who knows it.",
)
COLOURS: Mapping[str, str] = print_colours()

needs_pdftotext = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")


@pytest.fixture
def page(session: Session, sam: Person, look: Look, qtbot: QtBot) -> LearnPage:
    page = LearnPage(session, look)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.open_step(MODULE, STEP)
    page.show()
    return page


@pytest.fixture
def notices(page: LearnPage) -> list[Notice]:
    heard: list[Notice] = []
    page.notice.connect(heard.append)
    return heard


def pdf_text(data: bytes, folder: Path) -> str:
    path = folder / "read.pdf"
    path.write_bytes(data)
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return " ".join(told.stdout.decode("utf-8").split())


def pdf_of(page: PageOfPromises, look: Look) -> bytes:
    return promises_pdf(page, look.font(16).family(), COLOURS)


@needs_pdftotext
def test_the_page_is_saved_with_the_words_written_beside(
    page: LearnPage, notices: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    press(page, ASK)
    press(page, WALK)
    [note] = [field for field in page.findChildren(QTextEdit) if field.isVisible()]
    qtbot.keyClicks(note, "Friday, at the depot")

    press(page, "Save or print my promises…")

    text = pdf_text(path.read_bytes(), tmp_path)
    for words in ("Sam Lee", f"1. {ASK}", f"2. {WALK}", "Which comes first", "Friday, at the depot"):
        assert words in text
    for day in (
        "20 November 2026",
        "the day I started, 12 November 2026",
        "12 December 2026",
        "10 February 2027",
    ):
        assert day in text
    assert notices == [Notice(Tone.GOOD, f"Saved as {path}. Open it to print it.")]


def test_thinking_better_of_it_saves_nothing(
    page: LearnPage, notices: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    press(page, ASK)

    press(page, "Save or print my promises…")

    assert notices == []
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_page_that_could_not_be_written_is_not_called_saved(
    page: LearnPage,
    notices: list[Notice],
    tmp_path: Path,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "a.pdf"), ""))
    press(page, ASK)

    with qtbot.waitSignal(session.failed):
        press(page, "Save or print my promises…")

    assert notices == []


def test_the_step_is_finished_by_the_ordinary_button_and_the_choice_is_there_on_return(
    page: LearnPage, session: Session
) -> None:
    press(page, ASK)
    press(page, "Done, continue")

    page.forget_person()
    page.open_step(MODULE, STEP)

    assert STEP in session.progress(MODULE).done
    assert session.reflection(MODULE, STEP, PROMISES) == ASK
    assert "You have chosen 1 of 3." in words_on(page)


def test_promises_go_into_no_record_and_stand_in_everything_held(
    page: LearnPage, session: Session, tmp_path: Path
) -> None:
    press(page, ASK)
    press(page, "Done, continue")

    assert session.save_record_file(tmp_path / "record.json")
    assert session.save_everything(tmp_path / "all.html")

    held = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert ASK not in (tmp_path / "record.json").read_text(encoding="utf-8")
    assert ASK in held
    assert "Promises that I chose on" in held


@needs_pdftotext
def test_days_that_have_passed_say_so(look: Look, tmp_path: Path, sam: Person, clock: StandingClock) -> None:
    started = replace(sam, start_date=clock().date() - timedelta(days=45))

    text = pdf_text(pdf_of(PageOfPromises(started, (ASK,), (), clock()), look), tmp_path)

    assert "5 November 2026 (has passed)" in text
    assert text.count("has passed") == 1
    assert "In my own words" not in text


@needs_pdftotext
@pytest.mark.parametrize("start", [None, date(2019, 1, 1)])
def test_without_a_start_date_the_days_count_from_today(
    start: date | None, look: Look, tmp_path: Path, sam: Person, clock: StandingClock
) -> None:
    page = PageOfPromises(replace(sam, start_date=start), (ASK,), (("", "Mine."),), clock())

    assert "Counted from today, 20 November 2026" in pdf_text(pdf_of(page, look), tmp_path)


@needs_pdftotext
def test_a_long_note_goes_on_overleaf_and_nothing_is_lost(
    look: Look, tmp_path: Path, sam: Person, clock: StandingClock
) -> None:
    note = "\n\n".join(f"Paragraph {number} of words that wrap. " * 8 for number in range(18)) + "x" * 200

    text = pdf_text(pdf_of(PageOfPromises(sam, (ASK,), (("Why?", note),), clock()), look), tmp_path)

    assert "Page 3 of 3" in text
    assert all(text.count(f"Paragraph {number} of") == 8 for number in range(18))
    assert text.count("x") >= 200
