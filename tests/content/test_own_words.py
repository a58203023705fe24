"""The library says things in its own words, not in those of the pages it was written from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.content.fingerprints import borrowed, fingerprints, pages_in, seed_runs, words_of
from tests.content.reading import MODULES, read, runs_of_module, runs_of_other_pages

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PAGE = "Our towns have mills, moors and markets, and we like all of them. Working with partners is a joy."

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the two pages, which are not ours to copy")


@pytest.mark.parametrize("name", MODULES)
def test_a_module_borrows_no_sentence(name: str) -> None:
    assert borrowed(" ".join(runs_of_module(read(name))), seed_runs()) == []


def test_the_pages_around_the_modules_borrow_none() -> None:
    assert borrowed(" ".join(runs_of_other_pages()), seed_runs()) == []


def test_a_borrowed_sentence_is_found_whatever_its_marks() -> None:
    planted = "She said: “our towns have Mills, *moors* and markets - and we like all of them”, and left."

    assert borrowed(planted, fingerprints(PAGE)) == [
        "our towns have mills moors and markets and",
        "towns have mills moors and markets and we",
        "have mills moors and markets and we like",
        "mills moors and markets and we like all",
        "moors and markets and we like all of",
        "and markets and we like all of them",
    ]


def test_seven_words_and_names_may_be_shared() -> None:
    known = fingerprints(PAGE)

    assert borrowed("mills, moors and markets, and we. Like", known) == []
    assert borrowed("all of them. Working with partners is a joy.", known) == []


def test_what_is_kept_of_the_pages_are_no_words() -> None:
    kept = seed_runs()

    assert len(kept) > 1000
    assert all(re.fullmatch("[0-9a-f]{16}", mark) for mark in kept)


@needs_seeds
def test_the_fingerprints_are_those_of_the_pages() -> None:
    assert seed_runs() == {mark for page in pages_in(SEEDS) for mark in fingerprints(page)}


@needs_seeds
def test_every_sentence_of_the_pages_would_be_found_in_a_module() -> None:
    sentences = [part for page in pages_in(SEEDS) for part in re.split(r"(?<=[.!?])\s+|\n+", page)]
    module = " ".join(runs_of_module(read(MODULES[0])))

    for sentence in sentences:
        if len(words_of(sentence).split()) >= 15:  # long enough to be no name alone
            assert borrowed(f"{module} {sentence}", seed_runs()), sentence
