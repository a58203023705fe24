"""A library is edited without losing a byte that nobody changed, or a word that somebody typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onboarding import authoring
from onboarding.errors import (
    FileNotWritten,
    ImageRefused,
    LibraryUnreadable,
    PageUnreadable,
    SavedMeanwhile,
)
from tests.libraries import make_library, page

TODAY = date(2026, 11, 20)
TEMPLATE = Path(__file__).parents[1] / "resources" / "writers" / "template.md"
PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'></svg>"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_library(
        tmp_path / "library",
        page("one", "Ask {#ask rev=1} | Do ask."),
        page("two", "Tell {#tell rev=1} | Do tell.", area="later"),
    )


def test_pages_stand_by_area_and_then_the_rest(root: Path) -> None:
    (root / "broken.md").write_text("No details here.")
    (root / "readme.md").write_text("Not for learners.")

    found = authoring.shelves(authoring.open_working(root))

    assert [(shelf.title, [one.path for one in shelf.pages]) for shelf in found] == [
        ("First", ["one.md"]),
        ("Later", ["two.md"]),
        ("To be mended", ["broken.md"]),
        ("The whole library", ["pathway.md"]),
    ]
    assert found[2].pages[0].id == "broken"


def test_a_library_with_nothing_to_show_can_be_mended(tmp_path: Path) -> None:
    root = make_library(tmp_path / "library", broken="---\nid: broken\n---\n")
    (root / "broken").rename(root / "broken.md")

    library = authoring.open_working(root)

    assert [one.path for shelf in authoring.shelves(library) for one in shelf.pages] == [
        "broken.md",
        "pathway.md",
    ]


def test_a_folder_that_is_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("Shopping")

    with pytest.raises(LibraryUnreadable):
        authoring.open_working(tmp_path)
    with pytest.raises(LibraryUnreadable):
        authoring.open_working(tmp_path / "nowhere")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_saving_changes_what_was_typed_and_no_other_byte(root: Path, encoding: str) -> None:
    before = (root / "one.md").read_text().replace("Do ask.", "Do ask in the café.").replace("\n", "\r\n")
    (root / "one.md").write_bytes(before.encode(encoding))

    opened = authoring.read_page(root, "one.md")
    saved = authoring.save_page(root, opened, opened.text.replace("café", "garden"))

    after = before.replace("café", "garden").encode(encoding)
    assert (root / "one.md").read_bytes() == after
    assert authoring.read_page(root, "one.md") == saved


def test_another_ones_save_is_refused_with_both_texts(root: Path) -> None:
    opened = authoring.read_page(root, "one.md")
    (root / "one.md").write_text("Theirs")

    with pytest.raises(SavedMeanwhile) as refused:
        authoring.save_page(root, opened, "Mine")

    assert (refused.value.ours, refused.value.theirs) == ("Mine", "Theirs")
    assert (root / "one.md").read_text() == "Theirs"


def test_a_page_that_was_deleted_meanwhile_is_a_save_of_somebody_elses(root: Path) -> None:
    opened = authoring.read_page(root, "one.md")
    (root / "one.md").unlink()

    with pytest.raises(SavedMeanwhile):
        authoring.save_page(root, opened, "Mine")


def test_what_can_not_be_edited_says_why(root: Path) -> None:
    (root / "big.md").write_bytes(b"x" * 1_000_001)
    (root / "zip.md").write_bytes(b"PK\0\0")

    for name in ("big.md", "zip.md", "gone.md"):
        with pytest.raises(PageUnreadable):
            authoring.read_page(root, name)


def test_a_page_in_an_old_encoding_can_be_made_utf8(root: Path) -> None:
    words = (root / "one.md").read_text().replace("Do ask.", "Do ask in the café.")
    (root / "one.md").write_bytes(words.encode("cp1252"))
    opened = authoring.read_page(root, "one.md")
    library = authoring.open_working(root)
    assert "not-utf8" in [one.code for one in authoring.problems_of_text(library, opened, words, TODAY)]

    authoring.save_page(root, authoring.as_utf8(opened), opened.text)

    assert (root / "one.md").read_bytes() == words.encode()


def test_every_page_of_a_library_has_its_problems_told(root: Path) -> None:
    (root / "glossary.md").write_text("link\n: A [council to add: way\n")
    library = authoring.open_working(root)

    def codes(path: str, text: str) -> list[str]:
        opened = authoring.read_page(root, path)
        return [one.code for one in authoring.problems_of_text(library, opened, text, TODAY)]

    assert "missing-step-id" in codes("one.md", (root / "one.md").read_text() + "\n## More\n\nWords.\n")
    assert "no-areas" in codes("pathway.md", "---\ntitle: A\n---\n")
    assert codes("glossary.md", "link\n: A way.\n") == []


def test_a_preview_is_of_the_words_as_they_are_typed(root: Path) -> None:
    library = authoring.open_working(root)
    opened = authoring.read_page(root, "one.md")

    module = authoring.module_of_text(library, opened, opened.text.replace("## Ask", "## Ask them"))

    assert module and module.steps[0].title == "Ask them"
    assert authoring.module_of_text(library, opened, "Nothing") is None
    assert authoring.module_of_text(library, authoring.read_page(root, "pathway.md"), "") is None


def test_a_new_module_stands_in_its_area_with_nothing_to_mend(root: Path) -> None:
    path = authoring.new_module(root, TEMPLATE, "One", "later", "Sam Lee", TODAY)

    library = authoring.open_working(root)
    opened = authoring.read_page(root, path)

    assert path == "one-2.md"
    assert [one.path for one in authoring.shelves(library)[1].pages] == ["one-2.md", "two.md"]
    assert authoring.problems_of_text(library, opened, opened.text, TODAY) == ()
    module = authoring.module_of_text(library, opened, opened.text)
    assert module and (module.outline.title, module.outline.owner) == ("One", "Sam Lee")
    assert module.outline.review_by == date(2027, 11, 20)
    assert "\n# One\n" in opened.text


def test_a_copy_is_whole_and_replaces_nothing(root: Path, tmp_path: Path) -> None:
    (root / ".hidden").write_text("x")

    copy = authoring.copy_library(root, tmp_path / "copy")

    assert sorted(one.name for one in copy.iterdir()) == ["one.md", "pathway.md", "two.md"]
    with pytest.raises(FileNotWritten):
        authoring.copy_library(root, copy)
    with pytest.raises(FileNotWritten):
        authoring.copy_library(tmp_path / "nowhere", tmp_path / "other")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy", "library"]


def test_a_picture_is_copied_in(root: Path, tmp_path: Path) -> None:
    (tmp_path / "chart.svg").write_bytes(PICTURE)

    place = authoring.add_image(root, tmp_path / "chart.svg")

    assert authoring.open_working(root).image(place) == PICTURE


def test_what_is_no_picture_is_not_copied(root: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.png").write_bytes(b"Dear all")

    with pytest.raises(ImageRefused):
        authoring.add_image(root, tmp_path / "letter.png")
    assert not (root / "images").exists()
