"""Somebody who learns in the real window until the power goes; prints what the bar says is saved."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from onboarding.app import App, build, make_qt
from onboarding.core.records import Person
from onboarding.paths import places
from onboarding.ui import destinations as to
from tests.vocabulary import buttons, words_on

_ONWARD = ("Done, continue", "Finish module", "Start the next module")
SAVED = "Saved on this computer"


def learn(home: Path, library: Path) -> None:
    app = build(places(home), library, make_qt())
    app.window.show()
    if app.session.person is None:
        app.session.add_person(Person("5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f01", "Asha Patel"))
    following = app.session.what_next()
    assert following is not None
    app.window.go(to.OpenStep(*following))
    while press_onward(app):
        QApplication.processEvents()


def press_onward(app: App) -> bool:
    page: QWidget = app.window.page
    module_id, step_id = page.place  # type: ignore[attr-defined]
    for words in _ONWARD:
        for button in buttons(page, words):
            button.click()
            if step_id and SAVED in words_on(page):
                print(module_id, step_id, flush=True)  # noqa: T201
            return True
    return False


if __name__ == "__main__":
    learn(Path(sys.argv[1]), Path(sys.argv[2]))
