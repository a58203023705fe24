from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

from onboarding.core.catalogue import ModuleOutline, StepOutline
from onboarding.core.everything import everything_page
from onboarding.core.records import Completion, HandIn, How, Person, WrittenReflection

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
AMINA = Person(
    "6f1f3c5e-0000-4000-8000-000000000001", "Amina Yusuf", "00123", "Highways", date(2026, 11, 2), "Ben"
)
NOBODY = Person("6f1f3c5e-0000-4000-8000-000000000002", "Zed")


class Reader(HTMLParser):
    """The words of a page, and the tags it is made of; complains about a tag left open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(page)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "onload"}
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def completion(step: str, how: How = How.DONE, completes_module: bool = False) -> Completion:
    return Completion(
        person_id=AMINA.id,
        module_id="partners",
        step_id=step,
        rev=2,
        module_version="1.2.0",
        words_digest="ab" * 32,
        module_title="Working with partners",
        step_title=f"Step {step}",
        completed_at=NOW - timedelta(days=1),
        how=how,
        completes_module=completes_module,
    )


def test_when_the_details_were_changed_stands_there_where_it_is_known() -> None:
    assert "Last changed" in Reader(page(replace(AMINA, changed_at=NOW))).words
    assert "Last changed" not in Reader(page()).words


def page(
    person: Person = AMINA,
    completions: tuple[Completion, ...] = (),
    notes: tuple[WrittenReflection, ...] = (),
    positions: tuple[tuple[str, str], ...] = (),
    hand_ins: tuple[HandIn, ...] = (),
    outlines: tuple[ModuleOutline, ...] = (),
) -> str:
    return everything_page(person, completions, notes, positions, hand_ins, NOW, outlines)


def note(text: str, step: str = "a") -> WrittenReflection:
    return WrittenReflection("partners", step, "reflection-1", text, NOW)


def test_the_page_says_all_that_is_held_about_somebody() -> None:
    words = Reader(
        page(
            completions=(completion("a"), completion("b", How.WAIVED, completes_module=True)),
            notes=(note("I would ask first."),),
            positions=(("partners", "b"),),
            hand_ins=(HandIn(NOW, r"\\share\records"),),
        )
    ).words

    for fact in ("Amina Yusuf", "00123", "Highways", "2 November 2026", "Ben", AMINA.id):
        assert fact in words
    for fact in ("Working with partners", "Step a", "1.2.0", "ab" * 32, "This finished the module"):
        assert fact in words
    for fact in ("Noted by a manager", "I would ask first.", r"\\share\records"):
        assert fact in words


def test_somebody_of_whom_little_is_known_gets_a_page_that_says_so() -> None:
    words = Reader(page(NOBODY)).words

    assert words.count("not given") == 4
    for sentence in ("Nothing yet.", "None.", "Nothing is open.", "Not yet."):
        assert sentence in words


def test_what_people_typed_is_shown_and_never_run() -> None:
    nasty = '<script src="x">alert("é & ü")</script>'

    reader = Reader(
        page(Person("id", nasty, team=nasty), notes=(note(nasty),), hand_ins=(HandIn(NOW, nasty),))
    )

    assert "script" not in reader.tags
    assert reader.words.count(nasty) == 6


def test_lines_of_a_private_note_stay_apart() -> None:
    text = "first\n\nsecond"

    assert f"<blockquote>{text}</blockquote>" in page(notes=(note(text),))


def test_a_step_is_named_as_the_library_names_it_today() -> None:
    step = StepOutline("c", "Say it plainly", rev=1, minutes=3, is_optional=False)
    outline = ModuleOutline(
        "plain", "Plain words", "area", 1, 3, "1.0.0", "HR", None, None, "", (step,), "plain.md", "digest"
    )

    words = Reader(page(positions=(("plain", "c"), ("gone", "lost")), outlines=(outline,))).words

    assert "Plain words" in words and "Say it plainly" in words
    assert "gone" in words and "lost" in words


def test_the_page_stands_alone() -> None:
    html = page()

    assert html.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert '<meta charset="utf-8">' in html
    assert "url(" not in html and "@import" not in html
