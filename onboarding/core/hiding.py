"""Takes out of support details what names a person: they are sent on to people who need not know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

HOME, ACCOUNT, NAME, RECORD_FILE = "~", "<account>", "<name>", "<record file>"

_RECORD_FILE = re.compile(r"""[^\\/"'<>|:*?\s]*\.onboarding[^\\/"'<>|:*?\n]*\.json""", re.IGNORECASE)
_END = r"""(?=[\\/"',;:)\s]|$)"""
_LEAST = 3
"""Letters of a name or a staff number: shorter ones stand in too many words that name nobody."""


def hider(home: str, accounts: Iterable[str], names: Iterable[str]) -> Callable[[str], str]:
    """What makes of a text one that can be sent on.

    `home` is the account's own folder; `accounts` are its names, taken out where they are part of a path;
    `names` are whatever else names a person: names, staff numbers.
    """
    places = [re.compile(rf"(?<![\w.~]){re.escape(way)}{_END}", re.IGNORECASE) for way in _ways(home)]
    in_paths = [
        re.compile(rf"(?<=[\\/]){re.escape(account)}{_END}", re.IGNORECASE)
        for account in dict.fromkeys(accounts)
        if account
    ]
    words = [(name.casefold(), name) for name in dict.fromkeys(names) if len(name) >= _LEAST]

    def hide(text: str) -> str:
        for place in places:
            text = place.sub(lambda _: HOME, text)
        for account in in_paths:
            text = account.sub(ACCOUNT, text)
        folded = text.casefold()
        for folded_word, word in words:  # a manager may know of ten thousand
            if folded_word in folded:
                text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", NAME, text, flags=re.IGNORECASE)
        return _RECORD_FILE.sub(RECORD_FILE, text)

    return hide


def _ways(home: str) -> list[str]:
    """As Windows writes it, as Python quotes that, and with the other strokes."""
    bare = home.rstrip("\\/")
    return [bare.replace("\\", "\\\\"), bare, bare.replace("\\", "/")] if bare else []
