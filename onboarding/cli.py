"""The command line: opens the window, or does the same trips with no window and no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from onboarding import __version__
from onboarding.cli_collect import collect
from onboarding.cli_content import content
from onboarding.cli_export import export
from onboarding.cli_options import FOLDER, LIBRARY, with_library
from onboarding.cli_people import people
from onboarding.cli_publish import publish
from onboarding.cli_support import support
from onboarding.options import HOME_VARIABLE, Options
from onboarding.paths import places


@dataclass(frozen=True, slots=True)
class WithQt:
    """What needs Qt, handed in so that the rest never loads it; each gives an exit code."""

    open_window: Callable[[Options], int]
    tour: Callable[[Options, Path], int]
    self_check: Callable[[Options], int]


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--home",
    type=FOLDER,
    envvar=HOME_VARIABLE,
    help="Keep all data and settings in this folder. [environment: ONBOARDING_HOME]",
)
@LIBRARY
@click.option(
    "--self-check",
    "is_self_check",
    is_flag=True,
    help="Look, with no screen, whether all that came with the program is there and works, print versions, "
    "and end with 0 or 1.",
)
@click.version_option(__version__, message="We're Kirklees onboarding %(version)s")
@click.pass_context
def command(context: click.Context, home: Path | None, library: Path | None, is_self_check: bool) -> None:
    """Open the We're Kirklees onboarding app.

    With no command, the window opens. Everything works with no network.
    """
    options = with_library(Options(places(home)), library)
    qt: WithQt = context.find_object(WithQt)  # type: ignore[assignment]
    if is_self_check:
        context.exit(qt.self_check(options))
    if context.invoked_subcommand is None:
        context.exit(qt.open_window(options))
    context.meta["options"] = options


@command.command()
@click.option(
    "--out",
    type=FOLDER,
    required=True,
    help="Leave the database, the record file and the pictures in this folder.",
)
@LIBRARY
@click.pass_context
def tour(context: click.Context, out: Path, library: Path | None) -> None:
    """Take a sample new starter through every step of every module. Needs no screen.

    Exit code 0 only if every module ended complete in the database.
    """
    options = with_library(context.meta["options"], library)
    context.exit(context.find_object(WithQt).tour(options, out))  # type: ignore[union-attr]


@command.command()
@click.argument("folder", metavar="[LIBRARY]", type=FOLDER, required=False)
@LIBRARY
@click.option("--json", "is_json", is_flag=True, help="Print a list of objects for other programs.")
@click.pass_context
def check(context: click.Context, folder: Path | None, library: Path | None, is_json: bool) -> None:
    """List what needs mending in the library, errors first, each with its file and line.

    Line 0 is the file as a whole. Exit code 0 only if there is nothing, or only advice.
    """
    from datetime import date

    from onboarding.core.catalogue import Severity
    from onboarding.core.check_report import as_json, as_lines, how_many
    from onboarding.core.sentences import error_sentence
    from onboarding.errors import LibraryUnreadable
    from onboarding.files.library_check import check_library

    root = with_library(context.meta["options"], folder or library).named_or_shipped
    try:
        problems = check_library(root, date.today())
    except LibraryUnreadable as error:
        raise click.ClickException(error_sentence(error)) from error
    if is_json:
        click.echo(as_json(problems))
    else:
        for line in as_lines(problems):
            click.echo(line)
        click.echo(how_many(problems), err=bool(problems))
    context.exit(1 if any(problem.severity is Severity.ERROR for problem in problems) else 0)


command.add_command(collect)
command.add_command(content)
command.add_command(export)
command.add_command(people)
command.add_command(publish)
command.add_command(support)
