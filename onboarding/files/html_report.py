"""The report as a page to print or to keep: one file, no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from html import escape
from pathlib import Path

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.cells import cell_text
from onboarding.core.dates import day_words, moment_words
from onboarding.core.report import Counts, Row
from onboarding.core.report_lines import COLUMNS, COUNTED, Line, counted_line, lines
from onboarding.core.report_words import counts_words
from onboarding.files.atomic import written_atomically

TITLE = "Onboarding report"

_STYLE = """
body { font: 15px/1.45 "Atkinson Hyperlegible Next", "Segoe UI", Arial, sans-serif; color: #17211F;
  background: #FFFFFF; margin: 2rem auto; max-width: 88rem; padding: 0 1.5rem; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; line-height: 1.2; margin: 2rem 0 .5rem; }
p { margin: .25rem 0 .5rem; max-width: 50rem; }
.when { color: #52605B; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0;
  border-bottom: 1px solid #DFDCD2; }
th { font-weight: 600; }
.number { text-align: right; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { font-size: 9pt; margin: 0; max-width: none; padding: 0; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
"""


def write_html(
    path: Path,
    modules: Sequence[ModuleOutline],
    rows: Iterable[Row],
    whole: Counts,
    by_module: Iterable[tuple[ModuleOutline, Counts]],
    filter_words: str,
    now: datetime,
    organisation: str,
) -> None:
    """Raises FileNotWritten."""
    with written_atomically(path) as file:
        for part in report_page(modules, rows, whole, by_module, filter_words, now, organisation):
            file.write(part.encode())


def report_page(
    modules: Sequence[ModuleOutline],
    rows: Iterable[Row],
    whole: Counts,
    by_module: Iterable[tuple[ModuleOutline, Counts]],
    filter_words: str,
    now: datetime,
    organisation: str,
) -> Iterator[str]:
    """The page in parts, each a few lines at most: a large team's is longer than one would hold at once."""
    yield "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en-GB">',
            f'<head>\n<meta charset="utf-8">\n<title>{TITLE}, {day_words(now.astimezone())}</title>',
            '<meta name="viewport" content="width=device-width">',
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
            " style-src 'unsafe-inline'\">",
            f"<style>{_STYLE}</style>\n</head>",
            f"<body>\n<main>\n<h1>{TITLE}</h1>",
            f'<p class="when">{escape(organisation)}, as it stood on {moment_words(now)}.</p>',
            f"<p>{escape(cell_text(filter_words))}</p>",
            f"<p>{counts_words(whole)}</p>\n",
        )
    )
    counted = (_counted(module, found) for module, found in by_module)
    yield from _table("How many, by module", COUNTED, counted, numbers=range(1, 8))
    yield from _table("People by module", COLUMNS, map(_line, lines(modules, rows)), numbers=[8])
    yield "</main>\n</body>\n</html>\n"


def _table(title: str, header: Sequence[str], rows: Iterable[str], numbers: Iterable[int]) -> Iterator[str]:
    """`numbers` are the columns that stand to the right."""
    heading_id = title.split()[0].lower()
    right = set(numbers)
    head = "".join(
        f'<th scope="col"{_NUMBER if at in right else ""}>{name}</th>' for at, name in enumerate(header)
    )
    yield (
        f'<h2 id="{heading_id}">{title}</h2>\n<div class="wide" role="region" tabindex="0"'
        f' aria-labelledby="{heading_id}">\n<table aria-labelledby="{heading_id}">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n"
    )
    yield from rows
    yield "</tbody>\n</table>\n</div>\n"


_NUMBER = ' class="number"'


def _counted(module: ModuleOutline, found: Counts) -> str:
    title, numbers = counted_line(module, found)
    cells = "".join(f"<td{_NUMBER}>{number:,}</td>" for number in numbers)
    return f'<tr><th scope="row">{_typed(title)}</th>{cells}</tr>\n'


def _line(line: Line) -> str:
    number, name, team, module, version, status, settled_on, due_on, overdue, how, by = line
    before = f'<td>{_typed(number)}</td><th scope="row">{_typed(name)}</th>'
    middle = (_typed(team), _typed(module), _typed(version), status, _day(settled_on), _day(due_on))
    cells = "".join(f"<td>{cell}</td>" for cell in middle)
    after = f"<td{_NUMBER}>{overdue or ''}</td><td>{how}</td><td>{_typed(by)}</td>"
    return f"<tr>{before}{cells}{after}</tr>\n"


def _typed(text: str) -> str:
    """What somebody typed: it may be written from right to left, and must not turn what stands beside it."""
    return escape(text) if text.isascii() else f"<bdi>{escape(text)}</bdi>"


def _day(day: date | None) -> str:
    return f'<time datetime="{day.isoformat()}">{day_words(day)}</time>' if day else ""
