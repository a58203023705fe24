"""What Windows shows of a program under Properties, Details, and what IT's inventories read."""

from __future__ import annotations

_TEMPLATE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={figures}, prodvers={figures}, mask=0x3F, flags=0, OS=0x40004, fileType=1),
  kids=[
    StringFileInfo([StringTable("080904B0", [
{strings}
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0809, 1200])]),
  ],
)
"""
# 0809 is British English, 04B0 or 1200 is Unicode.


def version_info(version: str) -> str:
    """As PyInstaller reads it. `version` is up to four figures with dots between, or ValueError."""
    figures = tuple(int(figure) for figure in version.split("."))
    if len(figures) > 4 or max(figures) > 0xFFFF:
        raise ValueError(f"Windows takes four figures up to 65535 as a version, not {version}")
    strings = {
        "CompanyName": "Kirklees Council",
        "FileDescription": "We’re Kirklees onboarding",
        "FileVersion": version,
        "InternalName": "onboarding",
        "LegalCopyright": "MIT licence; Qt and PySide under the LGPL 3",
        "OriginalFilename": "onboarding.exe",
        "ProductName": "We’re Kirklees onboarding",
        "ProductVersion": version,
    }
    lines = ",\n".join(f"      StringStruct({name!r}, {words!r})" for name, words in strings.items())
    return _TEMPLATE.format(figures=(*figures, 0, 0, 0)[:4], strings=lines)
