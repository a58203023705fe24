"""A folder of modules: what opens, what is left out and told, and what is never read."""

from __future__ import annotations

import hashlib
import json
import os
import struct
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from onboarding.core.images import MAX_IMAGE_BYTES, ImageRefusal
from onboarding.core.module import Paragraph
from onboarding.core.problems import WAITS_FOR_COUNCIL
from onboarding.core.sentences import error_sentence, problem_sentence
from onboarding.core.source import MAX_BYTES
from onboarding.core.text import Span
from onboarding.errors import ImageRefused, LibraryUnreadable
from onboarding.files.library import open_library
from onboarding.files.library_check import check_library, problems_in, problems_of
from onboarding.files.outline_cache import FILE_NAME

SHIPPED = Path(__file__).parents[2] / "content"
BAD = Path(__file__).parents[1] / "data" / "bad_library"
PATHWAY = "---\ntitle: Ours\n---\nWelcome.\n\n## People {#people}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
TODAY = date(2026, 11, 22)
LONG_AGO_NS = 1_000_000_000_000_000_000


def png(width: int, height: int) -> bytes:
    header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height)
    return header + bytes(9) + b"\0\0\0\0IEND" + bytes(4)


def module(module_id: str, body: str = "Words.", area: str = "people") -> str:
    front = f"id: {module_id}\ntitle: T\narea: {area}\norder: 1\nversion: 1.0.0\nreview_by: 2027-09-01"
    return f"---\n{front}\n---\n## A step {{#a-step}}\n\n{body}\n"


