"""What HR sees and does while editing the library: its pages, how each stands, and every verb about them.

Reached as `session.content`. Verbs write first and then emit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from onboarding import authoring, publishing
from onboarding.authoring import OpenPage, Page, Shelf
from onboarding.core.catalogue import Area, Problem, Severity
from onboarding.core.fixes import Fixed, can_fix, fix
from onboarding.core.handout import Form
from onboarding.core.imports import Imported
from onboarding.core.module import Block, Module
from onboarding.core.pasting import Copied, Picture
from onboarding.core.problems import Code
from onboarding.core.questions import ReadQuestions
from onboarding.core.work import IsCancelled
from onboarding.errors import FileNotWritten, NotInLibrary, OnboardingError, SavedMeanwhile
from onboarding.files.drafts import Draft, drafts, keep_draft, remove_draft, set_text_aside
from onboarding.files.library import Library
from onboarding.jobs import Job, Jobs
from onboarding.paths import shipped
from onboarding.publishing import Plan
from onboarding.settings import Settings

_COPY = "Onboarding library"
_A_MOMENT_MS = 300


class Saving(StrEnum):
    """What came of a save."""

    SAVED = "saved"
    CONFLICT = "conflict"
    """Somebody else saved the page meanwhile: nothing is written, `conflict` has both texts."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a page stands. `errors` and `advice` are None until it has been looked through."""

    has_draft: bool
    errors: int | None = None
    advice: int | None = None


