"""What people wrote elsewhere becomes a module of its own, what can't is named, and nothing is touched."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onboarding.core.imports import ImportRefusal
from onboarding.core.module import BulletList, Check, Image, Table
from onboarding.core.sentences import error_sentence
from onboarding.core.text import plain
from onboarding.errors import FileNotWritten, ImportRefused
from onboarding.files import word
from onboarding.files.imports import import_file, read_questions
from onboarding.files.library import Library, open_library
from onboarding.files.library_check import check_library
from tests.files.test_library import PATHWAY, module, write
from tests.files.word_files import document, heading, link, paragraph, picture, png, run, table

TODAY = date(2026, 11, 22)
VISIT = document(
    paragraph("The first visit", style="Title"),
    paragraph("Read this before you go."),
    heading(1, "Before you knock"),
    paragraph(
        "We plan ", run("with ", italic=True), run("people", bold=True), ", see ", link("ours", "ours")
    ),
    paragraph("One", numbered="1"),
    paragraph("Two", numbered="1"),
    paragraph("Inside", numbered="1", level=1),
    heading(2, "What to take"),
    paragraph("First", numbered="2"),
    paragraph("Then", numbered="2"),
    heading(1, "At the door"),
    table(("Who", "What"), ("You", "Knock"), ("They", "Open | close")),
    paragraph(picture("door.png", "A door stands open"), "A door."),
    paragraph("The open door", style="Caption"),
    paragraph(picture("bare.png", "")),
    media={"door.png": png(), "bare.png": png(5, 5)},
    links={"ours": "https://www.kirklees.gov.uk/visits"},
)

PLACES = st.integers(0, len(VISIT) - 1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    root = tmp_path / "library"
    write(root / "pathway.md", PATHWAY)
    write(root / "one.md", module("one"))
    return open_library(root)


def bring(library: Library, name: str, raw: bytes) -> tuple[str, list[tuple[int, str]]]:
    """The text of the new module, and what was left out."""
    path = library.root.parent / name
    path.write_bytes(raw)
    imported = import_file(path, library)
    left_out = [(found.line, found.what) for found in imported.left_out]
    if imported.path is None:
        return "", left_out
    return (library.root / imported.path).read_text("utf-8"), left_out


def test_a_word_document_becomes_a_module_with_its_headings_as_steps(library: Library) -> None:
    text, left_out = bring(library, "visit.docx", VISIT)

    assert left_out == []
    assert text == (
        "---\nid: the-first-visit\ntitle: The first visit\narea: people\norder: 2\nversion: 1.0.0\n"
        "owner:\nreview_by:\nchange_note: First version.\n---\n\n# The first visit\n\n"
        "Read this before you go.\n\n"
        "## Before you knock {#before-you-knock rev=1}\n\n"
        "We plan *with* **people**, see [ours](<https://www.kirklees.gov.uk/visits>)\n\n"
        "- One\n- Two\n    - Inside\n\n"
        "### What to take\n\n"
        "1. First\n2. Then\n\n"
        "## At the door {#at-the-door rev=1}\n\n"
        "| Who | What |\n| --- | --- |\n| You | Knock |\n| They | Open \\| close |\n\n"
        "A door.\n\n"
        "![A door stands open](images/the-first-visit-1.png)\n*The open door*\n\n"
        "![](images/the-first-visit-2.png)\n"
    )


def test_the_module_reads_as_the_document_does(library: Library) -> None:
    bring(library, "visit.docx", VISIT)

    read = open_library(library.root).module("the-first-visit")

    assert [step.title for step in read.steps] == ["Before you knock", "At the door"]
    kinds = [type(block) for step in read.steps for block in step.blocks]
    assert kinds.count(BulletList) == 2
    assert kinds.count(Table) == 1
    [door, bare] = [block for block in read.steps[1].blocks if isinstance(block, Image)]
    assert (door.alt, plain(door.caption)) == ("A door stands open", "The open door")
    assert library.image(door.source) == png()
    assert library.image(bare.source) == png(5, 5)


def test_only_what_the_author_has_to_say_is_left_to_mend(library: Library) -> None:
    bring(library, "visit.docx", VISIT)

    assert [(problem.path, problem.code) for problem in check_library(library.root, TODAY)] == [
        ("the-first-visit.md", "image-without-alt")
    ]


def test_importing_twice_makes_two_modules_and_changes_neither(library: Library) -> None:
    bring(library, "visit.docx", VISIT)
    first = {path: path.read_bytes() for path in library.root.rglob("*.*")}

    bring(library, "visit.docx", VISIT)

    assert {path: path.read_bytes() for path in first} == first
    assert (library.root / "the-first-visit-2.md").is_file()
    assert (library.root / "images" / "the-first-visit-2-1.png").is_file()


def test_a_picture_never_takes_the_place_of_another(library: Library) -> None:
    write(library.root / "images" / "the-first-visit-1.PNG", "another's")

    text, _ = bring(library, "visit.docx", VISIT)

    assert re.findall(r"\((images/.*?)\)", text) == [
        "images/the-first-visit-2.png",
        "images/the-first-visit-3.png",
    ]


def test_without_headings_a_document_is_one_step(library: Library) -> None:
    text, _ = bring(library, "Short note.docx", document(paragraph("All of it.")))

    assert text.endswith("# Short note\n\n## Short note {#short-note rev=1}\n\nAll of it.\n")


def test_the_one_heading_above_the_others_is_the_title(library: Library) -> None:
    body = (heading(1, "Ours"), heading(2, "A"), heading(4, "Deep"), heading(2, "A"))

    text, _ = bring(library, "x.docx", document(*body))

    assert text.endswith("# Ours\n\n## A {#a rev=1}\n\n### Deep\n\n## A {#a-2 rev=1}\n")
    assert "id: ours\n" in text


def test_marks_in_a_document_stay_words(library: Library) -> None:
    words = "*[x]* # _a_ `b` &lt;b&gt; [( )] no"
    body = (heading(1, "A [b]"), paragraph(words), paragraph("- [ ] x"), paragraph("12. June"))

    bring(library, "x.docx", document(heading(1, "B"), *body))

    step = open_library(library.root).module("x").steps[1]
    assert step.title == "A [b]"
    assert [plain(block.text) for block in step.blocks if hasattr(block, "text")] == [
        "*[x]* # _a_ `b` <b> [( )] no",
        "- [ ] x",
        "12. June",
    ]


def test_what_the_council_has_to_add_may_be_written_in_word(library: Library) -> None:
    text, _ = bring(
        library, "x.docx", document(paragraph("Ring [council to add: number | your lead] now [x]."))
    )

    assert "Ring [council to add: number | your lead] now \\[x\\]." in text


def test_what_could_not_be_taken_over_is_named_with_its_heading(library: Library) -> None:
    body = (
        paragraph(link("local", "a file"), link("none", "")),
        heading(1, "Step"),
        paragraph(picture("drawing.emf", "A drawing")),
        table(("a", "b"), ("both",), span="2"),
    )
    raw = document(
        *body,
        media={"drawing.emf": b"\1\0\0\0EMF"},
        links={"local": "file:///H:/a.doc", "none": "https://a.uk"},
    )

    text, left_out = bring(library, "x.docx", raw)

    assert left_out == [
        (0, "The link to “file:///H:/a.doc” was left out, as only https and mailto are opened."),
        (0, "Under “Step”: A picture was left out, as it is no PNG or JPEG that can be shown."),
        (0, "Under “Step”: A table has cells that reach over others. Look whether its words stand right."),
    ]
    assert "a file\n" in text
    assert "| both |  |" in text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", ImportRefusal.NOT_WORD),
        (b"PK\x03\x04 torn", ImportRefusal.NOT_WORD),
        (VISIT[: len(VISIT) // 2], ImportRefusal.NOT_WORD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), ImportRefusal.OLD),
        (document(more={"word/document.xml": b"<w:document"}), ImportRefusal.DAMAGED),
        (document(more={"word/document.xml": b"<x/>"}), ImportRefusal.DAMAGED),
        (document(more={"word/document.xml": b"<a>" * 3_000 + b"</a>" * 3_000}), ImportRefusal.DAMAGED),
        (document(more={"word/document.xml": b"<!doctype x><x/>"}), ImportRefusal.UNSAFE),
        (document(more={"word/a.xml": "<!ENTITY x 'y'>".encode("utf-16")}), ImportRefusal.UNSAFE),
        (document(more={"word/a.xml": b"<a/>" * 500_000}), ImportRefusal.TOO_LARGE),
        (document(more={"word/a.xml": bytes(word.MAX_XML + 1)}), ImportRefusal.TOO_LARGE),
        (document(more={"word/a.bin": bytes(word.MAX_UNPACKED)}), ImportRefusal.TOO_LARGE),
        (document(more={f"a/{n}": b"" for n in range(word.MAX_PARTS)}), ImportRefusal.TOO_LARGE),
        (bytes(word.MAX_BYTES + 1), ImportRefusal.TOO_LARGE),
    ],
)
def test_a_document_that_is_none_or_is_hostile_is_refused_in_words(
    raw: bytes, reason: ImportRefusal, library: Library
) -> None:
    before = sorted(library.root.rglob("*"))

    with pytest.raises(ImportRefused) as caught:
        bring(library, "x.docx", raw)

    assert caught.value.reason == reason
    assert error_sentence(caught.value).startswith("x.docx was not imported: ")
    assert sorted(library.root.rglob("*")) == before


def test_a_document_with_a_locked_part_is_refused(library: Library) -> None:
    raw = bytearray(document())
    entry = raw.index(b"PK\x01\x02")
    raw[entry + 8] |= 1

    with pytest.raises(ImportRefused) as caught:
        bring(library, "x.docx", bytes(raw))

    assert caught.value.reason == ImportRefusal.LOCKED


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(PLACES, st.integers(0, 255)), min_size=1, max_size=8), st.data())
def test_a_damaged_document_is_read_or_refused_and_nothing_else(
    changes: list[tuple[int, int]], data: st.DataObject
) -> None:
    raw = bytearray(VISIT)
    for at, byte in changes:
        raw[at] = byte
    cut = data.draw(st.integers(0, len(raw)))
    del raw[cut : cut + data.draw(st.integers(0, 3))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.docx"
        path.write_bytes(raw)

        with contextlib.suppress(ImportRefused):
            assert isinstance(word.read_word(path).html, str)


def test_a_document_that_is_packed_in_another_way_is_refused(library: Library) -> None:
    file = io.BytesIO(document())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_LZMA) as packed:
        packed.writestr("word/a.xml", b"<a/>")

    with pytest.raises(ImportRefused) as caught:
        bring(library, "x.docx", file.getvalue())

    assert caught.value.reason == ImportRefusal.NOT_WORD


def test_a_spreadsheet_by_another_name_is_refused(library: Library) -> None:
    raw = document().replace(b"word/document.xml", b"xl/workbook.xml  ")

    with pytest.raises(ImportRefused) as caught:
        bring(library, "x.docx", raw)

    assert caught.value.reason == ImportRefusal.NOT_WORD


@pytest.mark.parametrize("name", ["x.docx", "x.txt"])
def test_a_file_that_is_not_there_is_told(name: str, library: Library) -> None:
    with pytest.raises(ImportRefused) as caught:
        import_file(library.root / name, library)

    assert caught.value.reason == ImportRefusal.UNREADABLE


def test_other_kinds_of_files_are_not_guessed_at(library: Library) -> None:
    with pytest.raises(ImportRefused) as caught:
        bring(library, "x.pdf", b"%PDF-1.7")

    assert caught.value.reason == ImportRefusal.UNKNOWN_KIND


def test_a_library_that_cannot_be_written_to_is_told(library: Library) -> None:
    write(library.root / "images", "a file where the folder should be")

    with pytest.raises(FileNotWritten):
        bring(library, "visit.docx", VISIT)


def test_questions_become_checks(library: Library) -> None:
    gift = "Which?{=yes#Because. ~no#Not so.}\n\nOpen?{}\n\n$CATEGORY: a/Doors\n\nA door?{T}\n"

    text, left_out = bring(library, "Door quiz.gift", gift.encode())

    assert left_out == [(3, "It asks for an essay. Notes to oneself take that place: “[[___ ___ ___]]”.")]
    read = open_library(library.root).module("door-quiz")
    assert [step.title for step in read.steps] == ["Questions", "Doors"]
    [check] = [block for block in read.steps[0].blocks if isinstance(block, Check)]
    assert plain(check.question) == "Which?"
    assert [(plain(o.text), o.is_right, plain(o.feedback)) for o in check.options] == [
        ("yes", True, "Because."),
        ("no", False, "Not so."),
    ]
    assert "title: Door quiz\n" in text


def test_a_text_file_may_hold_either_form(library: Library) -> None:
    path = library.root.parent / "a.txt"
    path.write_text("Which?\nA. yes\nB) no\nANSWER: A\n", "utf-8")
    assert len(read_questions(path).questions) == 1

    path.write_text("Which?{=yes ~no}", "utf-8")
    assert len(read_questions(path).questions) == 1


def test_nothing_to_take_over_makes_no_module(library: Library) -> None:
    text, left_out = bring(library, "a.txt", b"Only words.\n")

    assert (text, left_out) == ("", [(1, "This has no answers, so it asks nothing.")])
    assert sorted(path.name for path in library.root.iterdir()) == ["one.md", "pathway.md"]


def test_a_file_of_questions_over_the_limit_is_not_read(library: Library) -> None:
    with pytest.raises(ImportRefused) as caught:
        bring(library, "a.txt", b"x" * 1_000_001)

    assert caught.value.reason == ImportRefusal.TOO_LARGE


@pytest.mark.parametrize(
    ("title", "module_id"), [("CON", "con-2"), ("Pathway", "pathway-2"), ("One", "one-2")]
)
def test_a_name_that_is_kept_for_something_else_is_not_taken(
    title: str, module_id: str, library: Library
) -> None:
    text, _ = bring(library, "x.docx", document(paragraph(title, style="Title"), paragraph("Words.")))

    assert f"id: {module_id}\n" in text
    assert (library.root / f"{module_id}.md").is_file()
