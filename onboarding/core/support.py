"""The facts that whoever helps asks for first, and the same as plain text to send."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """`folder` is one on this computer's own disk that can be opened, as text; empty for other facts."""

    label: str
    value: str
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Facts under one heading; `lines` stand below them as they are: sentences, or a log's."""

    title: str
    facts: tuple[Fact, ...] = ()
    lines: tuple[str, ...] = ()
    is_log: bool = False


def support_text(title: str, parts: Iterable[Part], hide: Callable[[str], str]) -> str:
    """`hide` takes out of each value and line what is nobody's business."""
    lines = [title]
    for part in parts:
        lines += ["", part.title]
        lines += [f"  {fact.label}: {hide(fact.value)}" for fact in part.facts]
        lines += [f"  {hide(line)}" for line in part.lines]
    return "\n".join(lines) + "\n"
