"""Keeps Python 3.11 alive under PySide6 6.12, which gives back one reference to None too many at each call.

Built against Python 3.12, where None can't be used up, PySide answers None without counting it. On 3.11 every
`widget.update()` so takes a reference that nobody gave, and after some ten thousand of them the interpreter
stops with "deallocating None".
"""

from __future__ import annotations

import ctypes
import sys

_ENOUGH = sys.maxsize // 4


def make_none_endless() -> None:
    """Give None more references than any program can take. From 3.12 on there is nothing to do."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < _ENOUGH // 2:
        # The count is the first field of every object, and CPython gives addresses as ids.
        ctypes.c_ssize_t.from_address(id(None)).value += _ENOUGH
