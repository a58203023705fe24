"""A library with one good module and one that is wrong: it is told in one sentence, and learning goes on."""

from __future__ import annotations

import sqlite3
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from onboarding.app import App
from onboarding.core.progress import State
from onboarding.core.sentences import problem_sentence
from onboarding.errors import LibraryUnreadable
from onboarding.files.library_check import check_library
from onboarding.store.connection import DATABASE_NAME
from onboarding.ui import destinations as to
from onboarding.ui.blocks.picture import Picture
from tests.journeys.conftest import OpenProgram
from tests.vocabulary import buttons, name_of, press, type_into, visible, words_on

PATHWAY = "---\ntitle: A pathway\n---\n\nWelcome.\n\n## First things {#first}\n\nWhat comes first.\n"
MODULE = """---
id: {id}
title: A {id} module
area: first
order: {order}
version: 1.0.0
---

# A {id} module

## The {id} start {{#start rev=1}}

Some words.

## The {id} end {{#end rev=1}}

Words at the end.
"""
GOOD = MODULE.format(id="good", order=1)
BAD = MODULE.format(id="bad", order=2)
WORDS_LINE = 13
TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Fault:
    """A file as somebody might leave it, what is said about it, and whether it is shown all the same."""

    raw: bytes
    sentence: str
    opens: bool = True


def with_words(words: str) -> bytes:
    return BAD.replace("Some words.", words).encode("utf-8")


TOLD_AT_HOME = {
    "no front matter": Fault(
        BAD.split("---\n")[2].lstrip().encode(),
        "bad.md, line 1: The file doesn’t open with its details. Put “id: …”, “title: …” and “area: …” "
        "at the top, with a line of “---” before and after.",
        opens=False,
    ),
    "unclosed front matter": Fault(
        BAD.replace("1.0.0\n---", "1.0.0").encode(),
        "bad.md, line 1: The details at the top have no end. Put a line of “---” below the last one.",
    ),
    "duplicate step ids": Fault(
        BAD.replace("#end", "#start").encode(),
        "bad.md, line 15: Two steps are called “start”, the other on line 11. Give one of them another id.",
    ),
    "windows-1252": Fault(
        BAD.replace("Some words.", "“Café” – open").encode("cp1252"),
        "bad.md, line 13: This file is saved as Windows-1252. Save it as UTF-8, or some letters may be "
        "shown wrongly.",
    ),
    "utf-16": Fault(
        BAD.encode("utf-16"),
        "bad.md, line 1: This file is saved as UTF-16. Save it as UTF-8, or some letters may be shown "
        "wrongly.",
    ),
    "NUL bytes": Fault(
        with_words("\n".join(["One\0 word."] * 900)),
        "bad.md, line 13: There is an invisible control character here, which is left out. Type the line "
        "anew. The same on 899 more lines.",
    ),
    "5 MB line": Fault(
        with_words("w" * 5_000_000),
        "bad.md: This file is over 1 MB, so it isn’t read. Cut it into smaller modules.",
        opens=False,
    ),
    "900 kB line": Fault(
        with_words("[w](" * 225_000),
        "bad.md, line 13: This line has 900,000 characters and is cut after 20,000. Break it into "
        "paragraphs.",
    ),
    "no steps": Fault(
        BAD.split("## ")[0].encode(),
        "bad.md: This module has no steps, so it isn’t shown. Start each step with a line such as "
        "“## Title {#id}”.",
        opens=False,
    ),
    "nothing in it": Fault(
        b"",
        "bad.md, line 1: The file doesn’t open with its details. Put “id: …”, “title: …” and “area: …” "
        "at the top, with a line of “---” before and after.",
        opens=False,
    ),
}

