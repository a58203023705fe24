"""What people may type about themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.person_rules import Fault, Field, faults, tidy, tidy_person
from onboarding.core.records import Person

TODAY = date(2026, 11, 20)
SAM = Person("p-1", "Sam Lee", "00123", "Highways", date(2026, 11, 2), "Jo Brook")


def fault_in(field: Field, answer: object, today: date = TODAY) -> Fault | None:
    return faults(replace(SAM, **{field.value: answer}), today).get(field)


def test_good_answers_have_no_faults() -> None:
    assert faults(SAM, TODAY) == {}


def test_only_the_name_has_to_be_given() -> None:
    assert faults(Person("p-1", "Sam"), TODAY) == {}


@pytest.mark.parametrize("name", ["", "   ", "\t\x00\n"])
def test_a_name_of_nothing_visible_is_missing(name: str) -> None:
    assert fault_in(Field.NAME, name) is Fault.MISSING


@pytest.mark.parametrize("name", ["...", "12", "-", "🙂"])
def test_a_name_needs_a_letter(name: str) -> None:
    assert fault_in(Field.NAME, name) is Fault.NO_LETTERS


@pytest.mark.parametrize("name", ["Zoë O’Neill-Smith", "আমিনা", "李", "Sam 2"])
def test_names_of_every_writing_are_welcome(name: str) -> None:
    assert fault_in(Field.NAME, name) is None


@pytest.mark.parametrize("field", [Field.NAME, Field.TEAM, Field.MANAGER])
def test_a_hundred_characters_fit_and_no_more(field: Field) -> None:
    assert fault_in(field, "a" * 100) is None
    assert fault_in(field, "a" * 101) is Fault.TOO_LONG


@pytest.mark.parametrize("number", ["", "7", "00123", "KC-12/b", "A" * 20, " 00123 "])
def test_staff_numbers_have_letters_digits_dashes_and_strokes(number: str) -> None:
    assert fault_in(Field.STAFF_NUMBER, number) is None


@pytest.mark.parametrize("number", ["12 34", "=1+1", "12.5", "-12", "12-", "é1", "/"])
def test_other_signs_in_a_staff_number_are_told(number: str) -> None:
    assert fault_in(Field.STAFF_NUMBER, number) is Fault.ODD_SIGNS


def test_a_staff_number_over_twenty_characters_is_told() -> None:
    assert fault_in(Field.STAFF_NUMBER, "1" * 21) is Fault.TOO_LONG


def test_a_start_date_lies_between_1950_and_a_year_from_now() -> None:
    assert fault_in(Field.START_DATE, date(1949, 12, 31)) is Fault.TOO_EARLY
    assert fault_in(Field.START_DATE, date(1950, 1, 1)) is None
    assert fault_in(Field.START_DATE, date(2027, 11, 20)) is None
    assert fault_in(Field.START_DATE, date(2027, 11, 21)) is Fault.TOO_LATE


def test_a_year_after_leap_day_is_the_last_of_february() -> None:
    leap_day = date(2028, 2, 29)

    assert fault_in(Field.START_DATE, date(2029, 2, 28), leap_day) is None
    assert fault_in(Field.START_DATE, date(2029, 3, 1), leap_day) is Fault.TOO_LATE


def test_faults_come_in_the_order_of_the_questions() -> None:
    wrong = Person("p-1", "", "?", "t" * 101, date(1900, 1, 1), "m" * 101)

    assert list(faults(wrong, TODAY)) == list(Field)


def test_what_is_kept_has_no_stray_white_space_or_control_characters() -> None:
    typed = Person("p-1", "  Sam\u2028\tLee\x07 ", " 00123", "High\u00a0ways ", SAM.start_date, "Jo\r\nBrook")

    assert tidy_person(typed) == Person("p-1", "Sam Lee", "00123", "High ways", SAM.start_date, "Jo Brook")


def test_half_an_emoji_is_replaced_rather_than_kept() -> None:
    assert tidy("Sam \ud83d") == "Sam \ufffd"


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
