"""Who is one human with whom: by id and by what a manager said, never by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.members import Answer, Answered, KnownPerson, Member, Question, standing_answers
from onboarding.core.records import Person
from onboarding.core.team import members_and_questions

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


def record(person_id: str, number: str = "", name: str = "Ann Example", **facts: object) -> KnownPerson:
    return KnownPerson(Person(person_id, name, number), has_record=True, **facts)  # type: ignore[arg-type]


def learner(person_id: str, number: str = "") -> KnownPerson:
    return KnownPerson(Person(person_id, "Lee Learner", number), learns_here=True)


def line(number: str, name: str = "Ann Roster", team: str = "", **facts: object) -> KnownPerson:
    person = Person(f"roster-{number.casefold()}", name, number, team)
    return KnownPerson(person, on_roster=True, **facts)  # type: ignore[arg-type]


def said(one: str, other: str, answer: Answer) -> Answered:
    return Answered(one, other, answer, NOW, "Jo")


def same(one: str, other: str) -> Answered:
    return said(one, other, Answer.SAME)


def different(one: str, other: str) -> Answered:
    return said(one, other, Answer.DIFFERENT)


def undone(one: str, other: str) -> Answered:
    return said(one, other, Answer.UNDONE)


def ids(known: Sequence[KnownPerson], *answers: Answered) -> list[tuple[str, ...]]:
    """The ids of each member, sorted."""
    return sorted(member.ids for member in members_and_questions(known, answers)[0])


def asked(known: Sequence[KnownPerson], *answers: Answered) -> list[tuple[str, str]]:
    _, questions = members_and_questions(known, answers)
    return [(question.one.person.id, question.other.person.id) for question in questions]


def test_a_team_is_the_roster_and_whose_record_was_collected() -> None:
    known = [record("a"), learner("b"), line("7"), KnownPerson(Person("nobody", "Ann Example"))]

    assert ids(known) == [("a",), ("roster-7",)]
    assert asked(known) == []


def test_somebody_who_only_learns_here_is_in_the_team_once_the_roster_names_their_number() -> None:
    assert ids([learner("b", "7")]) == []
    assert ids([learner("b", ""), line("7")]) == [("roster-7",)]
    assert ids([learner("b", "7"), line("7")]) == [("b", "roster-7")]


def test_a_roster_line_and_one_record_with_its_number_are_one_member_without_asking() -> None:
    known = [record("a", "ab12"), line("AB12")]

    assert ids(known) == [("a", "roster-ab12")]
    assert asked(known) == []


def test_leading_zeros_make_another_number() -> None:
    assert ids([record("a", "7"), line("007")]) == [("a",), ("roster-007",)]


def test_people_of_one_name_are_never_one_member_nor_asked_about() -> None:
    known = [record("a", "1"), record("b", "2"), record("c"), record("d"), line("3", "Ann Example")]

    assert len(ids(known)) == 5
    assert asked(known) == []


def test_one_number_under_two_ids_is_a_question_and_both_are_members_until_it_is_answered() -> None:
    known = [record("b", "X7"), record("a", "x7 "), line("x7")]

    assert ids(known) == [("a", "roster-x7"), ("b",)]
    assert members_and_questions(known, [])[1] == (Question(known[1], known[0]),)


def test_same_makes_one_member_and_different_leaves_two() -> None:
    known = [record("a", "7"), record("b", "7"), line("7")]

    assert ids(known, same("b", "a")) == [("a", "b", "roster-7")]
    assert ids(known, different("a", "b")) == [("a", "roster-7"), ("b",)]
    assert asked(known, same("a", "b")) == asked(known, different("b", "a")) == []


def test_the_latest_answer_counts_whatever_the_clock_said() -> None:
    known = [record("a", "7"), record("b", "7")]
    earlier = replace(different("a", "b"), answered_at=NOW - timedelta(days=9))

    assert ids(known, same("a", "b"), earlier) == [("a",), ("b",)]
    assert ids(known, earlier, same("b", "a")) == [("a", "b")]
    assert standing_answers([same("a", "b"), earlier]) == (earlier,)


def test_an_undone_answer_is_a_question_again() -> None:
    known = [record("a", "7"), record("b", "7")]

    for answer in (same("a", "b"), different("a", "b")):
        assert asked(known, answer, undone("b", "a")) == [("a", "b")]
        assert ids(known, answer, undone("a", "b")) == [("a",), ("b",)]
        assert standing_answers([answer, undone("a", "b")]) == ()
    assert ids(known, same("a", "b"), undone("a", "b"), same("a", "b")) == [("a", "b")]


def test_three_ids_under_one_number_are_asked_about_one_by_one() -> None:
    known = [record("c", "7"), record("a", "7"), record("b", "7")]

    assert asked(known) == [("a", "b"), ("a", "c")]
    assert asked(known, same("a", "b")) == [("a", "c")]
    assert asked(known, different("a", "b")) == [("a", "c")]
    assert asked(known, different("a", "b"), different("a", "c")) == [("b", "c")]
    assert asked(known, different("a", "c"), same("a", "b")) == []


def test_what_is_the_same_as_the_same_is_the_same() -> None:
    known = [record("a", "7"), record("b", "7"), record("c", "8"), record("d", "8")]
    answers = [same("c", "d"), same("a", "b"), same("b", "c"), same("a", "d")]

    assert ids(known, *answers) == [("a", "b", "c", "d")]
    assert asked(known, *answers) == []


def test_an_answer_stands_when_one_of_them_changes_their_number() -> None:
    known = [record("a", "7"), record("b", "8"), line("8")]

    assert ids(known, same("a", "b")) == [("a", "b", "roster-8")]


def test_two_humans_with_two_numbers_between_them_are_asked_about_once() -> None:
    known = [record("a1", "1"), record("a2", "2"), record("b1", "1"), record("b2", "2")]

    assert asked(known, same("a1", "a2"), same("b1", "b2")) == [("a1", "b1")]


def test_answers_about_somebody_who_is_gone_change_nothing() -> None:
    known = [record("a", "7"), record("b", "7")]

    assert asked(known, same("a", "gone"), same("gone", "b"), different("gone", "a")) == [("a", "b")]


def test_somebody_with_a_record_and_no_number_is_never_asked_about() -> None:
    assert asked([record("a"), record("b"), line("7")]) == []


def test_a_member_is_shown_as_the_roster_has_them_and_else_as_they_typed() -> None:
    typed = Person("b", "Annie", "x7", "Typed team", date(2026, 1, 5), "Jo")
    listed = Person("line", "Ann Roster", "X7", "", date(2026, 1, 2))
    known = [KnownPerson(typed, has_record=True), KnownPerson(listed, on_roster=True)]

    members, _ = members_and_questions(known, [])

    shown = Person("b", "Ann Roster", "X7", "Typed team", date(2026, 1, 2), "Jo")
    assert members == (Member("b", ("b", "line"), shown, on_roster=True, has_record=True),)


def test_what_one_record_leaves_empty_the_other_gives() -> None:
    bare = KnownPerson(Person("a", "Ann", "7"), has_record=True)
    full = KnownPerson(Person("b", "Annie", "7", "Waste", date(2026, 1, 5), "Jo"), learns_here=True)

    (member,), _ = members_and_questions([bare, full], [same("a", "b")])

    assert member.person == Person("a", "Ann", "7", "Waste", date(2026, 1, 5), "Jo")


def test_of_two_records_the_details_that_were_typed_last_are_shown() -> None:
    first = record("a", "7", "Zed", left_on=None)
    later = KnownPerson(Person("b", "Annie", "7", "Waste", changed_at=NOW), has_record=True)

    (member,), _ = members_and_questions([first, later], [same("a", "b")])

    assert (member.person.name, member.person.team) == ("Annie", "Waste")
    assert (
        members_and_questions([first, later, line("7")], [same("a", "b")])[0][0].person.name == "Ann Roster"
    )


def test_the_roster_says_when_somebody_left_and_else_the_latest_day_counts() -> None:
    early, late = date(2026, 1, 31), date(2026, 2, 28)
    gone = record("a", "7", left_on=late)

    def left(*known: KnownPerson) -> date | None:
        return members_and_questions(known, [same("a", "b")])[0][0].left_on

    assert left(record("a", "7"), line("7")) is None
    assert left(gone, line("7")) == late
    assert left(gone, line("7", left_on=early)) == early
    assert left(gone, record("b", "7", left_on=early)) == late


def test_members_stand_by_name_whatever_the_case() -> None:
    known = [record("a", name="bea"), record("b", name="Abe"), record("c", name="Abe")]

    assert [member.id for member in members_and_questions(known, [])[0]] == ["b", "c", "a"]


KNOWN = st.lists(
    st.builds(
        lambda person_id, number, *facts: KnownPerson(Person(person_id, "Ann", number), *facts),
        st.sampled_from("abcdef"),
        st.sampled_from(["", "7", "x1", "X1", "007"]),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    unique_by=lambda one: one.person.id,
)
ANSWERS = st.lists(
    st.builds(said, st.sampled_from("abc"), st.sampled_from("def"), st.sampled_from(Answer)), max_size=8
)


@given(KNOWN.flatmap(lambda known: st.tuples(st.just(known), st.permutations(known))), ANSWERS)
def test_the_order_in_which_people_came_never_matters(
    orders: tuple[list[KnownPerson], list[KnownPerson]], answers: list[Answered]
) -> None:
    one, other = orders

    assert members_and_questions(one, answers) == members_and_questions(other, answers)


@given(KNOWN, ANSWERS, st.randoms(use_true_random=False))
def test_only_the_last_answer_to_each_pair_matters(
    known: list[KnownPerson], answers: list[Answered], chance: object
) -> None:
    standing = list(standing_answers(answers))
    chance.shuffle(standing)  # type: ignore[attr-defined]

    assert members_and_questions(known, answers) == members_and_questions(known, standing)


@given(KNOWN, ANSWERS)
def test_each_id_belongs_to_one_member_and_each_question_is_between_two(
    known: list[KnownPerson], answers: list[Answered]
) -> None:
    members, questions = members_and_questions(known, answers)

    owners = {person_id: member.id for member in members for person_id in member.ids}
    assert len(owners) == sum(len(member.ids) for member in members)
    assert {one.person.id for one in known if one.has_record or one.on_roster} <= set(owners)
    for question in questions:
        assert owners[question.one.person.id] != owners[question.other.person.id]
        assert question.one.person.id < question.other.person.id


@given(KNOWN, ANSWERS)
def test_undoing_every_answer_leaves_what_was_there_before_any(
    known: list[KnownPerson], answers: list[Answered]
) -> None:
    undoing = [undone(answer.one, answer.other) for answer in answers]

    assert members_and_questions(known, [*answers, *undoing]) == members_and_questions(known, [])


@given(KNOWN)
def test_answering_every_question_leaves_none(known: list[KnownPerson]) -> None:
    for answer in (Answer.SAME, Answer.DIFFERENT):
        answers: list[Answered] = []
        while questions := members_and_questions(known, answers)[1]:
            answers.extend(said(q.one.person.id, q.other.person.id, answer) for q in questions)
