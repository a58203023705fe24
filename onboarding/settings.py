"""What a person chose in Settings, kept in one small JSON file."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

from onboarding.errors import SettingsDamaged
from onboarding.files.atomic import write_atomically

TEXT_PERCENTS = (100, 110, 125, 150, 175, 200)
THEMES = ("system", "light", "dark", "high-contrast")
FONTS = ("atkinson", "lexend", "system")
MOST_MONTHS = 1200


@dataclass(frozen=True, slots=True)
class Settings:
    """`hand_in_folder` and `published_folder` are paths as text, empty when none is set; `person_id` is who
    learned here last.

    `shows_team` switches the manager's page on; `keep_months` is how long records of people who have left are
    kept. `shows_content` switches the page on where HR edits the library in `content_folder`, a path as text.
    """

    theme: str = "system"
    font: str = "atkinson"
    text_percent: int = 100
    reduced_motion: bool = False
    hand_in_folder: str = ""
    person_id: str = ""
    window: tuple[int, int] | None = None
    shows_team: bool = False
    keep_months: int = 24
    published_folder: str = ""
    shows_content: bool = False
    content_folder: str = ""


def read_settings(path: Path) -> Settings:
    """The settings kept at `path`; the defaults when there are none yet.

    A value that makes no sense falls back to its default. Raises SettingsDamaged when the file can't be
    read as settings at all.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsDamaged(path, str(error)) from error
    if not isinstance(kept, dict):
        raise SettingsDamaged(path, "no settings inside")
    return _sensible(kept)


def save_settings(path: Path, settings: Settings) -> None:
    """Replaces the file whole. Raises FileNotWritten."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(settings), indent=2, ensure_ascii=False) + "\n"
    write_atomically(path, text.encode("utf-8"))


def set_settings_aside(path: Path) -> Path:
    """Keeps a file that can't be read under a name of its own, so that nothing in it is lost."""
    aside = path.with_name("settings-damaged.json")
    for number in count(2):
        if not aside.exists():
            break
        aside = path.with_name(f"settings-damaged-{number}.json")
    return path.rename(aside)


def _sensible(kept: dict[str, Any]) -> Settings:
    sensible = {name: kept[name] for name, is_sensible in _RULES.items() if is_sensible(kept.get(name))}
    if "window" in sensible:
        sensible["window"] = tuple(sensible["window"])
    return Settings(**sensible)


def _is_size(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(type(figure) is int and 200 <= figure <= 20_000 for figure in value)
    )


def _is_folder(value: Any) -> bool:
    return isinstance(value, str) and "\0" not in value


_RULES: dict[str, Callable[[Any], bool]] = {
    "theme": lambda value: value in THEMES,
    "font": lambda value: value in FONTS,
    "text_percent": lambda value: type(value) is int and value in TEXT_PERCENTS,
    "reduced_motion": lambda value: isinstance(value, bool),
    "hand_in_folder": _is_folder,
    "person_id": lambda value: isinstance(value, str),
    "window": _is_size,
    "shows_team": lambda value: isinstance(value, bool),
    "keep_months": lambda value: type(value) is int and 1 <= value <= MOST_MONTHS,
    "published_folder": _is_folder,
    "shows_content": lambda value: isinstance(value, bool),
    "content_folder": _is_folder,
}
