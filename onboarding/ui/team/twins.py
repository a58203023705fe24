"""Who in the team has the same staff number as somebody else."""

from __future__ import annotations

from collections.abc import Iterable

from onboarding.core.members import Question


def twins(questions: Iterable[Question]) -> dict[str, str]:
    """By id, the name of the other; of several the first that was asked about."""
    found: dict[str, str] = {}
    for question in questions:
        one, other = question.one.person, question.other.person
        found.setdefault(one.id, other.name)
        found.setdefault(other.id, one.name)
    return found
