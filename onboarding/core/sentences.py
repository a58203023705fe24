"""Says in plain words what went wrong and what to do next, for the window and the command line alike."""

from __future__ import annotations

from onboarding.core.images import ImageRefusal
from onboarding.core.imports import ImportRefusal
from onboarding.core.pack_sentences import pack_sentence
from onboarding.core.problem_sentences import problem_sentence, problem_sentences
from onboarding.core.punctuation import typographic
from onboarding.core.record_format import Refusal
from onboarding.core.roster import RosterRefusal
from onboarding.core.waiver_rules import WaiverFault
from onboarding.errors import (
    DatabaseDamaged,
    DatabaseForeign,
    DatabaseNewer,
    DataFolderUnwritable,
    ErasedInPart,
    ErrorsStand,
    FileNotWritten,
    ForgottenInPart,
    ImageRefused,
    ImportRefused,
    LibraryUnreadable,
    MayBeLeftOut,
    NothingToPublish,
    NotInLibrary,
    NotSaved,
    OnboardingError,
    PackFileRefused,
    PageUnreadable,
    PublishedMeanwhile,
    RecordFileRefused,
    RosterFileRefused,
    SavedMeanwhile,
    SettingsDamaged,
    WaiverRefused,
)

__all__ = ["RECORD_REFUSALS", "error_sentence", "problem_sentence", "problem_sentences"]

RECORD_REFUSALS: dict[str, str] = {
    Refusal.EMPTY: "there is nothing in it. It may still be syncing: wait a minute and try again",
    Refusal.INCOMPLETE: "a part of it is missing. It may still be copying: try again, or ask for it again",
    Refusal.WEB_PAGE: "it is a web page, not a record. Perhaps a sign-in page was saved: get the file again",
    Refusal.NOT_A_RECORD: "it is not a record file. Choose one that ends in “.onboarding.json”",
    Refusal.CHANGED: "it was changed after it was written. Save the record again from the program",
    Refusal.NEWER: "it was made by a newer version of this program. Update the program, then try again",
    Refusal.TOO_LARGE: "it is larger than any record can be. Choose another file",
    Refusal.UNREADABLE: "it can’t be opened. Close it in other programs, then try again",
    Refusal.NOT_A_FILE: "it is not a file, but a folder or a link with that name. Get the file itself",
    Refusal.NO_ENTRY: "this folder can’t be looked into. Ask whoever keeps it for access",
    Refusal.FAULT: "this program made a mistake with it. Keep the file, and ask IT to look into the log",
    Refusal.FORGOTTEN: "it is of somebody who was deleted here. Let them come back first if they should",
}
"""How a sentence on a record file ends that was not read."""

_ROSTER_REFUSALS: dict[str, str] = {
    RosterRefusal.EMPTY: "there is nothing in it. It may still be syncing: wait a minute and try again",
    RosterRefusal.NO_PEOPLE: "it has headings and nobody below them",
    RosterRefusal.SPREADSHEET: (
        "it is a spreadsheet, whatever its name ends in. Open it, choose Save As, and save it as “CSV UTF-8”"
    ),
    RosterRefusal.WEB_PAGE: "it is a web page, not a list. Perhaps a sign-in page was saved: get it again",
    RosterRefusal.NOT_TEXT: "it is not plain text. Save the list as “CSV UTF-8”, then try again",
    RosterRefusal.NO_NUMBER_HEADING: (
        "no column in it is called “Staff number”. Put headings above the columns, then try again"
    ),
    RosterRefusal.NO_NAME_HEADING: (
        "no column in it is called “Name”, or “First name” and “Surname”. Add that heading, then try again"
    ),
    RosterRefusal.TOO_LARGE: "it is over 20 MB. Take out columns that aren’t needed, or cut it up",
    RosterRefusal.TOO_MANY_LINES: "it has over 100,000 lines. Cut it into parts",
    RosterRefusal.UNREADABLE: "it can’t be opened. Close it in other programs, then try again",
}
_WAIVER_FAULTS: dict[str, str] = {
    WaiverFault.TOO_LATE: "the day it was done is still to come. Choose a day up to today",
    WaiverFault.TOO_EARLY: "the day it was done is before 1950. Look at the year again",
    WaiverFault.NOBODY: "it doesn’t say who records it. Type your name",
    WaiverFault.LONG_NAME: "the name of who records it is over 100 letters. Make it shorter",
    WaiverFault.LONG_NOTE: "the note is over 2,000 letters. Make it shorter",
    WaiverFault.ALREADY: "it is noted already that this module was done another way",
    WaiverFault.NOT_STANDING: "it was taken back already",
}
_IMAGE_REFUSALS: dict[str, str] = {
    ImageRefusal.MISSING: "it isn’t in the library",
    ImageRefusal.OUTSIDE: "it isn’t inside the library",
    ImageRefusal.TOO_BIG: "it is over 10 MB",
    ImageRefusal.TOO_LARGE: "it is more than 4,096 pixels wide or high",
    ImageRefusal.UNKNOWN_KIND: "it isn’t a PNG, a JPEG or an SVG that can be read",
    ImageRefusal.UNSAFE: "it holds something that a plain drawing doesn’t need",
}


