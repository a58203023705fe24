"""Every problem and every error has its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onboarding import errors
from onboarding.core.catalogue import Problem, Severity
from onboarding.core.images import ImageRefusal
from onboarding.core.imports import ImportRefusal
from onboarding.core.manifest import PackRefusal
from onboarding.core.pack_names import NameFault
from onboarding.core.pack_sentences import pack_sentence
from onboarding.core.problems import ADVICE, Code, ProblemList
from onboarding.core.record_format import Refusal
from onboarding.core.roster import RosterRefusal
from onboarding.core.sentences import error_sentence, problem_sentence, unusable_picture
from onboarding.core.waiver_rules import WaiverFault

PATH = Path("folder") / "file.name"
ERRORS = [
    errors.DataFolderUnwritable(PATH, "the disk is full"),
    errors.DatabaseDamaged(PATH, None),
    errors.DatabaseDamaged(PATH, PATH),
    errors.DatabaseForeign(PATH),
    errors.DatabaseNewer(PATH, 3, 2),
    errors.NotSaved(PATH, "the disk is full"),
    errors.LibraryUnreadable(PATH, "the folder isn't there"),
    *(errors.RecordFileRefused(PATH, refusal) for refusal in Refusal),
    *(errors.RosterFileRefused(PATH, refusal) for refusal in RosterRefusal),
    *(errors.WaiverRefused(fault) for fault in WaiverFault),
    *(errors.PackFileRefused(PATH, refusal, "{0}.md") for refusal in (*PackRefusal, *NameFault)),
    errors.ErrorsStand(PATH, 1),
    errors.ErrorsStand(PATH, 1_200),
    errors.NothingToPublish(7),
    errors.PublishedMeanwhile(PATH, 8),
    errors.SavedMeanwhile(PATH, "ours", "theirs"),
    errors.PageUnreadable(PATH, "it is over 1 MB"),
    errors.NotInLibrary("people#ask"),
    errors.MayBeLeftOut("people#more"),
    errors.ErasedInPart((PATH, PATH)),
    errors.ForgottenInPart((PATH, PATH)),
    errors.FileNotWritten(PATH, "the disk is full"),
    errors.SettingsDamaged(PATH, "cut in half"),
    errors.SettingsDamaged(PATH, "cut in half", kept_as=PATH),
    *(errors.ImageRefused("a.png", refusal) for refusal in ImageRefusal),
    *(errors.ImportRefused(PATH, refusal) for refusal in ImportRefusal),
]


@pytest.mark.parametrize("code", Code)
def test_every_problem_says_where_it_is_and_what_to_do(code: Code) -> None:
    sentence = problem_sentence(Problem(code, Severity.ERROR, "a.md", 12, ("one", "two", "three")))

    assert sentence.startswith("a.md, line 12: ")
    assert sentence.count(". ") >= 1 or "; " in sentence
    assert sentence.endswith(".")
    assert "{" not in sentence.replace("{#", "").replace("{.", "")


def test_a_problem_of_the_whole_file_names_no_line() -> None:
    assert problem_sentence(Problem("no-steps", Severity.ERROR, "a.md", 0)).startswith("a.md: ")


def test_values_that_look_like_places_are_shown_as_they_are() -> None:
    sentence = problem_sentence(Problem("bad-id", Severity.ERROR, "a.md", 1, ("{0.__class__}",)))

    assert "“{0.__class__}”" in sentence


def test_advice_never_blocks() -> None:
    problems = ProblemList("a.md")
    for code in Code:
        problems.add(code, 1)
        problems.add(code, 1)

    advice = {problem.code for problem in problems.in_order() if problem.severity is Severity.ADVICE}
    assert advice == {code.value for code in ADVICE}
    assert len(problems.in_order()) == len(Code)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_every_error_is_a_sentence_without_names_from_the_program(error: errors.OnboardingError) -> None:
    sentence = error_sentence(error)

    assert sentence.endswith((".", "…"))
    assert type(error).__name__ not in sentence
    assert "Nothing was lost" not in sentence


def test_every_reason_against_a_pack_has_a_sentence_of_its_own() -> None:
    reasons = [*PackRefusal, *NameFault]

    sentences = {pack_sentence("a.zip", reason, "b.md") for reason in reasons}

    assert len({reason.value for reason in reasons}) == len(reasons)
    assert len(sentences) >= len(reasons) - 1  # two names that lead outside are told alike


def test_no_error_is_left_without_its_sentence() -> None:
    assert {type(error) for error in ERRORS} >= set(_kinds(errors.OnboardingError))
    assert error_sentence(errors.OnboardingError()).endswith("try again.")


def _kinds(of: type[errors.OnboardingError]) -> Iterator[type[errors.OnboardingError]]:
    """Those that are raised: what only others are made from is not."""
    for kind in of.__subclasses__():
        yield from _kinds(kind)
        if not kind.__name__.startswith("_"):
            yield kind


@pytest.mark.parametrize("refusal", ImageRefusal)
def test_a_chosen_picture_that_cannot_be_used_is_told_with_what_to_do(refusal: ImageRefusal) -> None:
    words = unusable_picture(errors.ImageRefused("a.png", refusal))

    assert words.startswith("“a.png” can’t be ")
    assert "another." in words
    assert "isn’t in the library" not in words
