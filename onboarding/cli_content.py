"""`onboarding content`: takes words out of a library and brings them into one, with no window and no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from onboarding.cli_options import FOLDER
from onboarding.options import Options

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def content() -> None:
    """Export modules for people without the program, and import what they wrote."""


@content.command("export")
@click.option("--format", "form", type=click.Choice(["html", "md"]), required=True, help="How to write it.")
@click.option("--out", type=_FILE, required=True, help="The file to write.")
@click.option("--module", "module_id", default="", metavar="ID", help="Only this module.")
@click.option("--library", type=FOLDER, help="The library, instead of the shipped one.")
@click.pass_context
def export_command(
    context: click.Context, form: str, out: Path, module_id: str, library: Path | None
) -> None:
    """Write a module, or the whole library, as one page.

    HTML holds its pictures and opens anywhere; Markdown (md) has them in a folder beside it.
    """
    from onboarding.core.handout import Form
    from onboarding.files.handouts import export
    from onboarding.files.library import open_library

    options: Options = context.meta["options"]
    with _told():
        opened = open_library(library.absolute() if library else options.named_or_shipped)
        known = [outline.id for outline in opened.outlines]
        if module_id and module_id not in known:
            raise click.UsageError(f"There is no module “{module_id}”. There are: {', '.join(known)}.")
        export(opened, out.absolute(), Form(form), module_id)
    click.echo(f"Written: {out}")


@content.command("import")
@click.argument("file", type=_FILE)
@click.option("--to", "library", type=FOLDER, required=True, help="The library that the module is for.")
@click.pass_context
def import_command(context: click.Context, file: Path, library: Path) -> None:
    """Bring a Word document (.docx), or questions in GIFT or Aiken form (.gift, .txt), in as a new module.

    What could not be taken over is listed with its line in FILE, then what is still to be mended in the
    module. Exit code 0 if a module was made.
    """
    from datetime import date

    from onboarding.core.check_report import as_lines
    from onboarding.files.imports import import_file
    from onboarding.files.library import open_library
    from onboarding.files.library_check import problems_in

    with _told():
        opened = open_library(library.absolute())
        imported = import_file(file.absolute(), opened)
        assert imported is not None, "nobody can cancel it here"
        for left_out in imported.left_out:
            click.echo(f"{file.name}:{left_out.line}: left out: {left_out.what}")
        if imported.path is None:
            raise click.ClickException(f"There is nothing in {file.name} that can be taken over.")
        written = opened.root / imported.path
        for line in as_lines(problems_in(opened, imported.path, written.read_bytes(), date.today())):
            click.echo(line)
    click.echo(f"Written: {written}")


@contextmanager
def _told() -> Iterator[None]:
    """The world's fault ends the command with a sentence and exit code 1."""
    from onboarding.core.sentences import error_sentence
    from onboarding.errors import OnboardingError

    try:
        yield
    except OnboardingError as error:
        raise click.ClickException(error_sentence(error)) from error
