"""From pressing Continue to the next step painted, the completion safely on the disk in between."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from onboarding.app import App, build, make_qt
from onboarding.core.records import Person
from onboarding.paths import places, shipped
from onboarding.tour.visitor import Visitor
from onboarding.ui.destinations import OpenStep
from tests.benchmarks.figure import Figure

GOAL_MS = 16
ROUNDS = 3


class Painted(QObject):
    """Notes when the window has last been painted: its update is carried out here, then the clock is read."""

    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        watched.event(event)
        self.at = time.perf_counter()
        return True


def measure() -> Iterator[Figure]:
    """Every step of every shipped module, by several people, answered as a learner answers it."""
    qt = make_qt()
    with tempfile.TemporaryDirectory() as folder:
        app = build(places(Path(folder)), shipped("content"), qt, lambda: datetime.now(UTC))
        app.window.show()
        times = [took for round_ in range(ROUNDS) for took in _one_person(app, f"person-{round_}")]
        app.window.close()
    worst = max(times)
    how = f"median of {len(times)} steps; the slowest took {worst:.1f} ms; the commit is inside"
    yield Figure("Continue to the next step painted", statistics.median(times), GOAL_MS, "ms", how)


def _one_person(app: App, person_id: str) -> Iterator[float]:
    app.session.add_person(Person(person_id, "Sample Starter"))
    visitor = Visitor(app.window, app.session, lambda *_: None)
    painted = Painted()
    app.window.installEventFilter(painted)
    for outline in app.session.modules():
        module = app.session.module(outline.id)
        visitor.go(OpenStep(outline.id, module.steps[0].id))
        for step in module.steps[:-1]:
            visitor.answer(step)
            visitor.settle()
            begun = time.perf_counter()
            visitor.onward().click()
            while painted.at < begun:
                QApplication.processEvents()
            yield (painted.at - begun) * 1000
            visitor.settle()
    app.window.removeEventFilter(painted)
