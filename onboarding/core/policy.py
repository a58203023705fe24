"""What an organisation may set for everybody, and what it has set: a policy, read from plain entries.

A value that can't be used sets nothing: the next place that has one is asked, and at last the person's choice
stands. Nothing here keeps the program from starting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath

MOST_FOLDER = 1000
MOST_PROBLEMS = 20
"""Told of one place: a file that is something else altogether would fill the log."""

_VARIABLE = re.compile(r"%([A-Za-z_][A-Za-z0-9_()]*)%")
_QUOTED = 40
_YES = {"yes", "true", "on", "show", "1"}
_NO = {"no", "false", "off", "hide", "0"}


class Kind(StrEnum):
    TEXT = "text"
    FOLDER = "folder"
    PAGE = "page"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be set: `name` is the same in the file and in the registry, in capitals or not.

    `setting` is the field of the settings that it decides; empty for what is only shown. `most` is in letters
    for a text, else the highest number.
    """

    name: str
    kind: Kind
    setting: str = ""
    least: int = 1
    most: int = MOST_FOLDER


RULES = (
    Rule("Organisation", Kind.TEXT, most=100),
    Rule("HelpContact", Kind.TEXT, most=200),
    Rule("HandInFolder", Kind.FOLDER, "hand_in_folder"),
    Rule("PublishedFolder", Kind.FOLDER, "published_folder"),
    Rule("TeamPage", Kind.PAGE, "shows_team"),
    Rule("ContentPage", Kind.PAGE, "shows_content"),
    Rule("KeepMonths", Kind.NUMBER, "keep_months", most=1200),
)
_BY_NAME = {rule.name.lower(): rule for rule in RULES}


class Fault(StrEnum):
    """Each has its sentence in `core.policy_sentences`."""

    # A place as a whole
    NOT_A_FILE = "not-a-file"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_TEXT = "not-text"
    MANY = "many"

    # A line of a file
    NO_EQUALS = "no-equals"
    UNKNOWN_SECTION = "unknown-section"

    # A value
    UNKNOWN_NAME = "unknown-name"
    REPEATED = "repeated"
    EMPTY = "empty"
    WRONG_KIND = "wrong-kind"
    TOO_LONG = "too-long"
    ODD_SIGNS = "odd-signs"
    NOT_WHOLE_PATH = "not-whole-path"
    UNKNOWN_VARIABLE = "unknown-variable"
    NOT_YES_OR_NO = "not-yes-or-no"
    NOT_A_NUMBER = "not-a-number"


@dataclass(frozen=True, slots=True)
class Entry:
    """A name and its value as they stand somewhere; `line` is 0 in the registry.

    `value` is text in a file; the registry may hold anything.
    """

    name: str
    value: object
    line: int = 0


@dataclass(frozen=True, slots=True)
class PolicyProblem:
    """`where` is a file or a registry key; `name` and `line` are empty and 0 for a place as a whole.

    `detail` is the value that can't be used, or what is wrong with it.
    """

    where: str
    fault: Fault
    line: int = 0
    name: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What was found in one place. An earlier source is asked before a later one."""

    where: str
    entries: tuple[Entry, ...] = ()
    problems: tuple[PolicyProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class SetValue:
    """What is set, and where. `written` is the value as it stands there, before `%NAME%` was filled in."""

    rule: Rule
    value: str | int
    written: str
    where: str
    line: int


@dataclass(frozen=True, slots=True)
class Policy:
    """What the organisation has set on this computer, and what of that can't be used."""

    values: tuple[SetValue, ...] = ()
    problems: tuple[PolicyProblem, ...] = ()
    places: tuple[str, ...] = ()
    """Where something was found, the strongest first."""

    def value(self, name: str) -> SetValue | None:
        """What is set under a rule's name."""
        return next((value for value in self.values if value.rule.name == name), None)

    def text(self, name: str) -> str:
        """The text set under a rule's name; empty when none is."""
        found = self.value(name)
        return str(found.value) if found else ""

    @property
    def settings(self) -> dict[str, str | int]:
        """The fields of the settings that the organisation decides, and to what."""
        return {value.rule.setting: value.value for value in self.values if value.rule.setting}


class _Unusable(Exception):
    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(fault)
        self.fault, self.detail = fault, detail