_IMPORT_REFUSALS: dict[str, str] = {
    ImportRefusal.UNREADABLE: "it can’t be opened. Close it in other programs, then try again",
    ImportRefusal.UNKNOWN_KIND: (
        "it is not of a kind that can be imported. Choose a Word document (.docx), or questions in GIFT or "
        "Aiken form (.gift or .txt)"
    ),
    ImportRefusal.OLD: (
        "it is from an old Word, or has a password. Open it in Word and save it as .docx without one"
    ),
    ImportRefusal.NOT_WORD: "it is not a whole Word document. Open it in Word and save it as .docx again",
    ImportRefusal.TOO_LARGE: "it is too large. Cut it into smaller files, or make its pictures smaller",
    ImportRefusal.LOCKED: "a part of it is encrypted. Take the password off in Word, then try again",
    ImportRefusal.UNSAFE: "it holds something that no document needs. Copy its words into a new document",
    ImportRefusal.DAMAGED: "a part of it can’t be read. Open it in Word and save it as .docx again",
}


_WHAT_HELPS = {
    "the disk is full": "Make room on the disk, then try again",
    "another program is using the file": "Close the other program, then try again",
}


def error_sentence(error: OnboardingError) -> str:
    """One or two sentences: what happened, and what the person can do."""
    match error:
        case DataFolderUnwritable(path, reason):
            return (
                f"Your record can’t be kept in {path}: {typographic(reason)}. "
                "Free some space or ask IT for access, then try again."
            )
        case DatabaseDamaged(path, backup):
            way_on = "Go back to the newest backup" if backup else "There is no backup: start a fresh record"
            return f"The file with your record, {path}, is damaged. {way_on}. The damaged file is kept."
        case DatabaseForeign(path):
            return f"{path} belongs to another program. Move it somewhere else, then try again."
        case DatabaseNewer(path):
            return f"{path} was made by a newer version of this program. Update the program first."
        case NotSaved(_, reason):
            help_ = _WHAT_HELPS.get(reason, "Try again, or ask IT for help")
            return f"Not saved: {typographic(reason)}. What was saved before is safe. {help_}."
        case LibraryUnreadable(path, reason):
            return (
                f"No modules can be read from {path}: {typographic(reason)}. Ask IT, or use another folder."
            )
        case RecordFileRefused(path, reason):
            return f"{path.name} was not read: {RECORD_REFUSALS.get(reason, reason)}."
        case RosterFileRefused(path, reason):
            return f"{path.name} was not read: {_ROSTER_REFUSALS.get(reason, reason)}."
        case WaiverRefused(reason):
            return f"This was not noted: {_WAIVER_FAULTS.get(reason, reason)}."
        case PackFileRefused(path, reason, detail):
            return pack_sentence(path.name, reason, detail)
        case ErrorsStand(_, count):
            things = "1 thing has" if count == 1 else f"{count:,} things have"
            return f"Nothing was published: {things} to be mended first. Look at the list of problems."
        case NothingToPublish(number):
            return f"Nothing has changed since library {number} was published."
        case PublishedMeanwhile(_, number):
            return (
                f"Nothing was published: somebody else published library {number} just now. "
                "Look at the changes again, then publish."
            )
        case SavedMeanwhile(path, _, _):
            return f"{path.name} was not saved: somebody else saved it meanwhile. Compare both, then choose."
        case PageUnreadable(path, reason):
            return f"{path.name} can’t be opened: {typographic(reason)}. Nothing in it was changed."
        case MayBeLeftOut(name):
            return (
                f"Nothing was published: “{name}” may be left out, so nobody can be asked to read it again. "
                "Take “.optional” out of its braces first, or leave it off the list."
            )
        case NotInLibrary(name):
            return f"The library has no “{name}”. Check the spelling."
        case FileNotWritten(path, reason):
            return f"{path.name} was not written: {typographic(reason)}. Choose another place, or try again."
        case ErasedInPart(paths):
            names = " and ".join(str(path) for path in paths)
            return f"You are erased, but {names} can’t be read and may still name you. Delete it, or ask IT."
        case ForgottenInPart(paths):
            names = " and ".join(str(path) for path in paths)
            return f"They are forgotten, but {names} can’t be read and may still name them. Ask IT about it."
        case SettingsDamaged(path, _, kept_as):
            kept = f"The old file is kept as {kept_as.name}. " if kept_as else ""
            return (
                f"The settings in {path} can’t be read, so the usual ones are used. "
                f"{kept}Your record is safe."
            )
        case ImageRefused(source, reason):
            return f"The picture “{source}” is not shown: {_IMAGE_REFUSALS.get(reason, reason)}."
        case ImportRefused(path, reason):
            return f"{path.name} was not imported: {_IMPORT_REFUSALS.get(reason, reason)}."
        case _:
            return "Something outside the program went wrong. Nothing was lost: try again."


def unusable_picture(error: ImageRefused) -> str:
    """Why a picture that somebody chose can't go into the library, and what to do."""
    if error.reason == ImageRefusal.MISSING:
        return f"“{error.source}” can’t be opened. Close it in other programs, or choose another."
    return (
        f"“{error.source}” can’t be used: {_IMAGE_REFUSALS.get(error.reason, error.reason)}. Choose another."
    )
