"""A story with ways through it: choices lead to scenes, each scene has a way back, endings are counted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget

from onboarding.core.module import Choice, Choices, Paragraph, Scene
from onboarding.core.text import Span, plain
from onboarding.ui.blocks.column import Column
from onboarding.ui.blocks.frames import Build
from onboarding.ui.blocks.heading import HeadingBlock
from onboarding.ui.blocks.lines import Style
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.rows import ChoiceRow
from onboarding.ui.blocks.sheet import Missing, Sheet, bring_whole_into_view, go_to

_EYEBROW = Style(16, 600, 1.4, role="accent_ink")
_HINT = Style(16, pitch=1.45, role="muted")
_SCENE_LEVEL = 3
_CLEAR = 22
"""The room under a scene's words."""


class ScenarioBlock(Column):
    """Shows one place of the story at a time: the first choice, or the scene that a choice led to."""

    accessible_role = QAccessible.Role.Grouping
    space_before = 28
    space_after = 28

    def __init__(
        self,
        block: Choices,
        scenes: Iterable[Scene],
        build: Build,
        sheet: Sheet,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(sheet, parent, gap=12)
        self._start = block
        self._scenes = {scene.id: scene for scene in scenes}
        self._build = build
        self._path: list[Choice] = []
        self._taken: set[str] = set()
        self._seen: set[str] = set()
        self.setAccessibleName("Choose a way through the story")
        self._show_start()
        sheet.requirements.append(self.missing)

    def missing(self) -> Missing | None:
        if self._seen or not self._endings():
            return None
        return Missing("Choose your way through the story to one of its endings", self._first_button())

    def take(self, choice: Choice) -> None:
        """Go where a choice leads."""
        if choice.target not in self._scenes:
            self.sheet.said.emit("This choice leads nowhere yet.")
            return
        self._path.append(choice)
        self._taken.add(choice.target)
        self._show_scene()

    @Slot()
    def go_back(self) -> None:
        """Back to where the last choice was made."""
        self._path.pop()
        if self._path:
            self._show_scene()
            return
        self.clear()
        self._show_start()
        self.sheet.rearranged.emit()
        go_to(self._first_button())
        self.sheet.said.emit("You are back at the start of the story.")

    def _show_start(self) -> None:
        eyebrow = Prose((Span("Your choice"),), self.sheet, self, style=_EYEBROW, icon="scenario", indent=30)
        hint = (Span("Choose a way on. You can come back and try the others."),)
        self.add(eyebrow)
        self.add(Prose(hint, self.sheet, self, style=_HINT, is_limited=False), before=4)
        self._add_choices(self._start)

    def _show_scene(self) -> None:
        choice = self._path[-1]
        scene = self._scenes[choice.target]
        self.clear()
        chose = Prose(
            (Span(f"You chose: {plain(choice.text)}"),), self.sheet, self, style=_HINT, icon="tick", indent=30
        )
        heading = HeadingBlock((Span(scene.title),), _SCENE_LEVEL, self.sheet, self)
        heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.add(chose)
        self.add(heading, before=8)
        for block in scene.blocks:
            if isinstance(block, Choices):
                self._add_choices(block, before=_CLEAR)
            else:
                self.add(self._build(block, self.sheet, self))
        self._close_scene(scene)
        self.sheet.rearranged.emit()
        go_to(heading)
        # A heading at the foot of the page would leave somebody to guess that there is more to read.
        bring_whole_into_view(self)
        words = [plain(block.text) for block in scene.blocks if isinstance(block, Paragraph)]
        self.sheet.said.emit(" ".join((f"{scene.title}.", *words)))

    def _close_scene(self, scene: Scene) -> None:
        back = "Go back one choice"
        if scene.is_ending:
            self._seen.add(scene.id)
            back = "Go back and try another way"
            count = (Span(self._count()),)
            self.add(
                Prose(count, self.sheet, self, style=_EYEBROW, icon="tick-circle", indent=30), before=_CLEAR
            )
            self.sheet.requirements_changed.emit()
        button = QPushButton(back, self)
        button.clicked.connect(self.go_back)
        self.add(button, before=14)

    def _count(self) -> str:
        total = len(self._endings())
        if total == 1:
            return "You have seen the ending"
        return f"You have seen {len(self._seen)} of {total} endings"

    def _add_choices(self, block: Choices, *, before: float | None = None) -> None:
        for number, choice in enumerate(block.choices):
            row = ChoiceRow(choice.text, self.sheet, self, is_taken=choice.target in self._taken)
            row.clicked.connect(partial(self.take, choice))
            self.add(row, before=None if number else before)

    def _endings(self) -> list[str]:
        return [scene.id for scene in self._scenes.values() if scene.is_ending]

    def _first_button(self) -> QWidget:
        return next((item for item in self.items if isinstance(item, QPushButton)), self)
