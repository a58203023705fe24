"""Which drawings are let through."""

from __future__ import annotations

from pathlib import Path

import pytest

from onboarding.core.images import ImageRefusal
from onboarding.files.svg import MAX_ELEMENTS, MAX_SVG_BYTES, SvgRefused, check_svg

SHIPPED = Path(__file__).parents[2] / "content" / "images"
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:other="https://a.uk" viewBox="0 0 40 30">'


def drawing(inside: str) -> bytes:
    return f"{OPEN}{inside}</svg>".encode()


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.svg")), ids=lambda path: path.name)
def test_every_shipped_drawing_is_plain(path: Path) -> None:
    check_svg(path.read_bytes())


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<!-- drawn by hand --><title>A &lt;script> is only a word here</title>",
        '<g fill="none" transform="translate(1 -2)"><path d="M0 0 L1.5e1 2"/></g>',
        '<defs><linearGradient id="a1"><stop offset="50%" stop-color="#aabbcc"/></linearGradient></defs>'
        '<rect fill="url(#a1)" style="fill: url(#a1); stroke-dasharray: 3 4" aria-label="See https://a.uk"/>',
        '<rect id="a1e9" fill="#1e90ff" stroke="url(#a1e9)" style="fill:#1e90ff"/>',
        '<path stroke-dasharray="none"/><path stroke-dasharray="4,2"/>',
    ],
)
def test_plain_drawings_are_let_through(inside: str) -> None:
    check_svg(b'<?xml version="1.0" encoding="UTF-8"?>\n' + drawing(inside))


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        "<style>rect { fill: red }</style>",
        '<image href="https://a.uk/b.png"/>',
        '<use href="#a"/>',
        '<a href="https://a.uk"><rect/></a>',
        '<rect href="#a"/>',
        '<rect xlink:href="https://a.uk"/>',
        "<foreignObject/>",
        "<animate/>",
        "<filter/>",
        "<pattern/>",
        "<other:thing/>",
        "<svg/>",
        '<rect fill="url(https://a.uk/#b)"/>',
        '<rect fill="url( //a.uk)"/>',
        '<rect fill="javascript:alert(1)"/>',
        '<rect fill="&#106;avascript:alert(1)"/>',
        '<rect fill="data:image/png;base64,AA"/>',
        '<rect style="fill:url(https://a.uk)"/>',
        '<rect style="behavior: url(#a)"/>',
        '<rect style="fill: \\75rl(x)"/>',
        '<rect style="stroke-dasharray: 0.001"/>',
        '<path stroke-dasharray="0.0001 0.0001"/>',
        '<rect width="1e9"/>',
        "<?xml-stylesheet href='a.css'?>",
        "<g>" * 60 + "</g>" * 60,
        "<g/>" * MAX_ELEMENTS,
    ],
)
def test_anything_else_in_a_drawing_is_refused(inside: str) -> None:
    with pytest.raises(SvgRefused) as caught:
        check_svg(drawing(inside))

    assert caught.value.refusal is ImageRefusal.UNSAFE
    assert caught.value.reason


def test_entities_are_never_opened() -> None:
    laughs = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 20))

    with pytest.raises(SvgRefused, match="DOCTYPE"):
        check_svg(f'<!DOCTYPE svg [<!ENTITY a0 "ha">{laughs}]>{OPEN}<text>&a19;</text></svg>'.encode())


def test_a_drawing_over_one_megabyte_is_not_read() -> None:
    with pytest.raises(SvgRefused, match="1 MB"):
        check_svg(b" " * (MAX_SVG_BYTES + 1))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"words",
        drawing("<g>"),
        drawing("&nbsp;"),
        b'<svg xmlns="http://www.w3.org/1999/xhtml" viewBox="0 0 1 1"/>',
        b'<?xml version="1.0" encoding="nothing"?><svg/>',
        b"\x1f\x8b packed",
    ],
)
def test_what_is_no_whole_drawing_is_of_an_unknown_kind(raw: bytes) -> None:
    with pytest.raises(SvgRefused) as caught:
        check_svg(raw)

    assert caught.value.refusal is ImageRefusal.UNKNOWN_KIND


def test_the_outermost_part_must_be_svg() -> None:
    with pytest.raises(SvgRefused, match="outermost"):
        check_svg(b'<g xmlns="http://www.w3.org/2000/svg"/>')


@pytest.mark.parametrize(
    ("sizes", "refusal"),
    [
        ('width="4096px" height="10"', None),
        ('width="100%" viewBox="0 0 10 10"', None),
        ('viewBox="-5 -5 10,10"', None),
        ('width="4097" height="10"', ImageRefusal.TOO_LARGE),
        ('viewBox="0 0 10 5000"', ImageRefusal.TOO_LARGE),
        ('width="10"', ImageRefusal.UNSAFE),
        ('width="10" height="0"', ImageRefusal.UNSAFE),
        ("", ImageRefusal.UNSAFE),
    ],
)
def test_a_drawing_has_a_size_that_can_be_drawn(sizes: str, refusal: ImageRefusal | None) -> None:
    raw = f'<svg xmlns="http://www.w3.org/2000/svg" {sizes}/>'.encode()

    if refusal is None:
        check_svg(raw)
        return
    with pytest.raises(SvgRefused) as caught:
        check_svg(raw)
    assert caught.value.refusal is refusal
