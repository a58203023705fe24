"""A waiver as an xAPI 1.0.3 statement, in the words that cmi5 has for learning done another way."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from onboarding.core.records import sound_text, to_iso
from onboarding.core.statements import EXTENSIONS, LANGUAGE, MODULE, MODULES, ORGANISATION, activity
from onboarding.core.waivers import Waiver

_WAIVED = "https://w3id.org/xapi/adl/verbs/waived"
_REASON = "https://w3id.org/xapi/cmi5/result/extensions/reason"
_VOIDED = "http://adlnet.gov/expapi/verbs/voided"
_NAMELESS = "manager"
"""An account needs a name, also where nobody gave theirs."""


def waiver_statement(waiver: Waiver) -> dict[str, Any]:
    """`waived`; for one that takes another back `voided`, which is how xAPI takes a statement back.

    What a manager wrote in the note stays here: it is for people, and names more than it must.
    """
    return _voiding(waiver) if waiver.takes_back else _waived(waiver)


def waiver_statement_text(waiver: Waiver) -> str:
    """`waiver_statement` as it stands in a list, laid out as `statements.statement_text` is."""
    return json.dumps([waiver_statement(waiver)], ensure_ascii=False, sort_keys=True, indent=2)[2:-2]


def _waived(waiver: Waiver) -> dict[str, Any]:
    """The moment is when it was recorded; the day it was done on has no hour, and stands beside it."""
    iri = MODULES + quote(waiver.module_id, safe="")
    return {
        "actor": _agent(waiver.person_id),
        "context": {
            "extensions": {
                EXTENSIONS + "done-on": waiver.done_on.isoformat(),
                EXTENSIONS + "recorded-by": sound_text(waiver.recorded_by),
            },
        },
        "id": waiver.id,
        "object": activity(iri, MODULE, sound_text(waiver.module_title)),
        "result": {"completion": True, "extensions": {_REASON: waiver.reason.value}, "success": True},
        "timestamp": to_iso(waiver.recorded_at),
        "verb": {"display": {LANGUAGE: "waived"}, "id": _WAIVED},
    }


def _voiding(waiver: Waiver) -> dict[str, Any]:
    """By whoever took it back: the actor of a voiding statement is not the learner."""
    return {
        "actor": _agent(sound_text(waiver.recorded_by) or _NAMELESS),
        "id": waiver.id,
        "object": {"id": waiver.takes_back, "objectType": "StatementRef"},
        "timestamp": to_iso(waiver.recorded_at),
        "verb": {"display": {LANGUAGE: "voided"}, "id": _VOIDED},
    }


def _agent(account: str) -> dict[str, Any]:
    return {"account": {"homePage": ORGANISATION, "name": account}, "objectType": "Agent"}
