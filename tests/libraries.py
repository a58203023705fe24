"""Small libraries that HR edits, as tests need them: a page a module, a line a step."""

from __future__ import annotations

from pathlib import Path

PATHWAY = "---\ntitle: A pathway\n---\n\n## First {#first}\n\n## Later {#later}\n"


def page(
    module_id: str, *steps: str, version: str = "1.0.0", title: str = "", area: str = "first", more: str = ""
) -> str:
    """A module. Each step is its heading and, after a bar, its words: `Ask {#ask rev=1} | Do ask.`"""
    details = f"id: {module_id}\ntitle: {title or module_id}\narea: {area}\nversion: {version}\n{more}"
    body = "".join(f"\n## {heading.strip()}\n\n{words.strip()}\n" for heading, _, words in map(_cut, steps))
    return f"---\n{details}---\n{body}"


def make_library(root: Path, *pages: str, **files: str) -> Path:
    """The folder with these modules and nothing else that is a page; each is named after its id."""
    root.mkdir(exist_ok=True)
    for old in root.glob("*.md"):
        old.unlink()
    texts = {"pathway.md": PATHWAY, **{f"{_id_of(text)}.md": text for text in pages}, **files}
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def edit(path: Path, old: str, new: str) -> None:
    """Changes words in a file as somebody with a plain editor does."""
    text = path.read_bytes().decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_bytes(text.replace(old, new).encode())


def _cut(step: str) -> tuple[str, str, str]:
    return step.partition("|")


def _id_of(text: str) -> str:
    return text.split("id: ", 1)[1].split("\n", 1)[0]
