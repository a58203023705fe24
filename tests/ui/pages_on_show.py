"""Every page and dialog in the states that matter, to be looked at one by one."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from onboarding import publishing
from onboarding.core.members import Member
from onboarding.core.policy import read_policy
from onboarding.core.policy_lines import policy_lines
from onboarding.core.questions import LeftOut
from onboarding.core.records import Person
from onboarding.core.report import ReportFilter
from onboarding.core.waivers import Reason
from onboarding.errors import DatabaseDamaged
from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.blocks.check import CheckBlock
from onboarding.ui.blocks.inline import InlineButton
from onboarding.ui.blocks.rows import ChoiceRow
from onboarding.ui.content.conflict_dialog import ConflictDialog
from onboarding.ui.content.content_page import ContentPage
from onboarding.ui.content.earlier_dialog import EarlierDialog
from onboarding.ui.content.left_out_dialog import LeftOutDialog
from onboarding.ui.content.new_module_dialog import NewModuleDialog
from onboarding.ui.content.picture_dialog import PictureDialog
from onboarding.ui.content.publish_dialog import PublishDialog
from onboarding.ui.content.reading_page_dialog import ReadingPageDialog
from onboarding.ui.content.title_dialog import TitleDialog
from onboarding.ui.content.where_dialog import WhereDialog
from onboarding.ui.content.words import brought_words
from onboarding.ui.crash_dialog import CrashDialog
from onboarding.ui.learn.link_dialog import LinkDialog
from onboarding.ui.main_window import MainWindow
from onboarding.ui.page import Notice, Tone
from onboarding.ui.record.bring_in_dialog import BringInQuestion
from onboarding.ui.record.erase_dialog import EraseForGood, EraseQuestion
from onboarding.ui.start_trouble import Trouble
from onboarding.ui.team.export_dialog import ExportDialog
from onboarding.ui.team.export_wish import ExportWish
from onboarding.ui.team.forget_dialog import DeleteLeavers, ForgetForGood, ForgetQuestion
from onboarding.ui.team.left_dialog import LeftDialog
from onboarding.ui.team.waiver_dialog import TakeBackDialog, WaiverDialog
from onboarding.ui.theme import Look
from onboarding.ui.widgets.date_field import DateField
from tests.libraries import edit
from tests.shipped_licences import some_licences
from tests.ui.team import collecting_on_show as show
from tests.ui.team.sample_team import an_id, fall_behind, gather
from tests.vocabulary import button, press, visible, words_on

EVERYTHING = """---
id: everything
title: Everything that a step can hold
area: later
order: 2
minutes: 12
version: 1.0.0
owner: Testing
change_note: First version.
---

# Everything that a step can hold

