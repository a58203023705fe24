"""What Python and PySide do of themselves while a program starts, and ours can do without."""

from __future__ import annotations

import builtins
import gc


def hurry() -> None:
    """To be called once, before the modules that know Qt are imported.

    What a start makes is there to stay, so nobody looks for garbage until `take_time`.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401

    # From here on PySide would read the source of each module that is imported, a hundred files, to see
    # whether it uses PySide's `__feature__`s. None of ours does: the import from before is put back.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def take_time() -> None:
    """To be called once the window is on the screen."""
    gc.enable()
