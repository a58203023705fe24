"""The folder `licences` of the bundle: every licence word for word, and a list for the program to show."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from part import TEXTS, Part, Refused

FOLDER = "licences"
LIST = "parts.json"
FORMAT = 1


def write_texts(parts: list[Part], bundle: Path) -> None:
    """Makes the folder anew. Raises Refused when two texts would have one name."""
    folder = bundle / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for part in parts:
        for text in part.texts:
            target = folder / name_of(part, text)
            if target.exists() and target.read_bytes() != text.read_bytes():
                raise Refused(
                    f"Two licence texts would both be {FOLDER}/{target.name}; one of them is {text}."
                )
            shutil.copyfile(text, target)
    listed = {"format": FORMAT, "parts": [_told(part) for part in by_name(parts)]}
    words = json.dumps(listed, indent=1, ensure_ascii=False) + "\n"
    (folder / LIST).write_text(words, encoding="utf-8", newline="\n")


def name_of(part: Part, text: Path) -> str:
    """Under which a text lies in the folder: those of the checkout are shared, each other's says whose it is.

    All end in .txt, so that any computer opens them.
    """
    if text.is_relative_to(TEXTS) or (text.suffix == ".txt" and text.stem.startswith("OFL")):
        return text.name
    whose = part.key.rpartition("/")[2]
    return f"{whose}.txt" if text.name == "copyright" else f"{whose}-{text.stem}.txt"


def by_name(parts: Iterable[Part]) -> list[Part]:
    """The program first, then as people look names up."""
    return sorted(parts, key=lambda part: (part.kind != "application", part.name.casefold()))


def _told(part: Part) -> dict[str, object]:
    return {
        "name": part.name,
        "version": part.version,
        "licence": part.licence,
        "copyright": list(part.copyright),
        "source": part.source,
        "note": part.note,
        "texts": list(dict.fromkeys(name_of(part, text) for text in part.texts)),
    }
