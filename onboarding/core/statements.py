"""A completion as an xAPI 1.0.3 statement, and back: the form that any Learning Record Store takes."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

from onboarding.core.records import Completion, How, from_iso, sound_text, to_iso

ORGANISATION = "https://www.kirklees.gov.uk/"
LANGUAGE = "en-GB"
MAX_REV = 2**31 - 1

_MODULES = ORGANISATION + "onboarding/modules/"
_EXTENSIONS = ORGANISATION + "onboarding/xapi/"
_COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
_MODULE = "http://adlnet.gov/expapi/activities/module"
_STEP = "http://adlnet.gov/expapi/activities/lesson"
_STEP_IRI = re.compile(re.escape(_MODULES) + "([^/]+)/steps/([^/]+)")


class NotOurStatement(ValueError):
    """A statement that this program did not write, or not so."""


def statement(completion: Completion) -> dict[str, Any]:
    module_iri = _MODULES + quote(completion.module_id, safe="")
    step_iri = f"{module_iri}/steps/{quote(completion.step_id, safe='')}"
    return {
        "actor": {
            "account": {"homePage": ORGANISATION, "name": completion.person_id},
            "objectType": "Agent",
        },
        "context": {
            "contextActivities": {"parent": [_activity(module_iri, _MODULE, completion.module_title)]},
            "extensions": {
                _EXTENSIONS + "completes-module": completion.completes_module,
                _EXTENSIONS + "how": completion.how.value,
                _EXTENSIONS + "module-version": completion.module_version,
                _EXTENSIONS + "rev": completion.rev,
                _EXTENSIONS + "words-digest": completion.words_digest,
            },
        },
        "id": completion.id,
        "object": _activity(step_iri, _STEP, completion.step_title),
        "result": {"completion": True},
        "timestamp": to_iso(completion.completed_at),
        "verb": {"display": {LANGUAGE: "completed"}, "id": _COMPLETED},
    }


def completion_from(found: dict[str, Any], person_id: str) -> Completion:
    """Raises NotOurStatement for anything but what `statement` makes of a completion of this person's."""
    try:
        completion = _read(found, person_id)
        if statement(completion) == found:
            return completion
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise NotOurStatement from error
    raise NotOurStatement


def _activity(iri: str, kind: str, title: str) -> dict[str, Any]:
    return {
        "definition": {"name": {LANGUAGE: sound_text(title)}, "type": kind},
        "id": iri,
        "objectType": "Activity",
    }


def _read(found: dict[str, Any], person_id: str) -> Completion:
    place = _STEP_IRI.fullmatch(found["object"]["id"])
    extensions = found["context"]["extensions"]
    rev = extensions[_EXTENSIONS + "rev"]
    if place is None or type(rev) is not int or not 1 <= rev <= MAX_REV:
        raise NotOurStatement
    return Completion(
        person_id=person_id,
        module_id=unquote(place[1]),
        step_id=unquote(place[2]),
        rev=rev,
        module_version=_text(extensions[_EXTENSIONS + "module-version"]),
        words_digest=_text(extensions[_EXTENSIONS + "words-digest"]),
        module_title=found["context"]["contextActivities"]["parent"][0]["definition"]["name"][LANGUAGE],
        step_title=found["object"]["definition"]["name"][LANGUAGE],
        completed_at=from_iso(found["timestamp"]),
        how=How(extensions[_EXTENSIONS + "how"]),
        completes_module=bool(extensions[_EXTENSIONS + "completes-module"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise NotOurStatement
    return value
