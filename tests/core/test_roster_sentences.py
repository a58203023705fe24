from __future__ import annotations

import pytest

from onboarding.core.roster import LineFault, RefusedLine, RepeatedLine, RosterSummary
from onboarding.core.roster_sentences import refused_sentence, repeated_sentence, roster_sentence


@pytest.mark.parametrize("fault", LineFault)
def test_every_refused_line_is_named_with_its_reason(fault: LineFault) -> None:
    sentence = refused_sentence(RefusedLine(12, fault, "1.23E+05"))

    assert sentence.startswith("Line 12 was left out: ")
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_a_long_value_is_cut_and_one_with_braces_is_shown_as_it_is() -> None:
    assert "“" + "x" * 60 + "…”" in refused_sentence(RefusedLine(2, LineFault.ODD_NAME, "x" * 101))
    assert "“{0.__class__}”" in refused_sentence(RefusedLine(2, LineFault.ODD_NAME, "{0.__class__}"))


def test_a_repeated_line_says_which_one_counts() -> None:
    assert repeated_sentence(RepeatedLine(2, 5, "00123")) == (
        "Staff number 00123 stands on line 2 and on line 5: line 5 counts."
    )


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (RosterSummary(3, 1, 12), "3 people were added, 1 was changed, and 12 stayed as they were."),
        (
            RosterSummary(2, 0, 1, met=9),
            "2 people were added, 9 were in the team already, 0 were changed, and 1 stayed as it was.",
        ),
        (RosterSummary(1, 0, 1), "1 person was added, 0 were changed, and 1 stayed as it was."),
        (
            RosterSummary(0, 0, 0, (RefusedLine(2, LineFault.NO_NAME),)),
            "0 people were added, 0 were changed, and 0 stayed as they were. 1 line was left out.",
        ),
        (
            RosterSummary(0, 2, 0, (RefusedLine(2, LineFault.NO_NAME),) * 2),
            "0 people were added, 2 were changed, and 0 stayed as they were. 2 lines were left out.",
        ),
    ],
)
def test_a_summary_is_a_sentence(summary: RosterSummary, words: str) -> None:
    assert roster_sentence(summary) == words
