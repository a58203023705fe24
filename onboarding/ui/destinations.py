"""The places a person can go to in the window. A page emits one with `go`; the window takes them there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """Learn: the pathway."""


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step of a module; with no step, the one at which the person takes the module up."""

    module_id: str
    step_id: str = ""


@dataclass(frozen=True, slots=True)
class SearchFor:
    words: str


@dataclass(frozen=True, slots=True)
class MyRecord:
    pass


@dataclass(frozen=True, slots=True)
class Team:
    """The people a manager looks after; there only when it was switched on in the settings."""


@dataclass(frozen=True, slots=True)
class TeamMember:
    """One of them, by the member's id."""

    member_id: str


@dataclass(frozen=True, slots=True)
class FilesCollected:
    """What became of each file that was collected; with ids, of the one person who has them."""

    ids: tuple[str, ...] = ()
    name: str = ""
    is_refused_only: bool = False


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings: my details, reading, hand-in folder."""


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class WhoIsLearning:
    """The people who learn on this computer account."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """The first page for somebody new."""


@dataclass(frozen=True, slots=True)
class BringRecord:
    """The question which record file to bring in from another computer; then home."""


Destination = (
    Home
    | OpenStep
    | SearchFor
    | MyRecord
    | Team
    | TeamMember
    | FilesCollected
    | Preferences
    | Help
    | WhoIsLearning
    | Welcome
    | BringRecord
)
