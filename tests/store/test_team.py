from __future__ import annotations

from datetime import date
from sqlite3 import Connection

from onboarding.core.members import Answer, Answered, KnownPerson
from onboarding.core.records import Person
from onboarding.store.completions import add_completions
from onboarding.store.people import add_person
from onboarding.store.same_person import add_answer, answers
from onboarding.store.team import count_steps, known_persons, set_left
from tests.store.samples import NOW, ZOE, done

AMY = Person("amy", "Amy", "00123")


def receive(db: Connection, person_id: str | None, outcome: str, path: str = "a.json") -> None:
    """A receipt as collecting leaves it."""
    db.execute(
        "INSERT INTO receipt (collected_at, path, digest, size, person, outcome, reason, added, known)"
        " VALUES ('2026-11-22T09:05:00.000Z', ?, ?, 1, ?, ?, '', 0, 0)",
        [path, f"{person_id}{outcome}", person_id, outcome],
    )


def test_it_is_told_who_learns_here_and_whose_record_was_collected(zoes: Connection) -> None:
    for number, outcome in enumerate(("added", "known", "refused")):
        add_person(zoes, Person(str(number), "Ann"), learns_here=False)
        receive(zoes, str(number), outcome)

    known = known_persons(zoes)

    assert [(one.person.id, one.has_record, one.learns_here) for one in known] == [
        ("0", True, False),
        ("1", True, False),
        ("2", False, False),
        (ZOE.id, False, True),
    ]


def test_somebody_left_until_it_is_taken_back(zoes: Connection) -> None:
    add_person(zoes, AMY)

    set_left(zoes, [ZOE.id, "nobody"], date(2026, 11, 30))

    assert known_persons(zoes) == [
        KnownPerson(ZOE, learns_here=True, left_on=date(2026, 11, 30)),
        KnownPerson(AMY, learns_here=True),
    ]
    set_left(zoes, [ZOE.id], None)
    assert known_persons(zoes)[0].left_on is None


def test_a_step_done_under_two_ids_counts_once(zoes: Connection) -> None:
    add_person(zoes, AMY)
    add_completions(
        zoes, [done("a"), done("b"), done("a", person_id="amy"), done("a", person_id="amy", rev=2)]
    )

    assert count_steps(zoes, [ZOE.id]) == 2
    assert count_steps(zoes, [ZOE.id, "amy"]) == 3
    assert count_steps(zoes, ["nobody"]) == 0


def test_answers_are_a_log_in_the_order_they_were_given(zoes: Connection) -> None:
    add_person(zoes, AMY)
    said = [Answered(ZOE.id, "amy", answer, NOW, "Jo 😀") for answer in Answer]

    for answer in said:
        add_answer(zoes, answer)

    assert answers(zoes) == [Answered(ZOE.id, "amy", answer, NOW, "Jo 😀") for answer in Answer]
