"""Text that goes out to other programs can't harm them, and no name is harmed by that."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.cells import cell_text, guarded


@pytest.mark.parametrize(
    "name",
    [
        'O\'Brien, "Siân" ŵ 😀',
        "Zoë-Ann de la Cruz",
        "דנה כהן",
        "محمد\u200f (Mo)",
        "क्‍ष",
        "👩‍👧",
        "00123",
        "1E5",
    ],
)
def test_names_survive(name: str) -> None:
    assert cell_text(name) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half \ud83d a face", "half \ufffd a face"),
        ("\udc00", "\ufffd"),
        ("gro\u202efdp.exe", "grofdp.exe"),
        ("\u2067Mo\u2069 \u202aKhan\u202c", "Mo Khan"),
        ("a\x00b\x07c\x7fd\x85e", "a b c d e"),
        ("\tone\r\ntwo\u2028three\x0b", "one two three"),
        ("  two  spaces ", "two spaces"),
        ("no\ufffe\uffff\ufdd0character", "no\ufffd\ufffd\ufffdcharacter"),
        ("", ""),
    ],
)
def test_what_would_do_harm_goes(text: str, expected: str) -> None:
    assert cell_text(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 1484",
        "-5",
        "@SUM(A1)",
        "\tone",
        "\rone",
        "  =1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "\ufeff\u200e @x",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
    ],
)
def test_what_a_spreadsheet_would_run_has_a_quote_before_it(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "00123", "O'Brien", "a=1", "1-2", "’=1", "'=1", " x", "😀=1"])
def test_other_text_has_none(text: str) -> None:
    assert guarded(text) == text


@given(st.text(st.characters(codec=None)))
def test_any_text_becomes_one_whole_line(text: str) -> None:
    cell = cell_text(text)

    cell.encode("utf-8")
    assert cell == cell_text(cell)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in cell)
    assert len(cell.splitlines()) <= 1
    assert cell == cell.strip()
