"""Keeps Python 3.11 alive under PySide6 6.12, which gives back references to None, True and False too often.

Built against Python 3.12, where these can't be used up, PySide answers them without counting. On 3.11 every
`widget.update()` so takes a reference to None that nobody gave, and after some thousand the interpreter
stops with "deallocating None".
"""

from __future__ import annotations

import sys

_ENOUGH = sys.maxsize // 4


def make_none_endless() -> None:
    """Give None, True and False more references than any program can take. Nothing to do from 3.12 on."""
    if sys.version_info >= (3, 12):
        return
    import ctypes  # no start on a newer Python has use for it

    for thing in (None, True, False):
        if sys.getrefcount(thing) < _ENOUGH // 2:
            # The count is the first field of every object, and CPython gives addresses as ids.
            ctypes.c_ssize_t.from_address(id(thing)).value += _ENOUGH
