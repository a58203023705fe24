"""Which files of a watched folder are collected, and when."""

from __future__ import annotations

from pathlib import Path

from onboarding.core.arriving import Looked, look_again, try_again

A, B = Path("a.onboarding.json"), Path("b.onboarding.json")


def test_the_first_look_takes_everything_and_the_next_nothing() -> None:
    looked, first = look_again(None, {A: (1, 1), B: (2, 2)})
    _, second = look_again(looked, {A: (1, 1), B: (2, 2)})

    assert first == (A, B)
    assert second == ()


def test_a_file_that_still_grows_is_left_until_it_stands_still() -> None:
    looked, _ = look_again(None, {})
    looked, came = look_again(looked, {A: (10, 1)})
    looked, grew = look_again(looked, {A: (20, 2)})
    looked, stands = look_again(looked, {A: (20, 2)})
    _, after = look_again(looked, {A: (20, 2)})

    assert (came, grew, stands, after) == ((), (), (A,), ())


def test_a_file_that_changed_is_taken_again() -> None:
    looked, _ = look_again(None, {A: (10, 1)})
    looked, _ = look_again(looked, {A: (10, 2)})
    _, again = look_again(looked, {A: (10, 2)})

    assert again == (A,)


def test_a_file_that_went_away_is_new_when_it_comes_back() -> None:
    looked, _ = look_again(None, {A: (10, 1)})
    looked, _ = look_again(looked, {})
    assert looked == Looked()
    looked, _ = look_again(looked, {A: (10, 1)})

    assert look_again(looked, {A: (10, 1)})[1] == (A,)


def test_a_file_that_could_not_be_read_is_tried_at_the_next_look() -> None:
    looked, _ = look_again(None, {A: (10, 1), B: (2, 2)})
    looked = try_again(looked, [A, Path("gone")])

    assert look_again(looked, {A: (10, 1), B: (2, 2)})[1] == (A,)
