"""Every licence that the program stands under is known before a bundle is built."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from license_expression import get_spdx_licensing

import packages
from part import TEXTS, faults_of, key_of_package
from part_facts import facts

SPDX = get_spdx_licensing()

NOT_SHIPPED = {key_of_package("pip")}
"""sqlite-utils asks for it, for a command of its own that the program doesn't have."""


def lines(found: object) -> Iterator[dict]:
    """Every table of the facts that names licence texts."""
    if isinstance(found, dict):
        if "texts" in found:
            yield found
        for inner in found.values():
            yield from lines(inner)
    elif isinstance(found, list):
        for inner in found:
            yield from lines(inner)


def installed() -> Path:
    """The folder that has site-packages, where the packages of the program are."""
    found = find_spec("mammoth")
    assert found is not None and found.origin is not None
    return Path(found.origin).parents[2]


def shipped_packages() -> list[str]:
    """What the program needs, what that needs, and so on, as it is installed here."""
    waiting, known = [packages.our_program("")], set()
    while waiting:
        for key in packages.asked_for_by(waiting.pop(), installed()):
            if key not in known | NOT_SHIPPED:
                known.add(key)
                waiting.append(packages.wheel(key.removeprefix("package/"), "", installed(), facts()))
    return sorted(key.removeprefix("package/") for key in known)


@pytest.mark.parametrize("name", shipped_packages())
def test_each_package_has_a_licence_that_can_be_read_and_its_words(name: str) -> None:
    part = packages.wheel(name, "as installed", installed(), facts())

    assert list(faults_of(part)) == []
    assert SPDX.validate(part.licence).errors == []


def test_each_licence_in_the_facts_is_an_expression_that_tools_know() -> None:
    said = [fact["licence"] for fact in lines(facts()) if "licence" in fact]
    said += [fact["licence"] for fact in facts()["debian"].values()]

    wrong = {
        symbol
        for licence in said
        for symbol in SPDX.unknown_license_keys(licence)
        if not symbol.startswith("LicenseRef-")
    }
    assert wrong == set()


def test_each_text_in_the_folder_is_named_and_each_named_one_is_there() -> None:
    named = {text for fact in lines(facts()) for text in fact["texts"] if "/" not in text}
    by_code = {"python-incorporated.txt"}

    assert {path.name for path in TEXTS.iterdir()} == named | by_code


def test_our_own_licence_is_named_as_such() -> None:
    assert packages.our_program("1.0").licence == "MIT"
    assert list(faults_of(packages.our_program("1.0"))) == []
