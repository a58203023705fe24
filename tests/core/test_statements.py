"""A statement's text from the template is what the JSON writer makes, and is read as nothing else."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.records import Completion, How
from onboarding.core.statements import completion_from, statement, statement_text

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
MOMENTS = st.datetimes(timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
COMPLETIONS = st.builds(
    Completion,
    person_id=st.uuids().map(str),
    module_id=ANY_TEXT.filter(bool),
    step_id=ANY_TEXT.filter(bool),
    rev=st.integers(1, 2**31 - 1),
    module_version=ANY_TEXT,
    words_digest=ANY_TEXT,
    module_title=ANY_TEXT,
    step_title=ANY_TEXT,
    completed_at=MOMENTS,
    how=st.sampled_from(How),
    completes_module=st.booleans(),
)


@given(COMPLETIONS)
def test_the_text_is_what_the_json_writer_makes_byte_for_byte(completion: Completion) -> None:
    written = json.dumps([statement(completion)], ensure_ascii=False, sort_keys=True, indent=2)

    assert f"[\n{statement_text(completion)}\n]".encode() == written.encode()


@given(COMPLETIONS)
def test_a_text_is_read_as_what_was_written(completion: Completion) -> None:
    assert completion_from(statement_text(completion), completion.person_id) == completion


@given(COMPLETIONS, st.data(), st.text(max_size=3), st.integers(0, 3))
def test_a_text_touched_anywhere_is_refused_or_says_what_it_says(
    completion: Completion, data: st.DataObject, new: str, over: int
) -> None:
    text = statement_text(completion)
    at = data.draw(st.integers(0, len(text)))
    touched = text[:at] + new + text[at + over :]

    try:
        found = completion_from(touched, completion.person_id)
    except (ValueError, KeyError, IndexError):
        return

    assert statement_text(found) == touched


@given(COMPLETIONS, COMPLETIONS)
def test_one_persons_statement_is_never_read_as_anothers(one: Completion, other: Completion) -> None:
    if one.person_id != other.person_id:
        with pytest.raises(ValueError):
            completion_from(statement_text(one), other.person_id)


def test_what_is_too_long_to_be_remembered_is_read_all_the_same() -> None:
    long = Completion(
        "5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f01",
        *("people", "first", 1, "1.0.0", "d" * 64, "T" * 9000, "First"),
        completed_at=datetime(2026, 11, 22, 9, 5, tzinfo=UTC),
    )

    assert completion_from(statement_text(long), long.person_id) == long
