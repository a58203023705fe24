"""All that a computer holds about one person, as one page that they can read, keep and print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.dates import day_words, moment_words
from onboarding.core.records import Completion, HandIn, How, Person, WrittenReflection

Row = Sequence[str]

_STYLE = """
body { font: 17px/1.5 "Atkinson Hyperlegible Next", "Segoe UI", Arial, sans-serif; color: #17211F;
  background: #FFFFFF; max-width: 62rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; line-height: 1.2; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
p { margin: .25rem 0 .75rem; max-width: 42rem; }
.when, .id { color: #52605B; }
.id { font-size: .8rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0;
  border-bottom: 1px solid #DFDCD2; }
th { font-weight: 600; }
thead { display: table-header-group; }
tr, blockquote { break-inside: avoid; }
blockquote { margin: .5rem 0 1rem; padding: .5rem 1rem; border-left: 4px solid #0E5A57;
  white-space: pre-wrap; }
@media print { body { margin: 0; font-size: 11pt; } h2, h3 { break-after: avoid; } }
"""


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
        _who(person),
        _completed(known),
        _reflections(list(reflections), titles),
        _stopped(list(positions), titles),
        _handed_in(list(hand_ins)),
    )
    title = f"Everything held about {person.name}"
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en-GB">',
            f'<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>',
            f'<meta name="viewport" content="width=device-width">\n<style>{_STYLE}</style>\n</head>',
            "<body>\n<main>",
            f"<h1>{escape(title)}</h1>",
            f'<p class="when">What the We’re Kirklees onboarding app held on this computer on'
            f" {moment_words(now)}. All times are this computer’s own.</p>",
            *parts,
            "</main>\n</body>\n</html>\n",
        )
    )


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


def _who(person: Person) -> str:
    facts = (
        ("Name", person.name),
        ("Staff number", person.staff_number),
        ("Team", person.team),
        ("Start date", day_words(person.start_date) if person.start_date else ""),
        ("Manager", person.manager),
        ("Made by the app to tell people apart", person.id),
        *([("Last changed", moment_words(person.changed_at))] if person.changed_at else []),
    )
    rows = "\n".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value or "not given")}</td></tr>'
        for name, value in facts
    )
    return _section("Who I am", f"<table>\n{rows}\n</table>")


def _completed(completions: Sequence[Completion]) -> str:
    if not completions:
        return _section("What I completed", "<p>Nothing yet.</p>")
    header = ("Module", "Step", "When", "Revision", "Version", "How")
    rows = [_completion_row(completion) for completion in completions]
    return _section("What I completed", _table(header, rows))


def _completion_row(completion: Completion) -> str:
    how = "Done here" if completion.how is How.DONE else "Noted by a manager"
    finishing = " This finished the module." if completion.completes_module else ""
    mark = f'<div class="id">The words I read: {escape(completion.words_digest)}</div>'
    cells = (
        escape(completion.module_title),
        escape(completion.step_title) + mark,
        moment_words(completion.completed_at),
        str(completion.rev),
        escape(completion.module_version),
        f"{how}.{finishing}",
    )
    return _row(cells)


def _reflections(reflections: Sequence[WrittenReflection], titles: _Titles) -> str:
    words = "<p>These are private: no record file or report ever holds them.</p>"
    if not reflections:
        return _section("My private notes", f"{words}\n<p>None.</p>")
    notes = "\n".join(_note(reflection, titles) for reflection in reflections)
    return _section("My private notes", f"{words}\n{notes}")


def _note(reflection: WrittenReflection, titles: _Titles) -> str:
    module, step = titles[reflection.module_id, reflection.step_id]
    return (
        f"<h3>{escape(module)}: {escape(step)}</h3>\n"
        f'<p class="when">Written on {moment_words(reflection.written_at)}</p>\n'
        f"<blockquote>{escape(reflection.text)}</blockquote>"
    )


def _stopped(positions: Sequence[tuple[str, str]], titles: _Titles) -> str:
    if not positions:
        return _section("Where I stopped", "<p>Nothing is open.</p>")
    rows = [_row([escape(title) for title in titles[position]]) for position in positions]
    return _section("Where I stopped", _table(("Module", "Step last open"), rows))


def _handed_in(hand_ins: Sequence[HandIn]) -> str:
    if not hand_ins:
        return _section("When I handed in my record", "<p>Not yet.</p>")
    rows = [_row((moment_words(hand_in.at), escape(hand_in.place))) for hand_in in hand_ins]
    return _section("When I handed in my record", _table(("When", "Where to"), rows))


def _section(title: str, body: str) -> str:
    return f"<section>\n<h2>{title}</h2>\n{body}\n</section>"


def _table(header: Row, rows: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{title}</th>' for title in header)
    body = "\n".join(rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _row(cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
