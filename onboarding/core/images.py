"""Tells by its bytes what an image is, how large it is and whether it is whole, before anything draws it."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from onboarding.core.module import Block, Callout, Check, Image, Module, Quote

MAX_SIDE = 4096
MAX_IMAGE_BYTES = 10_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNK_AROUND = 12  # a chunk's length, kind and sum, with nothing in it
_JPEG = b"\xff\xd8\xff"
_JPEG_END = b"\xff\xd9"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})


class ImageRefusal(StrEnum):
    """Why an image isn't shown."""

    MISSING = "missing"
    OUTSIDE = "outside"
    TOO_BIG = "too big"
    TOO_LARGE = "too large"
    UNKNOWN_KIND = "unknown kind"
    UNSAFE = "unsafe"


class Size(NamedTuple):
    """In pixels."""

    width: int
    height: int


def raster_size(raw: bytes) -> Size | None:
    """The size of a PNG or a JPEG, by its first bytes; None for anything else."""
    if raw.startswith(_PNG):
        return _png_size(raw)
    return _jpeg_size(raw) if raw.startswith(_JPEG) else None


def is_whole(raw: bytes) -> bool:
    """Whether a PNG or a JPEG has its end: a copy that broke off shows half a picture, or none."""
    if raw.startswith(_PNG):
        return _has_last_chunk(raw)
    return raw.find(_JPEG_END, _frame_at(raw)) >= 0


def images_in(module: Module) -> Iterator[Image]:
    """Every image that the module's pages show, in their order."""
    yield from _images(module.opening)
    for step in module.steps:
        yield from _images(step.blocks)
        for scene in step.scenes:
            yield from _images(scene.blocks)


def _images(blocks: Iterable[Block]) -> Iterator[Image]:
    for block in blocks:
        match block:
            case Image():
                yield block
            case Quote() | Callout():
                yield from _images(block.blocks)
            case Check():
                yield from _images(block.explanation)
            case _:
                pass


def _png_size(raw: bytes) -> Size | None:
    if raw[12:16] != b"IHDR" or len(raw) < 24:
        return None
    return Size(*struct.unpack(">II", raw[16:24]))


def _has_last_chunk(raw: bytes) -> bool:
    at = len(_PNG)
    while at + _CHUNK_AROUND <= len(raw):
        if raw[at + 4 : at + 8] == b"IEND":
            return True
        at += _CHUNK_AROUND + int.from_bytes(raw[at : at + 4], "big")
    return False


def _jpeg_size(raw: bytes) -> Size | None:
    at = _frame_at(raw)
    if at + 9 > len(raw):
        return None
    height, width = struct.unpack(">HH", raw[at + 5 : at + 9])
    return Size(width, height)


def _frame_at(raw: bytes) -> int:
    """Walks from segment to segment up to the one that starts the frame; to the end where there is none."""
    at = 2
    while at + 9 <= len(raw) and raw[at] == 0xFF:
        kind = raw[at + 1]
        if kind in _FRAMES:
            return at
        if kind == 0xFF:
            at += 1
        elif kind in _STANDALONE:
            at += 2
        else:
            at += 2 + max(2, int.from_bytes(raw[at + 2 : at + 4], "big"))
    return len(raw)
