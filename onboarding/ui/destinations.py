"""The places a person can go to in the window. A page emits one with `go`; the window takes them there."""

from __future__ import annotations

from dataclasses import dataclass


class _Place:
    """Two of a kind are the same when their particulars are.

    Said here once: for every kind to have it from `dataclass` would take a fiftieth of a start.
    """

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))


class Home(_Place):
    """Learn: the pathway."""


@dataclass(eq=False)
class OpenStep(_Place):
    """A step of a module; with no step, the one at which the person takes the module up."""

    module_id: str
    step_id: str = ""


@dataclass(eq=False)
class SearchFor(_Place):
    """What is found for these words in all modules."""

    words: str


class MyRecord(_Place):
    """What I have completed, and how it is handed in."""


@dataclass(eq=False)
class Team(_Place):
    """The people a manager looks after; there only when it was switched on in the settings.

    With an id the keyboard starts at that member's row, where they are shown.
    """

    member_id: str = ""


@dataclass(eq=False)
class TeamMember(_Place):
    """One of them, by the member's id."""

    member_id: str


class Overdue(_Place):
    """Whose modules are overdue, with a reminder for each."""


class KeepAndForget(_Place):
    """How long records of people who have left are kept, and whose time is up."""


@dataclass(eq=False)
class FilesCollected(_Place):
    """What became of each file that was collected; with ids, of the one person who has them."""

    ids: tuple[str, ...] = ()
    name: str = ""
    is_refused_only: bool = False


@dataclass(eq=False)
class Content(_Place):
    """The library that HR edits; there only when it was switched on in the settings.

    With an id that page is opened, at the line.
    """

    module_id: str = ""
    line: int = 0


class WritersGuide(_Place):
    """How a module is written."""


class Preferences(_Place):
    """Settings: my details, reading, hand-in folder."""


class Help(_Place):
    """How the program is used, and its keys."""


class WhoIsLearning(_Place):
    """The people who learn on this computer account."""


class Welcome(_Place):
    """The first page for somebody new."""


class BringRecord(_Place):
    """The question which record file to bring in from another computer; then home."""


Destination = (
    Home
    | OpenStep
    | SearchFor
    | MyRecord
    | Team
    | TeamMember
    | Overdue
    | KeepAndForget
    | FilesCollected
    | Content
    | WritersGuide
    | Preferences
    | Help
    | WhoIsLearning
    | Welcome
    | BringRecord
)
