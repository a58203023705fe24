"""Which addresses a link may open: pages over https and mail, nothing that runs or reads a file."""

from __future__ import annotations

import re

_SAFE = re.compile(r"https://[^\s/?#\\@]+(?:[/?#][^\s\\]*)?|mailto:[^\s\\@]+@[^\s\\@]+", re.IGNORECASE)


def is_safe_link(address: str) -> bool:
    return bool(_SAFE.fullmatch(address)) and address.isprintable()
