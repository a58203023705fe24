"""What the report says in words, on the screen and in files alike."""

from __future__ import annotations

from onboarding.core.counting import people_words
from onboarding.core.report import Counts, Report, ReportFilter, Standing, Status

STATUS_WORDS = {
    Status.NOT_STARTED: "Not started",
    Status.IN_PROGRESS: "In progress",
    Status.COMPLETE: "Complete",
    Status.RENEWED: "Complete, renewed since",
    Status.WAIVED: "Done another way",
}


def how_words(standing: Standing) -> str:
    """How a module was settled: here, or another way with cmi5's reason; empty while it isn't."""
    if standing.waiver is not None:
        return f"Done another way: {standing.waiver.reason}"
    return "Done in the app" if standing.completed_on else ""


def filter_words(report: Report, chosen: ReportFilter) -> str:
    """Whom the filter lets through, as a sentence."""
    parts = [
        f"in the team “{chosen.team}”" if chosen.team else "",
        f"with “{chosen.text.strip()}” in name, staff number or team" if chosen.text.strip() else "",
        _standing_words(report, chosen),
    ]
    said = [part for part in parts if part]
    return f"Everybody {', '.join(said)}." if said else "Everybody in the team."


def counts_words(counts: Counts) -> str:
    """`12 people: 3 complete, 4 in progress, 5 not started. 2 are overdue.`"""
    numbers = {
        "complete": counts.complete,
        "complete and renewed since": counts.renewed,
        "done another way": counts.waived,
        "in progress": counts.in_progress,
        "not started": counts.not_started,
    }
    said = ", ".join(f"{number:,} {words}" for words, number in numbers.items() if number)
    overdue = f"{counts.overdue:,} {'is' if counts.overdue == 1 else 'are'} overdue."
    return f"{people_words(counts.people)}{': ' if said else ''}{said}. {overdue}"


def _standing_words(report: Report, chosen: ReportFilter) -> str:
    status = STATUS_WORDS[chosen.status].lower() if chosen.status else ""
    asked = " and ".join(words for words in (status, "overdue" if chosen.is_overdue else "") if words)
    if not asked:
        return ""
    title = next((module.title for module in report.modules if module.id == chosen.module_id), "")
    return f"{asked} in “{title or chosen.module_id}”" if chosen.module_id else f"{asked} overall"
