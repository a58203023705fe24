"""What is wrong in a policy, in one or two sentences: where, what, and what is used instead."""

from __future__ import annotations

from difflib import get_close_matches

from onboarding.core.policy import RULES, Fault, Kind, Policy, PolicyProblem, Rule, SetValue
from onboarding.core.punctuation import typographic

_WHOLE = {
    Fault.NOT_A_FILE: "{where} is not a file. Nothing in it is used.",
    Fault.UNREADABLE: "{where} can’t be opened: {detail}. Nothing in it is used.",
    Fault.TOO_LARGE: "{where} is over 64 kB, so it is no policy. Nothing in it is used.",
    Fault.NOT_TEXT: "{where} is not a text file. Nothing in it is used.",
    Fault.MANY: "{where}: {detail} more lines or values can’t be used. They are left out.",
    Fault.NO_EQUALS: "{at}: “{detail}” sets nothing. Write a name, = and a value. The line is left out.",
    Fault.UNKNOWN_SECTION: (
        "{at}: “[{detail}]” is not known, only “[policy]”. The lines under it are left out."
    ),
}
_VALUE = {
    Fault.REPEATED: "{name} is set here a second time",
    Fault.EMPTY: "{name} has no value",
    Fault.WRONG_KIND: "{name} is not a text",
    Fault.TOO_LONG: "{name} is longer than {detail} letters",
    Fault.ODD_SIGNS: "{name} has a sign in it that can’t be shown",
    Fault.NOT_WHOLE_PATH: "{name} is “{detail}”, which is not a whole path on this system",
    Fault.UNKNOWN_VARIABLE: "{name} speaks of %{detail}%, which this account does not have",
    Fault.NOT_YES_OR_NO: "{name} is {given}, neither yes nor no",
    Fault.NOT_A_NUMBER: "{name} is {given}, not a whole number from {least} to {most}",
}


def policy_sentences(policy: Policy) -> list[str]:
    """One entry for each problem."""
    return [policy_sentence(problem, policy) for problem in policy.problems]


def policy_sentence(problem: PolicyProblem, policy: Policy) -> str:
    """Where it is, what is wrong, and what is used instead."""
    at = place_words(problem.where, problem.line)
    if problem.fault in _WHOLE:
        detail = typographic(problem.detail)
        return _WHOLE[problem.fault].format(where=problem.where, at=at, detail=detail)
    rule = next((rule for rule in RULES if rule.name.lower() == problem.name.lower()), None)
    if rule is None:
        return f"{at}: nothing is called “{problem.name}”.{_meant(problem.name)} It is left out."
    wrong = _VALUE[problem.fault].format(
        name=rule.name,
        detail=problem.detail,
        given=f"“{problem.detail}”" if problem.detail else "of another kind",
        least=rule.least,
        most=rule.most,
    )
    return f"{at}: {wrong}. {_instead(rule, policy.value(rule.name))}"


def place_words(where: str, line: int) -> str:
    """`/etc/were-kirklees/policy.ini, line 4`, or the key of the registry."""
    return f"{where}, line {line}" if line else where


def value_words(found: SetValue) -> str:
    """What is set, as it stands there."""
    if found.rule.kind is Kind.PAGE:
        return "yes" if found.value else "no"
    return found.written


def _meant(name: str) -> str:
    names = {rule.name.lower(): rule.name for rule in RULES}
    close = get_close_matches(name.lower(), names, n=1)
    return f" Is “{names[close[0]]}” meant?" if close else ""


def _instead(rule: Rule, used: SetValue | None) -> str:
    if used:
        return f"Used instead: {value_words(used)} ({place_words(used.where, used.line)})."
    if rule.setting:
        return "Used instead: what each person chooses in Settings."
    if rule.name == "Organisation":
        return "Used instead: Kirklees Council."
    return "Instead, people are told to ask their manager."
