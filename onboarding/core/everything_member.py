"""All that a manager's computer holds about one person of the team, as one page to read, keep and give them.

It has no private notes: nothing of a manager's ever reads those.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from onboarding.core.dates import day_words, moment_words
from onboarding.core.everything import completed_table, person_table
from onboarding.core.members import Answer, Answered, KnownPerson, Member
from onboarding.core.page import facts, page, row, section, table
from onboarding.core.receipts import Outcome, Receipt
from onboarding.core.records import Completion
from onboarding.core.sentences import error_sentence
from onboarding.core.waivers import Waiver
from onboarding.errors import RecordFileRefused

_OUTCOMES = {Outcome.ADDED: "Taken in", Outcome.KNOWN: "Already known"}
_ANSWERS = {
    Answer.SAME: "These two are one person",
    Answer.DIFFERENT: "These two are different people",
    Answer.UNDONE: "The answer before was taken back",
}


@dataclass(frozen=True, slots=True)
class HeldAboutMember:
    """Everything kept under any of a member's ids, as it is kept. `known` has one item for each id."""

    member: Member
    known: tuple[KnownPerson, ...]
    completions: tuple[Completion, ...]
    receipts: tuple[Receipt, ...]
    waivers: tuple[Waiver, ...]
    answers: tuple[Answered, ...]


def member_page(held: HeldAboutMember, now: datetime) -> str:
    """A whole HTML file: no script, nothing fetched, every typed word escaped."""
    return page(
        f"Everything held about {held.member.person.name}",
        f'<p class="when">What the We’re Kirklees onboarding app held on a manager’s computer on'
        f" {moment_words(now)}. All times are that computer’s own. Private notes are never in it.</p>",
        section("Who this is", "\n".join(map(_details, held.known))),
        section("What they completed", completed_table(held.completions, "The words that were read")),
        section("Learning done another way", _waivers(held.waivers)),
        section("Record files that came in", _receipts(held.receipts)),
        section("What was answered about their staff number", _answers(held.answers)),
    )


def _details(known: KnownPerson) -> str:
    where = [
        *(["on the roster"] if known.on_roster else []),
        *(["in a record that was collected"] if known.has_record else []),
        *(["by themselves, on this computer"] if known.learns_here else []),
    ]
    left = facts([("Left on", day_words(known.left_on))]) if known.left_on else ""
    return f"<h3>As given {' and '.join(where)}</h3>\n{person_table(known.person)}\n{left}"


def _waivers(waivers: Sequence[Waiver]) -> str:
    header = ("Module", "What was noted", "Reason", "Done on", "Note", "By", "When")
    return _table_or_none(header, [_waiver_row(waiver) for waiver in waivers])


def _waiver_row(waiver: Waiver) -> str:
    noted = "Taken back" if waiver.takes_back else "Done another way"
    about = f"\n{_id('Takes back', waiver.takes_back)}" if waiver.takes_back else ""
    return row(
        (
            escape(waiver.module_title),
            f"{noted}\n{_id('Entry', waiver.id)}{about}",
            waiver.reason.value,
            day_words(waiver.done_on),
            escape(waiver.note),
            escape(waiver.recorded_by),
            moment_words(waiver.recorded_at),
        )
    )


def _receipts(receipts: Sequence[Receipt]) -> str:
    header = ("When", "File", "What became of it", "New steps", "Known steps", "Size")
    return _table_or_none(header, [_receipt_row(receipt) for receipt in receipts])


def _receipt_row(receipt: Receipt) -> str:
    return row(
        (
            moment_words(receipt.collected_at),
            f"{escape(receipt.path)}\n{_id('SHA-256', receipt.digest)}",
            escape(_outcome(receipt)),
            str(receipt.added),
            str(receipt.known),
            f"{receipt.size:,} bytes",
        )
    )


def _outcome(receipt: Receipt) -> str:
    if receipt.outcome is Outcome.REFUSED:
        return error_sentence(RecordFileRefused(Path(receipt.path), receipt.reason))
    return _OUTCOMES[receipt.outcome]


def _answers(answers: Sequence[Answered]) -> str:
    header = ("When", "What", "By", "About")
    return _table_or_none(header, [_answer_row(answer) for answer in answers])


def _answer_row(answer: Answered) -> str:
    return row(
        (
            moment_words(answer.answered_at),
            _ANSWERS[answer.answer],
            escape(answer.answered_by),
            f"{_id('One', answer.one)}\n{_id('The other', answer.other)}",
        )
    )


def _id(name: str, value: str) -> str:
    return f'<div class="id">{name}: {escape(value)}</div>'


def _table_or_none(header: Iterable[str], rows: Sequence[str]) -> str:
    return table(tuple(header), rows) if rows else "<p>None.</p>"