class Content(QObject):
    """`clock` gives the present moment, aware; `my_name` is who edits now."""

    changed = Signal()
    """Another library is open, or it has other pages than before."""
    standing_changed = Signal(str)
    """The place of a page that stands otherwise than before."""
    leaving = Signal()
    """Another folder has answered and takes the place of this one: the last moment to keep what was typed."""
    published = Signal()
    """Learners’ programs can take up another library than before."""
    failed = Signal(object)
    """An OnboardingError, for the banner."""

    def __init__(
        self,
        data_folder: Path,
        settings: Callable[[], Settings],
        keep_settings: Callable[[Settings], bool],
        library_in_use: Callable[[], Path],
        clock: Callable[[], datetime],
        my_name: Callable[[], str],
        is_set_for_me: Callable[[str], bool] = lambda _: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._data_folder = data_folder
        self._settings = settings
        self._keep_settings = keep_settings
        self._library_in_use = library_in_use
        self._clock = clock
        self._my_name = my_name
        self._is_set_for_me = is_set_for_me
        self._library: Library | None = None
        self._drafts: dict[str, Draft] = {}
        self._found: dict[str, tuple[int, int]] = {}
        self._to_check: list[str] = []
        self._jobs = Jobs(data_folder, self)
        self._openings: list[Jobs] = []
        self._opening: Job | None = None
        self._wanted = Path()
        self._is_new = False
        self._given_up: Path | None = None
        self._checking = QTimer(self)
        self._checking.setInterval(0)
        self._checking.timeout.connect(self._check_next)
        self.conflict: SavedMeanwhile | None = None

    def close(self) -> None:
        """The program ends: waits for what runs in the background. No question or verb may follow."""
        self._checking.stop()
        self._jobs.close()
        for line in self._openings:
            line.close()

    @property
    def my_name(self) -> str:
        return self._my_name()

    # The library

    @property
    def is_open(self) -> bool:
        """Whether there is a library to edit; the one of the settings is opened by the first who asks."""
        folder = self._settings().content_folder
        if self._library is None and folder and self._opening is None and Path(folder) != self._given_up:
            self._begin_opening(Path(folder))
        return self._library is not None

    @property
    def opening(self) -> Path | None:
        """The folder that is being opened: one that is away takes long to say so. `changed` tells the end."""
        return self._wanted if self._opening else None

    def stop_opening(self) -> None:
        """What the folder answers later is not waited for."""
        self._given_up = self.opening
        if self._opening:
            self._let_go_of_opening()
            self.changed.emit()

    def try_again(self) -> None:
        """A folder that could not be opened may be there now: the next who asks opens it."""
        self._given_up = None

    @property
    def root(self) -> Path:
        """The folder that is edited."""
        return self._known().root

    def open_folder(self, folder: Path) -> None:
        """Edits the library in a folder from now on, once it has answered: `changed`, or `failed`."""
        self.stop_opening()
        self._begin_opening(folder, is_new=True)

    def make_copy(self, beside: Path) -> Path | None:
        """Copies the library that is read here into a folder of its own below `beside`, and opens it."""
        target = beside / _COPY
        self.stop_opening()
        if not self._try(lambda: authoring.copy_library(self._library_in_use(), target)):
            return None
        return target if self._open(target) and self._remember(target) else None

    def shelves(self) -> tuple[Shelf, ...]:
        """Every page, by area; nothing once the folder can't be reached."""
        found: list[tuple[Shelf, ...]] = []
        return found[0] if self._try(lambda: found.append(authoring.shelves(self._known()))) else ()

    def page(self, module_id: str) -> Page | None:
        """By the module's id, or by the place of the file."""
        pages = [page for shelf in self.shelves() for page in shelf.pages]
        return next((page for page in pages if module_id in (page.id, page.path)), None)

    def areas(self) -> tuple[Area, ...]:
        """Those that a module can stand in."""
        return self._known().pathway.areas

    def new_module(self, title: str, area: str) -> str | None:
        """Writes a module that shows how one is made; gives its place in the library."""
        made: list[str] = []
        root, by, today = self.root, self._my_name(), self._today()
        template = shipped("resources") / "writers" / "template.md"
        if not self._try(lambda: made.append(authoring.new_module(root, template, title, area, by, today))):
            return None
        self.read_again()
        return made[0]

    def read_again(self) -> None:
        """Somebody may have changed the folder: reads what is in it."""
        if self._open(self.root):
            self.changed.emit()

    # One page

    def open_page(self, path: str) -> OpenPage | None:
        """A page as it is on the disk; None, and `failed`, when it can't be opened."""
        opened: list[OpenPage] = []
        root = self.root
        return opened[0] if self._try(lambda: opened.append(authoring.read_page(root, path))) else None

    def as_on_disk(self, page: OpenPage) -> OpenPage:
        """The page as somebody else left it; as it was when it can't be read."""
        found: list[OpenPage] = []
        root = self.root
        return found[0] if self._try(lambda: found.append(authoring.as_on_disk(root, page))) else page

    def save(self, page: OpenPage, text: str) -> tuple[Saving, OpenPage]:
        """`SAVED` once it is on the disk, with the page as it is now; the draft is gone then."""
        self.conflict = None
        try:
            saved = authoring.save_page(self.root, page, text)
        except SavedMeanwhile as conflict:
            self.conflict = conflict
            return Saving.CONFLICT, page
        except OnboardingError as error:
            self.failed.emit(error)
            return Saving.FAILED, page
        self.forget_draft(page.path)
        self.read_again()  # titles, areas and ids may be others now
        return Saving.SAVED, saved

    def problems(self, page: OpenPage, text: str) -> tuple[Problem, ...]:
        """All there is to say of a page with these words in it."""
        found = authoring.problems_of_text(self._known(), page, text, self._today())
        self._keep_found(page.path, found)
        return found

    def preview(self, page: OpenPage, text: str) -> Module | None:
        """What learners would see; None while nothing can be shown."""
        return authoring.module_of_text(self._known(), page, text)

    def image(self, source: str) -> bytes:
        """Raises ImageRefused."""
        return self._known().image(source)

    def add_image(self, source: Path) -> str:
        """Puts a picture into the library; gives its place. Raises ImageRefused and FileNotWritten."""
        return authoring.add_image(self.root, source)

    def copied_pictures(self, copied: Copied) -> tuple[Picture, ...]:
        """Those of what was copied that can be shown, with their bytes."""
        from onboarding.files.copied_pictures import pictures_of

        return pictures_of(copied)

    def add_picture(self, name: str, raw: bytes) -> str:
        """Puts a picture from the clipboard into the library. Raises ImageRefused and FileNotWritten."""
        return authoring.keep_picture(self.root, name, raw)

    def can_mend(self, problem: Problem) -> bool:
        return can_fix(problem)

    def mend(self, page: OpenPage, text: str, problem: Problem) -> Fixed | None:
        """The text mended; None when the author has to look."""
        return fix(text, problem, authoring.earlier_texts(page, self._library_in_use()))

    # Drafts

    def standing(self, path: str) -> Standing:
        errors, advice = self._found.get(path, (None, None))
        return Standing(path in self._drafts, errors, advice)

    def draft(self, path: str) -> Draft | None:
        """Words that were typed into this page and never saved."""
        return self._drafts.get(path)

    def keep_draft(self, page: OpenPage, text: str) -> bool:
        """Keeps words that are not saved; True once they are on the disk."""
        draft = Draft(self.root, page.path, text, page.digest, self._clock())
        if not self._try(lambda: keep_draft(self._data_folder, draft)):
            return False
        self._drafts[page.path] = draft
        self.standing_changed.emit(page.path)
        return True

    def forget_draft(self, path: str) -> None:
        """The words are saved, or not wanted."""
        remove_draft(self._data_folder, self.root, path)
        if self._drafts.pop(path, None):
            self.standing_changed.emit(path)

    def set_aside(self, path: str, text: str) -> Path | None:
        """Keeps a text that loses against another, for whoever misses it."""
        kept: list[Path] = []
        now = self._clock()
        is_kept = self._try(lambda: kept.append(set_text_aside(self._data_folder, path, text, now)))
        return kept[0] if is_kept else None

    # Publishing

    @property
    def published_folder(self) -> str:
        """Where learners’ programs look for new modules; empty when no folder is set."""
        return self._settings().published_folder

    @property
    def may_choose_published_folder(self) -> bool:
        """Not where the organisation has set it."""
        return not self._is_set_for_me("published_folder")

    def choose_published_folder(self, folder: Path) -> bool:
        return self._keep_settings(replace(self._settings(), published_folder=str(folder)))

    def plan(self) -> Job:
        """Compares what is edited with what was published last; the job gives a Plan."""
        working, published = self.root, Path(self.published_folder)
        return self._jobs.start(lambda *_: publishing.plan(working, published))

    def publish(self, seen: Plan, reread: frozenset[str], note: str, by: str) -> Job:
        """The job gives a Published once learners’ programs can take it. `reread` as `module#step`."""
        now = self._clock()
        job = self._jobs.start(
            lambda *_: publishing.publish(seen.working, seen.published, reread, note, by, now, seen=seen)
        )
        job.finished.connect(self._on_written)
        job.finished.connect(self._on_published)
        return job

    def earlier(self) -> Job:
        """The job gives what every pack says of itself, the newest first."""
        published = Path(self.published_folder)
        return self._jobs.start(lambda *_: publishing.earlier(published))

    def bring_back(self, number: int, note: str, by: str) -> Job:
        """Publishes the files of an earlier library again; the job gives a Published."""
        published, now = Path(self.published_folder), self._clock()
        job = self._jobs.start(lambda *_: publishing.bring_back(published, number, note, by, now))
        job.finished.connect(self._on_published)
        return job

    # In and out

    def read_questions(self, path: Path) -> Job:
        """The job gives a ReadQuestions; nothing is written. What it can't read goes to `failed`."""
        job = self._jobs.start(lambda *_: _read_questions(path))
        job.failed.connect(self.failed)
        return job

    def bring_in(self, path: Path) -> Job:
        """Makes a module of a Word document or of questions; the job gives an Imported.

        Cancelled in time it gives None, and nothing is written. What it can't read or write goes to `failed`.
        """
        root = self.root
        job = self._jobs.start(lambda _, __, is_cancelled: _import_file(path, root, is_cancelled))
        job.finished.connect(self._on_written)
        job.cancelled.connect(self._on_written)
        job.failed.connect(self.failed)
        return job

    def bring_in_copied(self, copied: Copied) -> Job:
        """Makes a module of what was copied elsewhere; the job gives an Imported."""
        root = self.root
        job = self._jobs.start(lambda _, __, is_cancelled: _import_copied(copied, root, is_cancelled))
        job.finished.connect(self._on_written)
        job.cancelled.connect(self._on_written)
        job.failed.connect(self.failed)
        return job

    def module_id(self, path: str) -> str:
        """The id of the module that learners would find in a page; empty for a page that is none for them."""
        return next((outline.id for outline in self._known().outlines if outline.path == path), "")

    def save_to_read(self, out: Path, form: Form, module_id: str = "") -> Job:
        """Writes a module, or the whole library, as one page for people without the program."""
        root = self.root
        return self._jobs.start(lambda *_: _export(root, out, form, module_id))

    def guide(self) -> tuple[str, tuple[Block, ...]] | None:
        """The title and the words of the guide for writers."""
        found: list[tuple[str, tuple[Block, ...]]] = []
        guide = shipped("resources") / "writers" / "guide.md"
        return found[0] if self._try(lambda: found.append(authoring.read_guide(guide))) else None

    # Private

    @Slot()
    def _on_written(self) -> None:
        """Something was written into the folder: revisions and versions, or a new module."""
        self.read_again()

    @Slot()
    def _on_published(self) -> None:
        self.published.emit()

    def _begin_opening(self, folder: Path, *, is_new: bool = False) -> None:
        self._let_go_of_opening()
        line = Jobs(self._data_folder, self)  # of its own: behind a folder that is away nothing would begin
        self._openings = [*(line for line in self._openings if line.is_busy), line]
        job = line.start(lambda *_: authoring.open_working(folder))
        self._opening, self._wanted, self._is_new = job, folder, is_new
        job.finished.connect(self._on_opened)
        job.failed.connect(self._on_not_opened)
        job.broke.connect(self._end_opening)
        job.hurry(_A_MOMENT_MS)

    def _let_go_of_opening(self) -> None:
        """Whatever comes of it, nobody listens any more."""
        if self._opening:
            self._opening.finished.disconnect(self._on_opened)
            self._opening.failed.disconnect(self._on_not_opened)
            self._opening.broke.disconnect(self._end_opening)
            self._opening.cancel()
            self._opening = None

    @Slot(object)
    def _on_opened(self, library: Library) -> None:
        self._opening = None
        self.leaving.emit()
        self._take_up(library)
        if self._is_new:
            self._remember(library.root)
        else:
            self.changed.emit()

    @Slot(object)
    def _on_not_opened(self, error: OnboardingError) -> None:
        self.failed.emit(error)
        self._end_opening()

    @Slot()
    def _end_opening(self) -> None:
        """Nothing came of it."""
        self._given_up, self._opening = self.opening, None
        self.changed.emit()

    def _open(self, folder: Path) -> bool:
        opened: list[Library] = []
        if not self._try(lambda: opened.append(authoring.open_working(folder))):
            return False
        self._take_up(opened[0])
        return True

    def _take_up(self, library: Library) -> None:
        folder = library.root
        is_other = self._library is None or self._library.root != folder
        self._library = library
        self._drafts = drafts(self._data_folder, folder)
        if is_other:
            self._found = {}
        self._to_check = [page.path for shelf in self.shelves() for page in shelf.pages]
        self._checking.start()

    def _remember(self, folder: Path) -> bool:
        is_kept = self._keep_settings(replace(self._settings(), content_folder=str(folder)))
        self.changed.emit()
        return is_kept

    def _known(self) -> Library:
        assert self._library is not None, "a page asked about the library before one was open"
        return self._library

    def _today(self) -> date:
        return self._clock().date()

    @Slot()
    def _check_next(self) -> None:
        """One page at a time between what the person does: a hundred would keep the window waiting."""
        if not self._to_check or self._library is None:
            self._checking.stop()
            return
        path = self._to_check.pop(0)
        try:
            page = authoring.read_page(self.root, path)
            found = authoring.problems_of_text(self._library, page, page.text, self._today())
        except OnboardingError:
            self._found[path] = (1, 0)
            self.standing_changed.emit(path)
            return
        self._keep_found(path, found)

    def _keep_found(self, path: str, found: tuple[Problem, ...]) -> None:
        errors = sum(problem.severity is Severity.ERROR for problem in found)
        figures = (errors, len(found) - errors)
        if self._found.get(path) != figures:
            self._found[path] = figures
            self.standing_changed.emit(path)

    def _try(self, verb: Callable[[], object]) -> bool:
        try:
            verb()
        except OnboardingError as error:
            self.failed.emit(error)
            return False
        return True


def is_about_encoding(problem: Problem) -> bool:
    """Whether saving the page as UTF-8 mends it."""
    return problem.code == Code.NOT_UTF8


def _read_questions(path: Path) -> ReadQuestions:
    from onboarding.files.imports import read_questions

    return read_questions(path)


def _import_file(path: Path, root: Path, is_cancelled: IsCancelled) -> Imported | None:
    from onboarding.files.imports import import_file

    return import_file(path, authoring.open_working(root), is_cancelled)


def _import_copied(copied: Copied, root: Path, is_cancelled: IsCancelled) -> Imported | None:
    from onboarding.files.imports import import_copied

    return import_copied(copied, authoring.open_working(root), is_cancelled)


def _export(root: Path, out: Path, form: Form, module_id: str) -> None:
    """Never into the library itself, where the page would take the place of what it was made from."""
    from onboarding.files.handouts import export

    if out.resolve().is_relative_to(root.resolve()):
        raise FileNotWritten(out, "it would lie in the folder of the library itself")
    library = authoring.open_working(root)
    if module_id and all(outline.id != module_id for outline in library.outlines):
        raise NotInLibrary(module_id)
    export(library, out, form, module_id)
