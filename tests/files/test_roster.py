"""Lists of staff as they come: from HR's systems, from spreadsheets, by hand, and not at all."""

from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.roster import (
    LineFault,
    RefusedLine,
    RepeatedLine,
    Roster,
    RosterLine,
    RosterRefusal,
    RosterRefused,
)
from onboarding.errors import RosterFileRefused
from onboarding.files import roster as reading
from onboarding.files.roster import read_roster, read_roster_file

TODAY = date(2026, 11, 22)
LIST = "Staff number,Name,Team,Start date\n00123,Siân O’Brien,Waste,03/11/2026\n1E5,Bea,,\n"
READ = Roster(
    (
        RosterLine(2, "00123", "Siân O’Brien", "Waste", date(2026, 11, 3)),
        RosterLine(3, "1E5", "Bea"),
    )
)


def read(text: str) -> Roster:
    return read_roster(text.encode(), TODAY)


def lines(text: str) -> list[tuple[str, str, str]]:
    found = read(text)
    assert found.refused == ()
    return [(line.staff_number, line.name, line.team) for line in found.lines]


def refused(
    *people: str, headings: str = "Staff number,Name,Team,Start date,Leaving date"
) -> list[RefusedLine]:
    return list(read("\n".join((headings, *people))).refused)


def refusal(raw: bytes) -> RosterRefusal:
    with pytest.raises(RosterRefused) as caught:
        read_roster(raw, TODAY)
    return caught.value.refusal


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("before", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_every_encoding_and_line_ending_reads_the_same(before: bytes, encoding: str, ending: str) -> None:
    raw = before + LIST.replace("\n", ending).encode(encoding)

    assert read_roster(raw, TODAY) == READ


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator_reads_the_same_with_quotes_or_without(separator: str) -> None:
    plain = LIST.replace(",", separator)
    quoted = "\n".join(
        separator.join(f'"{cell}"' for cell in line.split(",")) for line in LIST.strip().split("\n")
    )

    assert read(plain) == read(quoted) == READ
    assert read(f"sep={separator}\n{plain}").lines[0].line == 3


@pytest.mark.parametrize(
    "headings",
    [
        "Employee No;Surname;First name;Department;Date started",
        "STAFF_NUMBER;Last Name;Forename;Team;Start Date (dd/mm/yyyy)",
        "payroll ref.;Family name;Given names;Service;Joined",
        "Personnel number;SURNAME;Known as;Section;Hire date",
    ],
)
def test_headings_may_be_called_what_staff_systems_call_them(headings: str) -> None:
    found = read(f"{headings}\n00123;Brook;Jo;Waste;3 Nov 2026\n")

    assert found.lines == (RosterLine(2, "00123", "Jo Brook", "Waste", date(2026, 11, 3)),)


def test_columns_stand_in_any_order_among_others_below_a_title() -> None:
    text = "Staff list for November\n\nGrade,Name,Directorate,Team,Payroll no\n7,Jo Brook,Place,Waste,12\n"

    assert lines(text) == [("12", "Jo Brook", "Waste")]


@pytest.mark.parametrize(
    ("headings", "cells", "name"),
    [
        ("No,Name,Surname", "1,Jo,Brook", "Jo Brook"),
        ("No,Name,Surname", "1,Jo Brook,Brook", "Jo Brook"),
        ("No,Surname,First name", "1,Brook,", "Brook"),
        ("No,Surname,First name", "1,,Jo", "Jo"),
        ("No,Surname", "1,Brook", "Brook"),
        ("No,Full name,Surname,First name", "1,Brook J,Brook,Jo", "Jo Brook"),
    ],
)
def test_a_name_is_put_together_from_what_is_there(headings: str, cells: str, name: str) -> None:
    assert lines(f"Staff {headings}\n{cells}\n") == [("1", name, "")]


def test_staff_numbers_keep_their_zeros_whatever_guards_them() -> None:
    text = 'Staff number,Name\n00123,A\n="00456",B\n\'00789,C\n1E5,D\nAB-1/2,E\n'

    assert [number for number, *_ in lines(text)] == ["00123", "00456", "00789", "1E5", "AB-1/2"]


def test_cells_may_hold_separators_quotes_and_line_ends() -> None:
    text = 'Staff number,Name,Team\n1,"O\'Brien, ""Siân"" ŵ 😀","Waste,\nLeeds Road"\n2,Bea,\n'

    found = read(text)

    assert found.lines == (
        RosterLine(2, "1", 'O\'Brien, "Siân" ŵ 😀', "Waste, Leeds Road"),
        RosterLine(4, "2", "Bea"),
    )


def test_blank_lines_short_lines_and_long_ones_are_taken() -> None:
    text = "Staff number,Name,Team\n\n1,Jo\n,,\n  \n2,Bea,Waste,more,and more\n"

    assert lines(text) == [("1", "Jo", ""), ("2", "Bea", "Waste")]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("03/11/2026", date(2026, 11, 3)),
        ("3.11.26", date(2026, 11, 3)),
        ("2026-11-03", date(2026, 11, 3)),
        ("2026-11-03T00:00:00", date(2026, 11, 3)),
        ("03/11/2026 00:00", date(2026, 11, 3)),
        ("3 Nov 2026", date(2026, 11, 3)),
        ("Tuesday 3 November 2026", date(2026, 11, 3)),
        ("01/09/98", date(1998, 9, 1)),
        ("", None),
        ("N/A", None),
    ],
)
def test_dates_are_read_as_people_in_britain_write_them(written: str, day: date | None) -> None:
    (line,) = read(f"Staff number,Name,Start date,Leaving date\n1,Jo,{written},{written}\n").lines

    assert (line.start_date, line.left_on) == (day, day)


