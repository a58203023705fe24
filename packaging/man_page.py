"""The manual page onboarding(1): written by hand, but for what the program's own help says of each command.

python3 packaging/man_page.py > onboarding.1
"""

from __future__ import annotations

import inspect
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "packaging" / "linux" / "onboarding.1.in"
POLICY = ROOT / "packaging" / "policy.ini"

NAME = "onboarding"


def man_page(program: click.Command, version: str, day: date) -> str:
    """The page in man(7) markup, with every command and option that `program` shows in its help."""
    subcommands = [(path, command) for path, command in commands(program) if path != (NAME,)]
    parts = {
        "@DATE@": day.isoformat(),
        "@VERSION@": version,
        "@SYNOPSIS@": "\n.br\n".join(_usage(path, command) for path, command in commands(program)),
        "@OPTIONS@": "\n".join(_options(program, (NAME,))),
        "@COMMANDS@": "\n".join(line for path, command in subcommands for line in _command(path, command)),
        "@POLICY@": "\n".join(_policy()),
    }
    page = TEMPLATE.read_text(encoding="utf-8")
    for mark, text in parts.items():
        page = page.replace(mark, text)
    return page


def commands(
    command: click.Command, path: tuple[str, ...] = (NAME,)
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Each command under its whole name, groups before what is in them."""
    yield path, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            if not command.commands[name].hidden:
                yield from commands(command.commands[name], (*path, name))


def _command(path: tuple[str, ...], command: click.Command) -> Iterator[str]:
    pieces = command.collect_usage_pieces(_context(path, command))
    yield f".SS {_bare(' '.join((*path[1:], *pieces)))}"
    yield from _paragraphs(command.help or "")
    yield from _options(command, path)


def _usage(path: tuple[str, ...], command: click.Command) -> str:
    pieces = command.collect_usage_pieces(_context(path, command))
    return f".B {_bare(' '.join(path))}\n{_bare(' '.join(pieces))}"


def _options(command: click.Command, path: tuple[str, ...]) -> Iterator[str]:
    context = _context(path, command)
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        said = path != (NAME,) and "--help" in parameter.opts
        if record and record[1] and not said:  # an argument without words stands in the usage already
            yield f".TP\n.B {_bare(record[0])}\n{_bare(record[1])}"


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(inspect.cleandoc(text).split("\n\n")):
        words = " ".join(paragraph.replace("\b", "").split())
        yield (".PP\n" if number else "") + _bare(words)


def _policy() -> Iterator[str]:
    """The names that the example of a policy file has, each with the words above it there."""
    _, _, body = POLICY.read_text(encoding="utf-8").partition("[policy]")
    for block in body.strip().split("\n\n"):
        lines = [line.removeprefix(";").strip() for line in block.splitlines()]
        names = [line.partition("=")[0].strip() for line in lines if "=" in line]
        words = " ".join(line for line in lines if "=" not in line)
        yield f".TP\n.B {', '.join(names)}\n{_bare(words)}"


def _context(path: tuple[str, ...], command: click.Command) -> click.Context:
    return click.Context(command, info_name=" ".join(path), **command.context_settings)


def _bare(text: str) -> str:
    """Text in which man sees no markup, and whose hyphens can be copied into a command line."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


def main() -> int:
    sys.path.insert(0, str(ROOT))
    from onboarding import __version__
    from onboarding.cli import command

    seconds = os.environ.get("SOURCE_DATE_EPOCH") or time.time()
    sys.stdout.write(man_page(command, __version__, datetime.fromtimestamp(int(seconds), UTC).date()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
