"""A detail is changed where it stands; every other byte of the file stays as somebody wrote it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.front_matter import read_front_matter
from onboarding.core.outline import read_outline
from onboarding.core.problems import ProblemList
from onboarding.core.rewriting import NotRewritable, with_attributes, with_details
from onboarding.core.source import read_lines

FILE = (
    b"\xef\xbb\xbf---\r\nid: people\r\nVersion:  1.2.0 \r\ntitle: People\r\n"
    b"note: one\r\n  two\r\n\r\n  three\r\narea: first\r\n---\r\n\r\n# People\r\n\r\n"
    b"## Ask {: rev=1 #ask .optional rev='2' } ##\n\nversion: 1.2.0 {#ask rev=2}\r## Last {#last}"
)


def test_a_value_is_changed_where_it_stands() -> None:
    assert with_details(FILE, {"version": "1.2.1"}) == FILE.replace(b"  1.2.0 \r", b"  1.2.1 \r", 1)


def test_a_value_of_several_lines_is_changed_whole() -> None:
    changed = with_details(FILE, {"note": "new  words\n"})

    assert changed == FILE.replace(b"one\r\n  two\r\n\r\n  three\r\n", b"new words\r\n\r\n")


def test_a_new_key_stands_last_and_ends_its_line_as_the_one_above() -> None:
    changed = with_details(FILE, {"was": "folk", "empty": ""})

    assert changed == FILE.replace(b"first\r\n---", b"first\r\nwas: folk\r\nempty:\r\n---")


def test_an_empty_value_is_filled() -> None:
    assert with_details(b"---\nnote:\nid: a\n---\n", {"note": "b"}) == b"---\nnote: b\nid: a\n---\n"


def test_the_last_of_several_values_is_the_one_that_counts() -> None:
    assert with_attributes(FILE, "ask", {"rev": "3"}) == FILE.replace(b"rev='2'", b"rev='3'")


def test_a_new_attribute_follows_the_id() -> None:
    changed = with_attributes(FILE, "last", {"rev": "2", "was": "first"})

    assert changed.endswith(b"\r## Last {#last was=first rev=2}")


def test_an_id_that_another_begins_with_is_not_taken_for_it() -> None:
    raw = b"---\nid: a\n---\n## A {was=b#ask #ask-more .x}\n## B {was=ask-more #ask}"

    assert with_attributes(raw, "ask", {"rev": "2"}).endswith(b"## B {was=ask-more #ask rev=2}")
    assert with_attributes(raw, "ask-more", {"rev": "2"}).splitlines()[3].endswith(b"#ask-more rev=2 .x}")


@pytest.mark.parametrize(
    "raw", [b"", b"no details", b"---\nid: a\n", b"---\nid: a\n## S {#s}\n", b"---\nid: \xe9\n---\n"]
)
def test_a_file_without_details_is_not_rewritten(raw: bytes) -> None:
    with pytest.raises(NotRewritable):
        with_details(raw, {"id": "b"})


@pytest.mark.parametrize("raw", [FILE, b"## Nowhere\n", b"```\n## A {#nowhere}\n```\n", b"", b"\xff"])
def test_a_step_that_is_not_there_is_not_rewritten(raw: bytes) -> None:
    with pytest.raises(NotRewritable):
        with_attributes(raw, "nowhere", {"rev": "2"})


def test_a_step_whose_id_was_counted_is_not_rewritten() -> None:
    with pytest.raises(NotRewritable):
        with_attributes(b"## A {#a}\n## B {#a}\n", "a-2", {"rev": "2"})
    with pytest.raises(NotRewritable):
        with_attributes(b"## A\n", "step-1", {"rev": "2"})


ENDS = st.sampled_from(["\n", "\r\n", "\r"])
WORDS = st.text("abc é:#{}-'\"", max_size=12)
KEYS = st.lists(st.sampled_from(["title", "Area", "owner", "x-note", "VERSION"]), unique_by=str.lower)
IDS = st.lists(st.text("ab-", min_size=1, max_size=4).map("s{}".format), min_size=1, max_size=4, unique=True)


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, list[str]]:
    """A file with details and steps in many forms, and the ids of its steps."""
    lines = ["---", "id: a"]
    for key in draw(KEYS):
        lines.append(f"{key}:{draw(st.sampled_from(['', ' ', '  ']))}{draw(WORDS).strip()}{draw(SPACES)}")
        lines += draw(st.lists(st.sampled_from(["  more", "", "\tand more"]), max_size=2))
    lines.append("---")
    ids = draw(IDS)
    for step_id in ids:
        words = draw(st.permutations([f"#{step_id}", *draw(ATTRIBUTES)]))
        lines += ["", f"## {draw(TITLES)}{{{draw(SPACES)}{' '.join(words)}{draw(SPACES)}}}{draw(CLOSING)}"]
        lines += draw(st.lists(st.sampled_from(["Words.", "", "- {#s rev=9}", "version: 3"]), max_size=3))
    text = "".join(line + draw(ENDS) for line in lines)
    mark = b"\xef\xbb\xbf" if draw(st.booleans()) else b""
    return mark + (text if draw(st.booleans()) else text.rstrip("\r\n")).encode(), ids


SPACES = st.sampled_from(["", " ", "  "])
TITLES = st.sampled_from(["A ", "A (b) ", "é  ", "A {b} "])
CLOSING = st.sampled_from(["", " ", " ##", " ## "])
ATTRIBUTES = st.lists(
    st.sampled_from(["rev=1", "rev='4'", 'rev="2"', ".optional", "minutes=3", "was=b#c", "x=y"]), max_size=3
)


@given(files(), st.integers(1, 99), st.data())
def test_only_the_line_of_a_step_is_another(
    file: tuple[bytes, list[str]], rev: int, data: st.DataObject
) -> None:
    raw, ids = file
    step_id = data.draw(st.sampled_from(ids))

    changed = with_attributes(raw, step_id, {"rev": str(rev)})

    outline, _ = read_outline(changed, "a.md")
    assert outline is not None
    assert {step.id: step.rev for step in outline.steps}[step_id] == rev
    assert [step.id for step in outline.steps] == ids
    assert _differing_lines(raw, changed) <= 1
    assert with_attributes(changed, step_id, {"rev": str(rev)}) == changed


@given(files(), st.sampled_from(["version", "change_note", "owner"]), st.text("abc é:,.", max_size=20))
def test_only_the_lines_of_a_value_are_others(file: tuple[bytes, list[str]], key: str, value: str) -> None:
    raw, _ = file

    changed = with_details(raw, {key: value})

    unheard = ProblemList("")
    front = read_front_matter(read_lines(changed, unheard), unheard)
    before = read_front_matter(read_lines(raw, unheard), unheard)
    assert front is not None and before is not None
    assert front.text(key) == " ".join(value.split())
    others = {name: kept.text for name, kept in before.values.items() if name != key}
    assert {name: kept.text for name, kept in front.values.items() if name != key} == others
    assert changed.partition(b"\n## ")[1:] == raw.partition(b"\n## ")[1:] or b"\r## " in raw
    assert with_details(changed, {key: value}) == changed


def _differing_lines(old: bytes, new: bytes) -> int:
    pairs = zip(*(re.split(rb"(\r\n|\r|\n)", raw) for raw in (old, new)), strict=True)
    return sum(before != after for before, after in pairs)
