"""`onboarding support`: what whoever helps asks for, with no window and no Qt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click


@click.command()
@click.option(
    "--policy",
    "file",
    type=click.Path(exists=True, path_type=Path),
    help="Read this policy file in place of this computer's: to try one before it is rolled out.",
)
@click.pass_context
def support(context: click.Context, file: Path | None) -> None:
    """Print where everything is, the versions, the policy and the end of the log.

    Names, staff numbers and what people wrote are left out, so the answer can be sent on. Changes nothing.
    Exit code 0, or 1 when something in the policy can't be used.
    """
    from datetime import UTC, datetime

    from onboarding.files.in_use import library_in_use, unpacked
    from onboarding.paths import shipped
    from onboarding.policy import read_in_force
    from onboarding.support import support_parts, support_text

    options = context.meta["options"]
    where = replace(options.places, policy=file.absolute()) if file else options.places
    settings, policy = read_in_force(where, {} if file else None)
    fetched = unpacked(where.data) if settings.published_folder else None
    root = options.library or fetched or shipped("content")
    library = library_in_use(root, where.data, bool(settings.published_folder))
    now = datetime.now(UTC)
    parts = support_parts(where, settings, policy, library)
    click.echo(support_text(parts, where.data, now), nl=False)
    context.exit(1 if policy and policy.problems else 0)
