"""The list of parts that came with the program is shown as it came, and never keeps it from starting."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from onboarding.files.shipped_parts import licence_words, read_parts
from onboarding.paths import licences
from tests.shipped_licences import some_licences


def test_parts_are_read_in_their_order_with_the_words_of_each_licence(tmp_path: Path) -> None:
    folder = some_licences(tmp_path / "licences")

    program, clay = read_parts(folder)

    assert (program.name, program.version) == ("We’re Kirklees onboarding", "0.1.0")
    assert clay.licence == "MIT OR Apache-2.0"
    assert licence_words(folder, clay) == ("Do what you like.\n", "© Nobody. Say thanks.\n")


def test_run_from_source_there_is_no_list(tmp_path: Path) -> None:
    assert read_parts(tmp_path / "licences") == ()


@pytest.mark.parametrize(
    "words", ["", "[]", "{", '{"format": 2, "parts": []}', '{"format": 1, "parts": [{"name": "Clay"}]}']
)
def test_a_list_that_cannot_be_read_counts_as_none(tmp_path: Path, words: str) -> None:
    (tmp_path / "parts.json").write_text(words, encoding="utf-8")

    assert read_parts(tmp_path) == ()


def test_a_text_that_is_gone_is_left_out(tmp_path: Path) -> None:
    folder = some_licences(tmp_path / "licences")
    (folder / "FIRST.txt").unlink()

    assert licence_words(folder, read_parts(folder)[1]) == ("© Nobody. Say thanks.\n",)


def test_a_list_names_no_file_outside_its_folder(tmp_path: Path) -> None:
    folder = some_licences(tmp_path / "licences")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    told = (folder / "parts.json").read_text(encoding="utf-8").replace("FIRST.txt", "../secret.txt")
    (folder / "parts.json").write_text(told, encoding="utf-8")

    assert licence_words(folder, read_parts(folder)[0]) == ()


def test_the_folder_lies_beside_the_program() -> None:
    assert licences() == Path(sys.executable).parent / "licences"
