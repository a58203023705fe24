"""The change detector against edits that writers make: silent where no words changed, and only there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from onboarding.core.module import Step
from onboarding.core.words import step_lines
from tests.core.pages import FRONT, read

PAIRS = Path(__file__).parents[1] / "data" / "rewording" / "pairs.txt"
_PAIR = re.compile(r"^%% (silent|caught): (.+)\n([^%]*)^%% now\n([^%]*)", re.MULTILINE)


class Pair(NamedTuple):
    is_caught: bool
    name: str
    before: str
    after: str


def pairs() -> list[Pair]:
    text = PAIRS.read_text(encoding="utf-8")
    return [Pair(verdict == "caught", name, *both) for verdict, name, *both in _PAIR.findall(text)]


def only_step(text: str) -> Step:
    (step,) = read(f"{FRONT}\n{text}").steps
    return step


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.name)
def test_an_edit_is_caught_when_it_changes_words_and_only_then(pair: Pair) -> None:
    before, after = only_step(pair.before), only_step(pair.after)

    assert pair.before != pair.after
    assert (before.digest != after.digest) is pair.is_caught


@pytest.mark.parametrize("pair", [pair for pair in pairs() if pair.is_caught], ids=lambda pair: pair.name)
def test_what_is_caught_can_be_seen_in_the_words_side_by_side(pair: Pair) -> None:
    assert step_lines(only_step(pair.before)) != step_lines(only_step(pair.after))


def test_there_are_enough_pairs_of_both_kinds() -> None:
    assert sum(pair.is_caught for pair in pairs()) >= 18
    assert sum(not pair.is_caught for pair in pairs()) >= 18
    assert len(pairs()) == PAIRS.read_text(encoding="utf-8").count("%% now\n")
