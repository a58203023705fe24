"""The places a person can go to in the window. A page emits one with `go`; the window takes them there."""

from __future__ import annotations


class _Place:
    """Two of a kind are the same when their particulars are.

    No dataclasses: to make all these would take a fiftieth of a start.
    """

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, vars(self).values()))})"


class Home(_Place):
    """Learn: the pathway."""


class OpenStep(_Place):
    """A step of a module; with no step, the one at which the person takes the module up."""

    def __init__(self, module_id: str, step_id: str = "") -> None:
        self.module_id = module_id
        self.step_id = step_id


class SearchFor(_Place):
    """What is found for these words in all modules."""

    def __init__(self, words: str) -> None:
        self.words = words


class MyRecord(_Place):
    """What I have completed, and how it is handed in."""


class Team(_Place):
    """The people a manager looks after; there only when it was switched on in the settings.

    With an id the keyboard starts at that member's row, where they are shown.
    """

    def __init__(self, member_id: str = "") -> None:
        self.member_id = member_id


class TeamMember(_Place):
    """One of them, by the member's id."""

    def __init__(self, member_id: str) -> None:
        self.member_id = member_id


class Overdue(_Place):
    """Whose modules are overdue, with a reminder for each."""


class KeepAndForget(_Place):
    """How long records of people who have left are kept, and whose time is up."""


class FilesCollected(_Place):
    """What became of each file that was collected; with ids, of the one person who has them."""

    def __init__(self, ids: tuple[str, ...] = (), name: str = "", is_refused_only: bool = False) -> None:
        self.ids = ids
        self.name = name
        self.is_refused_only = is_refused_only


class Content(_Place):
    """The library that HR edits; there only when it was switched on in the settings.

    With an id that page is opened, at the line.
    """

    def __init__(self, module_id: str = "", line: int = 0) -> None:
        self.module_id = module_id
        self.line = line


class WritersGuide(_Place):
    """How a module is written."""


class Preferences(_Place):
    """Settings: my details, reading, hand-in folder."""


class Parts(_Place):
    """What the program is made of, and the licences."""


class Help(_Place):
    """How the program is used, and its keys."""


class Support(_Place):
    """What whoever helps asks for: a part of Help."""


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
    | Parts
    | Help
    | Support
    | WhoIsLearning
    | Welcome
    | BringRecord
)
