"""onboarding(1) names all that the program can be told, and man can read it."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date

import click
import pytest

from man_page import commands, man_page
from onboarding.cli import command

DAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def page() -> str:
    """As a reader sees it: the markup for hyphens and bold letters taken away."""
    markup = man_page(command, "1.2.3", DAY)
    return (
        re.sub(r"^\.(?:B|SS|TP|PP|I) ?", "", markup, flags=re.MULTILINE)
        .replace("\\-", "-")
        .replace("\\e", "\\")
    )


@pytest.mark.parametrize("path", [path for path, _ in commands(command)], ids=" ".join)
def test_each_command_is_named_with_each_option_and_its_words(page: str, path: tuple[str, ...]) -> None:
    named = dict(commands(command))[path]
    heading = " ".join(path[1:])
    section = page.partition(f"\n{heading} [OPTIONS]")[2] if heading else page.partition(".SH OPTIONS")[2]
    section = re.split(r"\n\.SH |\n\.SS ", section)[0]

    assert section
    for parameter in named.params:
        if isinstance(parameter, click.Option):
            assert all(name in section for name in parameter.opts)
            assert " ".join((parameter.help or "").split()) in section


def test_what_is_on_the_page_is_dated_and_of_this_version() -> None:
    page = man_page(command, "1.2.3", DAY)

    assert page.splitlines()[1] == '.TH ONBOARDING 1 "2026-11-26" "We\\(cqre Kirklees 1.2.3" "User Commands"'
    assert "@" not in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
def test_man_finds_nothing_to_complain_of() -> None:
    answer = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z"],
        input=man_page(command, "1.2.3", DAY),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert answer.stderr == ""


def test_a_dot_at_the_start_of_words_is_no_markup() -> None:
    named = click.Command("program", help=".gift files are read.\n\n'Quoted' words too. C:\\folder")

    page = man_page(click.Group(commands={"import": named}), "1", DAY)

    assert "\n\\&.gift files are read." in page
    assert "\n\\&'Quoted' words too. C:\\efolder" in page
