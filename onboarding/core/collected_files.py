"""The files that a manager collected: each with the last that became of it, and what was before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onboarding.core.receipts import Outcome, Receipt


@dataclass(frozen=True, slots=True)
class CollectedFile:
    """One path. `receipts` are the newest first, and never none; `names` say whose they are, as long."""

    receipts: tuple[Receipt, ...]
    names: tuple[str, ...]

    @property
    def last(self) -> Receipt:
        return self.receipts[0]

    @property
    def name(self) -> str:
        """From whom it came last; empty when it was never read."""
        return next(filter(None, self.names), "")

    @property
    def is_refused(self) -> bool:
        return self.last.outcome is Outcome.REFUSED

    @property
    def has_changed(self) -> bool:
        """Whether the file was another one when it was collected before."""
        return len(self.receipts) > 1


def collected_files(found: Iterable[tuple[Receipt, str]]) -> tuple[CollectedFile, ...]:
    """`found` are receipts with the name of the person, the newest first: so are the files."""
    by_path: dict[str, list[tuple[Receipt, str]]] = {}
    for receipt, name in found:
        by_path.setdefault(receipt.path, []).append((receipt, name))
    return tuple(
        CollectedFile(tuple(receipt for receipt, _ in each), tuple(name for _, name in each))
        for each in by_path.values()
    )
