"""The pictures of what was copied: those that lie in the clipboard, and those that Word put down for it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from onboarding.core.pasting import Copied, Picture
from onboarding.errors import ImageRefused
from onboarding.files.library_images import check_picture, read_checked

_DRIVE = re.compile(r"/[A-Za-z]:")
_WORDS_OWN = "msohtmlclip"


def pictures_of(copied: Copied) -> tuple[Picture, ...]:
    """Only those that can be shown."""
    more = dict(_put_down(copied.sources()))
    return tuple(picture for picture in copied.pictures(more) if _can_be_shown(picture))


def _put_down(sources: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Word lays its pictures into a temporary folder of its own and copies only where.

    No other file is read: a web page can write any address into the clipboard.
    """
    room = Path(tempfile.gettempdir()).resolve()
    for source in sources:
        place = place_here(source)
        if not place:
            continue
        try:
            path = Path(place).resolve()
            if path.relative_to(room).as_posix().startswith(_WORDS_OWN):
                yield source, read_checked(path, path.name)
        except (ImageRefused, OSError, RuntimeError, ValueError):
            continue


def place_here(source: str) -> str:
    """Where a `file:` address lies on this computer; empty for all other addresses.

    One that names another computer is not even looked at: Windows would call it, and say who asks.
    """
    try:
        address = urlsplit(source)
    except ValueError:
        return ""
    place = unquote(address.path)
    is_away = address.netloc not in ("", "localhost") or place.replace("\\", "/").startswith(("//", "/?"))
    if address.scheme != "file" or is_away:
        return ""
    return place[1:] if _DRIVE.match(place) else place


def _can_be_shown(picture: Picture) -> bool:
    try:
        check_picture(picture.raw, picture.source)
    except ImageRefused:
        return False
    return True
