"""Who is in the team, and what a manager notes about them."""

from __future__ import annotations

from sqlite3 import Connection

from onboarding.core.members import Member, Question
from onboarding.store.members import known_people


def members(db: Connection) -> tuple[tuple[Member, ...], tuple[Question, ...]]:
    """Each record and each line of the roster as somebody of their own."""
    team = [known for known in known_people(db) if known.on_roster or known.has_record]
    return tuple(
        Member(
            known.person.id,
            (known.person.id,),
            known.person,
            known.on_roster,
            known.has_record,
            known.left_on,
        )
        for known in team
    ), ()
