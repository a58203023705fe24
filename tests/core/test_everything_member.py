from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onboarding.core.everything_member import HeldAboutMember, member_page
from onboarding.core.members import Answer, Answered, KnownPerson, Member
from onboarding.core.receipts import Outcome, Receipt
from onboarding.core.records import Person
from onboarding.core.waivers import Reason, Waiver
from tests.core.test_everything import AMINA, NOW, Reader, completion

LISTED = Person("line-id", "A. Yusuf (roster)", "00123", "Waste", date(2026, 11, 3))
WAIVER = Waiver("w-1", AMINA.id, "m", "Module W", Reason.TESTED_OUT, date(2026, 10, 1), "Seen it", "Jo", NOW)
RECEIPT = Receipt(NOW, "S:/amina.json", "ab" * 32, 12345, AMINA.id, Outcome.ADDED, added=3, known=4)
MEMBER = Member(AMINA.id, (AMINA.id, LISTED.id), LISTED, on_roster=True, has_record=True)
NOTHING = HeldAboutMember(MEMBER, (KnownPerson(AMINA, has_record=True),), (), (), (), ())
ALL = HeldAboutMember(
    member=MEMBER,
    known=(
        KnownPerson(AMINA, has_record=True, learns_here=True),
        KnownPerson(LISTED, on_roster=True, left_on=date(2026, 11, 30)),
    ),
    completions=(completion("a"),),
    receipts=(
        RECEIPT,
        replace(RECEIPT, outcome=Outcome.KNOWN, collected_at=NOW + timedelta(days=1)),
        replace(RECEIPT, outcome=Outcome.REFUSED, reason="changed", person_id=""),
    ),
    waivers=(WAIVER, replace(WAIVER, id="w-2", takes_back="w-1", note="A mistake")),
    answers=tuple(Answered(AMINA.id, "the other id", answer, NOW, "Jo Brook") for answer in Answer),
)


def test_the_page_says_all_that_a_manager_holds_about_somebody() -> None:
    words = " ".join(Reader(member_page(ALL, NOW)).words.split())

    for fact in (
        *("Amina Yusuf", "A. Yusuf (roster)", "2 November 2026", "3 November 2026", AMINA.id, "line-id"),
        *("in a record that was collected and by themselves, on this computer", "on the roster"),
        *("Left on", "30 November 2026", "Working with partners", "Step a", "ab" * 32),
        *("Module W", "Tested Out", "1 October 2026", "Seen it", "Taken back", "w-1", "w-2", "A mistake"),
        *("S:/amina.json", "12,345 bytes", "Taken in", "Already known", "it was changed after"),
        *("These two are one person", "different people", "taken back", "Jo Brook", "the other id"),
    ):
        assert fact in words, fact


def test_what_is_not_there_is_said() -> None:
    words = Reader(member_page(NOTHING, NOW)).words

    assert words.count("None.") == 3
    assert "Nothing yet." in words


def test_what_was_typed_is_shown_and_never_run() -> None:
    nasty = '<script src="x">alert("é & ü")</script>'
    held = replace(
        ALL,
        member=replace(MEMBER, person=replace(LISTED, name=nasty)),
        waivers=(replace(WAIVER, module_title=nasty, note=nasty, recorded_by=nasty),),
        receipts=(replace(RECEIPT, path=nasty),),
        answers=(Answered(nasty, "b", Answer.SAME, NOW, nasty),),
    )

    reader = Reader(member_page(held, NOW))

    assert "script" not in reader.tags
    assert reader.words.count(nasty) == 2 + 3 + 1 + 2
