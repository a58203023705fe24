"""What was said for the whole program when it was started: where its data and its library are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from onboarding.paths import Places, places, shipped

HOME_VARIABLE = "ONBOARDING_HOME"


@dataclass(frozen=True, slots=True)
class Options:
    """`library` is the folder that was named; the shipped one, or what HR published, when none was."""

    places: Places
    library: Path | None = None

    @property
    def named_or_shipped(self) -> Path:
        return self.library or shipped("content")


def usual_options() -> Options:
    """A start with nothing said: the account's own folders, or the one the environment names."""
    home = os.environ.get(HOME_VARIABLE)
    return Options(places(Path(home) if home else None))
