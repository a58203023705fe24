"""What the open program knows and does: the one writer, and the signals that every page listens to.

What is seldom needed is loaded when it is: every import here is one that a start waits for.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from onboarding import __version__, learning
from onboarding.core.catalogue import ModuleOutline, Pathway, Problem
from onboarding.core.progress import (
    ModuleProgress,
    PathwayProgress,
    earlier_places,
    next_module_and_step,
    pathway_progress,
)
from onboarding.core.records import Completion, HandIn, Person, Record, sound_text
from onboarding.errors import ErasedInPart, LibraryUnreadable, OnboardingError
from onboarding.files.atomic import write_atomically
from onboarding.files.library import Library, open_library
from onboarding.learning import BroughtIn, HandedIn
from onboarding.paths import Places, licences, places
from onboarding.policy import ORGANISATION, in_force, still_chosen
from onboarding.settings import Settings, save_settings
from onboarding.store import completions, hand_ins, people, positions, reflections

if TYPE_CHECKING:
    from onboarding.content import Content
    from onboarding.core.hits import Hit, SearchRow
    from onboarding.core.module import Module
    from onboarding.core.policy import Policy
    from onboarding.core.shipped_parts import ShippedPart
    from onboarding.core.support import Part
    from onboarding.files.in_use import LibraryInUse
    from onboarding.store.search import SearchIndex
    from onboarding.team import Team

log = logging.getLogger(__name__)


class Session(QObject):
    """Verbs write first and then emit; questions read. A verb that fails emits `failed` and answers falsely.

    `clock` gives the present moment, aware. Questions about progress need a person who learns.
    """

    progress_changed = Signal(str)
    """A module's id: a step of it was completed, or all of them (empty) after a record was brought in."""
    content_changed = Signal(str)
    """A module's id: its file was found to be another one than before, while somebody read it. Empty when the
    whole library is another one.
    """
    records_changed = Signal(object)
    """What came in or went out: BroughtIn, HandedIn, or None."""
    person_changed = Signal()
    """Somebody else learns now, or their details changed, or nobody learns any more."""
    settings_changed = Signal()
    published = Signal()
    """Somebody here published a library; this program may take it up as learners’ programs do."""
    failed = Signal(object)
    """An OnboardingError, for the banner."""

    def __init__(
        self,
        db: Connection,
        library: Library,
        data_folder: Path,
        settings_file: Path,
        settings: Settings,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        cache: Path | None = None,
        policy: Policy | None = None,
        where: Places | None = None,
    ) -> None:
        super().__init__(parent)
        self._db = db
        self._library = library
        self._cache = cache
        self._settings_file = settings_file
        self._clock = clock
        self._index: SearchIndex | None = None
        self._progress: dict[str, ModuleProgress] | None = None
        self._progress_of: tuple[tuple[ModuleOutline, ...], date] | None = None
        self._completions: list[Completion] | None = None
        self._team: Team | None = None
        self._content: Content | None = None
        self.data_folder = data_folder
        self._where = where or places(data_folder)
        self._chosen = settings
        self.policy = policy
        self.settings = in_force(settings, policy)
        self.licences = licences()
        self.person: Person | None = people.person(db, settings.person_id) if settings.person_id else None

    def close(self) -> None:
        """Lets go of the records; no question or verb may follow."""
        if self._team is not None:
            self._team.close()
        if self._content is not None:
            self._content.close()
        if self._index is not None:
            self._index.close()
        self._db.close()

    # People

    def people(self) -> list[Person]:
        """Who learns on this computer account, by name."""
        return people.people(self._db)

    def add_person(self, person: Person) -> bool:
        """Adds somebody who learns here from now on, and makes them the one who learns now."""
        new = replace(person, changed_at=self._clock())
        return self._try(lambda: people.add_person(self._db, new)) and self.choose_person(person.id)

    def choose_person(self, person_id: str) -> bool:
        """Makes somebody who is already known the one who learns now."""
        person = people.person(self._db, person_id)
        if person is None:
            return False
        self._become(person)
        return True

    def change_person(self, person: Person) -> bool:
        """Keeps changed details of the person who learns now, and when they were changed."""
        me = self._me()
        is_changed = replace(person, changed_at=me.changed_at) != me
        kept = replace(person, changed_at=self._clock()) if is_changed else me
        return self._try(lambda: people.change_person(self._db, kept)) and self.choose_person(person.id)

    def erase_me(self) -> bool:
        """Removes the person who learns now and all that this computer holds about them, for good."""
        try:
            unread = people.erase_person(self._db, self._me().id)
        except OnboardingError as error:
            self._report(error)
            return False
        self._become(None)
        if unread:
            self._report(ErasedInPart(unread))
        return True

    # Content

    def pathway(self) -> Pathway:
        return self._library.pathway

    def modules(self) -> tuple[ModuleOutline, ...]:
        """Every module that can be shown, in the order of the pathway."""
        return self._library.outlines

    def outline(self, module_id: str) -> ModuleOutline:
        """Raises KeyError when the library has no such module."""
        return self._library.outline(module_id)

    def module(self, module_id: str) -> Module:
        """Raises KeyError when the library has no such module, LibraryUnreadable when its file is gone."""
        known = self.outline(module_id)
        module = self._library.module(module_id)
        if self.outline(module_id).digest != known.digest:
            self.content_changed.emit(module_id)
        return module

    def image(self, source: str) -> bytes:
        """Raises ImageRefused."""
        return self._library.image(source)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the library, as far as it has been read."""
        return tuple(self._library.problems)

    def library_in_use(self) -> LibraryInUse:
        """Where the modules come from, and why newer ones are not in use."""
        from onboarding.files.in_use import library_in_use

        return library_in_use(self._library.root, self.data_folder, bool(self.settings.published_folder))

    def take_up_library(self, root: Path) -> bool:
        """Reads the modules from another folder from now on. The person's place and progress stay.

        True once that is so; when they can't be read the old ones stay, and `failed` says why.
        """
        try:
            library = open_library(root, self._cache)
        except OnboardingError as error:
            self._report(error)
            return False
        self._library = library
        self._progress = None
        self.content_changed.emit("")
        return True

    def search(self, text: str) -> list[Hit]:
        """The steps in which every word of `text` stands; titles first.

        The first search after a page was changed reads every page: some 10 ms for each module, so seconds for
        300 of them. All others take a few milliseconds.
        """
        from onboarding.store.search import SearchIndex

        self._index = self._index or SearchIndex(self.data_folder / "search.db")
        if not self._index.is_fresh({outline.id: outline.digest for outline in self.modules()}):
            modules = self._modules_read()
            digests = {module.outline.id: module.outline.digest for module in modules}
            self._index.rebuild(_search_rows(modules), digests)
        return self._index.search(text)

    # Progress

    def now(self) -> datetime:
        """The present moment by this computer's clock."""
        return self._clock().astimezone()

    def today(self) -> date:
        """The date on this computer's calendar."""
        return self.now().date()

    def completions(self) -> list[Completion]:
        """Everything the person who learns now has completed, oldest first."""
        if self._completions is None:
            self._completions = completions.completions(self._db, self._me().id)
        return list(self._completions)

    def progress(self, module_id: str) -> ModuleProgress:
        return self._all_progress()[module_id]

    def pathway_progress(self) -> PathwayProgress:
        return pathway_progress(list(self._all_progress().values()), self.modules())

    def what_next(self) -> tuple[str, str] | None:
        """The module and step that Continue opens; None when everything is done."""
        at = positions.position(self._db, self._me().id)
        return next_module_and_step(self.modules(), self._all_progress().values(), at)

    def step_to_open(self, module_id: str) -> str:
        """The step at which the person takes a module up: where they stopped, else the first not done."""
        outline = self.outline(module_id)
        progress = self.progress(module_id)
        if progress.next_step_id is None:
            return outline.steps[0].id
        at = positions.module_position(self._db, self._me().id, module_id)
        known = {step.id for step in outline.steps}
        return at if at in known and at not in progress.done else progress.next_step_id

    def complete_step(self, module_id: str, step_id: str) -> bool:
        """Keeps that a step is done; True only once it is on the disk."""
        me = self._me()
        if not self._try(
            lambda: learning.complete_step(self._db, me, self.module(module_id), step_id, self._clock())
        ):
            return False
        self._forget_progress()
        self.progress_changed.emit(module_id)
        return True

    def remember_position(self, module_id: str, step_id: str) -> None:
        """Keeps which step is open, for the next start."""
        me = self._me()
        self._try(lambda: positions.remember_position(self._db, me.id, module_id, step_id, self._clock()))

    def reflection(self, module_id: str, step_id: str, reflection_id: str) -> str:
        """The private words kept for this reflection, or for where it stood earlier; empty without any."""
        me = self._me()
        places = ((module_id, step_id), *earlier_places(self.outline(module_id), step_id))
        texts = (reflections.reflection(self._db, me.id, *place, reflection_id) for place in places)
        return next(filter(None, texts), "")

    def save_reflection(self, module_id: str, step_id: str, reflection_id: str, text: str) -> bool:
        me, now = self._me(), self._clock()
        return self._try(
            lambda: reflections.save_reflection(self._db, me.id, module_id, step_id, reflection_id, text, now)
        )

    # The record

    def last_hand_in(self) -> HandIn | None:
        return hand_ins.last_hand_in(self._db, self._me().id)

    def waiting_hand_in(self) -> datetime | None:
        """Since when a record waits for the hand-in folder; None when none waits."""
        return hand_ins.waiting_hand_in(self._db, self._me().id)

    def record_file_name(self) -> str:
        """What the person's record file is called unless they say otherwise."""
        from onboarding.files.record_file import record_file_name

        return record_file_name(self._me())

    def save_record_file(self, path: Path) -> bool:
        """Writes the person's record file where they asked."""
        return self._hand_in(lambda me: learning.save_record(self._db, me, path, __version__, self._clock()))

    def hand_in(self) -> bool:
        """Drops the record file into the hand-in folder, or queues it; `records_changed` says which."""
        folder = Path(self.settings.hand_in_folder)
        return self._hand_in(lambda me: learning.hand_in(self._db, me, folder, __version__, self._clock()))

    def hand_in_again(self) -> None:
        """Tries a record that waits once more, quietly while the folder still can't be reached."""
        folder = self.settings.hand_in_folder
        if self.person and folder and self.waiting_hand_in() and learning.can_reach(Path(folder)):
            self.hand_in()

    def read_record(self, path: Path) -> Record | None:
        """A record file as it stands, to show whose it is before it is brought in."""
        try:
            return learning.read_record(path)
        except OnboardingError as error:
            self._report(error)
            return None

    def bring_in(self, record: Record) -> BroughtIn | None:
        """Joins a record from another computer to the person who learns now, or adds its person here."""
        try:
            brought = learning.bring_in(self._db, record, self.person)
        except OnboardingError as error:
            self._report(error)
            return None
        self._become(brought.person)
        self.progress_changed.emit("")
        self.records_changed.emit(brought)
        return brought

    def save_everything(self, path: Path) -> bool:
        """Writes all that this computer holds about the person as one page to read."""
        from onboarding.core.everything import everything_page

        me = self._me()
        page = everything_page(
            me,
            self.completions(),
            reflections.reflections(self._db, me.id),
            positions.positions(self._db, me.id),
            hand_ins.hand_ins(self._db, me.id),
            self._clock(),
            self.modules(),
        )
        return self.save_page(path, sound_text(page).encode("utf-8"))

    def save_page(self, path: Path, page: bytes) -> bool:
        """Writes a finished page (HTML, PDF) where the person asked; whole or not at all."""
        return self._try(lambda: write_atomically(path, page))

    # The team

    @property
    def my_name(self) -> str:
        """Who notes things down now: the person who learns here; empty for nobody."""
        return self.person.name if self.person else ""

    @property
    def team(self) -> Team:
        """What a manager sees and does. Made when first asked for: a learner's start loads none of it."""
        if self._team is None:
            self._team = self._make_team()
        return self._team

    # The library that HR edits

    @property
    def content(self) -> Content:
        """What HR sees and does. Made when first asked for, as the team is."""
        if self._content is None:
            self._content = self._make_content()
        return self._content

    # Settings

    def change_settings(self, settings: Settings) -> bool:
        """Keeps changed settings; they apply at once even when they can't be kept.

        What the organisation sets stays as it is, and the person's own choice under it is kept as it was.
        """
        chosen = self._chosen = still_chosen(settings, self._chosen, self.policy)
        self.settings = in_force(chosen, self.policy)
        self.settings_changed.emit()
        return self._try(lambda: save_settings(self._settings_file, chosen))

    def is_set_for_me(self, setting: str) -> bool:
        """Whether the organisation decides a field of the settings, so that nobody here can."""
        return self.policy is not None and setting in self.policy.settings

    @property
    def organisation(self) -> str:
        """Whose program it is."""
        return (self.policy and self.policy.text("Organisation")) or ORGANISATION

    @property
    def help_contact(self) -> str:
        """Who helps when the program goes wrong, as IT wrote it; empty when they did not say."""
        return self.policy.text("HelpContact") if self.policy else ""

    # Support

    def support_parts(self) -> list[Part]:
        """What whoever helps asks for, but for what only the window knows."""
        from onboarding.support import support_parts

        library = self.library_in_use()
        return support_parts(self._where, self.settings, self.policy, library)

    def support_text(self, parts: Sequence[Part]) -> str:
        """The same as text to send, without anything that names a person."""
        from onboarding.support import support_text

        return support_text(parts, self.data_folder, self._clock())

    # The program itself

    def shipped_parts(self) -> tuple[ShippedPart, ...]:
        """What the installed program is made of; none when it runs from its source."""
        from onboarding.files.shipped_parts import read_parts

        return read_parts(self.licences)

    def licence_words(self, part: ShippedPart) -> tuple[str, ...]:
        """Each text of the part's licence."""
        from onboarding.files.shipped_parts import licence_words

        return licence_words(self.licences, part)

    # Private

    def _make_team(self) -> Team:
        from onboarding.team import Team
        from onboarding.team_records import TeamRecords

        records = TeamRecords(self._db, self.data_folder, self.now, lambda: self.my_name, parent=self)
        team = Team(records, self.modules, parent=self)
        team.failed.connect(self._report)
        team.members.forgot.connect(self._on_forgot)
        for signal in (self.progress_changed, self.records_changed, self.person_changed):
            signal.connect(team.mark_changed)
        return team

    def _make_content(self) -> Content:
        from onboarding.content import Content

        content = Content(
            self.data_folder,
            lambda: self.settings,
            self.change_settings,
            lambda: self._library.root,
            self.now,
            lambda: self.my_name,
            self.is_set_for_me,
            parent=self,
        )
        content.failed.connect(self._report)
        content.published.connect(self.published)
        return content

    @Slot(object)
    def _on_forgot(self, ids: frozenset[str]) -> None:
        """A manager who forgets themselves no longer learns here either."""
        if self.person and self.person.id in ids:
            self._become(None)

    def _me(self) -> Person:
        assert self.person is not None, "a page asked about progress before anybody was chosen"
        return self.person

    def _become(self, person: Person | None) -> None:
        self.person = person
        self._forget_progress()
        person_id = person.id if person else ""
        if person_id != self.settings.person_id:
            self.change_settings(replace(self.settings, person_id=person_id))
        self.person_changed.emit()

    def _all_progress(self) -> dict[str, ModuleProgress]:
        outlines, today = self.modules(), self.today()
        if self._progress is None or self._progress_of != (outlines, today):
            self._progress_of = outlines, today
            self._progress = learning.progress_by_module(outlines, self.completions(), self._me(), today)
        return self._progress

    def _forget_progress(self) -> None:
        self._progress = None
        self._completions = None

    def _hand_in(self, verb: Callable[[Person], HandedIn]) -> bool:
        try:
            outcome = verb(self._me())
        except OnboardingError as error:
            self._report(error)
            return False
        self.records_changed.emit(outcome)
        return True

    def _modules_read(self) -> list[Module]:
        """Every page of the library. What can't be read is left out, and looked for again the next time."""
        modules = []
        for outline in self.modules():
            try:
                modules.append(self.module(outline.id))
            except LibraryUnreadable as error:
                log.warning("left out of the search: %r", error)
        return modules

    def _try(self, verb: Callable[[], object]) -> bool:
        try:
            verb()
        except OnboardingError as error:
            self._report(error)
            return False
        return True

    def _report(self, error: OnboardingError) -> None:
        """The log gets no path: record files are named after people, and the log outlasts an erase."""
        log.warning("%s: %s", type(error).__name__, getattr(error, "reason", ""))
        self.failed.emit(error)


def _search_rows(modules: list[Module]) -> list[SearchRow]:
    from onboarding.core.hits import SearchRow
    from onboarding.core.words import step_words

    return [
        SearchRow(module.outline.id, module.outline.title, step.id, step.title, step_words(step))
        for module in modules
        for step in module.steps
    ]
