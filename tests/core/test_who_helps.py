"""Where a sentence sends people to IT, it says how IT is reached, once that is known."""

from __future__ import annotations

from onboarding.core.who_helps import who_helps, with_contact

DESK = "IT service desk, extension 1234"


def test_the_contact_is_said_as_it_was_written() -> None:
    assert who_helps(DESK) == who_helps(f"{DESK}.") == "Who can help: IT service desk, extension 1234."
    assert who_helps("") == ""


def test_only_sentences_that_name_it_say_how_to_reach_it() -> None:
    assert with_contact("Try again, or ask IT for help.", DESK) == (
        "Try again, or ask IT for help. Who can help: IT service desk, extension 1234."
    )
    assert with_contact("Close it, then try again. It is not a file.", DESK).endswith("not a file.")
    assert with_contact("Ask IT.", "") == "Ask IT."
