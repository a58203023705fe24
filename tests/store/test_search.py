from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onboarding.store.search import Hit, SearchIndex, SearchRow

DIGESTS = {"leave": "1" * 64, "forms": "2" * 64}
ROWS = [
    SearchRow("leave", "Time off", "book", "Booking leave", "Ask your manager.\nThen use the café screen."),
    SearchRow("leave", "Time off", "sick", "When you are ill", "Tell your manager. You book no leave."),
    SearchRow("forms", "Forms", "housing", "A housing form", "The restorative \x02way\x03 is to ask."),
]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    index = SearchIndex(tmp_path / "search.db")
    index.rebuild(ROWS, DIGESTS)
    yield index
    index.close()


def steps(hits: list[Hit]) -> list[str]:
    return [hit.step_id for hit in hits]


def test_a_title_goes_before_the_words(index: SearchIndex) -> None:
    assert steps(index.search("leave")) == ["book", "sick"]


def test_a_hit_says_where_and_shows_why(index: SearchIndex) -> None:
    (hit,) = index.search("housing ask")

    assert (hit.module_id, hit.module_title, hit.step_id, hit.step_title) == (
        "forms",
        "Forms",
        "housing",
        "A housing form",
    )
    assert hit.snippet == (("The restorative way is to ", False), ("ask", True), (".", False))


@pytest.mark.parametrize(
    "typed", ["r", "restorati", "restorative", "RESTORATIVE", "cafe", "café", "cafe\u0301"]
)
def test_one_finds_while_one_types_whatever_case_and_accents(index: SearchIndex, typed: str) -> None:
    assert index.search(typed)


@pytest.mark.parametrize("typed", ["form", "forms", "houses", "booked", "asking", "managers"])
def test_another_form_of_a_word_finds_it_too(index: SearchIndex, typed: str) -> None:
    assert index.search(typed)


def test_all_the_words_go_before_any_of_them(index: SearchIndex) -> None:
    assert steps(index.search("book manager ill")) == ["sick"]
    assert set(steps(index.search("how do I book a holiday?"))) == {"book", "sick"}
    assert index.search("holiday") == []


def test_no_more_are_shown_than_asked_for(index: SearchIndex) -> None:
    assert len(index.search("leave", limit=1)) == 1
    assert index.search("leave", limit=-1) == []


@given(st.text())
@example('"')
@example("AND OR NOT NEAR(a b, 2)")
@example("title: words : -x ^y *")
@example("\0 leave \0")
@example("🎉 \ud83d")
@example("leave " * 2000)
@example("x" * 10_000)
@example("'; DROP TABLE step; --")
def test_any_typed_text_is_safe(text: str) -> None:
    index = SearchIndex(Path(":memory:"))
    index.rebuild(ROWS, DIGESTS)

    for hit in index.search(text):
        assert hit.step_id in {"book", "sick", "housing"}
    index.close()


def test_an_index_is_fresh_for_just_these_modules(index: SearchIndex) -> None:
    assert index.is_fresh(DIGESTS)
    assert not index.is_fresh(DIGESTS | {"forms": "3" * 64})
    assert not index.is_fresh(DIGESTS | {"new": "3" * 64})
    assert not index.is_fresh({"forms": DIGESTS["forms"]})


def test_the_index_is_there_at_the_next_start(index: SearchIndex, tmp_path: Path) -> None:
    index.close()

    later = SearchIndex(tmp_path / "search.db")

    assert later.is_fresh(DIGESTS)
    assert steps(later.search("housing")) == ["housing"]
    later.close()


def test_making_it_again_forgets_what_is_gone(index: SearchIndex) -> None:
    index.rebuild(ROWS[2:], {"forms": DIGESTS["forms"]})

    assert index.search("leave") == []
    assert index.is_fresh({"forms": DIGESTS["forms"]})


def test_no_index_is_not_fresh_and_finds_nothing(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "search.db")

    assert not index.is_fresh({})
    assert index.search("leave") == []
    assert not index.is_fresh(DIGESTS)
    index.close()


@pytest.mark.parametrize("start", [0, 100, 4096, 8192])
def test_a_damaged_index_is_made_again_without_a_word(index: SearchIndex, tmp_path: Path, start: int) -> None:
    index.close()
    raw = bytearray((tmp_path / "search.db").read_bytes())
    raw[start : start + 2000] = b"\xa5" * 2000
    (tmp_path / "search.db").write_bytes(raw)

    assert not index.is_fresh(DIGESTS)
    index.rebuild(ROWS, DIGESTS)

    assert index.is_fresh(DIGESTS)
    assert steps(index.search("housing")) == ["housing"]


def test_an_index_that_breaks_while_it_is_open_is_not_fresh_any_more(
    index: SearchIndex, tmp_path: Path
) -> None:
    assert index.search("leave")
    with (tmp_path / "search.db").open("r+b") as file:
        file.seek(24)
        file.write(b"\xa5" * 20_000)

    assert index.search("leave") == []

    assert not index.is_fresh(DIGESTS)


def test_an_index_of_another_layout_is_not_fresh(index: SearchIndex, tmp_path: Path) -> None:
    index.close()
    with closing(sqlite3.connect(tmp_path / "search.db")) as db:
        db.execute("PRAGMA user_version=99")

    assert not index.is_fresh(DIGESTS)


def test_where_the_disk_has_no_place_one_searches_in_memory(tmp_path: Path) -> None:
    (tmp_path / "search.db").mkdir()
    index = SearchIndex(tmp_path / "search.db")

    assert not index.is_fresh(DIGESTS)
    index.rebuild(ROWS, DIGESTS)

    assert index.is_fresh(DIGESTS)
    assert steps(index.search("housing")) == ["housing"]
    index.close()


def test_an_error_half_way_leaves_the_index_of_before(index: SearchIndex) -> None:
    with pytest.raises(AttributeError):
        index.rebuild(ROWS, None)  # type: ignore[arg-type]

    assert index.is_fresh(DIGESTS)
    index.close()
    assert index.is_fresh(DIGESTS)
