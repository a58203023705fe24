"""What was typed and not saved lasts, and goes once it is not wanted any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onboarding.errors import FileNotWritten
from onboarding.files.drafts import Draft, drafts, keep_draft, remove_draft, set_text_aside

NOW = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(tmp_path / "library", "page.md", "Half a sent\u2026", "0" * 64, NOW)


def test_a_draft_comes_back_as_it_was_typed(tmp_path: Path, draft: Draft) -> None:
    keep_draft(tmp_path, draft)

    assert drafts(tmp_path, draft.root) == {"page.md": draft}


def test_a_newer_draft_takes_the_place_of_the_older(tmp_path: Path, draft: Draft) -> None:
    keep_draft(tmp_path, draft)
    newer = replace(draft, text="A whole sentence.")
    keep_draft(tmp_path, newer)

    assert drafts(tmp_path, draft.root) == {"page.md": newer}
    assert len(list((tmp_path / "drafts").iterdir())) == 1


def test_two_libraries_keep_their_drafts_apart(tmp_path: Path, draft: Draft) -> None:
    other = replace(draft, root=tmp_path / "other", text="Other")
    keep_draft(tmp_path, draft)
    keep_draft(tmp_path, other)

    remove_draft(tmp_path, draft.root, draft.path)
    remove_draft(tmp_path, draft.root, draft.path)

    assert drafts(tmp_path, draft.root) == {}
    assert drafts(tmp_path, other.root) == {"page.md": other}


@pytest.mark.parametrize("half", ["", "{", "[]", '{"format": "other"}', "[" * 100_000])
def test_half_a_draft_is_passed_over_and_stays(tmp_path: Path, draft: Draft, half: str) -> None:
    keep_draft(tmp_path, draft)
    bad = tmp_path / "drafts" / "bad.json"
    bad.write_text(half)

    assert list(drafts(tmp_path, draft.root)) == ["page.md"]
    assert bad.read_text() == half


def test_a_draft_that_can_not_be_kept_is_said(tmp_path: Path, draft: Draft) -> None:
    (tmp_path / "drafts").write_text("in the way")

    with pytest.raises(FileNotWritten):
        keep_draft(tmp_path, draft)
    with pytest.raises(FileNotWritten):
        set_text_aside(tmp_path, "page.md", "words", NOW)
    assert drafts(tmp_path, draft.root) == {}


def test_words_set_aside_are_a_page_of_their_own(tmp_path: Path) -> None:
    place = set_text_aside(tmp_path, "page.md", "Theirs", NOW)

    assert place.read_text() == "Theirs"
    assert place.name == "page-20261120-090500.md"
