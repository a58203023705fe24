"""What IT is given to set a policy with says the same as the program that reads it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from onboarding.core.policy import RULES, Entry, Kind, Rule, Source, read_policy
from onboarding.core.policy_lines import policy_lines
from onboarding.policy import REGISTRY_KEY

PACKAGING = Path(__file__).parents[2] / "packaging"
TEMPLATES = PACKAGING / "windows" / "policy"
SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
NAMES = [rule.name for rule in RULES]


@pytest.fixture(scope="module")
def template() -> ElementTree.Element:
    return ElementTree.parse(TEMPLATES / "WereKirklees.admx").getroot()


@pytest.fixture(scope="module")
def words() -> ElementTree.Element:
    return ElementTree.parse(TEMPLATES / "en-GB" / "WereKirklees.adml").getroot()


def of(rule: Rule, template: ElementTree.Element) -> ElementTree.Element:
    (policy,) = (one for one in template.iter(f"{SPACE}policy") if one.get("name") == rule.name)
    return policy


def test_the_template_has_every_policy_and_no_other(template: ElementTree.Element) -> None:
    policies = list(template.iter(f"{SPACE}policy"))

    assert [policy.get("name") for policy in policies] == NAMES
    assert {policy.get("key") for policy in policies} == {REGISTRY_KEY}
    assert {policy.get("class") for policy in policies} == {"Both"}


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_each_value_has_the_name_the_kind_and_the_limits_that_the_program_knows(
    rule: Rule, template: ElementTree.Element
) -> None:
    policy = of(rule, template)

    if rule.kind is Kind.PAGE:
        assert policy.get("valueName") == rule.name
        on, off = (
            int(policy.find(f"{SPACE}{way}/{SPACE}decimal").get("value"))  # type: ignore[union-attr, arg-type]
            for way in ("enabledValue", "disabledValue")
        )
        assert [_read(rule, value) for value in (on, off)] == [True, False]
        return
    (element,) = policy.find(f"{SPACE}elements") or ()
    assert element.get("valueName") == rule.name
    assert element.get("required") == "true"
    if rule.kind is Kind.NUMBER:
        assert element.tag == f"{SPACE}decimal"
        assert (element.get("minValue"), element.get("maxValue")) == (str(rule.least), str(rule.most))
    else:
        assert element.tag == f"{SPACE}text"
        assert element.get("maxLength") == str(rule.most)


def _read(rule: Rule, value: object) -> object:
    """What the program makes of a value in the registry."""
    policy = read_policy([Source("HKLM", (Entry(rule.name, value),))], {}, is_windows=True)
    assert policy.problems == ()
    return policy.values[0].value


def test_everything_the_template_refers_to_has_its_words(
    template: ElementTree.Element, words: ElementTree.Element
) -> None:
    asked = set(re.findall(r"\$\((\w+\.\w+)\)", ElementTree.tostring(template, "unicode")))
    strings = {f"string.{one.get('id')}" for one in words.iter(f"{SPACE}string") if (one.text or "").strip()}
    forms = {f"presentation.{one.get('id')}" for one in words.iter(f"{SPACE}presentation")}

    assert asked == strings | forms
    fields = {one.get("id") for one in template.iter() if one.get("valueName") and one.get("id")}
    assert fields == {one.get("refId") for one in words.iter() if one.get("refId")}


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_each_policy_says_what_it_does_in_each_of_its_states(rule: Rule, words: ElementTree.Element) -> None:
    (told,) = (one.text or "" for one in words.iter(f"{SPACE}string") if one.get("id") == f"{rule.name}_Help")

    assert "Enabled: " in told
    assert "ot configured: " in told


def test_the_file_to_copy_sets_nothing_as_it_is_and_everything_once_its_lines_are_opened() -> None:
    raw = (PACKAGING / "policy.ini").read_bytes()
    opened = re.sub(rb"(?m)^; (\w+ = )", rb"\1", raw)

    shut, whole = (read_policy([policy_lines(text, "p")], {}, is_windows=True) for text in (raw, opened))

    assert (shut.values, shut.problems) == ((), ())
    assert [value.rule.name for value in whole.values] == NAMES
    assert whole.problems == ()


def test_the_page_for_it_has_the_same_names_and_limits() -> None:
    table = (PACKAGING / "for-it.md").read_text(encoding="utf-8")

    for rule in RULES:
        (row,) = (line for line in table.splitlines() if line.startswith(f"| `{rule.name}` |"))
        if rule.kind is Kind.NUMBER:
            assert f"from {rule.least} to {rule.most}" in row
        elif rule.kind is Kind.TEXT:
            assert f"at most {rule.most} letters" in row