Read [where it comes from](https://www.example.org/a/page) first.

### Before you start

A few words before the first step.

## One of each kind {#each-kind rev=1 minutes=5}

Begin here, with a link to [a page](https://www.example.org/a/page) and a long enough sentence to wrap.

### What it means

1. First this.
2. Then that.

#### In a word

| Way | What it sounds like |
|---|---|
| To | Do as I say |
| With | What would work for you and for us? |

> [!TIP]
> Try it once this week.

> Somebody once said this.

Whom do you ask?

- [( )] Nobody at all
  > That leaves you alone with it.
- [(X)] The buddy you were given
  > They know the way.

***
Ask early.
***

Which of these help?

- [[X]] A kettle
  > Always.
- [[ ]] A locked door
  > Not today.
- [[X]] A name to ask for
  > It saves a week.

## Second of many {#second rev=1 minutes=3}

### A heading at once

Then a few words.

What will you try?

[[___ ___ ___]]

- [ ] I know who to ask if I am not sure.

## A difficult call {#call rev=1 minutes=2 .scenario}

Mr Khan is upset about a missed visit.

- [Say sorry and ask what he needs now](#call-repair)
- [Explain the rota](#call-explain)

### You say sorry first {#call-repair .ending}

He tells you what the missed visit meant for his family.

### You explain the rota {#call-explain .ending}

He hangs up. What could you try next time?

## Sources and notes {#sources rev=1 minutes=1 .optional}

Where it comes from.
"""
_BROKEN = "---\nid: broken\n---\n\n## Nothing here\n"
_PRECIOUS = Person(
    "00000000-0000-4000-8000-000000000002", "Precious Appleyard-Whiteley", "P-00456", "Libraries"
)


@dataclass(frozen=True, slots=True)
class Room:
    """Where a scene plays: the window, and what stands behind it."""

    window: MainWindow
    session: Session
    look: Look
    folder: Path

    def go(self, place: to.Destination) -> MainWindow:
        self.window.go(place)
        return self.window


Scene = Callable[[Room], QWidget]


def set_by_policy(session: Session, lines: str) -> None:
    """As if the program had been started with this policy."""
    session.policy = read_policy(
        [policy_lines(lines.encode(), "policy.ini")], os.environ, is_windows=os.name == "nt"
    )
    session.change_settings(session.settings)


def fill_library(folder: Path) -> None:
    """One module with every kind of block, a glossary, and a file that needs mending."""
    (folder / "everything.md").write_text(EVERYTHING, encoding="utf-8")
    (folder / "glossary.md").write_text("link\n: A way from one page to another.\n", encoding="utf-8")
    (folder / "broken.md").write_text(_BROKEN, encoding="utf-8")


def welcome(room: Room) -> QWidget:
    return room.go(to.Welcome())


def welcome_with_faults(room: Room) -> QWidget:
    room.go(to.Welcome())
    date_field = next(visible(room.window, DateField))
    assert isinstance(date_field, DateField)
    date_field.setText("the day before yesterday or so")
    press(room.window, "Start learning")
    return room.window


def people(room: Room) -> QWidget:
    room.session.add_person(_PRECIOUS)
    return room.go(to.WhoIsLearning())


def home(room: Room) -> QWidget:
    room.go(to.Home())
    press(room.window, "What to tell HR")
    return room.window


def home_part_way(room: Room) -> QWidget:
    room.session.complete_step("finding-your-way", "front-door")
    return room.go(to.Home())


def first_step(room: Room) -> QWidget:
    return room.go(to.OpenStep("everything", "each-kind"))


def other_step(room: Room) -> QWidget:
    return room.go(to.OpenStep("everything", "second"))


def something_missing(room: Room) -> QWidget:
    first_step(room)
    press(room.window, "Done, continue")
    return room.window


def answered_wrong(room: Room) -> QWidget:
    first_step(room)
    for check, option in zip(_checks(room), ("Nobody at all", "A locked door"), strict=True):
        _answer(check, option)
    return room.window


def answered_right(room: Room) -> QWidget:
    first_step(room)
    one, several = _checks(room)
    _answer(one, "The buddy you were given")
    _answer(several, "A kettle", "A name to ask for")
    return room.window


def term(room: Room) -> QWidget:
    first_step(room)
    anchors = [one for one in visible(room.window, InlineButton) if isinstance(one, InlineButton)]
    next(one for one in anchors if one.span.definition).click()
    return room.window


def story(room: Room) -> QWidget:
    return room.go(to.OpenStep("everything", "call"))


def story_ending(room: Room) -> QWidget:
    story(room)
    press(room.window, "Say sorry and ask")
    assert not list(visible(room.window, ChoiceRow))
    return room.window


def one_promise_too_many(room: Room) -> QWidget:
    room.go(to.OpenStep("looking-back", "three-promises"))
    for words in ("ask one question", "ring back", "name of one partner", "walk one street"):
        press(room.window, words)
    return room.window


def optional_step(room: Room) -> QWidget:
    return room.go(to.OpenStep("everything", "sources"))


def module_end(room: Room) -> QWidget:
    for step in ("each-kind", "second"):
        room.session.complete_step("everything", step)
    story_ending(room)
    press(room.window, "Finish module")
    return room.window


def module_gone(room: Room) -> QWidget:
    return room.go(to.OpenStep("no-such-module"))


def empty_record(room: Room) -> QWidget:
    return room.go(to.MyRecord())


def record(room: Room) -> QWidget:
    room.session.change_settings(replace(room.session.settings, hand_in_folder=str(room.folder / "away")))
    for step in ("each-kind", "second", "call"):
        room.session.complete_step("everything", step)
    room.session.complete_step("finding-your-way", "front-door")
    room.session.hand_in()
    return room.go(to.MyRecord())


def search(room: Room) -> QWidget:
    return room.go(to.SearchFor("kettle"))


def search_for_nothing(room: Room) -> QWidget:
    return room.go(to.SearchFor("xylophone"))


def settings(room: Room) -> QWidget:
    return room.go(to.Preferences())


def settings_set_for_everybody(room: Room) -> QWidget:
    root = Path.cwd().anchor
    set_by_policy(
        room.session,
        f"HandInFolder = {root}hand-in\nPublishedFolder = {root}modules\n"
        "TeamPage = yes\nContentPage = yes\nKeepMonths = 18\n",
    )
    return room.go(to.Preferences())


def parts(room: Room) -> QWidget:
    room.session.licences = some_licences(room.folder / "licences", parts=60)
    return room.go(to.Parts())


def parts_from_source(room: Room) -> QWidget:
    return room.go(to.Parts())


def help_(room: Room) -> QWidget:
    return room.go(to.Help())


def support(room: Room) -> QWidget:
    set_by_policy(room.session, "HelpContact = IT service desk\nTeamPage = perhaps\nWallpaper = blue")
    return room.go(to.Support())


def banner(room: Room) -> QWidget:
    room.go(to.Home())
    room.window.say(Notice(Tone.BAD, "This was not saved: the disk is full. Make room, then press it again."))
    return room.window


def link(room: Room) -> QWidget:
    first_step(room)
    return _open(room, LinkDialog(QUrl("https://www.example.org/a/long/way"), room.look, room.window.page))


def erase(room: Room) -> QWidget:
    assert room.session.person
    return _open(
        room, EraseQuestion(room.session.person, "the 4 steps you completed", room.look, room.window)
    )


def erase_for_good(room: Room) -> QWidget:
    assert room.session.person
    return _open(room, EraseForGood(room.session.person, room.look, room.window))


def bring_in(room: Room) -> QWidget:
    room.session.complete_step("everything", "second")
    room.session.save_record_file(room.folder / "mine.onboarding.json")
    found = room.session.read_record(room.folder / "mine.onboarding.json")
    assert found
    return _open(
        room, BringInQuestion(found._replace(person=_PRECIOUS), room.session, room.look, room.window)
    )


def content_to_begin(room: Room) -> QWidget:
    _edit(room, "")
    return room.go(to.Content())


def content(room: Room) -> QWidget:
    _edit(room, str(room.folder / "library"))
    room.go(to.Content())
    QTest.qWait(100)
    return room.window


def content_page(room: Room) -> QWidget:
    """A page with things to mend, and words that are not saved."""
    _edit(room, str(room.folder / "library"))
    room.go(to.Content("everything", 30))
    page = room.window.page
    assert isinstance(page, ContentPage)
    page.desk.editor.change_text(page.desk.editor.text.replace("{#second rev=1 minutes=3}", ""))
    QTest.qWait(400)
    return room.window


def content_with_draft(room: Room) -> QWidget:
    content_page(room)
    page = room.window.page
    assert isinstance(page, ContentPage)
    page.open_page("looking-back.md")
    page.open_page("everything.md")
    return room.window


def content_conflict(room: Room) -> QWidget:
    content_page(room)
    page = room.window.page
    return _open(room, ConflictDialog("Everything", "Mine", "Theirs", room.look, page))


def publish(room: Room) -> QWidget:
    """One step in other words, of which the question is asked."""
    dialog = _published_once(room, "Follow the green signs", "Follow the lit signs")
    press(dialog, "Publish")
    return dialog


def publish_with_errors(room: Room) -> QWidget:
    return _published_once(room, "{#way-out rev=1 minutes=3}", "")


def earlier_versions(room: Room) -> QWidget:
    _published_once(room, "Follow the green signs", "Follow the lit signs").reject()
    dialog = _open(room, EarlierDialog(room.session.content, room.look, room.window.page))
    while "Looking" in words_on(dialog):
        QTest.qWait(20)
    return dialog


def new_module(room: Room) -> QWidget:
    content(room)
    return _open(room, NewModuleDialog(room.session.content, room.look, room.window.page))


def left_out(room: Room) -> QWidget:
    content(room)
    found = (
        LeftOut(12, "It asks people to type an answer, which a check can’t."),
        LeftOut(0, "In “At the door”: a picture was left out, because it is of a kind that can’t be shown."),
    )
    came = brought_words("The first visit", 3)
    page = room.window.page
    return _open(room, LeftOutDialog(came, "Visits that people remember, notes.docx", found, room.look, page))


def where_questions_go(room: Room) -> QWidget:
    content_page(room)
    return _open(room, WhereDialog(12, "Everything that a step can hold", room.look, room.window.page))


def page_to_read(room: Room) -> QWidget:
    content_page(room)
    title = "Everything that a step can hold"
    dialog = ReadingPageDialog(
        room.session.content,
        room.look,
        room.window.page,
        module_id="everything",
        title=title,
        is_unsaved=True,
    )
    return _open(room, dialog)


def writers_guide(room: Room) -> QWidget:
    _edit(room, str(room.folder / "library"))
    return room.go(to.WritersGuide())


def help_for_writers(room: Room) -> QWidget:
    _edit(room, str(room.folder / "library"))
    return room.go(to.Help())


def empty_team(room: Room) -> QWidget:
    _look_after_a_team(room)
    return room.go(to.Team())


def team(room: Room) -> QWidget:
    _look_after_a_team(room)
    gather(room.session)
    return room.go(to.Team())


def team_narrowed(room: Room) -> QWidget:
    team(room)
    press(room.window, "Overdue: ")
    press(room.window, "Over time")
    press(room.window, "As a table")
    return room.window


def team_question(room: Room) -> QWidget:
    _look_after_a_team(room)
    gather(room.session, with_twin=True)
    return room.go(to.Team())


def team_answered(room: Room) -> QWidget:
    team_question(room)
    press(room.window, "Two people")
    return room.window


def team_member(room: Room) -> QWidget:
    team(room)
    return room.go(to.TeamMember(an_id("Ben Hartley")))


def team_member_with_notes(room: Room) -> QWidget:
    """Two records that are one person's, a module done another way, one taken back, and a last day."""
    team_question(room)
    press(room.window, "Same person")
    the_team, member = room.session.team, _ben(room)
    for module in room.session.modules()[:2]:
        assert the_team.members.waive(member, module, Reason.TESTED_OUT, room.session.today(), "Showed it")
    assert the_team.members.take_back(member, the_team.members.waivers_of(member)[-1], "Somebody else")
    assert the_team.members.set_left(member, room.session.today())
    return room.go(to.TeamMember(member.id))


def overdue(room: Room) -> QWidget:
    team(room)
    fall_behind(room.session)
    return room.go(to.Overdue())


def nobody_overdue(room: Room) -> QWidget:
    _look_after_a_team(room)
    return room.go(to.Overdue())


def keep_and_forget(room: Room) -> QWidget:
    team(room)
    for name, month in (("Carol Whitwam", 3), ("Joan O’Brien", 9)):
        row = room.session.team.row_of(an_id(name))
        assert row and room.session.team.members.set_left(row.member, date(2021, month, 1))
    job = room.session.team.members.forget([_ben(room)], "They left")
    while not job.is_over:
        QTest.qWait(5)
    return room.go(to.KeepAndForget())


def waive(room: Room) -> QWidget:
    team_member(room)
    module, the_team = room.session.modules()[0], room.session.team
    return _open(room, WaiverDialog(_ben(room), module, "Sam Lee", the_team, room.look, room.window.page))


def waive_with_faults(room: Room) -> QWidget:
    dialog = waive(room)
    press(dialog, "Note it")
    return dialog


def take_back(room: Room) -> QWidget:
    team_member_with_notes(room)
    the_team, member = room.session.team, _ben(room)
    noted = the_team.members.waivers_of(member)[0]
    return _open(room, TakeBackDialog(member, noted, "Sam Lee", the_team, room.look, room.window.page))


def left(room: Room) -> QWidget:
    team_member(room)
    today, the_team = room.session.today(), room.session.team
    return _open(room, LeftDialog(_ben(room), today, the_team, room.look, room.window.page))


def forget(room: Room) -> QWidget:
    team_member(room)
    return _open(
        room, ForgetQuestion(_ben(room), 4, learns_here=True, look=room.look, parent=room.window.page)
    )


def forget_for_good(room: Room) -> QWidget:
    team_member(room)
    return _open(room, ForgetForGood(_ben(room), room.look, room.window.page))


def delete_leavers(room: Room) -> QWidget:
    team(room)
    return _open(room, DeleteLeavers(2, 24, room.look, room.window.page))


def export(room: Room) -> QWidget:
    team(room)
    found = room.session.team.report()
    wish = ExportWish(found, found.rows, ReportFilter(), "", len(found.rows))
    return _open(room, ExportDialog(wish, room.session, room.look, room.window.page))


def roster(room: Room) -> QWidget:
    return _open(room, show.roster(room))


def roster_left_out(room: Room) -> QWidget:
    return _open(room, show.roster_left_out(room))


def bring_back(room: Room) -> QWidget:
    return _open(room, show.back(room))


def step_title(room: Room) -> QWidget:
    dialog = TitleDialog("Insert a step", "What is the step &called?", room.look, room.window)
    return _open(room, dialog)


def picture_words(room: Room) -> QWidget:
    return _open(room, _picture_dialog(room))


def picture_without_words(room: Room) -> QWidget:
    dialog = _open(room, _picture_dialog(room))
    button(dialog, "Insert").click()
    return dialog


def trouble(room: Room) -> QWidget:
    return _open(room, Trouble(DatabaseDamaged(Path("records.db"), Path("backup.db"))))


def crash(room: Room) -> QWidget:
    return _open(room, CrashDialog("Versions\n\nTraceback: a line", room.window))


def calendar(room: Room) -> QWidget:
    """The popup of the start date, open."""
    room.go(to.Welcome())
    date_field = next(visible(room.window, DateField))
    assert isinstance(date_field, DateField)
    date_field.calendar.setSelectedDate(QDate(2026, 11, 2))
    date_field.open_calendar()
    return date_field.calendar.window()


PAGES: dict[str, Scene] = {
    "welcome": welcome,
    "welcome with faults": welcome_with_faults,
    "people": people,
    "home": home,
    "home part way": home_part_way,
    "first step": first_step,
    "other step": other_step,
    "something missing": something_missing,
    "answered wrong": answered_wrong,
    "answered right": answered_right,
    "story": story,
    "story ending": story_ending,
    "one promise too many": one_promise_too_many,
    "optional step": optional_step,
    "module end": module_end,
    "module gone": module_gone,
    "empty record": empty_record,
    "record": record,
    "content to begin": content_to_begin,
    "content": content,
    "content page": content_page,
    "content with draft": content_with_draft,
    "writers guide": writers_guide,
    "empty team": empty_team,
    "team": team,
    "team narrowed": team_narrowed,
    "team question": team_question,
    "team answered": team_answered,
    "team member": team_member,
    "team member with notes": team_member_with_notes,
    "overdue": overdue,
    "nobody overdue": nobody_overdue,
    "keep and forget": keep_and_forget,
    "collected": show.collected,
    "hand-in folder away": show.hand_in_folder_away,
    "files collected": show.files_collected,
    "no files collected": show.no_files_collected,
    "search": search,
    "search for nothing": search_for_nothing,
    "settings": settings,
    "settings set for everybody": settings_set_for_everybody,
    "parts": parts,
    "parts from source": parts_from_source,
    "help": help_,
    "support": support,
    "help for writers": help_for_writers,
    "banner": banner,
}
DIALOGS: dict[str, Scene] = {
    "link": link,
    "erase": erase,
    "erase for good": erase_for_good,
    "bring in": bring_in,
    "content conflict": content_conflict,
    "new module": new_module,
    "left out": left_out,
    "where questions go": where_questions_go,
    "page to read": page_to_read,
    "publish": publish,
    "publish with errors": publish_with_errors,
    "earlier versions": earlier_versions,
    "waive": waive,
    "waive with faults": waive_with_faults,
    "take back": take_back,
    "left": left,
    "forget": forget,
    "forget for good": forget_for_good,
    "delete leavers": delete_leavers,
    "export": export,
    "roster": roster,
    "roster left out": roster_left_out,
    "bring back": bring_back,
    "title of a step": step_title,
    "words for a picture": picture_words,
    "picture without words": picture_without_words,
}
BOXES: dict[str, Scene] = {"trouble": trouble, "crash": crash}
"""Qt's own message boxes: an alert with words, and no headings."""
POPUPS: dict[str, Scene] = {"term": term, "calendar": calendar}


def _published_once(room: Room, old: str, new: str) -> QDialog:
    """The dialog, once it has looked at what changed since the first publish."""
    library, published = room.folder / "library", room.folder / "published"
    for name in ("broken.md", "everything.md"):
        (library / name).unlink()
    published.mkdir()
    publishing.publish(library, published, (), "The first.", "Sam Lee", room.session.now())
    edit(library / "finding-your-way.md", old, new)
    content(room)
    room.session.change_settings(replace(room.session.settings, published_folder=str(published)))
    dialog = _open(room, PublishDialog(room.session.content, room.look, room.window.page))
    while "Looking at what changed" in words_on(dialog):
        QTest.qWait(20)
    QTest.qWait(20)
    return dialog


def _edit(room: Room, folder: str) -> None:
    settings = replace(room.session.settings, shows_content=True, content_folder=folder)
    room.session.change_settings(settings)


def _picture_dialog(room: Room) -> QDialog:
    return PictureDialog(Path("Kitchen table.jpg"), lambda path: path.name, room.look, room.window)


def _look_after_a_team(room: Room) -> None:
    room.session.change_settings(replace(room.session.settings, shows_team=True))


def _ben(room: Room) -> Member:
    row = room.session.team.row_of(an_id("Ben Hartley"))
    assert row
    return row.member


def _checks(room: Room) -> list[CheckBlock]:
    return [check for check in visible(room.window, CheckBlock) if isinstance(check, CheckBlock)]


def _answer(check: CheckBlock, *options: str) -> None:
    for option in options:
        button(check, option).click()
    button(check, "Check my answer").click()


def _open(room: Room, dialog: QDialog) -> QDialog:
    """As a person meets it, without waiting for their answer."""
    dialog.setParent(dialog.parentWidget() or room.window, dialog.windowFlags() | Qt.WindowType.Dialog)
    size = getattr(dialog, "_size", None)
    if size is not None:
        size()
    dialog.open()
    assert QTest.qWaitForWindowActive(dialog)
    return dialog


def clickable(where: QWidget) -> list[QAbstractButton]:
    return [one for one in visible(where, QAbstractButton) if isinstance(one, QAbstractButton)]
