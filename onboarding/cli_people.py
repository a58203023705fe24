"""`onboarding people`: the team's people from the command line, with no window and no Qt."""

from __future__ import annotations

from pathlib import Path

import click

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def people() -> None:
    """Who is in the team."""


@people.command("import")
@click.argument("file", type=_FILE)
@click.pass_context
def import_people(context: click.Context, file: Path) -> None:
    """Add people from a list of staff (CSV) and bring them up to date. Takes nobody off.

    Headings needed: staff number and name; team, start date and leaving date are read where they are there.
    Exit code 0 when every line went in, 1 when some were left out.
    """
    from contextlib import closing
    from datetime import UTC, datetime

    from onboarding.core.roster_sentences import refused_sentence, repeated_sentence, roster_sentence
    from onboarding.core.sentences import error_sentence
    from onboarding.errors import OnboardingError
    from onboarding.store.database import open_database
    from onboarding.team_people import import_roster

    now = datetime.now(UTC)
    try:
        with closing(open_database(context.meta["options"].places.data, now)) as db:
            summary = import_roster(db, file, now)
    except OnboardingError as error:
        raise click.ClickException(error_sentence(error)) from error
    click.echo(roster_sentence(summary))
    for repeated in summary.repeated:
        click.echo(repeated_sentence(repeated))
    for refused in summary.refused:
        click.echo(refused_sentence(refused), err=True)
    context.exit(1 if summary.refused else 0)
