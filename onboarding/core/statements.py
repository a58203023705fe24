"""A completion as an xAPI 1.0.3 statement, and back: the form that any Learning Record Store takes.

A statement has one fixed shape, and its canonical text one fixed line for each value. So it is written by
filling in a template, and read by looking at those lines and writing what was read again.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote

from onboarding.core.records import Completion, How, from_iso, sound_text, to_iso

ORGANISATION = "https://www.kirklees.gov.uk/"
LANGUAGE = "en-GB"
MAX_REV = 2**31 - 1
MODULES = ORGANISATION + "onboarding/modules/"
EXTENSIONS = ORGANISATION + "onboarding/xapi/"
MODULE = "http://adlnet.gov/expapi/activities/module"

_STEPS = "/steps/"
_COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
_STEP = "http://adlnet.gov/expapi/activities/lesson"

_Step = tuple[str, str, int, str, str, str, str]
_How = tuple[How, bool]


def statement(completion: Completion) -> dict[str, Any]:
    return _shape(_values(completion))


def statement_text(completion: Completion) -> str:
    """`statement` as `json.dumps` writes it in a list: keys sorted, indent of 2, every letter as it is."""
    return _TEMPLATE % tuple(_text_token(v) if type(v) is str else _token(v) for v in _values(completion))


def completion_from(text: str, person_id: str) -> Completion:
    """The completion of this person's that `statement_text` writes so.

    Raises ValueError, KeyError or IndexError where there is none. What two people's statements of one step
    share is read once: in the files of many people, most has been seen before.
    """
    whose, id_, moment, shared = _cut(text)
    read = _shared_facts if len(text) <= _LONGEST_REMEMBERED else _shared_facts.__wrapped__
    step, how = read(shared)
    completion = Completion(person_id, *step, from_iso(moment), *how)
    if whose != person_id or id_ != completion.id:
        raise ValueError("a statement about somebody else, or something else")
    return completion


def activity(iri: object, kind: str, title: object) -> dict[str, Any]:
    """What a statement is about: `kind` is an activity type's IRI."""
    return {
        "definition": {"name": {LANGUAGE: title}, "type": kind},
        "id": iri,
        "objectType": "Activity",
    }


def text_of(token: str) -> str:
    """The text that a JSON string stands for. Raises ValueError for most others."""
    if "\\" not in token:
        return token[1:-1]
    if not token.startswith('"'):
        raise ValueError("not a text")
    found: str = json.loads(token)
    return found


def _cut(text: str) -> tuple[str, str, str, tuple[str, ...]]:
    """Whose statement, its id, its moment; and the four pieces of text around those."""
    id_at = text.index(_BEFORE_ID) + len(_BEFORE_ID)
    pieces = text[:_ACTOR], text[_ACTOR_END:id_at], text[id_at + _UUID : _MOMENT], text[_MOMENT_END:]
    return text[_ACTOR:_ACTOR_END], text[id_at : id_at + _UUID], text[_MOMENT:_MOMENT_END], pieces


@lru_cache(maxsize=2048)
def _shared_facts(pieces: tuple[str, ...]) -> tuple[_Step, _How]:
    """What `pieces` of `_cut` say, as the fields of Completion before and after its moment."""
    found = _read("".join((pieces[0], _SOMEBODY, pieces[1], _SOMEBODY, pieces[2], to_iso(_ONCE), pieces[3])))
    if _cut(statement_text(found))[3] != pieces:
        raise ValueError("not what is written by us")
    step = found.module_id, found.step_id, found.rev, found.module_version, found.words_digest
    return (*step, found.module_title, found.step_title), (found.how, found.completes_module)


def _read(text: str) -> Completion:
    """Of a text in our shape what it says, but for person and moment; of others, nothing sensible."""
    lines = text.split("\n")
    found = [lines[line][begin:end] for line, begin, end in _PLACES]
    _, title, _, completes, how, version, rev, digest, _, step_title, step_iri, _ = found
    module_id, step_id = text_of(step_iri).removeprefix(MODULES).split(_STEPS)
    return Completion(
        person_id=_SOMEBODY,
        module_id=unquote(module_id),
        step_id=unquote(step_id),
        rev=_rev(rev),
        module_version=text_of(version),
        words_digest=text_of(digest),
        module_title=text_of(title),
        step_title=text_of(step_title),
        completed_at=_ONCE,
        how=_HOW[how],
        completes_module=_BOOLEANS[completes],
    )


def _rev(token: str) -> int:
    if len(token) > len(str(MAX_REV)) or not 1 <= int(token) <= MAX_REV:
        raise ValueError(f"not a revision: {token[:20]}")
    return int(token)


def _values(completion: Completion) -> tuple[object, ...]:
    """What tells one statement from another, in the order of the keys."""
    module_iri, step_iri = _iris(completion.module_id, completion.step_id)
    return (
        completion.person_id,
        sound_text(completion.module_title),
        module_iri,
        completion.completes_module,
        completion.how.value,
        completion.module_version,
        completion.rev,
        completion.words_digest,
        completion.id,
        sound_text(completion.step_title),
        step_iri,
        to_iso(completion.completed_at),
    )


def _shape(values: tuple[object, ...]) -> dict[str, Any]:
    person_id, title, module, completes, how, version, rev, digest, id_, step_title, step, moment = values
    return {
        "actor": {"account": {"homePage": ORGANISATION, "name": person_id}, "objectType": "Agent"},
        "context": {
            "contextActivities": {"parent": [activity(module, MODULE, title)]},
            "extensions": {
                EXTENSIONS + "completes-module": completes,
                EXTENSIONS + "how": how,
                EXTENSIONS + "module-version": version,
                EXTENSIONS + "rev": rev,
                EXTENSIONS + "words-digest": digest,
            },
        },
        "id": id_,
        "object": activity(step, _STEP, step_title),
        "result": {"completion": True},
        "timestamp": moment,
        "verb": {"display": {LANGUAGE: "completed"}, "id": _COMPLETED},
    }


@lru_cache(maxsize=4096)
def _iris(module_id: str, step_id: str) -> tuple[str, str]:
    module_iri = MODULES + quote(module_id, safe="")
    return module_iri, module_iri + _STEPS + quote(step_id, safe="")


_text_token = json.JSONEncoder(ensure_ascii=False).encode
_token = lru_cache(maxsize=256, typed=True)(json.dumps)
_HOW = {f'"{how.value}"': how for how in How}
_BOOLEANS = {"true": True, "false": False}
_MARK = "a value that no statement of ours holds"
_TEMPLATE = json.dumps([_shape((_MARK,) * 12)], sort_keys=True, indent=2)[2:-2]
_TEMPLATE = _TEMPLATE.replace(_text_token(_MARK), "%s")
_PLACES = tuple(
    (number, line.index("%s"), line.index("%s") + 2 - len(line) or None)
    for number, line in enumerate(_TEMPLATE.split("\n"))
    if "%s" in line
)
"""The line of each value; where on it the value begins and, from the line's end, where it ends."""

_SOMEBODY = "00000000-0000-4000-8000-000000000000"
_ONCE = datetime(2000, 1, 1, tzinfo=UTC)
_LONGEST_REMEMBERED = 4_000
_UUID = len(_SOMEBODY)
_ACTOR = _TEMPLATE.index("%s") + 1
_ACTOR_END = _ACTOR + _UUID
_BEFORE_ID = '\n    "id": "'
_MOMENT_END = _TEMPLATE.rindex("%s") + 2 - len(_TEMPLATE) - 1
_MOMENT = _MOMENT_END - len(to_iso(_ONCE))
