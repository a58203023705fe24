"""Changes details of a module as a form asks for them, and leaves every other line of its text as it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from onboarding.core.front_matter import FrontMatter, read_front_matter, whole_number
from onboarding.core.problems import Code, ProblemList
from onboarding.core.rewriting import NotRewritable, with_details
from onboarding.core.source import read_lines
from onboarding.core.written_day import read_day


class Detail(StrEnum):
    """The keys that the form asks for, in its order."""

    TITLE = "title"
    AREA = "area"
    ORDER = "order"
    MINUTES = "minutes"
    DUE_DAYS = "due_days"
    OWNER = "owner"
    REVIEW_BY = "review_by"
    VERSION = "version"
    CHANGE_NOTE = "change_note"


class Fault(StrEnum):
    """What is wrong with one answer."""

    MISSING = "missing"
    UNKNOWN_AREA = "unknown area"
    NOT_A_NUMBER = "not a number"
    NOT_MINUTES = "not minutes"
    NOT_A_DAY = "not a day"
    TOO_LONG = "too long"


LONGEST = 300

_REQUIRED = (Detail.TITLE, Detail.AREA)
_NUMBERS = (Detail.ORDER, Detail.DUE_DAYS)


def details(text: str) -> dict[Detail, str]:
    """What the front matter says now; empty where it doesn't."""
    front = _front_matter(text)[0]
    return {detail: front.text(detail) if front else "" for detail in Detail}


def is_editable(text: str) -> bool:
    """Whether there is front matter that begins and ends."""
    front, is_whole = _front_matter(text)
    return front is not None and is_whole


def fault(detail: Detail, answer: str, areas: Collection[str]) -> Fault | None:
    """What is wrong with an answer as it was typed; `areas` are the ids of the pathway's areas."""
    words = answer.strip()
    if len(words) > LONGEST:
        return Fault.TOO_LONG
    if not words:
        return Fault.MISSING if detail in _REQUIRED else None
    if detail is Detail.AREA and words not in areas:
        return Fault.UNKNOWN_AREA
    if detail in _NUMBERS and whole_number(words) is None:
        return Fault.NOT_A_NUMBER
    if detail is Detail.MINUTES and whole_number(words, least=1) is None:
        return Fault.NOT_MINUTES
    if detail is Detail.REVIEW_BY and read_day(words) is None:
        return Fault.NOT_A_DAY
    return None


def with_answers(text: str, answers: Mapping[Detail, str]) -> str:
    """The text with these answers, which have no fault. What is said already, and what stays empty, is left.

    Raises NotRewritable when the text has no front matter that begins and ends.
    """
    now = details(text)
    changed = {
        detail.value: words
        for detail, answer in answers.items()
        if (words := _as_written(detail, answer)) != now[detail]
    }
    if not is_editable(text):
        raise NotRewritable
    return with_details(text.encode("utf-8"), changed).decode("utf-8") if changed else text


def _as_written(detail: Detail, answer: str) -> str:
    """One line; a day as the file says it."""
    day = read_day(answer) if detail is Detail.REVIEW_BY else None
    return day.isoformat() if day else " ".join(answer.split())


def _front_matter(text: str) -> tuple[FrontMatter | None, bool]:
    """The front matter, and whether it is closed."""
    problems = ProblemList("")
    front = read_front_matter(read_lines(text.encode("utf-8", "replace"), problems), problems)
    return front, all(problem.code != Code.UNCLOSED_FRONT_MATTER for problem in problems.in_order())
