"""Says in plain words what became of a roster: for the window and the command line alike."""

from __future__ import annotations

from onboarding.core.counting import counted, people_words, were
from onboarding.core.roster import LineFault, RefusedLine, RepeatedLine, RosterSummary

_LINE_FAULTS: dict[LineFault, str] = {
    LineFault.BROKEN: "its cells can’t be told apart. Look for a quotation mark that is never closed",
    LineFault.LETTERS: "some of its letters were lost: “{0}”. Save the list as “CSV UTF-8”",
    LineFault.NO_NUMBER: "it has no staff number",
    LineFault.ODD_NUMBER: (
        "“{0}” is no staff number: up to 20 letters, figures, dashes and strokes. "
        "A spreadsheet may have changed it"
    ),
    LineFault.NO_NAME: "it has no name",
    LineFault.ODD_NAME: "“{0}” is no name: it needs a letter, and up to 100 signs",
    LineFault.LONG_TEAM: "the team has over 100 letters",
    LineFault.START_DATE: "“{0}” is no start date. Write it as 3/11/2026, or as 3 November 2026",
    LineFault.LEAVING_DATE: "“{0}” is no leaving date. Write it as 3/11/2026, or as 3 November 2026",
    LineFault.FORGOTTEN: (
        "the person with staff number {0} was forgotten on purpose. They come back only if you let them"
    ),
}
_LONGEST_VALUE = 60


def refused_sentence(refused: RefusedLine) -> str:
    """“Line 12 was left out: it has no staff number.”"""
    value = refused.value
    if len(value) > _LONGEST_VALUE:
        value = f"{value[:_LONGEST_VALUE]}…"
    return f"Line {refused.line} was left out: {_LINE_FAULTS[refused.fault].format(value)}."


def repeated_sentence(repeated: RepeatedLine) -> str:
    return (
        f"Staff number {repeated.staff_number} stands on line {repeated.line} and on line {repeated.stands}:"
        f" line {repeated.stands} counts."
    )


def roster_sentence(summary: RosterSummary) -> str:
    """“3 people were added, 1 was changed, and 12 stayed as they were. 2 lines were left out.”"""
    added = f"{people_words(summary.added)} {were(summary.added)} added"
    changed = f"{summary.changed:,} {were(summary.changed)} changed"
    stayed = "stayed as it was" if summary.unchanged == 1 else "stayed as they were"
    met = f"{summary.met:,} {were(summary.met)} in the team already, " if summary.met else ""
    words = f"{added}, {met}{changed}, and {summary.unchanged:,} {stayed}."
    if not summary.refused:
        return words
    left_out = len(summary.refused)
    return f"{words} {counted(left_out, 'line')} {were(left_out)} left out."
