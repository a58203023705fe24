"""Makes ids of titles, for what has none yet; ids that are there never change with their titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from onboarding.core.structure import free_id

_LONGEST = 60


def id_from(title: str, taken: Collection[str] = ()) -> str:
    """An id that says what it stands for: `A form in two parts` gives `a-form-in-two-parts`."""
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", bare))
    return free_id(words.strip("-")[:_LONGEST].strip("-") or "step", taken)
