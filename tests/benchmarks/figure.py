"""One measured figure and the goal it is held against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` and `goal` share a unit; smaller is better. `how` says what was measured against what."""

    name: str
    value: float
    goal: float
    unit: str
    how: str

    @property
    def is_met(self) -> bool:
        return self.value <= self.goal

    def __str__(self) -> str:
        verdict = "met" if self.is_met else "MISSED"
        return f"{self.name}: {self.value:.2f} {self.unit} (goal {self.goal:g}, {verdict}) · {self.how}"
