"""`onboarding collect`: record files into the database, with no window and no Qt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onboarding.core.receipts import CollectSummary
    from onboarding.paths import Places


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object in place of sentences.")
@click.pass_context
def collect(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Collect record files: files one by one, or folders with all that is in them.

    With no PATHS, from the hand-in folder that the organisation or Settings names. Twice is harmless. Exit
    code 0 when every file was taken or known already, 1 when some were refused, 2 for wrong use.
    """
    from contextlib import closing
    from datetime import UTC, datetime

    from onboarding import collecting
    from onboarding.core.sentences import error_sentence
    from onboarding.errors import OnboardingError
    from onboarding.store.database import open_database

    now = datetime.now(UTC)
    paths = paths or (_hand_in_folder(context.meta["options"].places),)
    try:
        with closing(open_database(context.meta["options"].places.data, now)) as db:
            summary = collecting.collect(db, paths, now)
    except OnboardingError as error:
        raise click.ClickException(error_sentence(error)) from error
    _print(summary, as_json)
    context.exit(1 if summary.refused else 0)


def _hand_in_folder(places: Places) -> Path:
    """Raises ClickException, for a folder that is away is no wrong use."""
    from onboarding.learning import can_reach
    from onboarding.policy import read_in_force

    folder = read_in_force(places)[0].hand_in_folder
    if not folder:
        raise click.UsageError("Name the files or folders to collect: no hand-in folder is set.")
    if not can_reach(Path(folder)):
        raise click.ClickException(f"The hand-in folder {folder} can’t be reached.")
    return Path(folder)


def _print(summary: CollectSummary, as_json: bool) -> None:
    from onboarding.core.collect_words import refused_words, summary_words

    if as_json:
        click.echo(json.dumps(_facts(summary), indent=2))
        return
    for receipt in summary.refused:
        click.echo(refused_words(receipt))
    click.echo(summary_words(summary))


def _facts(summary: CollectSummary) -> dict[str, Any]:
    from onboarding.core.collect_words import refused_words

    return {
        "added": summary.added,
        "known": summary.known,
        "refused": [
            {"path": receipt.path, "reason": receipt.reason, "sentence": refused_words(receipt)}
            for receipt in summary.refused
        ],
        "steps_added": summary.steps_added,
        "people_new": summary.people_new,
    }
