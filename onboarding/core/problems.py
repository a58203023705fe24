"""What can be wrong in a library file, by code, so that readers can report it and carry on."""

from __future__ import annotations

from enum import StrEnum

from onboarding.core.catalogue import Problem, Severity


class Code(StrEnum):
    """Each has its sentence in `core.problem_sentences`.

    Other programs know them from `onboarding check`: the sentence may be worded anew, the code stays.
    """

    # The file as a whole
    FILE_TOO_BIG = "file-too-big"
    FILE_UNREADABLE = "file-unreadable"
    NOT_UTF8 = "not-utf8"
    CONTROL_CHARACTER = "control-character"
    LINE_TOO_LONG = "line-too-long"

    # Front matter
    NO_FRONT_MATTER = "no-front-matter"
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter"
    FRONT_MATTER_LINE = "front-matter-line"
    REPEATED_KEY = "repeated-key"
    MISSING_KEY = "missing-key"
    BAD_ID = "bad-id"
    BAD_NUMBER = "bad-number"
    BAD_DATE = "bad-date"
    BAD_VERSION = "bad-version"

    # The library
    NO_PATHWAY = "no-pathway"
    NO_AREAS = "no-areas"
    UNKNOWN_AREA = "unknown-area"
    DUPLICATE_AREA = "duplicate-area"
    DUPLICATE_MODULE = "duplicate-module"

    # Steps and headings
    NO_STEPS = "no-steps"
    DUPLICATE_STEP = "duplicate-step"
    MISSING_STEP_ID = "missing-step-id"
    MISSING_STEP_TITLE = "missing-step-title"
    UNKNOWN_ATTRIBUTE = "unknown-attribute"
    SECOND_TITLE = "second-title"
    HEADING_JUMP = "heading-jump"
    HEADING_WITHOUT_SPACE = "heading-without-space"

    # What a step shows
    TOO_DEEP = "too-deep"
    TOO_MANY_MARKS = "too-many-marks"
    UNCLOSED_CODE = "unclosed-code"
    RAW_HTML = "raw-html"
    BAD_LINK = "bad-link"
    UNKNOWN_CALLOUT = "unknown-callout"
    PLACEHOLDER_HALF_WRITTEN = "placeholder-half-written"

    # Images
    IMAGE_WITHOUT_ALT = "image-without-alt"
    IMAGE_IN_TEXT = "image-in-text"
    IMAGE_MISSING = "image-missing"
    IMAGE_OUTSIDE = "image-outside"
    IMAGE_TOO_BIG = "image-too-big"
    IMAGE_TOO_LARGE = "image-too-large"
    IMAGE_UNKNOWN_KIND = "image-unknown-kind"
    IMAGE_UNSAFE = "image-unsafe"

    # Checks
    MISPLACED_CHECK = "misplaced-check"
    CHECK_WITHOUT_QUESTION = "check-without-question"
    CHECK_WITHOUT_RIGHT = "check-without-right"
    CHECK_ONLY_RIGHT = "check-only-right"
    CHECK_SEVERAL_RIGHT = "check-several-right"
    CHECK_TOO_SHORT = "check-too-short"
    CHECK_MIXED = "check-mixed"
    OPTION_EMPTY = "option-empty"
    OPTION_WITHOUT_FEEDBACK = "option-without-feedback"
    UNCLOSED_EXPLANATION = "unclosed-explanation"
    REFLECTION_WITHOUT_PROMPT = "reflection-without-prompt"
    TOO_FEW_PROMISES = "too-few-promises"

    # Scenarios
    SCENARIO_WITHOUT_SCENES = "scenario-without-scenes"
    SCENARIO_WITHOUT_CHOICES = "scenario-without-choices"
    CHOICE_OUTSIDE_SCENARIO = "choice-outside-scenario"
    CHOICE_TO_NOWHERE = "choice-to-nowhere"
    MISSING_SCENE_ID = "missing-scene-id"
    DUPLICATE_SCENE = "duplicate-scene"
    SCENE_UNREACHED = "scene-unreached"
    SCENE_TOO_DEEP = "scene-too-deep"
    SCENE_CYCLE = "scene-cycle"
    ENDING_WITH_CHOICES = "ending-with-choices"
    SCENE_WITHOUT_END = "scene-without-end"

    # What waits for the council
    PLACEHOLDER = "placeholder"
    STEP_TO_APPROVE = "step-to-approve"

    # Plain advice
    LONG_SENTENCE = "long-sentence"
    WORD_TO_AVOID = "word-to-avoid"
    ACRONYM_UNEXPLAINED = "acronym-unexplained"
    READING_GRADE = "reading-grade"
    REVIEW_DATE_PASSED = "review-date-passed"
    RIGHT_ALWAYS_LONGEST = "right-always-longest"
    RIGHT_ALWAYS_SAME_PLACE = "right-always-same-place"


ADVICE = frozenset(
    {
        Code.UNKNOWN_ATTRIBUTE,
        Code.RAW_HTML,
        Code.UNKNOWN_CALLOUT,
        Code.PLACEHOLDER_HALF_WRITTEN,
        Code.IMAGE_IN_TEXT,
        Code.OPTION_WITHOUT_FEEDBACK,
        Code.REFLECTION_WITHOUT_PROMPT,
        Code.SCENE_UNREACHED,
        Code.SCENE_WITHOUT_END,
        Code.PLACEHOLDER,
        Code.STEP_TO_APPROVE,
        Code.LONG_SENTENCE,
        Code.WORD_TO_AVOID,
        Code.ACRONYM_UNEXPLAINED,
        Code.READING_GRADE,
        Code.REVIEW_DATE_PASSED,
        Code.RIGHT_ALWAYS_LONGEST,
        Code.RIGHT_ALWAYS_SAME_PLACE,
    }
)

WAITS_FOR_COUNCIL = frozenset({Code.PLACEHOLDER, Code.STEP_TO_APPROVE})
"""Nothing is wrong: the council has something to fill in or to approve."""


class ProblemList:
    """The problems of one file, gathered while it's read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: dict[Problem, None] = {}

    def add(self, code: Code, line: int, *values: str) -> None:
        """The same problem on the same line is told once."""
        severity = Severity.ADVICE if code in ADVICE else Severity.ERROR
        self._found[Problem(code.value, severity, self.path, line, values)] = None

    def in_order(self) -> tuple[Problem, ...]:
        return tuple(sorted(self._found, key=lambda problem: problem.line))
