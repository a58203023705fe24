"""The command line answers at once, in words, and without Qt unless a window is asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onboarding import __version__
from onboarding.settings import Settings, save_settings


def run(*arguments: str, encoding: str = "utf-8", **environment: str) -> subprocess.CompletedProcess[str]:
    """`onboarding` in a fresh interpreter, on a machine with no screen."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "onboarding", *arguments],
        capture_output=True,
        text=True,
        encoding=encoding,
        env={**kept, "PYTHONIOENCODING": encoding, **environment},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("option", ["--help", "--version", "-h"])
def test_help_and_version_never_load_qt(option: str) -> None:
    answer = run(option)

    assert answer.returncode == 0
    assert "PySide6" not in answer.stderr
    assert "Kirklees" in answer.stdout


def test_version_is_the_version(tmp_path: Path) -> None:
    assert __version__ in run("--version").stdout


def test_help_of_the_tour_says_what_it_leaves_behind() -> None:
    answer = run("tour", "--help")

    assert "--out" in answer.stdout
    assert "PySide6" not in answer.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux starts without a display")
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":4711"}, {"WAYLAND_DISPLAY": "wayland-not-there"}])
def test_without_a_screen_it_says_so_and_names_the_tour(tmp_path: Path, display: dict[str, str]) -> None:
    answer = run("--home", str(tmp_path), **display)

    assert answer.returncode == 1
    assert "no display" in answer.stderr
    assert "onboarding tour" in answer.stderr
    assert not list(tmp_path.iterdir())


def test_a_word_that_is_no_command_is_wrong_use() -> None:
    answer = run("tuor")

    assert answer.returncode == 2
    assert "tuor" in answer.stderr


