"""Images: drawn sharp at any scale, named by their alternative text, with the caption under them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAccessible, QBrush, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding.core.images import ImageRefusal
from onboarding.core.module import Image
from onboarding.core.sentences import error_sentence
from onboarding.core.text import Span
from onboarding.errors import ImageRefused, OnboardingError
from onboarding.ui.blocks.column import Column
from onboarding.ui.blocks.lines import SMALL, Style
from onboarding.ui.blocks.painting import paint_ground
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.sheet import Sheet

_WIDEST = 660
_RADIUS = 12
_MOST_SIDE = 4096
_ALT = Style(16, pitch=1.45)


class ImageBlock(Column):
    space_before = 20
    space_after = 20

    def __init__(self, block: Image, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(sheet, parent, gap=8)
        sheet.look.load_drawings_font()
        try:
            drawing = _drawing(sheet.reader.image(block.source), block.source)
        except OnboardingError as error:
            self.put(_Refused(block.alt, error_sentence(error), sheet, self))
        else:
            self.put(Picture(drawing, block.alt, sheet, self))
        if block.caption:
            self.put(Prose(block.caption, sheet, self, style=SMALL))


class Picture(QWidget):
    """One drawing or photograph, as wide as the column allows."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, drawing: QSvgRenderer | QImage, alt: str, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._sheet = sheet
        self._drawn: QPixmap | None = None
        self.setAccessibleName(alt)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return round(self._area(width).height())

    def sizeHint(self) -> QSize:
        width = self._sheet.look.px(_WIDEST)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        area = self._area(self.width())
        wanted = (area.size() * ratio).toSize()
        if self._drawn is None or self._drawn.size() != wanted:
            self._drawn = _rounded(self._draw(wanted), _RADIUS * ratio)
            self._drawn.setDevicePixelRatio(ratio)
        look = self._sheet.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Drawings are made for a light page, and some have no ground of their own.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("ink" if look.theme.is_dark else "canvas"))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.drawPixmap(QPointF(0, 0), self._drawn)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = look.theme.edge
        painter.setPen(QPen(look.colour("line"), edge))
        inset = edge / 2
        painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _draw(self, size: QSize) -> QPixmap:
        if isinstance(self._drawing, QImage):
            aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            return QPixmap.fromImage(self._drawing.scaled(size, aspect, smooth))
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._drawing.render(painter, QRectF(pixmap.rect()))
        painter.end()
        return pixmap

    def _area(self, room: int) -> QRectF:
        size = _size(self._drawing)
        widest = min(room, self._sheet.look.px(_WIDEST))
        if isinstance(self._drawing, QImage):
            widest = min(widest, self._sheet.look.px(size.width()))
        return QRectF(0, 0, widest, max(1.0, widest * size.height() / size.width()))


def _rounded(pixmap: QPixmap, radius: float) -> QPixmap:
    """The same with its corners gone."""
    rounded = QPixmap(pixmap.size())
    rounded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(pixmap))
    painter.drawRoundedRect(rounded.rect(), radius, radius)
    painter.end()
    return rounded


class _Refused(Column):
    """Stands where a picture should: what it would show, and why it does not."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, alt: str, sentence: str, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(sheet, parent, gap=4, padding=(20, 18, 20, 18))
        self.setAccessibleName(alt)
        self.setAccessibleDescription(sentence)
        self.put(Prose((Span(alt),), sheet, self, style=_ALT, icon="image", indent=32))
        self.put(Prose((Span(sentence),), sheet, self, style=SMALL, indent=32))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.sheet.look
        paint_ground(
            QPainter(self),
            self,
            fill=look.colour("sunken"),
            edge=look.colour("line"),
            edge_width=look.theme.edge,
            radius=_RADIUS,
        )


def _drawing(raw: bytes, source: str) -> QSvgRenderer | QImage:
    """Raises ImageRefused for bytes that are no picture after all, such as a photograph cut short."""
    if b"<svg" in raw[:4096]:
        renderer = QSvgRenderer(QByteArray(raw))
        if renderer.isValid() and not renderer.defaultSize().isEmpty():
            return renderer
    else:
        image = QImage.fromData(raw)
        if not image.isNull() and max(image.width(), image.height()) <= _MOST_SIDE:
            return image
    raise ImageRefused(source, ImageRefusal.UNKNOWN_KIND)


def _size(drawing: QSvgRenderer | QImage) -> QSizeF:
    if isinstance(drawing, QImage):
        return QSizeF(drawing.size())
    box = drawing.viewBoxF().size()
    return box if not box.isEmpty() else QSizeF(drawing.defaultSize())
