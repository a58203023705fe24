"""`onboarding export`: the report of the team as a file, with no window and no Qt."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from onboarding.cli_options import LIBRARY, with_library
from onboarding.options import Options

_KINDS = {"xlsx": "xlsx", "csv": "csv", "xapi": "json", "html": "html"}
_OVERDUE = "overdue"
_STATUSES = ("not-started", "in-progress", "complete", "renewed", "waived", _OVERDUE)


@click.command()
@click.option(
    "--format",
    "kind",
    type=click.Choice(list(_KINDS)),
    default="xlsx",
    help="What to write.",
    show_default=True,
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file to write.")
@click.option("--team", default="", help="Only the people of this team.")
@click.option("--status", type=click.Choice(_STATUSES), help="Only people who stand so, over all modules.")
@LIBRARY
@click.pass_context
def export(
    context: click.Context, kind: str, out: Path, team: str, status: str | None, library: Path | None
) -> None:
    """Write who has done what: a line for each person and module.

    A file of that name is replaced. Exit code 0 when it was written, 1 when there was nothing to write or it
    could not be written.
    """
    from onboarding.core.sentences import error_sentence
    from onboarding.errors import OnboardingError

    options = with_library(context.meta["options"], library)
    try:
        lines = _export(options, kind, out, team, status)
    except OnboardingError as error:
        raise click.ClickException(error_sentence(error)) from error
    click.echo(lines)


def _export(options: Options, kind: str, out: Path, team: str, status: str | None) -> str:
    """What was written, in words. Raises OnboardingError, and ClickException when nobody is let through."""
    from datetime import UTC, datetime

    from onboarding import reporting
    from onboarding.core.counting import people_words
    from onboarding.core.report import ReportFilter, Status, matching
    from onboarding.files.library import open_library
    from onboarding.policy import ORGANISATION, read_in_force
    from onboarding.store.connection import DATABASE_NAME
    from onboarding.store.database import open_database

    now = datetime.now(UTC)
    if not (options.places.data / DATABASE_NAME).exists():
        raise click.ClickException("There is nothing to export: no records were collected here yet.")
    outlines = open_library(options.named_or_shipped).outlines
    is_overdue = status == _OVERDUE
    chosen = ReportFilter(
        team=team,
        status=Status(status.replace("-", " ")) if status and not is_overdue else None,
        is_overdue=is_overdue,
    )
    with closing(open_database(options.places.data, now)) as db:
        report = reporting.report(db, outlines, now.astimezone().date())
        assert report is not None, "nobody can stop it"
        rows = matching(report, chosen)
        if not report.rows:
            raise click.ClickException("There is nothing to export: nobody is in the team yet.")
        if not rows:
            raise click.ClickException("There is nothing to export: nobody fits what was asked for.")
        _, policy = read_in_force(options.places)
        whose = (policy and policy.text("Organisation")) or ORGANISATION
        format_ = reporting.Kind(_KINDS[kind])
        reporting.export(db, out.absolute(), format_, report, rows, chosen, now, organisation=whose)
    return f"Written: {out}, {people_words(len(rows))}."