def test_checking_a_library_names_each_file_and_line_once(tmp_path: Path) -> None:
    (tmp_path / "pathway.md").write_text("---\ntitle: A pathway\n---\n\n## First {#first}\n", "utf-8")
    details = "---\nid: lists\ntitle: Lists\narea: first\nversion: 1.0.0\n---\n\n## Step {#step rev=1}\n\n"
    lists = "\n".join("  " * depth + "- Item" for depth in range(300))
    (tmp_path / "lists.md").write_text(f"{details}{lists}\n\n[Press](javascript:go()) <b>here</b>\n", "utf-8")

    answer = run("--library", str(tmp_path), "check")

    assert answer.returncode == 1
    assert answer.stdout.splitlines() == [
        *(
            f"lists.md:{line}: error too-deep This is nested more than 10 levels deep. "
            "Bring it nearer to the margin."
            for line in range(20, 310)
        ),
        "lists.md:311: error bad-link The link to “javascript:go()” is shown as text. "
        "Links may only open https: pages and mailto: addresses.",
        "lists.md:311: advice raw-html “<b>” is shown as text: HTML has no meaning here. "
        "Write it in Markdown.",
    ]
    assert answer.stderr.splitlines()[-1] == "291 errors and 1 piece of advice."
    assert "PySide6" not in answer.stderr


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A library with nothing to mend, whatever the day."""
    (tmp_path / "pathway.md").write_text("---\ntitle: A pathway\n---\n\n## First {#first}\n", "utf-8")
    details = "---\nid: one\ntitle: One\narea: first\nversion: 1.0.0\n---\n"
    (tmp_path / "one.md").write_text(f"{details}\n## Step {{#step rev=1}}\n\nWords.\n", "utf-8")
    return tmp_path


def test_checking_a_library_with_nothing_wrong_says_so(sound: Path) -> None:
    answer = run("--library", str(sound), "check")

    assert (answer.returncode, answer.stdout) == (0, "Nothing needs mending.\n")


def test_the_library_may_be_named_after_the_command_as_well(sound: Path) -> None:
    answer = run("--library", str(sound / "nowhere"), "check", "--library", str(sound))

    assert (answer.returncode, answer.stdout) == (0, "Nothing needs mending.\n")
    assert "--library" in run("tour", "--help").stdout


def test_a_review_date_that_has_passed_is_advice_and_no_fault(sound: Path) -> None:
    page = sound / "one.md"
    page.write_text(page.read_text("utf-8").replace("\n---\n\n", "\nreview_by: 2020-02-29\n---\n\n"), "utf-8")

    answer = run("--library", str(sound), "check")

    assert answer.returncode == 0
    assert answer.stdout == (
        "one.md:6: advice review-date-passed The review date was 2020-02-29. "
        "Look the module through and set a new date.\n"
    )


def test_what_waits_for_the_council_is_advice_with_each_line(sound: Path) -> None:
    page = sound / "one.md"
    waiting = "HR: [council to add: HR contact | ask your manager].\n\n" * 7
    page.write_text(page.read_text("utf-8").replace("rev=1}", "rev=1 .to-approve}") + "\n" + waiting, "utf-8")

    answer = run("--library", str(sound), "check")

    assert answer.returncode == 0
    assert answer.stdout.splitlines() == [
        "one.md:8: advice step-to-approve HR or legal have to approve the step “Step” before it is used. "
        "Take out “.to-approve” once they have.",
        *(
            f"one.md:{line}: advice placeholder The council has to add “HR contact” here. "
            "Until then people read “ask your manager”."
            for line in range(12, 25, 2)
        ),
    ]


def test_letters_that_the_console_has_not_are_no_reason_to_stop(sound: Path) -> None:
    page = sound / "one.md"
    page.write_text(page.read_text("utf-8").replace("rev=1", "rev=1 .łódź"), "utf-8")

    answer = run("--library", str(sound), "check", encoding="cp1252")

    assert answer.returncode == 0
    assert answer.stdout.startswith("one.md:8: advice unknown-attribute “.?ód?” means nothing here")


def test_the_library_to_check_may_be_named_on_its_own(sound: Path) -> None:
    answer = run("check", str(sound))

    assert (answer.returncode, answer.stdout) == (0, "Nothing needs mending.\n")


def test_other_programs_get_a_list_of_objects(sound: Path) -> None:
    page = sound / "one.md"
    page.write_text(page.read_text("utf-8") + "\n![](none.png)\n\n<b>\n", "utf-8")

    answer = run("check", str(sound), "--json", encoding="ascii")

    assert answer.returncode == 1
    assert json.loads(answer.stdout) == [
        {
            "path": "one.md",
            "line": 12,
            "severity": "error",
            "code": "image-without-alt",
            "sentence": "The image “none.png” has no description. "
            "Say what it shows between the “[” and the “]”.",
            "values": ["none.png"],
        },
        {
            "path": "one.md",
            "line": 12,
            "severity": "error",
            "code": "image-missing",
            "sentence": "The image “none.png” isn’t there. Check its name, and that it’s in the library’s "
            "folder.",
            "values": ["none.png", ""],
        },
        {
            "path": "one.md",
            "line": 14,
            "severity": "advice",
            "code": "raw-html",
            "sentence": "“<b>” is shown as text: HTML has no meaning here. Write it in Markdown.",
            "values": ["<b>"],
        },
    ]
    assert "PySide6" not in answer.stderr


def test_nothing_to_mend_is_an_empty_list(sound: Path) -> None:
    assert run("check", "--json", str(sound)).stdout == "[]\n"


def test_checking_a_folder_that_is_no_library_says_why(tmp_path: Path) -> None:
    answer = run("--library", str(tmp_path), "check")

    assert answer.returncode == 1
    assert "there is no module in it" in answer.stderr


def test_people_are_imported_from_a_list_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    staff = tmp_path / "staff.csv"
    staff.write_bytes("Staff number;Full name\r\n00123;Siân\r\n00123;Siân Lee\r\n".encode("cp1252"))

    first, second = (run("--home", str(tmp_path / "home"), "people", "import", str(staff)) for _ in range(2))

    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout.splitlines() == [
        "1 person was added, 0 were changed, and 0 stayed as they were.",
        "Staff number 00123 stands on line 2 and on line 3: line 3 counts.",
    ]
    assert second.stdout.startswith("0 people were added, 0 were changed, and 1 stayed as it was.")
    assert "PySide6" not in first.stderr


def test_an_import_names_each_line_that_was_left_out(tmp_path: Path) -> None:
    staff = tmp_path / "staff.csv"
    staff.write_text("Staff number,Name,Start date\n1,Ann,46329\n2,Bea,2026-11-03\n", encoding="utf-8")

    answer = run("--home", str(tmp_path / "home"), "people", "import", str(staff))

    assert answer.returncode == 1
    assert answer.stdout == (
        "1 person was added, 0 were changed, and 0 stayed as they were. 1 line was left out.\n"
    )
    assert "Line 2 was left out: “46329” is no start date." in answer.stderr


def test_an_import_says_why_a_file_is_no_list(tmp_path: Path) -> None:
    staff = tmp_path / "staff.csv"
    staff.write_bytes(b"PK\x03\x04")

    answer = run("--home", str(tmp_path / "home"), "people", "import", str(staff))

    assert answer.returncode == 1
    assert "staff.csv was not read: it is a spreadsheet" in answer.stderr


@pytest.mark.parametrize("file", [[], ["missing.csv"], ["one.csv", "two.csv"]])
def test_an_import_of_nothing_or_of_what_is_not_there_is_wrong_use(tmp_path: Path, file: list[str]) -> None:
    answer = run("--home", str(tmp_path / "home"), "people", "import", *file)

    assert answer.returncode == 2
    assert not (tmp_path / "home").exists()


def test_publishing_says_what_it_did_and_then_that_nothing_has_changed(sound: Path, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()

    first = run("publish", str(sound), "--to", str(share), "--note", "First.", "--by", "Jo")
    again = run("publish", str(sound), "--to", str(share), "--note", "Again.")

    pack = share / "library-00001.zip"
    assert (first.returncode, first.stdout) == (0, f"Library 1 is published as {pack}.\n")
    assert (again.returncode, again.stdout) == (0, "Nothing has changed since library 1 was published.\n")
    assert "PySide6" not in first.stderr
    assert [path.name for path in share.iterdir()] == [pack.name]


def test_a_plan_lists_what_would_change_and_changes_nothing(sound: Path, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    run("publish", str(sound), "--to", str(share), "--note", "First.")
    page = sound / "one.md"
    page.write_text(page.read_text("utf-8").replace("Words.", "Other words."), "utf-8")
    (sound / "glossary.md").write_text("---\ntitle: G\n---\n", "utf-8")
    before = page.read_bytes()

    answer = run("publish", str(sound), "--to", str(share), "--plan", "--reread", "one#step")

    assert answer.returncode == 0
    assert answer.stdout.splitlines() == [
        "This would be library 2.",
        "",
        "one, One: 1.0.0 to 1.1.0",
        "  step, Step: reworded (people need to read it again)",
        "    - Words.",
        "    + Other words.",
        "",
        "glossary.md: changed",
    ]
    assert page.read_bytes() == before
    assert len(list(share.iterdir())) == 1


def test_without_a_folder_it_is_published_where_the_settings_say(sound: Path, tmp_path: Path) -> None:
    home, share = tmp_path / "home", tmp_path / "share"
    share.mkdir()
    none = run("--home", str(home), "publish", str(sound), "--note", "First.")
    save_settings(home / "settings.json", Settings(published_folder=str(share)))

    answer = run("--home", str(home), "publish", str(sound), "--note", "First.")

    assert none.returncode == 2
    assert "Say where to publish: --to FOLDER. No folder for new modules is set." in none.stderr
    assert answer.stdout == f"Library 1 is published as {share / 'library-00001.zip'}.\n"


def test_what_has_to_be_mended_is_listed_and_not_published(sound: Path, tmp_path: Path) -> None:
    page = sound / "one.md"
    page.write_text(page.read_text("utf-8").replace("{#step rev=1}", ""), "utf-8")
    share = tmp_path / "share"
    share.mkdir()

    answer = run("publish", str(sound), "--to", str(share), "--note", "First.")
    plan = run("publish", str(sound), "--to", str(share), "--plan")

    assert (answer.returncode, plan.returncode) == (1, 1)
    assert answer.stdout.startswith("one.md, line 8: ")
    assert "1 thing has to be mended first" in answer.stderr
    assert not list(share.iterdir())


@pytest.mark.parametrize("wrong", [[], ["--note", " "], ["--note", "A.", "--reread", "one#nothing"]])
def test_publishing_without_a_note_or_with_a_step_that_is_not_there_is_wrong_use(
    sound: Path, tmp_path: Path, wrong: list[str]
) -> None:
    share = tmp_path / "share"
    share.mkdir()

    answer = run("publish", str(sound), "--to", str(share), *wrong)

    assert answer.returncode == 2
    assert not list(share.iterdir())


def test_an_optional_step_that_is_to_be_read_again_is_wrong_use(sound: Path, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    page = sound / "one.md"
    page.write_text(page.read_text("utf-8").replace("rev=1}", "rev=1 .optional}"), "utf-8")

    answer = run("publish", str(sound), "--to", str(share), "--note", "A.", "--reread", "one#step")

    assert answer.returncode == 2
    assert "“one#step” may be left out, so nobody can be asked to read it again" in " ".join(
        answer.stderr.split()
    )
    assert not list(share.iterdir())


def test_publishing_into_a_folder_that_is_away_is_told(sound: Path, tmp_path: Path) -> None:
    answer = run("publish", str(sound), "--to", str(tmp_path / "away"), "--note", "First.")

    assert answer.returncode == 1
    assert "the folder isn’t there" in answer.stderr
