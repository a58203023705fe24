"""Gives back the letters that Qt leaves out of a PDF's text.

Qt writes down, font by font, which letter each drawn shape stands for, but leaves out the first three shapes
of a font file, which in older fonts are no letters. In ours the first is the A: "Amina" is drawn well, but
found and copied as "mina". What is missing is put at the end of the file, as PDF's "incremental update".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_MAP = re.compile(rb"(\d+) 0 obj\n<< /Length \d+ >>\nstream\n(/CIDInit.*?end\nend\n)\nendstream", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange\n(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<(\w{4})> <(\w{4})> (?:<(\w{4})>|\[(.*?)\])")
_END = re.compile(rb"trailer\n<<(.*?)>>\nstartxref\n(\d+)\s+%%EOF\s*\Z", re.DOTALL)


def with_all_letters(pdf: bytes, drawn: Iterable[str]) -> bytes:
    """`drawn` holds, for each font, its letters in the order in which each was first drawn.

    A font whose shapes don't agree with any of them (another script, joined letters) stays as it is.
    """
    end = _END.search(pdf)
    mended = dict(_mended(pdf, list(drawn)))
    if end is None or not mended:
        return pdf
    out = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    places = {}
    for number, text in mended.items():
        places[number] = len(out)
        out += b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(text), text)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<<%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (end[1], end[2], start)
    return bytes(out)


def _mended(pdf: bytes, drawn: list[str]) -> Iterable[tuple[int, bytes]]:
    for found in _MAP.finditer(pdf):
        known = _known(found[2])
        letters = next((letters for letters in drawn if _agrees(known, letters)), "")
        missing = [place for place in range(1, len(letters) + 1) if place not in known]
        if missing:
            lines = b"".join(b"<%04X> <%04X>\n" % (place, ord(letters[place - 1])) for place in missing)
            more = b"%d beginbfchar\n%sendbfchar\nendcmap" % (len(missing), lines)
            yield int(found[1]), found[2].replace(b"endcmap", more, 1)


def _known(text: bytes) -> dict[int, str]:
    """The number of each shape that has a letter, as the PDF says it; numbers count as shapes were drawn."""
    known: dict[int, str] = {}
    for ranges in _RANGES.findall(text):
        for first, last, start, each in _RANGE.findall(ranges):
            places = range(int(first, 16), int(last, 16) + 1)
            codes = [int(code, 16) for code in re.findall(rb"<(\w{4})>", each)]
            codes = codes or list(range(int(start, 16), int(start, 16) + len(places)))
            known.update({place: chr(code) for place, code in zip(places, codes, strict=False)})
    known.pop(0, None)
    return known


def _agrees(known: dict[int, str], letters: str) -> bool:
    return bool(known) and all(
        place <= len(letters) and letters[place - 1] == letter for place, letter in known.items()
    )
