"""Asks where a file is to be saved, in the person's own folder for documents unless they say otherwise."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from onboarding.ui.record.folders import documents


def ask_where(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """`name` is what the file is called unless they say otherwise; None when they thought better of it."""
    answer, _ = QFileDialog.getSaveFileName(parent, title, str(documents() / name), kind)
    return _with_ending(Path(answer), name) if answer else None


def _with_ending(path: Path, name: str) -> Path:
    """Some file dialogs give a name as it was typed. A file that is there was asked about, so it is meant."""
    if path.suffix or path.exists():
        return path
    return path.with_name(path.name + name[name.index(".") :])
