"""Names that some system would read as another place, another file or none are never taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.pack_names import NameFault, first_fault, name_fault


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("", NameFault.EMPTY),
        ("images//a.svg", NameFault.EMPTY),
        ("images/", NameFault.EMPTY),
        ("./a.md", NameFault.EMPTY),
        ("/etc/passwd", NameFault.ABSOLUTE),
        ("//server/share/a.md", NameFault.ABSOLUTE),
        ("../a.md", NameFault.UPWARDS),
        ("images/../../a.md", NameFault.UPWARDS),
        ("images\\a.svg", NameFault.BACKSLASH),
        ("..\\a.md", NameFault.BACKSLASH),
        ("C:/a.md", NameFault.DRIVE),
        ("c:a.md", NameFault.DRIVE),
        ("a.md:hidden", NameFault.FORBIDDEN),
        ("what?.md", NameFault.FORBIDDEN),
        ("con", NameFault.RESERVED),
        ("NUL.md", NameFault.RESERVED),
        ("images/Com1.svg", NameFault.RESERVED),
        ("aux .md", NameFault.RESERVED),
        ("LPT¹.md", NameFault.RESERVED),
        ("a.md.", NameFault.TRAILING),
        ("a.md ", NameFault.TRAILING),
        ("images /a.svg", NameFault.TRAILING),
        (" a.md", NameFault.TRAILING),
        (".hidden.md", NameFault.HIDDEN),
        ("a\nb.md", NameFault.CONTROL),
        ("a\0.md", NameFault.CONTROL),
        ("a\u202egnp.md", NameFault.CONTROL),
        ("a\ud800.md", NameFault.CONTROL),
        ("a" * 97 + ".svg", NameFault.TOO_LONG),
        ("/".join(["images"] * 40), NameFault.TOO_LONG),
    ],
)
def test_a_name_that_could_do_harm_is_told(path: str, fault: NameFault) -> None:
    assert name_fault(path) is fault
    assert first_fault(["good.md", path]) == (path, fault)


@pytest.mark.parametrize(
    "path", ["a.md", "images/Kitchen table (2).svg", "images/é.png", "console.md", "nulls.md", "com10.md"]
)
def test_a_plain_name_is_taken(path: str) -> None:
    assert name_fault(path) is None


@pytest.mark.parametrize(
    ("paths", "fault"),
    [
        (["a.md", "a.md"], ("a.md", NameFault.DUPLICATE)),
        (["a.md", "A.md"], ("A.md", NameFault.CASE_CLASH)),
        (["images/a.svg", "Images/b.svg"], ("Images/b.svg", NameFault.CASE_CLASH)),
        (["\u00e9.md", "e\u0301.md"], ("e\u0301.md", NameFault.CASE_CLASH)),
        (["straße.md", "STRASSE.md"], ("STRASSE.md", NameFault.CASE_CLASH)),
        (["a.md", "a.md/b.svg"], ("a.md/b.svg", NameFault.CASE_CLASH)),
        (["a.md/b.svg", "a.md"], ("a.md", NameFault.CASE_CLASH)),
        (["images/a.svg", "images/b.svg", "images.md"], None),
    ],
)
def test_names_that_one_system_takes_for_the_same_are_told(
    paths: list[str], fault: tuple[str, NameFault] | None
) -> None:
    assert first_fault(paths) == fault


@given(st.text(max_size=30))
def test_what_is_taken_stays_below_its_folder(path: str) -> None:
    if name_fault(path) is None:
        parts = path.split("/")
        assert all(part not in ("", ".", "..") for part in parts)
        assert not any(sign in path for sign in "\\:\0")
