"""A page of words that stands alone: a whole HTML file, with no script and nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

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


def page(title: str, *parts: str) -> str:
    """`parts` are HTML already; the title is escaped here."""
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en-GB">',
            f'<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>',
            f'<meta name="viewport" content="width=device-width">\n<style>{_STYLE}</style>\n</head>',
            "<body>\n<main>",
            f"<h1>{escape(title)}</h1>",
            *parts,
            "</main>\n</body>\n</html>\n",
        )
    )


def section(title: str, body: str) -> str:
    """The title and the body are HTML already."""
    return f"<section>\n<h2>{title}</h2>\n{body}\n</section>"


def table(header: Row, rows: Sequence[str]) -> str:
    """`rows` as `row` makes them; the header is HTML already."""
    head = "".join(f'<th scope="col">{title}</th>' for title in header)
    body = "\n".join(rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """A table of what is known by name; an empty value is not given. Both are escaped here."""
    lines = "\n".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(value or "not given")}</td></tr>'
        for name, value in pairs
    )
    return f"<table>\n{lines}\n</table>"


def row(cells: Iterable[str]) -> str:
    """The cells are HTML already."""
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