def write(path: Path, text: str) -> None:
    """The time is set back, as if the file had come with the program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(LONG_AGO_NS, LONG_AGO_NS))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    write(folder / "pathway.md", PATHWAY)
    write(folder / "one.md", module("one"))
    return folder


def told(root: Path) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.path, problem.line) for problem in check_library(root, TODAY)]


def test_the_shipped_library_has_nothing_to_mend() -> None:
    found = check_library(SHIPPED, TODAY)

    assert [problem_sentence(problem) for problem in found if problem.code not in WAITS_FOR_COUNCIL] == []


def test_a_library_knows_its_pathway_modules_and_glossary(root: Path) -> None:
    write(root / "glossary.md", "BSL\n:   British Sign Language\n")
    write(root / "two.md", module("two", "Use BSL."))
    write(root / "README.md", "For authors.")
    (root / "folder.md").mkdir()

    library = open_library(root)

    assert (library.pathway.title, library.pathway.welcome) == ("Ours", ("Welcome.",))
    assert [outline.id for outline in library.outlines] == ["one", "two"]
    assert library.outline("two").path == "two.md"
    assert library.glossary == {"BSL": "British Sign Language"}
    found = library.module("two").steps[0].blocks[0]
    assert isinstance(found, Paragraph)
    assert Span("BSL", definition=(Span("British Sign Language"),)) in found.text
    assert library.problems == ()


def test_a_module_is_read_once_and_again_when_its_file_changes(root: Path) -> None:
    library = open_library(root)
    first = library.module("one")

    assert library.module("one") is first
    write(root / "one.md", module("one", "Other words.", area="elsewhere"))
    assert library.module("one").steps != first.steps
    assert library.module("one").outline.area == "people"


def test_an_unknown_module_is_a_key_error(root: Path) -> None:
    library = open_library(root)

    with pytest.raises(KeyError):
        library.outline("none")
    with pytest.raises(KeyError):
        library.module("none")


def test_a_module_whose_file_went_or_broke_says_so(root: Path) -> None:
    library = open_library(root)

    write(root / "one.md", "no front matter")
    with pytest.raises(LibraryUnreadable):
        library.module("one")
    (root / "one.md").unlink()
    with pytest.raises(LibraryUnreadable) as caught:
        library.module("one")
    assert error_sentence(caught.value)


def test_a_library_without_a_folder_or_modules_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnreadable):
        open_library(tmp_path / "nowhere")
    with pytest.raises(LibraryUnreadable):
        open_library(tmp_path)
    write(tmp_path / "broken.md", "no front matter")
    with pytest.raises(LibraryUnreadable):
        open_library(tmp_path)


def test_one_bad_file_never_hides_the_others(root: Path) -> None:
    write(root / "broken.md", "no front matter")
    write(root / "huge.md", "x" * (MAX_BYTES + 1))
    write(root / "zz-copy.md", module("one"))
    write(root / "lost.md", module("lost", area="nowhere"))

    library = open_library(root)

    assert [outline.id for outline in library.outlines] == ["one", "lost"]
    assert library.outline("lost").area == library.module("lost").outline.area == "more"
    assert [(problem.code, problem.path, problem.line) for problem in library.problems] == [
        ("no-front-matter", "broken.md", 1),
        ("file-too-big", "huge.md", 0),
        ("unknown-area", "lost.md", 4),
        ("duplicate-module", "zz-copy.md", 2),
    ]


def test_a_file_that_cannot_be_opened_is_told_and_tried_again(root: Path, tmp_path: Path) -> None:
    (root / "two.md").symlink_to(root / "two.md")

    assert [problem.code for problem in open_library(root, tmp_path / "cache").problems] == [
        "file-unreadable"
    ]
    (root / "two.md").unlink()
    write(root / "two.md", module("two"))
    assert open_library(root, tmp_path / "cache").problems == ()


def test_a_module_without_steps_is_left_out_and_told(root: Path) -> None:
    write(root / "empty.md", module("empty").partition("##")[0])

    library = open_library(root)

    assert [outline.id for outline in library.outlines] == ["one"]
    assert [(problem.code, problem.path) for problem in library.problems] == [("no-steps", "empty.md")]


def test_a_file_that_changed_counts_as_it_is_now(root: Path) -> None:
    library = open_library(root)

    write(root / "one.md", module("one").replace("A step", "A renamed step"))
    library.module("one")

    assert library.outline("one").steps[0].title == "A renamed step"
    assert library.outlines == (library.outline("one"),)


def test_a_library_without_a_pathway_takes_its_areas_from_the_modules(root: Path) -> None:
    (root / "pathway.md").unlink()

    library = open_library(root)

    assert [area.title for area in library.pathway.areas] == ["People"]
    assert [problem.code for problem in library.problems] == ["no-pathway"]


def test_unchanged_outlines_come_from_the_cache(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    write(root / "broken.md", "no front matter")
    first = open_library(root, cache)
    written_ns = (cache / FILE_NAME).stat().st_mtime_ns

    (root / "one.md").write_text(module("eno"), encoding="utf-8")
    os.utime(root / "one.md", ns=(LONG_AGO_NS, LONG_AGO_NS))
    second = open_library(root, cache)

    assert second.outlines == first.outlines
    assert second.problems == first.problems
    assert (cache / FILE_NAME).stat().st_mtime_ns == written_ns


def test_changed_and_fresh_files_are_read_again(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    (root / "fresh.md").write_text(module("fresh"), encoding="utf-8")
    open_library(root, cache)
    status = (root / "fresh.md").stat()

    (root / "fresh.md").write_text(module("serfh"), encoding="utf-8")
    os.utime(root / "fresh.md", ns=(status.st_atime_ns, status.st_mtime_ns))
    write(root / "one.md", module("one-with-a-longer-id"))

    assert [outline.id for outline in open_library(root, cache).outlines] == ["one-with-a-longer-id", "serfh"]


def damaged_rows(raw: bytes) -> bytes:
    stored = json.loads(raw.partition(b"\n")[2])
    stored["files"] = [["one.md", "x"]]
    data = json.dumps(stored).encode()
    return hashlib.sha256(data).hexdigest().encode() + b"\n" + data


@pytest.mark.parametrize("damage", [lambda raw: raw[:-9], lambda raw: b"", damaged_rows])
def test_a_damaged_cache_is_made_again(root: Path, tmp_path: Path, damage: object) -> None:
    cache = tmp_path / "cache"
    first = open_library(root, cache)
    path = cache / FILE_NAME
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))

    assert open_library(root, cache).outlines == first.outlines
    assert path.stat().st_size > 100


def test_a_cache_serves_one_library_only(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other / "one.md", module("eno"))
    open_library(root, tmp_path / "cache")

    assert [outline.id for outline in open_library(other, tmp_path / "cache").outlines] == ["eno"]


def test_a_cache_that_cannot_be_written_stops_nothing(root: Path, tmp_path: Path) -> None:
    write(tmp_path / "cache", "a file where the folder should be")

    assert open_library(root, tmp_path / "cache").outlines


def test_images_come_from_inside_the_library(root: Path) -> None:
    write(root / "images" / "my tree.svg", SVG)
    write(root / "100%25.svg", SVG)
    (root / "photo.png").write_bytes(png(4096, 1))

    library = open_library(root)

    assert library.image("images/my tree.svg") == SVG.encode()
    assert library.image("images/my%20tree.svg") == SVG.encode()
    assert library.image("100%25.svg") == SVG.encode()
    assert library.image("photo.png") == png(4096, 1)


@pytest.mark.parametrize(
    "source",
    [
        "../secret.svg",
        "images/../../secret.svg",
        "%2e%2e/secret.svg",
        "..%2Fsecret.svg",
        "..\\secret.svg",
        "/etc/passwd",
        "//host/share/a.png",
        "\\\\host\\share\\a.png",
        "file:///etc/passwd",
        "C:/a.png",
        "c:a.png",
        "https://a.uk/b.png",
        "a.svg:stream",
        "~/a.svg",
        "a\x00.svg",
        "a%00.svg",
        "link.svg",
        "folder/secret.svg",
    ],
)
def test_nothing_outside_the_library_is_ever_read(root: Path, source: str) -> None:
    write(root.parent / "secret.svg", SVG)
    (root / "link.svg").symlink_to(root.parent / "secret.svg")
    (root / "folder").symlink_to(root.parent)

    with pytest.raises(ImageRefused) as caught:
        open_library(root).image(source)

    assert caught.value.reason == ImageRefusal.OUTSIDE
    assert error_sentence(caught.value)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("none.svg", ImageRefusal.MISSING),
        ("", ImageRefusal.MISSING),
        ("images", ImageRefusal.MISSING),
        ("x" * 5000, ImageRefusal.MISSING),
        ("words.png", ImageRefusal.UNKNOWN_KIND),
        ("flat.png", ImageRefusal.UNKNOWN_KIND),
        ("half.png", ImageRefusal.UNKNOWN_KIND),
        ("wide.png", ImageRefusal.TOO_LARGE),
        ("wide.svg", ImageRefusal.TOO_LARGE),
        ("heavy.png", ImageRefusal.TOO_BIG),
        ("hostile.svg", ImageRefusal.UNSAFE),
    ],
)
def test_images_that_cannot_be_shown_say_why(root: Path, source: str, reason: ImageRefusal) -> None:
    (root / "images").mkdir()
    write(root / "words.png", "words")
    write(root / "wide.svg", SVG.replace("0 0 4 3", "0 0 5000 3"))
    write(root / "hostile.svg", SVG.replace("/>", "><script/></svg>"))
    (root / "flat.png").write_bytes(png(10, 0))
    (root / "half.png").write_bytes(png(10, 10)[:-12])
    (root / "wide.png").write_bytes(png(4097, 1))
    (root / "heavy.png").write_bytes(png(10, 10) + bytes(MAX_IMAGE_BYTES))

    with pytest.raises(ImageRefused) as caught:
        open_library(root).image(source)

    assert caught.value.reason == reason


def test_the_images_of_a_module_are_among_its_problems(root: Path) -> None:
    write(root / "hostile.svg", SVG.replace("/>", "><script/></svg>"))
    write(root / "one.md", module("one", "![a](none.png)\n![a](../x.png)\n![a](hostile.svg)"))

    found = problems_of(open_library(root), "one", TODAY)

    assert [(problem.code, problem.line) for problem in found] == [
        ("image-missing", 11),
        ("image-outside", 12),
        ("image-unsafe", 13),
    ]
    assert "“script”" in problem_sentence(found[-1])


def test_advice_on_a_sound_module_is_told_too(root: Path) -> None:
    write(root / "one.md", module("one", "word " * 26 + "end.").replace("2027-09-01", "2026-11-21"))

    assert told(root) == [("review-date-passed", "one.md", 7), ("long-sentence", "one.md", 11)]


def test_the_short_forms_of_the_glossary_and_of_the_module_are_explained(root: Path) -> None:
    write(root / "glossary.md", "BSL\n:   British Sign Language\n")
    write(root / "one.md", module("one", "Ask about BSL, the IRO and the LADO.\n\n*[LADO]: Who to ask."))

    assert told(root) == [("acronym-unexplained", "one.md", 11)]


def test_words_that_are_not_saved_are_checked_as_the_saved_ones_are(root: Path) -> None:
    write(root / "two.md", module("two"))
    library = open_library(root)
    draft = module("two", "![a](none.png)", area="elsewhere").encode()

    assert problems_in(library, "two.md", module("two").encode(), TODAY) == ()
    assert [problem.code for problem in problems_in(library, "two.md", draft, TODAY)] == [
        "unknown-area",
        "image-missing",
    ]
    assert [problem.code for problem in problems_in(library, "new.md", draft, TODAY)] == [
        "duplicate-module",
        "unknown-area",
        "image-missing",
    ]
    assert [problem.code for problem in problems_in(library, "new.md", b"", TODAY)] == ["no-front-matter"]


def test_a_module_whose_file_went_can_not_be_checked(root: Path) -> None:
    library = open_library(root)
    (root / "one.md").unlink()

    with pytest.raises(LibraryUnreadable):
        problems_of(library, "one", TODAY)


def test_problems_with_the_glossary_are_told(root: Path) -> None:
    (root / "glossary.md").write_bytes(b"Caf\xe9\n:   Coffee\n")

    assert told(root) == [("not-utf8", "glossary.md", 1)]


def test_the_worst_library_still_opens_and_says_where_each_fault_is() -> None:
    sentences = [problem_sentence(problem) for problem in check_library(BAD, TODAY)]

    assert sentences == (BAD / "expected.txt").read_text(encoding="utf-8").splitlines()


def test_opening_a_library_needs_no_markdown(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from onboarding.files.library import open_library; "
        f"open_library(Path({str(root)!r})); print('markdown' in sys.modules)"
    )

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "False"
