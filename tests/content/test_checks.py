"""Checks ask often enough, say why for every answer, and can't be guessed by the look of the right one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import mean

import pytest

from onboarding.core.module import Option
from onboarding.core.text import plain
from tests.content.reading import MODULES, TAUGHT, checks_of, modules, options_of, read


def mean_length(options: Sequence[Option]) -> float:
    return mean(len(plain(option.text)) for option in options)


@pytest.mark.parametrize("name", TAUGHT)
def test_a_module_asks_often_enough_and_not_too_often(name: str) -> None:
    checks = checks_of(read(name))

    assert 4 <= len(checks) <= 8
    assert any(check.several for check in checks)


@pytest.mark.parametrize("name", MODULES)
def test_every_answer_has_its_feedback(name: str) -> None:
    assert [
        plain(option.text) for option in options_of(read(name)) if not plain(option.feedback).strip()
    ] == []


@pytest.mark.parametrize("name", MODULES)
def test_feedback_never_raises_its_voice(name: str) -> None:
    said = [plain(option.feedback) for option in options_of(read(name))]

    assert [feedback for feedback in said if "!" in feedback] == []


def test_the_right_answer_stands_in_no_favourite_place() -> None:
    """Where one answer is right: of several, most places hold one anyway."""
    single = [check for check in checks_of(*modules()) if not check.several]
    places = Counter([option.is_right for option in check.options].index(True) for check in single)

    assert max(places.values()) <= 0.30 * len(single)


def test_the_right_answer_is_not_known_by_its_length() -> None:
    options = options_of(*modules())
    right = mean_length([option for option in options if option.is_right])
    wrong = mean_length([option for option in options if not option.is_right])

    assert right / wrong == pytest.approx(1, abs=0.15)
