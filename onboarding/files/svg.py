"""Lets a drawing through only when it holds nothing but shapes and words, by a list of what is allowed."""

from __future__ import annotations

import re
from xml.parsers import expat

from onboarding.core.images import MAX_SIDE, ImageRefusal

MAX_SVG_BYTES = 1_000_000
MAX_ELEMENTS = 5_000
MAX_DEPTH = 50
MAX_NUMBER = 100_000
LEAST_DASHES = 1.0

_SVG = "http://www.w3.org/2000/svg"
_SHAPES = (
    "svg g path rect circle ellipse line polyline polygon text tspan title desc defs "
    "linearGradient radialGradient stop"
)
_LOOKS = (
    "id class role lang version style transform viewBox preserveAspectRatio d points pathLength "
    "x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height rotate textLength lengthAdjust "
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility vector-effect "
    "shape-rendering text-rendering paint-order font-family font-size font-style font-weight font-variant "
    "letter-spacing word-spacing text-anchor text-decoration dominant-baseline alignment-baseline "
    "baseline-shift offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod "
    "xmlns xml:space xml:lang aria-hidden aria-label focusable"
)
_ELEMENTS = frozenset(_SHAPES.split())
_ATTRIBUTES = frozenset(_LOOKS.split())
_OUTSIDE = re.compile(r"url\((?!['\"]?#)|[a-z]+:|//|@|\\", re.IGNORECASE)
_STYLE_NAME = re.compile(r"(?:^|;)\s*([a-z-]+)\s*:", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?")
_NAME = re.compile(r"#[\w.-]+")  # a colour or an id: its figures count nothing
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:px)?")
_DASHES = re.compile(r"stroke-dasharray\s*:([^;]*)", re.IGNORECASE)


class SvgRefused(Exception):
    """`reason` ends a sentence: "This drawing can't be shown: …"."""

    def __init__(self, reason: str, refusal: ImageRefusal = ImageRefusal.UNSAFE) -> None:
        super().__init__(reason)
        self.reason = reason
        self.refusal = refusal


def check_svg(raw: bytes) -> None:
    """Raises SvgRefused unless the drawing is plain, whole and of a size that can be drawn."""
    if len(raw) > MAX_SVG_BYTES:
        raise SvgRefused("it is over 1 MB")
    checker = _Checker()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = checker.refuse_doctype
    parser.ProcessingInstructionHandler = checker.refuse_instruction
    parser.StartElementHandler = checker.start
    parser.EndElementHandler = checker.end
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise SvgRefused("it is not a whole drawing", ImageRefusal.UNKNOWN_KIND) from error


class _Checker:
    """Hears of each part of the drawing as it's read."""

    def __init__(self) -> None:
        self._elements = 0
        self._depth = 0

    def refuse_doctype(self, *_: object) -> None:
        raise SvgRefused("it has a DOCTYPE")

    def refuse_instruction(self, target: str, _: str) -> None:
        raise SvgRefused(f"it has an instruction “{target[:40]}”")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MAX_ELEMENTS or self._depth > MAX_DEPTH:
            raise SvgRefused("it has too many parts")
        if name not in _ELEMENTS:
            raise SvgRefused(f"it has a “{name[:40]}”")
        if (self._depth == 1) != (name == "svg"):
            raise SvgRefused("“svg” must be its outermost part, and only that")
        for key, value in attributes.items():
            _check_attribute(key, value)
        if self._depth == 1:
            _check_size(attributes)

    def end(self, _: str) -> None:
        self._depth -= 1


def _check_attribute(name: str, value: str) -> None:
    if name == "xmlns" or name.startswith("xmlns:"):
        if name == "xmlns" and value != _SVG:
            raise SvgRefused("it is not an SVG", ImageRefusal.UNKNOWN_KIND)
        return
    if name not in _ATTRIBUTES:
        raise SvgRefused(f"it has a “{name[:40]}”")
    if name == "aria-label":
        return
    if name == "style":
        unknown = set(_STYLE_NAME.findall(value)) - _ATTRIBUTES
        if unknown:
            raise SvgRefused(f"it has a “{min(unknown)[:40]}”")
        for dashes in _DASHES.findall(value):
            _check_dashes(dashes)
        value = value.replace(":", " ")
    if _OUTSIDE.search(value):
        raise SvgRefused(f"its “{name}” points outside")
    if name == "stroke-dasharray":
        _check_dashes(value)
    if name not in ("id", "class"):
        _check_numbers(value)


def _check_numbers(value: str) -> None:
    if any(float(number) > MAX_NUMBER for number in _NUMBER.findall(_NAME.sub("", value))):
        raise SvgRefused("it has a number that is too large")


def _check_dashes(value: str) -> None:
    """Dashes of next to no length would be drawn for hours."""
    lengths = [float(number) for number in _NUMBER.findall(value)]
    if lengths and sum(lengths) < LEAST_DASHES:
        raise SvgRefused("its dashes are too short")


def _check_size(attributes: dict[str, str]) -> None:
    box = [float(number) for number in _NUMBER.findall(attributes.get("viewBox", ""))]
    box_sides = box[2:4] if len(box) == 4 else []
    sides = [_side(attributes.get(name, ""), box_sides[at : at + 1]) for at, name in enumerate(_SIDES)]
    if max(sides) > MAX_SIDE:
        raise SvgRefused("it is too wide or too high", ImageRefusal.TOO_LARGE)
    if min(sides) <= 0:
        raise SvgRefused("it has no size")


_SIDES = ("width", "height")


def _side(text: str, from_box: list[float]) -> float:
    found = _LENGTH.fullmatch(text.strip())
    if found:
        return float(found[1])
    return from_box[0] if from_box else 0
