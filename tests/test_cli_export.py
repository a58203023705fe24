"""`onboarding export`: the report as a file, from a script or a scheduled task."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from pathlib import Path
from zipfile import is_zipfile

import pytest

from onboarding.core.records import Person
from onboarding.store.completions import add_completions
from onboarding.store.database import open_database
from onboarding.store.people import add_person
from tests.core.team_samples import NOW, STARTED, an_id, done
from tests.store.test_team import receive
from tests.test_cli import run


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "pathway.md").write_text("---\ntitle: A pathway\n---\n\n## First {#first}\n", "utf-8")
    details = "---\nid: people\ntitle: People\narea: first\nversion: 1.0.0\ndue_days: 14\n---\n"
    (folder / "people.md").write_text(f"{details}\n## A {{#a rev=1}}\n\nWords.\n", "utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Zoë in Waste has done it; Al in Libraries began in 2026 and has not."""
    home = tmp_path / "home"
    with closing(open_database(home, NOW)) as db:
        for name, team in (("Zoë Example", "Waste"), ("Al Khan", "Libraries")):
            add_person(db, Person(an_id(name), name, "00123", team, STARTED), learns_here=False)
            receive(db, an_id(name), "added", f"{name}.json")
        add_completions(db, [done("a")])
    return home


def names(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [line["Name"] for line in csv.DictReader(file)]


def test_it_writes_a_workbook_unless_told_otherwise_and_never_loads_qt(
    home: Path, library: Path, tmp_path: Path
) -> None:
    out = tmp_path / "team.xlsx"

    answer = run("--home", str(home), "export", "--library", str(library), "--out", str(out))

    assert (answer.returncode, answer.stdout) == (0, f"Written: {out}, 2 people.\n")
    assert is_zipfile(out)
    assert "PySide6" not in answer.stderr


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["Al Khan", "Zoë Example"]),
        (["--team", "waste"], ["Zoë Example"]),
        (["--status", "complete"], ["Zoë Example"]),
        (["--status", "not-started", "--team", "Libraries"], ["Al Khan"]),
        (["--status", "overdue"], ["Al Khan"]),
    ],
)
def test_the_options_choose_the_people(
    home: Path, library: Path, tmp_path: Path, options: list[str], expected: list[str]
) -> None:
    out = tmp_path / "team.csv"

    answer = run(
        *("--home", str(home), "--library", str(library)),
        *("export", "--format", "csv", "--out", str(out), *options),
    )

    assert answer.returncode == 0
    assert names(out) == expected


def test_statements_go_out_for_other_systems(home: Path, library: Path, tmp_path: Path) -> None:
    out = tmp_path / "team.json"

    run("--home", str(home), "--library", str(library), "export", "--format", "xapi", "--out", str(out))

    (statement,) = json.loads(out.read_text("utf-8"))
    assert statement["actor"]["account"]["name"] == an_id("Zoë Example")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--team", "Nobody"], "nobody fits what was asked for"),
        (["--status", "waived"], "nobody fits what was asked for"),
    ],
)
def test_when_nobody_fits_it_says_so_and_writes_nothing(
    home: Path, library: Path, tmp_path: Path, options: list[str], words: str
) -> None:
    out = tmp_path / "team.xlsx"

    answer = run("--home", str(home), "--library", str(library), "export", "--out", str(out), *options)

    assert answer.returncode == 1
    assert words in answer.stderr
    assert not out.exists()


def test_where_nothing_was_collected_it_says_so_and_leaves_nothing_behind(
    library: Path, tmp_path: Path
) -> None:
    home, out = tmp_path / "home", tmp_path / "team.xlsx"

    answer = run("--home", str(home), "--library", str(library), "export", "--out", str(out))

    assert answer.returncode == 1
    assert "no records were collected here yet" in answer.stderr
    assert not home.exists()
    assert not out.exists()


def test_where_nobody_is_in_the_team_it_says_so(library: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    open_database(home, NOW).close()

    answer = run("--home", str(home), "--library", str(library), "export", "--out", str(tmp_path / "a.csv"))

    assert answer.returncode == 1
    assert "nobody is in the team yet" in answer.stderr


def test_a_file_that_cannot_be_written_is_said(home: Path, library: Path, tmp_path: Path) -> None:
    out = tmp_path / "gone" / "team.xlsx"

    answer = run("--home", str(home), "--library", str(library), "export", "--out", str(out))

    assert answer.returncode == 1
    assert "team.xlsx was not written: the folder isn’t there" in answer.stderr
    assert not out.exists()


def test_a_library_that_is_none_is_said(home: Path, tmp_path: Path) -> None:
    answer = run(
        *("--home", str(home), "--library", str(tmp_path / "gone")),
        *("export", "--out", str(tmp_path / "a.xlsx")),
    )

    assert answer.returncode == 1
    assert "No modules can be read" in answer.stderr


@pytest.mark.parametrize(
    "options", [[], ["--out", "a.doc", "--format", "doc"], ["--out", "a.csv", "--status", "gone"]]
)
def test_wrong_use_is_told_apart(home: Path, options: list[str]) -> None:
    assert run("--home", str(home), "export", *options).returncode == 2
