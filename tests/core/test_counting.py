from __future__ import annotations

from onboarding.core.counting import counted, people_words, were


def test_one_is_one_and_others_are_many() -> None:
    assert [counted(number, "step") for number in (0, 1, 1200)] == ["0 steps", "1 step", "1,200 steps"]
    assert [people_words(number) for number in (1, 2)] == ["1 person", "2 people"]
    assert [were(number) for number in (0, 1, 2)] == ["were", "was", "were"]
