"""Word documents made by hand, part by part, as Word writes them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = f"""{_DECLARED}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Default Extension="emf" ContentType="image/x-emf"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOT = f"""{_DECLARED}<Relationships xmlns="{_RELATED}">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
_STYLES = f"""{_DECLARED}<w:styles {_NAMES}>""" + "".join(
    f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/></w:style>'
    for style, name in [
        ("Title", "Title"),
        ("Caption", "caption"),
        *((f"Heading{level}", f"heading {level}") for level in range(1, 7)),
    ]
)
_LEVELS = "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{{kind}}"/></w:lvl>' for level in range(3))
_NUMBERING = (
    f"{_DECLARED}<w:numbering {_NAMES}>"
    f'<w:abstractNum w:abstractNumId="0">{_LEVELS.format(kind="bullet")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{_LEVELS.format(kind="decimal")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def png(width: int = 4, height: int = 3) -> bytes:
    """A whole grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    style = "<w:b/>" * bold + "<w:i/>" * italic
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", numbered: str = "", level: int = 0) -> str:
    """`numbered` is "1" for bullets and "2" for numbers."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:ilvl w:val="{level}"/><w:numId w:val="{numbered}"/>' if numbered else ""
    number = f"<w:numPr>{listed}</w:numPr>" if numbered else ""
    inside = "".join(part if part.startswith("<") else run(part) for part in runs)
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{inside}</w:p>"


def heading(level: int, text: str) -> str:
    return paragraph(text, style=f"Heading{level}")


def link(address: str, words: str) -> str:
    return f'<w:hyperlink r:id="{address}">{run(words)}</w:hyperlink>'


def picture(name: str, alt: str) -> str:
    """`name` is that of a part in `word/media`."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{alt}"/>'
        "<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f'<a:blip r:embed="{name}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def table(*rows: tuple[str, ...], span: str = "") -> str:
    def cell(text: str) -> str:
        merged = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span and text == rows[-1][0] else ""
        return f"<w:tc>{merged}{paragraph(text)}</w:tc>"

    inside = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl>{inside}</w:tbl>"


def document(
    *body: str,
    media: Mapping[str, bytes] | None = None,
    links: Mapping[str, str] | None = None,
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """A whole .docx. `links` are addresses by the id that `link` used; `more` are parts that replace ours."""
    related = [
        f'<Relationship Id="{name}" Type="{_OFFICE}/image" Target="media/{name}"/>' for name in media or {}
    ]
    related += [
        f'<Relationship Id="{key}" Type="{_OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for key, address in (links or {}).items()
    ]
    related += [
        f'<Relationship Id="{part}" Type="{_OFFICE}/{part}" Target="{part}.xml"/>'
        for part in ("styles", "numbering")
    ]
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _ROOT.encode(),
        "word/document.xml": (
            f"{_DECLARED}<w:document {_NAMES}><w:body>{''.join(body)}</w:body></w:document>".encode()
        ),
        "word/_rels/document.xml.rels": (
            f'{_DECLARED}<Relationships xmlns="{_RELATED}">{"".join(related)}</Relationships>'.encode()
        ),
        "word/styles.xml": f"{_STYLES}</w:styles>".encode(),
        "word/numbering.xml": _NUMBERING.encode(),
        **{f"word/media/{name}": raw for name, raw in (media or {}).items()},
        **(more or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in parts.items():
            packed.writestr(name, raw)
    return file.getvalue()
