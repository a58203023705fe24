"""The report as the lines of a file: one for each person and module, in the order given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.cells import cell_text
from onboarding.core.report import Counts, Row, Standing
from onboarding.core.report_words import STATUS_WORDS, how_words

COLUMNS = (
    "Staff number",
    "Name",
    "Team",
    "Module",
    "Version",
    "Status",
    "Completed on",
    "Due",
    "Overdue by (days)",
    "How",
    "Recorded by",
)

COUNTED = (
    "Module",
    "People",
    "Complete",
    "Renewed since",
    "Done another way",
    "In progress",
    "Not started",
    "Overdue",
)
"""What is counted of each module."""

Line = tuple[str, str, str, str, str, str, date | None, date | None, int | None, str, str]
"""One cell for each of `COLUMNS`; None where there is nothing to say."""


def lines(
    modules: Iterable[ModuleOutline], rows: Iterable[Row], safe: Callable[[str], str] = str
) -> Iterator[Line]:
    """`rows` have a standing for each of `modules`. `safe` is what the kind of file needs besides."""
    texts = _Texts(safe)
    titles = [texts[module.title] for module in modules]
    for row in rows:
        person = row.member.person
        number, name = safe(cell_text(person.staff_number)), safe(cell_text(person.name))
        yield from _of_person((number, name, texts[person.team]), titles, row.standings, texts)


def counted_line(module: ModuleOutline, found: Counts) -> tuple[str, tuple[int, ...]]:
    """The module's title as it stands in a file, and a number for each of the other columns of `COUNTED`."""
    return cell_text(module.title), (
        found.people,
        found.complete,
        found.renewed,
        found.waived,
        found.in_progress,
        found.not_started,
        found.overdue,
    )


class _Texts(dict[str, str]):
    """A text as it stands in the file, made once: teams, titles and versions come again and again."""

    def __init__(self, safe: Callable[[str], str]) -> None:
        super().__init__()
        self._safe = safe

    def __missing__(self, text: str) -> str:
        self[text] = self._safe(cell_text(text))
        return self[text]


def _of_person(
    person: tuple[str, str, str], titles: Sequence[str], standings: Iterable[Standing], texts: _Texts
) -> Iterator[Line]:
    for title, standing in zip(titles, standings, strict=True):
        yield (
            *person,
            title,
            texts[standing.version],
            STATUS_WORDS[standing.status],
            standing.settled_on,
            standing.due_on,
            standing.days_overdue or None,
            how_words(standing),
            texts[standing.waiver.recorded_by] if standing.waiver else "",
        )
