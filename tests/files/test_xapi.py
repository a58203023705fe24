"""The statements are valid xAPI 1.0.3, and all that the people on the screen have done."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from onboarding.core.records import Completion
from onboarding.core.statements import statement
from onboarding.files.xapi import write_xapi
from tests.core.team_samples import done, waiver

WAIVED = waiver()
COMPLETED = [done("a"), done("b & “c”", module="with people", module_title="Zoë 😀", completes_module=True)]
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def read(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))


def check(found: dict[str, Any]) -> None:
    """What xAPI 1.0.3 (part 2, section 2) asks of these statements."""
    assert found.keys() <= {"actor", "context", "id", "object", "result", "timestamp", "verb"}
    assert str(UUID(found["id"])) == found["id"]
    assert TIMESTAMP.fullmatch(found["timestamp"])
    assert found["actor"]["objectType"] == "Agent"
    assert found["actor"]["account"].keys() == {"homePage", "name"}
    for iri in _iris(found):
        assert urlsplit(iri).scheme in ("http", "https"), iri
        assert " " not in iri
    assert None not in _values(found)
    if found["object"]["objectType"] == "StatementRef":
        assert found["object"].keys() == {"objectType", "id"}
        assert found["verb"]["id"].endswith("/voided")
        assert str(UUID(found["object"]["id"]))
    else:
        assert found["object"]["definition"]["name"].keys() == {"en-GB"}


def _iris(found: dict[str, Any]) -> Iterator[str]:
    yield found["verb"]["id"]
    yield found["actor"]["account"]["homePage"]
    if found["object"]["objectType"] == "Activity":
        yield found["object"]["id"]
        yield found["object"]["definition"]["type"]
    yield from found.get("context", {}).get("extensions", {})
    yield from found.get("result", {}).get("extensions", {})


def _values(found: object) -> Iterator[object]:
    if isinstance(found, dict):
        for value in found.values():
            yield from _values(value)
    elif isinstance(found, list):
        for value in found:
            yield from _values(value)
    else:
        yield found


def test_every_statement_is_valid_and_in_the_order_given(tmp_path: Path) -> None:
    path = tmp_path / "a.json"

    write_xapi(path, COMPLETED, [WAIVED, waiver(takes_back=WAIVED.id)])

    found = read(path)
    for each in found:
        check(each)
    assert found[:2] == [statement(completion) for completion in COMPLETED]
    assert [each["verb"]["display"]["en-GB"] for each in found] == [
        *("completed", "completed", "waived", "voided"),
    ]


def test_nothing_done_is_an_empty_list(tmp_path: Path) -> None:
    write_xapi(tmp_path / "a.json", [], [])

    assert read(tmp_path / "a.json") == []


def test_one_statement_alone_is_a_list_too(tmp_path: Path) -> None:
    write_xapi(tmp_path / "a.json", [], [WAIVED])

    assert [each["id"] for each in read(tmp_path / "a.json")] == [WAIVED.id]


def test_it_is_whole_or_absent(tmp_path: Path) -> None:
    def cut() -> Iterator[Completion]:
        yield COMPLETED[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_xapi(tmp_path / "a.json", cut(), [])

    assert not list(tmp_path.iterdir())
