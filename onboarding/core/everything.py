"""All that a computer holds about one person, as one page that they can read, keep and print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.dates import day_words, moment_words
from onboarding.core.page import facts, page, row, section, table
from onboarding.core.records import Completion, HandIn, How, Person, WrittenReflection


def everything_page(
    person: Person,
    completions: Iterable[Completion],
    reflections: Iterable[WrittenReflection],
    positions: Iterable[tuple[str, str]],
    hand_ins: Iterable[HandIn],
    now: datetime,
    outlines: Iterable[ModuleOutline] = (),
) -> str:
    """A whole HTML file: no script, nothing fetched, every typed word escaped.

    `positions` are (module id, step id). Titles come from the completions and the library's `outlines`; what
    neither names is shown by its id.
    """
    known = list(completions)
    titles = _titles(known, outlines)
    parts = (
        section("Who I am", person_table(person)),
        section("What I completed", completed_table(known, "The words I read")),
        _reflections(list(reflections), titles),
        _stopped(list(positions), titles),
        _handed_in(list(hand_ins)),
    )
    return page(
        f"Everything held about {person.name}",
        f'<p class="when">What the We’re Kirklees onboarding app held on this computer on'
        f" {moment_words(now)}. All times are this computer’s own.</p>",
        *parts,
    )


def person_table(person: Person) -> str:
    """What somebody typed about themselves, and their id."""
    return facts(
        (
            ("Name", person.name),
            ("Staff number", person.staff_number),
            ("Team", person.team),
            ("Start date", day_words(person.start_date) if person.start_date else ""),
            ("Manager", person.manager),
            ("Made by the app to tell people apart", person.id),
            *([("Last changed", moment_words(person.changed_at))] if person.changed_at else []),
        )
    )


def completed_table(completions: Sequence[Completion], digest_words: str) -> str:
    """`digest_words` says what the mark under each step stands for."""
    if not completions:
        return "<p>Nothing yet.</p>"
    header = ("Module", "Step", "When", "Revision", "Version", "How")
    return table(header, [_completion_row(completion, digest_words) for completion in completions])


def _completion_row(completion: Completion, digest_words: str) -> str:
    how = "Done here" if completion.how is How.DONE else "Noted by a manager"
    finishing = " This finished the module." if completion.completes_module else ""
    mark = f'<div class="id">{digest_words}: {escape(completion.words_digest)}</div>'
    cells = (
        escape(completion.module_title),
        escape(completion.step_title) + mark,
        moment_words(completion.completed_at),
        str(completion.rev),
        escape(completion.module_version),
        f"{how}.{finishing}",
    )
    return row(cells)


class _Titles(dict[tuple[str, str], tuple[str, str]]):
    """Module and step id to the titles of both; the ids themselves where no title is known."""

    def __missing__(self, ids: tuple[str, str]) -> tuple[str, str]:
        return ids


def _titles(completions: Iterable[Completion], outlines: Iterable[ModuleOutline]) -> _Titles:
    titles = _Titles()
    for completion in completions:
        ids = completion.module_id, completion.step_id
        titles[ids] = completion.module_title, completion.step_title
    for outline in outlines:
        for step in outline.steps:
            titles[outline.id, step.id] = outline.title, step.title
    return titles


def _reflections(reflections: Sequence[WrittenReflection], titles: _Titles) -> str:
    words = "<p>These are private: no record file or report ever holds them.</p>"
    if not reflections:
        return section("My private notes", f"{words}\n<p>None.</p>")
    notes = "\n".join(_note(reflection, titles) for reflection in reflections)
    return section("My private notes", f"{words}\n{notes}")


def _note(reflection: WrittenReflection, titles: _Titles) -> str:
    module, step = titles[reflection.module_id, reflection.step_id]
    return (
        f"<h3>{escape(module)}: {escape(step)}</h3>\n"
        f'<p class="when">Written on {moment_words(reflection.written_at)}</p>\n'
        f"<blockquote>{escape(reflection.text)}</blockquote>"
    )


def _stopped(positions: Sequence[tuple[str, str]], titles: _Titles) -> str:
    if not positions:
        return section("Where I stopped", "<p>Nothing is open.</p>")
    rows = [row([escape(title) for title in titles[position]]) for position in positions]
    return section("Where I stopped", table(("Module", "Step last open"), rows))


def _handed_in(hand_ins: Sequence[HandIn]) -> str:
    if not hand_ins:
        return section("When I handed in my record", "<p>Not yet.</p>")
    rows = [row((moment_words(hand_in.at), escape(hand_in.place))) for hand_in in hand_ins]
    return section("When I handed in my record", table(("When", "Where to"), rows))