@pytest.mark.parametrize("written", ["46329", "11/23/2026", "soon", "31/02/2026", "1/1/1900", "1/1/2030"])
def test_a_start_that_is_no_date_is_refused(written: str) -> None:
    assert refused(f"1,Jo,,{written},") == [RefusedLine(2, LineFault.START_DATE, written)]


def test_somebody_may_leave_in_a_while_and_a_day_generations_ahead_is_none() -> None:
    text = "Staff number,Name,Leaving date\n1,Jo,1/1/2030\n2,Bea,31/12/4712\n"

    assert [line.left_on for line in read(text).lines] == [date(2030, 1, 1), None]
    assert refused("1,Jo,,,46329", "2,Bea,,,1/1/1900") == [
        RefusedLine(2, LineFault.LEAVING_DATE, "46329"),
        RefusedLine(3, LineFault.LEAVING_DATE, "1/1/1900"),
    ]


@pytest.mark.parametrize(
    ("line", "fault", "value"),
    [
        (",Jo,,,", LineFault.NO_NUMBER, "Jo"),
        ("1.23E+05,Jo,,,", LineFault.ODD_NUMBER, "1.23E+05"),
        (f"{'1' * 21},Jo,,,", LineFault.ODD_NUMBER, "1" * 21),
        ("1,,Waste,,", LineFault.NO_NAME, ""),
        ("1,---,,,", LineFault.ODD_NAME, "---"),
        (f"1,{'a' * 101},,,", LineFault.ODD_NAME, "a" * 101),
        (f"1,Jo,{'t' * 101},,", LineFault.LONG_TEAM, "t" * 101),
        ("1,J\0o,,,", LineFault.LETTERS, "J o"),
        ("1,J\ufffd,,,", LineFault.LETTERS, "J\ufffd"),
        ('1,"Jo"hn,,,', LineFault.BROKEN, ""),
        ('1,"Jo,,,', LineFault.BROKEN, ""),
        (f"1,{'x' * 200_000},,,", LineFault.BROKEN, ""),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_and_the_others_are_taken(
    line: str, fault: LineFault, value: str
) -> None:
    found = read(f"Staff number,Name,Team,Start date,Leaving date\n7,First,,,\n{line}\n8,Last,,,\n")

    assert [one.name for one in found.lines] == ["First", "Last"]
    assert found.refused == (RefusedLine(3, fault, value),)


def test_a_quote_that_is_never_closed_costs_its_own_line_only() -> None:
    people = [f'{number},"Person {"a" * number}"' for number in range(1, 40)]
    people[20] = '21,"Lost'

    found = read("\n".join(("Staff number,Name", *people)))

    assert [line.line for line in found.refused] == [22]
    assert len(found.lines) == 38


def test_letters_lost_in_a_utf_8_file_refuse_their_line_and_change_no_other() -> None:
    raw = "Staff number,Name\n1,Siân\n2,Zoë\n3,R\n".encode() + b"4,Ren\xe9\n"

    found = read_roster(raw, TODAY)

    assert [line.name for line in found.lines] == ["Siân", "Zoë", "R"]
    assert found.refused == (RefusedLine(5, LineFault.LETTERS, "Ren\ufffd"),)


def test_of_two_lines_with_one_number_the_last_stands_and_it_is_said() -> None:
    text = "Staff number,Name\nab1,First\n2,Bea\nAB1,Second\nAB1,Third\nAB1,\n"

    found = read(text)

    assert [line.name for line in found.lines] == ["Bea", "Third"]
    assert found.repeated == (RepeatedLine(2, 5, "ab1"), RepeatedLine(4, 5, "AB1"))
    assert [line.fault for line in found.refused] == [LineFault.NO_NAME]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", RosterRefusal.EMPTY),
        (b"\xef\xbb\xbf\r\n", RosterRefusal.EMPTY),
        (b"\xff\xfe", RosterRefusal.EMPTY),
        (b"\0\0\0\0", RosterRefusal.EMPTY),
        (b"Staff number,Name,Team\r\n\r\n", RosterRefusal.NO_PEOPLE),
        (b"PK\x03\x04 a workbook", RosterRefusal.SPREADSHEET),
        (b"\xd0\xcf\x11\xe0 an old workbook", RosterRefusal.SPREADSHEET),
        (b"\n<!DOCTYPE html><title>Sign in</title>", RosterRefusal.WEB_PAGE),
        ("Staff number,Name\n1,Jo\n".encode("utf-16-le"), RosterRefusal.NOT_TEXT),
        (b"Name,Team\nJo,Waste\n", RosterRefusal.NO_NUMBER_HEADING),
        (b"1,Jo\n2,Bea\n", RosterRefusal.NO_NUMBER_HEADING),
        (b"Staff number,Team\n1,Waste\n", RosterRefusal.NO_NAME_HEADING),
        (b"Staff number,Name\n" + b"1,Jo\n" * 100_000, RosterRefusal.TOO_MANY_LINES),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_its_reason(raw: bytes, why: RosterRefusal) -> None:
    assert refusal(raw) is why


def test_the_size_is_asked_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    monkeypatch.setattr(reading, "MAX_BYTES", 10)

    assert refusal(b"x" * 11) is RosterRefusal.TOO_LARGE
    with pytest.raises(RosterFileRefused) as caught:
        read_roster_file(path, TODAY)
    assert caught.value.reason == RosterRefusal.TOO_LARGE


def test_columns_beyond_the_five_hundredth_are_passed_over() -> None:
    empty = "," * 498

    assert lines(f"{empty}Staff number,Name\n{empty}1,Jo\n") == [("1", "Jo", "")]
    assert refusal(b"," * 600 + b"Staff number,Name\n1,Jo\n") is RosterRefusal.NO_NUMBER_HEADING


def test_a_file_is_read_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")

    assert read_roster_file(path, TODAY) == READ


@pytest.mark.parametrize("name", ["missing.csv", "folder.csv"])
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()

    with pytest.raises(RosterFileRefused) as caught:
        read_roster_file(tmp_path / name, TODAY)

    assert (caught.value.path, caught.value.reason) == (tmp_path / name, RosterRefusal.UNREADABLE)


def _reads_or_refuses(raw: bytes) -> None:
    try:
        found = read_roster(raw, TODAY)
    except RosterRefused:
        return
    assert found.lines or found.refused


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    _reads_or_refuses(raw)


@given(st.lists(st.text(alphabet="ab1/,;\"\t\n\r ='é\0\ufffd", max_size=20), max_size=8))
def test_any_lines_below_headings_are_read_or_refused(people: list[str]) -> None:
    _reads_or_refuses("\n".join(("Staff number,Name,Start date,Leaving date", *people)).encode())


CELLS = st.tuples(
    st.from_regex(r"[0-9A-Za-z]{1,8}", fullmatch=True),
    st.text(alphabet="Aé ŵ😀,;|\"'-", min_size=1, max_size=12).map(lambda name: f"N{name.strip()}"),
)


@given(st.lists(CELLS, min_size=1, max_size=8, unique_by=lambda cells: cells[0].casefold()))
def test_what_is_written_quoted_comes_back(people: list[tuple[str, str]]) -> None:
    quoted = ['"{}";"{}"'.format(number, name.replace('"', '""')) for number, name in people]

    found = read("\n".join(('"Staff number";"Name"', *quoted)))

    assert [(line.staff_number, line.name) for line in found.lines] == [
        (number, " ".join(name.split())) for number, name in people
    ]
