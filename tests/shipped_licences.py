"""A folder of licences as a bundle has it, with the program and as many parts as a test asks for."""

from __future__ import annotations

import json
from pathlib import Path

COMMIT = "408c26e1e03e018a623e732dff6fb047a2fb8e19"


def some_licences(folder: Path, parts: int = 2) -> Path:
    """“Clay 1” has two texts, every other part has the first; “Clay 2” is known by a commit."""
    folder.mkdir(parents=True)
    (folder / "FIRST.txt").write_text("Do what you like.\n", encoding="utf-8")
    (folder / "SECOND.txt").write_text("© Nobody. Say thanks.\n", encoding="utf-8")
    told = [_part("We’re Kirklees onboarding", "0.1.0", ["FIRST.txt"])]
    told += [_part(f"Clay {at}", f"{at}.0", ["FIRST.txt"]) for at in range(1, parts)]
    told[1]["texts"] = ["FIRST.txt", "SECOND.txt"]
    if parts > 2:
        told[2]["version"] = COMMIT
    words = json.dumps({"format": 1, "parts": told}, ensure_ascii=False)
    (folder / "parts.json").write_text(words, encoding="utf-8")
    return folder


def _part(name: str, version: str, texts: list[str]) -> dict:
    return {
        "name": name,
        "version": version,
        "licence": "MIT OR Apache-2.0",
        "copyright": ["Copyright (c) 2026 Nobody"],
        "source": "https://example.org/",
        "note": "",
        "texts": texts,
    }
