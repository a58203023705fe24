"""The library as a tree: areas, their pages, and the steps of each. Arrow keys walk it, Enter opens."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from onboarding.authoring import Page, Shelf
from onboarding.content import Content
from onboarding.ui.content.words import standing_words
from onboarding.ui.theme import Look

_PATH, _STEP, _NAME = (Qt.ItemDataRole.UserRole + number for number in range(3))
_INDENT = 16
_LEAST = 36
_BESIDE_WORDS = 24
"""What the style leaves free around words, and a little more."""
_ICONS = {"Draft": ("edit", "note"), "Saved": ("tick", "accent_ink"), "": ("page", "muted")}


class LibraryTree(QTreeWidget):
    """A page's state is said after its title, and by an icon."""

    chosen = Signal(str, str)
    """The place of a page, and the id of a step of it; no id for the page as a whole."""

    def __init__(self, content: Content, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._look = look
        self._unsaved = ""
        self.setAccessibleName("Modules of the library")
        self.setAccessibleDescription("Arrow keys walk through it, Enter opens")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(_Wrapping(self, look))
        self._fit()
        self.itemClicked.connect(self._on_chosen)
        content.standing_changed.connect(self._on_standing_changed)
        look.changed.connect(self._on_look_changed)

    def show_shelves(self, shelves: tuple[Shelf, ...]) -> None:
        """What is open and where the keyboard is stay as they are."""
        opened = {self._key(item) for item in self._items() if item.isExpanded()}
        here = self._key(self.currentItem()) if self.currentItem() else None
        is_first = self.topLevelItemCount() == 0
        self.clear()
        for shelf in shelves:
            area = QTreeWidgetItem(self, [shelf.title])
            area.setFlags(area.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
            font = self._look.font(15, 600)
            area.setFont(0, font)
            for page in shelf.pages:
                self._add_page(area, page)
        for item in self._items():
            item.setExpanded(item.parent() is None if is_first else self._key(item) in opened)
            if self._key(item) == here:
                self.setCurrentItem(item)

    def show_page(self, path: str) -> None:
        """Marks the page that is open."""
        item = self._item(path)
        if item is not None and self._path_of(self.currentItem()) != path:
            self.setCurrentItem(item)

    def show_unsaved(self, path: str) -> None:
        """The page whose words are not saved; none when it is empty."""
        before, self._unsaved = self._unsaved, path
        for changed in {before, path} - {""}:
            self._on_standing_changed(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_chosen(item)
        else:
            super().keyPressEvent(event)

    def _add_page(self, area: QTreeWidgetItem, page: Page) -> None:
        item = QTreeWidgetItem(area)
        item.setData(0, _PATH, page.path)
        item.setData(0, _NAME, page.title)
        for step in page.outline.steps if page.outline else ():
            line = QTreeWidgetItem(item, [step.title])
            line.setData(0, _PATH, page.path)
            line.setData(0, _STEP, step.id)
        self._say_standing(item)

    def _say_standing(self, item: QTreeWidgetItem) -> None:
        path = self._path_of(item)
        words = standing_words(self._content.standing(path), is_open_unsaved=path == self._unsaved)
        name = str(item.data(0, _NAME))
        text = f"{name} · {words}" if words else name
        if text != item.text(0):
            item.setText(0, text)
            icon, role = ("error", "bad") if "error" in words else _ICONS[words]
            item.setIcon(0, self._look.icon(icon, role, 18))

    def _item(self, path: str) -> QTreeWidgetItem | None:
        pages = (item for item in self._items() if not item.data(0, _STEP))
        return next((item for item in pages if self._path_of(item) == path), None)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for number in range(self.topLevelItemCount()):
            area = self.topLevelItem(number)
            if area is not None:
                yield area
                yield from _below(area)

    def _path_of(self, item: QTreeWidgetItem | None) -> str:
        return str(item.data(0, _PATH) or "") if item else ""

    def _key(self, item: QTreeWidgetItem | None) -> tuple[str, str]:
        if item is None:
            return "", ""
        path = self._path_of(item)
        return (path, str(item.data(0, _STEP) or "")) if path else ("", item.text(0))

    @Slot(QTreeWidgetItem)
    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        path = self._path_of(item)
        if path:
            self.chosen.emit(path, str(item.data(0, _STEP) or ""))
        else:
            item.setExpanded(not item.isExpanded())

    @Slot(str)
    def _on_standing_changed(self, path: str) -> None:
        item = self._item(path)
        if item is not None:
            self._say_standing(item)

    def _fit(self) -> None:
        self.setIndentation(self._look.px(_INDENT))
        self.setIconSize(QSize(self._look.px(18), self._look.px(18)))

    @Slot()
    def _on_look_changed(self) -> None:
        self._fit()
        for item in self._items():
            if item.parent() is None:
                item.setFont(0, self._look.font(15, 600))
            elif not item.data(0, _STEP):
                item.setText(0, "")
                self._say_standing(item)


class _Wrapping(QStyledItemDelegate):
    """Qt's own gives every line of a tree the height of one line of words."""

    def __init__(self, tree: LibraryTree, look: Look) -> None:
        super().__init__(tree)
        self._tree = tree
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        self.initStyleOption(option, index)
        look = self._look
        beside = look.px(_INDENT) * (_depth(index) + 1) + look.px(_BESIDE_WORDS)
        beside += 0 if option.icon.isNull() else option.decorationSize.width() + 4
        room = max(look.px(80), self._tree.viewport().width() - beside)
        words = QFontMetrics(option.font).boundingRect(
            QRect(0, 0, room, 10_000), int(Qt.TextFlag.TextWordWrap), option.text
        )
        return QSize(room, max(words.height() + look.px(12), look.px(_LEAST)))


def _depth(index: QModelIndex | QPersistentModelIndex) -> int:
    depth, above = 0, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return depth


def _below(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for number in range(item.childCount()):
        child = item.child(number)
        if child is not None:
            yield child
            yield from _below(child)
