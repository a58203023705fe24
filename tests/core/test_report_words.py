"""The filter and the counts in words, for a page that has nothing else to say who is on it."""

from __future__ import annotations

import pytest

from onboarding.core.report import Counts, ReportFilter, Status
from onboarding.core.report_words import STATUS_WORDS, counts_words, filter_words
from tests.core.team_samples import report

EMPTY = report(modules=("people",))


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (ReportFilter(), "Everybody in the team."),
        (ReportFilter(text="  ", module_id="people"), "Everybody in the team."),
        (ReportFilter(team="Waste"), "Everybody in the team “Waste”."),
        (
            ReportFilter(text=" khan ", is_overdue=True),
            "Everybody with “khan” in name, staff number or team, overdue overall.",
        ),
        (ReportFilter(status=Status.NOT_STARTED, module_id="people"), "Everybody not started in “People”."),
        (ReportFilter(status=Status.COMPLETE, module_id="gone"), "Everybody complete in “gone”."),
        (
            ReportFilter(team="Waste", status=Status.IN_PROGRESS, is_overdue=True, module_id="people"),
            "Everybody in the team “Waste”, in progress and overdue in “People”.",
        ),
    ],
)
def test_a_filter_is_told_in_a_sentence(chosen: ReportFilter, words: str) -> None:
    assert filter_words(EMPTY, chosen) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (Counts(0, 0, 0, 0, 0, 0, 0), "0 people. 0 are overdue."),
        (Counts(1, 1, 0, 0, 0, 0, 1), "1 person: 1 not started. 1 is overdue."),
        (
            Counts(1205, 200, 1000, 2, 1, 2, 1100),
            "1,205 people: 2 complete, 1 complete and renewed since, 2 waived, 1,000 in progress,"
            " 200 not started. 1,100 are overdue.",
        ),
    ],
)
def test_counts_are_told_without_what_nobody_is(counts: Counts, words: str) -> None:
    assert counts_words(counts) == words


def test_every_status_has_words() -> None:
    assert set(STATUS_WORDS) == set(Status)
