"""A small team for the manager's page: record files as people would hand them in, in records of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_DNS, uuid5

from onboarding import __version__
from onboarding.app import App
from onboarding.collecting import collect
from onboarding.core.records import Completion, Person
from onboarding.files.record_file import record_file_name, save_record_file
from onboarding.session import Session
from onboarding.store.database import open_again

_TEAM = "Sample depot"
_PEOPLE = (
    ("Amina Sample", 12, 0.4),
    ("Ben Sample", 34, 0.2),
    ("Carol Sample", 40, 1.0),
    ("Dafydd Sample", 3, 0.0),
    ("Grace Sample", 20, 0.7),
    ("Imran Sample", 45, 1.0),
)
"""Name, days since they started, how much of everything they have done."""


def gather(app: App) -> None:
    """Collects the sample people's record files into what the app has open."""
    session = app.session
    with TemporaryDirectory() as folder:
        drop = Path(folder)
        for number, (name, days, share) in enumerate(_PEOPLE):
            started = session.today() - timedelta(days=days)
            person = Person(str(uuid5(NAMESPACE_DNS, name)), name, f"S-{number:03}", _TEAM, started)
            done = list(_done(session, person, days, share))
            save_record_file(drop / record_file_name(person), person, done, __version__)
        with closing(open_again(session.data_folder)) as db:
            collect(db, [drop], session.now())
    session.team.mark_changed()


def _done(session: Session, person: Person, days: int, share: float) -> Iterator[Completion]:
    modules = [session.module(outline.id) for outline in session.modules()]
    steps = [(module, step) for module in modules for step in module.steps]
    for number, (module, step) in enumerate(steps[: round(len(steps) * share)]):
        yield Completion(
            person_id=person.id,
            module_id=module.outline.id,
            step_id=step.id,
            rev=step.rev,
            module_version=module.outline.version,
            words_digest=step.digest,
            module_title=module.outline.title,
            step_title=step.title,
            completed_at=session.now() - timedelta(days=max(0, days - number), hours=1),
        )
