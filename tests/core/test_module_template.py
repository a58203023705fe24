"""A new module begins with nothing to mend."""

from __future__ import annotations

from datetime import date

import pytest

from onboarding.core.markdown import parse_module
from onboarding.core.module_template import module_text
from onboarding.core.validation import advise

TODAY = date(2026, 11, 20)


def test_the_template_has_nothing_to_mend() -> None:
    text = module_text("a-new-start", "A new  start", "first", "HR", TODAY)

    module, problems = parse_module(text.encode(), "a-new-start.md", {})

    assert module and module.outline.title == "A new start"
    assert problems == ()
    assert advise(module, TODAY) == ()
    assert [step.id for step in module.steps] == ["first-thing", "before-you-go"]


@pytest.mark.parametrize(
    ("today", "review_by"),
    [(TODAY, date(2027, 11, 20)), (date(2028, 2, 29), date(2029, 2, 28))],
)
def test_it_is_to_be_reviewed_in_a_year(today: date, review_by: date) -> None:
    module, _ = parse_module(module_text("a", "A", "first", "HR", today).encode(), "a.md", {})

    assert module and module.outline.review_by == review_by
