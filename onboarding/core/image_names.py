"""Names for pictures in a library: safe on every system and in every address."""

from __future__ import annotations

import re
from collections.abc import Collection

from onboarding.core.ids import id_from
from onboarding.core.structure import free_id

_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def image_name(name: str, raw: bytes, taken: Collection[str]) -> str:
    """`Kitchen Table (2).JPEG` gives `kitchen-table-2.jpg`; the ending says what the bytes are.

    `raw` is a PNG, a JPEG or else a drawing; `taken` are names that are there already, in any case.
    """
    stem, _, _ = name.rpartition(".")
    bare = id_from(stem or name)
    if bare == "step" or _RESERVED.fullmatch(bare):
        bare = f"picture-{bare}" if bare != "step" else "picture"
    ending = _ending(raw)
    stems = {known.lower().rpartition(".")[0] for known in taken if known.lower().endswith(ending)}
    return free_id(bare, stems) + ending


def _ending(raw: bytes) -> str:
    if raw.startswith(b"\x89PNG"):
        return ".png"
    return ".jpg" if raw.startswith(b"\xff\xd8") else ".svg"
