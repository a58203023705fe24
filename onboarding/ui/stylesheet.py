"""The style sheet: one template, filled with a theme's colours, the text scale and the typeface."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Template

_SIZE = re.compile(r"px_(\d+)(?:_less_(\d+))?")


class Placeholders(dict[str, str]):
    """What `${…}` stands for; sizes (`px_18`) and parts (`part_tick`) are worked out when asked for."""

    def __init__(self, known: Mapping[str, str], *, px: Callable[[float], int]) -> None:
        super().__init__(known)
        self._px = px
        self.part: Callable[[str], str] | None = None

    def __missing__(self, name: str) -> str:
        if size := _SIZE.fullmatch(name):
            return f"{self._px(int(size[1])) - int(size[2] or 0)}px"
        if name.startswith("part_") and self.part is not None:
            return self.part(name[5:])
        raise KeyError(name)


class StyleSheet:
    """The styles folder. Qt can only take a drawn part (a tick, an arrow) from a file, so the parts,
    which are templates too, are filled into a folder of our own: `parts`, which is kept from start to start,
    or one that goes when we go."""

    def __init__(self, folder: Path, parts: Path | None = None) -> None:
        self._folder = folder
        self._template = Template((folder / "app.qss").read_text(encoding="utf-8"))
        self._parts = _made(parts) or self._passing_folder()

    def fill(self, known: Mapping[str, str], px: Callable[[float], int]) -> str:
        """The finished style sheet. KeyError when the template asks for something that nobody knows."""
        names = Placeholders(known, px=px)
        names.part = lambda part: self._part(part, names)
        return self._template.substitute(names)

    def _part(self, part: str, names: Placeholders) -> str:
        drawing = (self._folder / "parts" / f"{part}.svg").read_text(encoding="utf-8")
        filled = Template(drawing).substitute(names)
        # Qt remembers a picture by its path, so other colours need another name.
        digest = f"{zlib.crc32(filled.encode()):08x}"
        path = self._parts / f"{part}-{digest}.svg"
        if not path.exists():
            fresh = path.with_suffix(".tmp")
            fresh.write_text(filled, encoding="utf-8")
            fresh.replace(path)
        return path.as_posix().replace("\\", "\\\\").replace('"', '\\"')

    def _passing_folder(self) -> Path:
        import shutil
        import tempfile
        import weakref

        folder = Path(tempfile.mkdtemp(prefix="onboarding-look-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return folder


def _made(folder: Path | None) -> Path | None:
    """The folder, once it is there to be written to; None where there is none."""
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.touch()
        probe.unlink(missing_ok=True)
    except OSError:
        return None
    return folder
