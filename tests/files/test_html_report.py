"""The page is for printing and for a screen reader: headings, headers, words, and nothing that runs."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from onboarding.core.dates import moment_words
from onboarding.core.report import by_module, counts
from onboarding.core.report_lines import COLUMNS
from onboarding.files.html_report import write_html
from tests.core.team_samples import NOW
from tests.files.hard_team import ALL_ROWS, FORMULA, OBRIEN, TEAM

NEVER_CLOSED = {"meta", "br", "hr", "img"}


class Page(HTMLParser):
    """The elements with their attributes, and the text of each cell."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in NEVER_CLOSED:
            self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & set(self._open):
            self.rows[-1][-1] += data


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "team.html"
    figures = counts(ALL_ROWS), by_module(TEAM, ALL_ROWS)
    write_html(
        path,
        TEAM.modules,
        ALL_ROWS,
        *figures,
        "Everybody in the team “<Waste>”.",
        NOW,
        "North & West Council",
    )
    return path.read_text(encoding="utf-8")


def test_it_says_what_it_is_when_for_whom_and_how_many(text: str) -> None:
    assert "<title>Onboarding report, 22 November 2026</title>" in text
    assert f"North &amp; West Council, as it stood on {moment_words(NOW)}." in text
    assert "Everybody in the team “&lt;Waste&gt;”." in text
    assert "7 people: 1 complete, 1 complete and renewed since, 5 in progress. 5 are overdue." in text


def test_every_row_is_there_in_order_and_every_word_is_escaped(text: str) -> None:
    rows = Page(text).rows

    assert rows[0][:3] == ["Module", "People", "Complete"]
    assert tuple(rows[3]) == COLUMNS
    assert len(rows) == 4 + 2 * len(ALL_ROWS)
    assert rows[4] == [
        *("00123", OBRIEN, "Waste & Recycling", "Working with people, not “doing to” them", "1.10.0"),
        *("Complete", "5 November 2026", "15 November 2026", "", "Done in the app", ""),
    ]
    assert rows[6][1] == FORMULA
    assert rows[5][8] == "7"


def test_a_screen_reader_finds_headings_and_headers(text: str) -> None:
    tags = Page(text).tags
    names = [tag for tag, _ in tags]

    assert tags[0] == ("html", {"lang": "en-GB"})
    assert [name for name in names if name in ("h1", "h2", "main")] == ["main", "h1", "h2", "h2"]
    headers = [attributes["scope"] for tag, attributes in tags if tag == "th"]
    assert headers.count("col") == 8 + len(COLUMNS)
    assert headers.count("row") == 2 + 2 * len(ALL_ROWS)
    named = [attributes["aria-labelledby"] for tag, attributes in tags if tag == "table"]
    assert set(named) == {attributes["id"] for tag, attributes in tags if tag == "h2"}


def test_it_stands_alone_and_nothing_in_it_runs(text: str) -> None:
    tags = Page(text).tags

    assert not {"script", "link", "img", "iframe", "a"} & {tag for tag, _ in tags}
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text
    assert "@media print" in text
    assert "\u202e" not in text