TOLD_BY_CHECK = {
    "300 nested lists": Fault(
        with_words("\n".join("  " * depth + f"- Item {depth}" for depth in range(300))),
        "bad.md, line 23: This is nested more than 10 levels deep. Bring it nearer to the margin.",
    ),
    "300 nested quotes": Fault(
        with_words("> " * 300 + "Deep down."),
        "bad.md, line 13: This is nested more than 10 levels deep. Bring it nearer to the margin.",
    ),
    "raw HTML": Fault(
        with_words("<script>alert(1)</script>"),
        "bad.md, line 13: “<script>” is shown as text: HTML has no meaning here. Write it in Markdown.",
    ),
    "javascript link": Fault(
        with_words("[Press here](javascript:alert(1))"),
        "bad.md, line 13: The link to “javascript:alert(1)” is shown as text. Links may only open https: "
        "pages and mailto: addresses.",
    ),
    "file link": Fault(
        with_words("[Press here](file:///etc/passwd)"),
        "bad.md, line 13: The link to “file:///etc/passwd” is shown as text. Links may only open https: "
        "pages and mailto: addresses.",
    ),
}


def png(side: int) -> bytes:
    """A grey square whose header is right and whose rows are missing when it is a big one."""
    rows = zlib.compress(bytes((side + 1) * side if side < 100 else 0))
    parts = (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b"")
    chunks = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def svg(inside: str, before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'.encode()


LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'
UNSAFE = "it holds something that a plain drawing doesn’t need."
NO_PICTURE = "it isn’t a PNG, a JPEG or an SVG that can be read."
NOT_INSIDE = "it isn’t inside the library."
REFUSED_IMAGES = {
    "missing": ("images/none.png", b"", "it isn’t in the library."),
    "too large": ("images/wide.png", png(20_000), "it is more than 4,096 pixels wide or high."),
    "too big": ("images/heavy.png", png(9) + bytes(10_000_000), "it is over 10 MB."),
    "no image": ("images/note.png", b"Not a picture", NO_PICTURE),
    "file:": ("file:///etc/logo.png", b"", NOT_INSIDE),
    "//host": ("//host/logo.png", b"", NOT_INSIDE),
    "..": ("../logo.png", b"", NOT_INSIDE),
    "hidden ..": ("images/%2e%2e/%2e%2e/logo.png", b"", NOT_INSIDE),
    "absolute": ("/etc/logo.png", b"", NOT_INSIDE),
    "drive": (r"C:\logo.png", b"", NOT_INSIDE),
    "script": ("images/a.svg", svg("<script>alert(1)</script>"), UNSAFE),
    "use": ("images/a.svg", svg('<g id="g"/><use href="#g"/>'), UNSAFE),
    "image": ("images/a.svg", svg('<image href="https://example.org/x.png"/>'), UNSAFE),
    "foreign object": ("images/a.svg", svg("<foreignObject/>"), UNSAFE),
    "event": ("images/a.svg", svg('<rect width="9" height="9" onclick="go()"/>'), UNSAFE),
    "style from outside": ("images/a.svg", svg('<rect style="fill:url(https://example.org/x)"/>'), UNSAFE),
    "laughs": ("images/a.svg", svg("<text>&c;</text>", before=LAUGHS), UNSAFE),
    "torn svg": ("images/a.svg", svg("<g>"), NO_PICTURE),
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A pathway and one good module."""
    folder = tmp_path / "library"
    (folder / "images").mkdir(parents=True)
    (folder / "pathway.md").write_text(PATHWAY, encoding="utf-8")
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    return folder


def begin(app: App) -> App:
    type_into(app.window, "Your name", "Asha Patel")
    press(app.window, "Start learning")
    return app


def do_good_module(app: App) -> None:
    app.window.go(to.OpenStep("good"))
    press(app.window, "Done, continue")
    press(app.window, "Finish module")


def open_bad_module(app: App) -> str:
    """Gives everything that can be read on its first page."""
    app.window.go(to.OpenStep("bad", "start"))
    return words_on(app.window.page)


def kept(home: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(home / DATABASE_NAME) as db:
        found = db.execute("SELECT module, step FROM completion ORDER BY rowid").fetchall()
    db.close()
    return found


def told_at_home(app: App) -> list[str]:
    """What the home page would have the person tell HR; the same must come with the copy."""
    assert "Something in the library needs mending." in words_on(app.window.page)
    press(app.window, "What to tell HR")
    press(app.window, "Copy for HR")
    sentences = QGuiApplication.clipboard().text().splitlines()
    assert "\n".join(["Tell HR:", *sentences]) in words_on(app.window.page)
    return sentences


@pytest.mark.parametrize("kind", TOLD_AT_HOME)
def test_a_bad_module_is_told_in_one_sentence_and_the_rest_goes_on(
    kind: str, open_program: OpenProgram, library: Path, home: Path
) -> None:
    fault = TOLD_AT_HOME[kind]
    (library / "bad.md").write_bytes(fault.raw)

    app = begin(open_program(library=library))

    assert told_at_home(app) == [fault.sentence]
    assert bool(buttons(app.window, "A bad module")) is fault.opens
    do_good_module(app)
    assert kept(home) == [("good", "start"), ("good", "end")]
    if fault.opens:
        assert "The bad start" in open_bad_module(app)
        press(app.window, "Done, continue")
        press(app.window, "Finish module")
        assert [module for module, _ in kept(home)] == ["good", "good", "bad", "bad"]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_mark_at_the_start_and_other_line_ends_simply_work(
    mark: bytes, ends: str, open_program: OpenProgram, library: Path
) -> None:
    (library / "bad.md").write_bytes(mark + BAD.replace("\n", ends).encode())

    app = begin(open_program(library=library))

    assert "needs mending" not in words_on(app.window.page)
    assert "Some words." in open_bad_module(app)
    assert check_library(library, TODAY) == ()


@pytest.mark.parametrize("kind", TOLD_BY_CHECK)
def test_what_is_wrong_inside_a_page_is_shown_plainly_and_told_by_the_check(
    kind: str, open_program: OpenProgram, library: Path, home: Path
) -> None:
    fault = TOLD_BY_CHECK[kind]
    (library / "bad.md").write_bytes(fault.raw)
    app = begin(open_program(library=library))

    words = open_bad_module(app)

    assert "The bad start" in words
    assert not any(name_of(link) == "Press here" for link in buttons(app.window, "Press here"))
    press(app.window, "Done, continue")
    assert kept(home) == [("bad", "start")]
    assert problem_sentence(check_library(library, TODAY)[0]) == fault.sentence


def test_raw_html_is_read_as_text(open_program: OpenProgram, library: Path) -> None:
    (library / "bad.md").write_bytes(with_words("<b onclick=go()>bold</b> <img src=file:///etc/x>"))

    words = open_bad_module(begin(open_program(library=library)))

    assert "<b onclick=go()>bold</b> <img src=file:///etc/x>" in words


@pytest.mark.parametrize("kind", REFUSED_IMAGES)
def test_an_image_that_is_refused_leaves_its_words_and_says_why(
    kind: str, open_program: OpenProgram, library: Path, home: Path
) -> None:
    source, raw, why = REFUSED_IMAGES[kind]
    if raw:
        (library / source).write_bytes(raw)
    (library.parent / "logo.png").write_bytes(png(9))
    (library / "bad.md").write_bytes(with_words(f"![Two people at a table]({source})"))
    app = begin(open_program(library=library))

    words = open_bad_module(app)

    assert "Two people at a table" in words
    assert f"The picture “{source}” is not shown: {why}" in words
    assert list(pictures(app)) == []
    press(app.window, "Done, continue")
    assert kept(home) == [("bad", "start")]
    [problem] = check_library(library, TODAY)
    assert (problem.path, problem.line) == ("bad.md", WORDS_LINE)
    assert source[:80] in problem_sentence(problem)


def test_a_photograph_cut_short_leaves_its_words_too(open_program: OpenProgram, library: Path) -> None:
    (library / "images" / "half.png").write_bytes(png(90)[:60])
    (library / "bad.md").write_bytes(with_words("![Two people at a table](images/half.png)"))

    words = open_bad_module(begin(open_program(library=library)))

    assert f"The picture “images/half.png” is not shown: {NO_PICTURE}" in words
    [problem] = check_library(library, TODAY)
    assert (problem.code, problem.line) == ("image-unknown-kind", WORDS_LINE)


def test_a_good_image_is_shown(open_program: OpenProgram, library: Path) -> None:
    (library / "images" / "dot.png").write_bytes(png(9))
    (library / "bad.md").write_bytes(with_words("![A dot](images/dot.png)"))

    app = begin(open_program(library=library))
    open_bad_module(app)

    assert [name_of(picture) for picture in pictures(app)] == ["A dot"]


def pictures(app: App) -> Iterator[QWidget]:
    return visible(app.window, Picture)


def test_a_file_that_leads_to_itself_stops_nobody(open_program: OpenProgram, library: Path) -> None:
    (library / "bad.md").symlink_to(library / "bad.md")

    app = begin(open_program(library=library))

    assert told_at_home(app)[0].startswith("bad.md: This file can’t be read: ")
    do_good_module(app)


def test_a_library_of_bad_modules_alone_says_what_is_wrong_with_them(
    open_program: OpenProgram, library: Path
) -> None:
    (library / "good.md").write_bytes(b"# No details\n")

    with pytest.raises(LibraryUnreadable) as caught:
        open_program(library=library)

    assert "good.md, line 1: The file doesn’t open with its details." in caught.value.reason


def test_a_long_list_of_faults_does_not_bury_the_pathway(open_program: OpenProgram, library: Path) -> None:
    for number in range(40):
        (library / f"bad-{number:02}.md").write_bytes(b"")
    app = begin(open_program(library=library))

    press(app.window, "What to tell HR")
    press(app.window, "Copy for HR")

    assert words_on(app.window.page).count("doesn’t open with its details") == 8
    assert "And 32 more. “Copy for HR” takes them all." in words_on(app.window.page)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 40


def test_a_module_that_goes_while_it_is_read_says_so_and_nothing_is_said_to_be_saved(
    open_program: OpenProgram, library: Path, home: Path
) -> None:
    (library / "bad.md").write_bytes(BAD.encode())
    app = begin(open_program(library=library))
    open_bad_module(app)
    (library / "bad.md").unlink()

    press(app.window, "Done, continue")

    assert "This module can’t be opened" in words_on(app.window.page)
    assert "Saved" not in words_on(app.window.page)
    assert kept(home) == []
    do_good_module(app)
    assert len(kept(home)) == 2


def test_words_that_change_while_they_are_read_are_shown_before_they_count(
    open_program: OpenProgram, library: Path, home: Path
) -> None:
    (library / "bad.md").write_bytes(BAD.encode())
    app = begin(open_program(library=library))
    open_bad_module(app)
    (library / "bad.md").write_text(
        BAD.replace("Some words.", "Other words.").replace("end rev=1", "end rev=2")
    )

    press(app.window, "Done, continue")

    assert "Other words." in words_on(app.window.page)
    assert "This module has just been changed" in app.window.banner.words
    assert kept(home) == []
    press(app.window, "Done, continue")
    press(app.window, "Finish module")
    assert kept(home) == [("bad", "start"), ("bad", "end")]
    assert app.session.progress("bad").state is State.COMPLETE


def test_a_step_that_goes_while_it_is_read_gives_way_to_the_next(
    open_program: OpenProgram, library: Path, home: Path
) -> None:
    (library / "bad.md").write_bytes(BAD.encode())
    app = begin(open_program(library=library))
    open_bad_module(app)
    (library / "bad.md").write_text(BAD.replace("#start", "#fresh").replace("The bad start", "A fresh start"))

    press(app.window, "Done, continue")

    assert "A fresh start" in words_on(app.window.page)
    press(app.window, "Done, continue")
    assert kept(home) == [("bad", "fresh")]


def test_a_module_that_was_changed_is_called_by_its_new_name_on_every_page(
    open_program: OpenProgram, library: Path, qtbot: QtBot
) -> None:
    (library / "bad.md").write_bytes(BAD.encode())
    app = begin(open_program(library=library))
    (library / "bad.md").write_text(BAD.replace("A bad module", "A better module"))

    open_bad_module(app)
    app.window.go(to.Home())

    qtbot.waitUntil(lambda: bool(buttons(app.window, "A better module")))
    assert not buttons(app.window, "A bad module")