def read_policy(sources: Iterable[Source], variables: Mapping[str, str], *, is_windows: bool) -> Policy:
    """The policy of several places, value by value: the first that has a usable one decides.

    `variables` fill in `%NAME%` in folders; `is_windows` says what a whole path looks like.
    """
    sources = tuple(sources)
    values: dict[str, SetValue] = {}
    problems: list[PolicyProblem] = []
    for source in sources:
        here = list(source.problems)
        for entry, rule in _known_once(source, here):
            try:
                value = _value(rule, entry.value, variables, is_windows)
            except _Unusable as wrong:
                here.append(_problem(source, entry, wrong.fault, wrong.detail))
                continue
            found = SetValue(rule, value, str(entry.value).strip(), source.where, entry.line)
            values.setdefault(rule.name, found)
        problems += _few(sorted(here, key=lambda problem: problem.line), source.where)
    in_order = tuple(values[rule.name] for rule in RULES if rule.name in values)
    return Policy(in_order, tuple(problems), tuple(source.where for source in sources))


def _known_once(source: Source, problems: list[PolicyProblem]) -> Iterator[tuple[Entry, Rule]]:
    """The first entry of each known name; the others are told."""
    seen: set[str] = set()
    for entry in source.entries:
        rule = _BY_NAME.get(entry.name.lower())
        if rule is None:
            problems.append(_problem(source, entry, Fault.UNKNOWN_NAME))
        elif rule.name in seen:
            problems.append(_problem(source, entry, Fault.REPEATED))
        else:
            seen.add(rule.name)
            yield entry, rule


def _few(problems: list[PolicyProblem], where: str) -> list[PolicyProblem]:
    more = len(problems) - MOST_PROBLEMS
    if more <= 0:
        return problems
    return [*problems[:MOST_PROBLEMS], PolicyProblem(where, Fault.MANY, detail=str(more))]


def _problem(source: Source, entry: Entry, fault: Fault, detail: str = "") -> PolicyProblem:
    return PolicyProblem(source.where, fault, entry.line, short(entry.name), detail)


def _value(rule: Rule, given: object, variables: Mapping[str, str], is_windows: bool) -> str | int:
    if rule.kind is Kind.PAGE:
        return _yes_or_no(given)
    if rule.kind is Kind.NUMBER:
        return _number(rule, given)
    text = _text(rule, given)
    return _folder(text, variables, is_windows) if rule.kind is Kind.FOLDER else text


def _text(rule: Rule, given: object) -> str:
    if not isinstance(given, str):
        raise _Unusable(Fault.WRONG_KIND)
    text = given.strip()
    if not text:
        raise _Unusable(Fault.EMPTY)
    if not text.isprintable():
        raise _Unusable(Fault.ODD_SIGNS)
    if len(text) > rule.most:
        raise _Unusable(Fault.TOO_LONG, str(rule.most))
    return text


def _folder(text: str, variables: Mapping[str, str], is_windows: bool) -> str:
    for name in _VARIABLE.findall(text):
        if not variables.get(name):
            raise _Unusable(Fault.UNKNOWN_VARIABLE, name)
    path = _VARIABLE.sub(lambda found: variables[found[1]], text)
    if not path.isprintable():
        raise _Unusable(Fault.ODD_SIGNS)
    kind = PureWindowsPath if is_windows else PurePosixPath
    if not kind(path).is_absolute():
        raise _Unusable(Fault.NOT_WHOLE_PATH, text)
    return path


def _yes_or_no(given: object) -> bool:
    word = str(given).strip().lower()
    if not word:
        raise _Unusable(Fault.EMPTY)
    if isinstance(given, str | int) and word in _YES | _NO:
        return word in _YES
    raise _Unusable(Fault.NOT_YES_OR_NO, _shortened(given))


def _number(rule: Rule, given: object) -> int:
    word = str(given).strip()
    if not word:
        raise _Unusable(Fault.EMPTY)
    is_number = isinstance(given, str | int) and word.isascii() and word.isdigit() and len(word) < 10
    if is_number and rule.least <= int(word) <= rule.most:
        return int(word)
    raise _Unusable(Fault.NOT_A_NUMBER, _shortened(given))


def _shortened(given: object) -> str:
    """What stood there; nothing where it is no text or number."""
    return short(str(given).strip()) if isinstance(given, str | int) else ""


def short(words: str) -> str:
    """Words from a policy as a sentence can quote them, whatever they are."""
    words = "".join(sign if sign.isprintable() else "�" for sign in words)
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
