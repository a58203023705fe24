"""What work that takes long is given: a way to tell how far it is, and to hear that it is to stop."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[int, int, str], None]
"""Done, total, and words for what is done just now. May be called as often as one likes."""
IsCancelled = Callable[[], bool]
"""Asked now and then: whether to stop."""


def tell_nobody(done: int, total: int, words: str) -> None:
    """For work that nobody watches."""


def never() -> bool:
    """For work that nobody can stop."""
    return False
