"""`onboarding publish`: shows what changed in a library, or publishes it; no window and no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from difflib import ndiff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onboarding.cli_options import FOLDER

if TYPE_CHECKING:
    from onboarding.core.changes import ModuleChange, StepChange
    from onboarding.paths import Places
    from onboarding.publishing import Plan


@click.command()
@click.argument("library", type=FOLDER)
@click.option(
    "--to",
    "published",
    type=FOLDER,
    help="The folder that learners’ apps look in; else the one that the organisation or Settings names.",
)
@click.option("--reread", multiple=True, metavar="MODULE#STEP", help="People need to read this step again.")
@click.option("--new-module", multiple=True, metavar="MODULE", help="This module is a new one now.")
@click.option("--note", default="", help="One line on what changed, for everybody to read.")
@click.option("--by", default="", help="Who publishes.")
@click.option("--plan", "only_plan", is_flag=True, help="Only list what would change.")
@click.pass_context
def publish(
    context: click.Context,
    library: Path,
    published: Path | None,
    reread: tuple[str, ...],
    new_module: tuple[str, ...],
    note: str,
    by: str,
    only_plan: bool,
) -> None:
    """Publish the library in the folder LIBRARY, whole, for learners’ apps to take up.

    Each step whose words changed counts as re-worded, which asks nothing of anybody, unless it is named by
    --reread. Exit code 0 when it is published or nothing has changed, 1 when it was refused, 2 for wrong use.
    """
    from onboarding import publishing
    from onboarding.core.sentences import error_sentence, problem_sentences
    from onboarding.errors import MayBeLeftOut, NothingToPublish, NotInLibrary, OnboardingError

    if not only_plan and not note.strip():
        raise click.UsageError("Say what changed in one line: --note TEXT.")
    published = published or _published_folder(context.meta["options"].places)
    try:
        plan = publishing.plan(library, published)
        if only_plan:
            _say(_plan_lines(plan, reread, new_module))
        _say(problem_sentences(plan.errors))
        _check(plan)
        if not only_plan:
            done = publishing.publish(library, published, reread, note, by, _now(), new_module, seen=plan)
            click.echo(f"Library {done.manifest.number} is published as {done.path}.")
    except NothingToPublish as error:
        click.echo(error_sentence(error))
    except (NotInLibrary, MayBeLeftOut) as error:
        raise click.UsageError(error_sentence(error)) from error
    except OnboardingError as error:
        raise click.ClickException(error_sentence(error)) from error


def _published_folder(places: Places) -> Path:
    from onboarding.policy import read_in_force

    folder = read_in_force(places)[0].published_folder
    if not folder:
        raise click.UsageError("Say where to publish: --to FOLDER. No folder for new modules is set.")
    return Path(folder)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _check(plan: Plan) -> None:
    from onboarding.errors import ErrorsStand

    if plan.errors:
        raise ErrorsStand(plan.working, len(plan.errors))


def _now() -> datetime:
    return datetime.now(UTC)


def _plan_lines(plan: Plan, reread: tuple[str, ...], new_modules: tuple[str, ...]) -> Iterator[str]:
    from onboarding.core.sentences import error_sentence

    for refused in plan.base.refused:
        yield error_sentence(refused)
    if not plan.modules and not plan.others and plan.base.manifest:
        yield f"Nothing has changed since library {plan.base.manifest.number} was published."
        return
    yield f"This would be library {plan.number}."
    for module in plan.modules:
        yield ""
        yield _module_line(module, plan, reread, new_modules)
        yield from (f"  {detail.value}" for detail in module.details)
        for step in module.steps:
            yield from _step_lines(step, is_reread=step.name in reread)
    if plan.others:
        yield ""
        yield from (f"{path}: changed" for path in plan.others)


def _module_line(
    module: ModuleChange, plan: Plan, reread: tuple[str, ...], new_modules: tuple[str, ...]
) -> str:
    name = f"{module.module_id}, {module.title}"
    if module.is_removed:
        return f"{name}: taken out"
    version = plan.version(module.module_id, reread, new_modules)
    was = f", {module.was} until now" if module.was else ""
    return f"{name}{was}: {f'{module.version_then} to ' if module.version_then else 'new, '}{version}"


def _step_lines(step: StepChange, *, is_reread: bool) -> Iterator[str]:
    origin = f" from {step.came_from}" if step.came_from else ""
    asks = " (people need to read it again)" if is_reread else ""
    yield f"  {step.step_id}, {step.title}: {step.kind.value}{origin}{asks}"
    if step.before and step.after:
        compared = ndiff(step.before, step.after)
        yield from (f"    {line}" for line in compared if line.startswith(("- ", "+ ")))
