"""Waivers as cmi5 says them, so that any Learning Record Store takes them."""

from __future__ import annotations

import json
from datetime import date

from onboarding.core.waiver_statements import waiver_statement, waiver_statement_text
from onboarding.core.waivers import Reason
from tests.core.team_samples import an_id, waiver

OURS = "https://www.kirklees.gov.uk/"


def test_a_waiver_is_told_with_cmi5s_verb_and_reason() -> None:
    noted = waiver(module="with people", reason=Reason.TESTED_OUT, done_on=date(2026, 10, 5))

    told = waiver_statement(noted)

    assert told["id"] == noted.id
    assert told["actor"]["account"] == {"homePage": OURS, "name": an_id("Zoë Example")}
    assert told["verb"]["id"] == "https://w3id.org/xapi/adl/verbs/waived"
    assert told["object"]["id"] == f"{OURS}onboarding/modules/with%20people"
    assert told["result"] == {
        "completion": True,
        "success": True,
        "extensions": {"https://w3id.org/xapi/cmi5/result/extensions/reason": "Tested Out"},
    }
    assert told["timestamp"] == "2026-11-22T09:05:00.000Z"
    assert told["context"]["extensions"] == {
        f"{OURS}onboarding/xapi/done-on": "2026-10-05",
        f"{OURS}onboarding/xapi/recorded-by": "Mo Manager",
    }


def test_the_note_stays_here() -> None:
    assert "Leeds" not in waiver_statement_text(waiver(note="A course at Leeds"))


def test_one_that_takes_another_back_voids_its_statement() -> None:
    first = waiver()
    told = waiver_statement(waiver(takes_back=first.id))

    assert told["verb"]["id"] == "http://adlnet.gov/expapi/verbs/voided"
    assert told["object"] == {"id": first.id, "objectType": "StatementRef"}
    assert told["actor"]["account"]["name"] == "Mo Manager"
    assert "result" not in told
    nameless = waiver_statement(waiver(takes_back=first.id, recorded_by=""))
    assert nameless["actor"]["account"]["name"] == "manager"


def test_its_text_stands_in_a_list_and_half_characters_are_replaced() -> None:
    noted = waiver(module_title="Half \ud83d", recorded_by="Mo \udc00")

    text = waiver_statement_text(noted)

    assert json.loads(f"[{text}]") == [waiver_statement(noted)]
    assert text.startswith("  {\n")
    assert text.encode().count("\ufffd".encode()) == 2
