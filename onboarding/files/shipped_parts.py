"""Reads the folder of licences that ships with the program; `packaging/licence_texts.py` wrote it."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from onboarding.core.shipped_parts import ShippedPart

FORMAT = 1

log = logging.getLogger(__name__)


def read_parts(folder: Path) -> tuple[ShippedPart, ...]:
    """The program itself first; none where there is no such folder, or none that can be read.

    Nobody can do anything about a list that came damaged, so the log alone says why.
    """
    try:
        told = json.loads((folder / "parts.json").read_text(encoding="utf-8"))
        return tuple(_part(part) for part in told["parts"]) if told["format"] == FORMAT else ()
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError):
        log.exception("The list of parts in %s can’t be read", folder)
        return ()


def licence_words(folder: Path, part: ShippedPart) -> tuple[str, ...]:
    """Every text of the part's licence, in their order; those that are not there are left out."""
    texts = [folder / Path(name).name for name in part.texts]
    return tuple(text.read_text(encoding="utf-8", errors="replace") for text in texts if text.is_file())


def _part(told: dict[str, Any]) -> ShippedPart:
    words = {name: str(told[name]) for name in ("name", "version", "licence", "source", "note")}
    holders, texts = tuple(map(str, told["copyright"])), tuple(map(str, told["texts"]))
    return ShippedPart(**words, copyright=holders, texts=texts)
