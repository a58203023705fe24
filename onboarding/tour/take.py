"""The tour itself: which rooms are seen in which order, and whether everything ended complete."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from onboarding.app import App, build, log_qt_messages, make_qt
from onboarding.core.catalogue import ModuleOutline
from onboarding.core.progress import State
from onboarding.core.reasons import os_reason
from onboarding.core.sentences import error_sentence
from onboarding.errors import OnboardingError
from onboarding.learning import progress_by_module
from onboarding.logs import start_log
from onboarding.paths import Places, places
from onboarding.store.completions import completions
from onboarding.store.connection import DATABASE_NAME
from onboarding.store.database import open_database
from onboarding.store.people import people
from onboarding.tour.pictures import Pictures
from onboarding.tour.sample_team import gather
from onboarding.tour.visitor import Visitor

HAND_IN_FOLDER = "handed-in"
PICTURES_FOLDER = "pictures"


def take_tour(library: Path, out: Path) -> int:
    """Leaves `records.db`, the record file and the pictures in `out`, which must hold no records yet.

    Gives 0 when every module ended complete in the database, 1 when not, 2 when `out` can't be used.
    """
    if (out / DATABASE_NAME).exists():
        click.echo(f"{out} holds records already. Please name an empty folder.", err=True)
        return 2
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    start_log(_places(out).log)
    log_qt_messages()
    try:
        for folder in (HAND_IN_FOLDER, PICTURES_FOLDER):
            (out / folder).mkdir(parents=True, exist_ok=True)
        app = build(_places(out), library, make_qt(), _now)
    except OSError as error:
        click.echo(f"{out} can’t be written to: {os_reason(error)}. Please name another folder.", err=True)
        return 2
    except OnboardingError as error:
        click.echo(error_sentence(error), err=True)
        return 2
    return _walk(app, library, out)


def _walk(app: App, library: Path, out: Path) -> int:
    pictures = Pictures(app.window, app.look, out / PICTURES_FOLDER)
    visitor = Visitor(app.window, app.session, pictures.take)
    app.window.show()
    visitor.arrive()
    visitor.set_hand_in_folder(out / HAND_IN_FOLDER)
    for outline in app.session.modules():
        visitor.do_module(outline)
        click.echo(f"{outline.title}: {_standing(app, outline)}")
    visitor.hand_in()
    visitor.look_round()
    app.close()
    _look_at_team(library, pictures)
    click.echo(f"{pictures.count} pictures, the record file and {DATABASE_NAME} are in {out}")
    is_handed_in = any((out / HAND_IN_FOLDER).iterdir())
    return 0 if is_handed_in and _all_complete(out, app.session.modules()) else 1


def _look_at_team(library: Path, pictures: Pictures) -> None:
    """What a manager sees, in records of its own that go when it was looked at."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        app = build(_places(Path(folder)), library, make_qt(), _now)
        pictures.turn_to(app.window, app.look)
        visitor = Visitor(app.window, app.session, pictures.take)
        app.window.show()
        visitor.look_after_team()
        gather(app)
        visitor.look_at_team()
        app.close()


def _places(folder: Path) -> Places:
    """The tour sees every page, whatever the organisation has hidden on this computer."""
    return replace(places(folder), policy=None)


def _standing(app: App, outline: ModuleOutline) -> str:
    progress = app.session.progress(outline.id)
    return f"{len(progress.done)} of {len(outline.steps)} steps done, {progress.state.value}"


def _all_complete(out: Path, modules: tuple[ModuleOutline, ...]) -> bool:
    """Asks the file itself, as the next start would."""
    now = _now()
    with closing(open_database(out, now)) as db:
        person = people(db)[0]
        progress = progress_by_module(modules, completions(db, person.id), person, now.date())
    return bool(progress) and all(module.state is State.COMPLETE for module in progress.values())


def _now() -> datetime:
    return datetime.now(UTC)
