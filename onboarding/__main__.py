"""`python -m onboarding`, and the `onboarding` command.

Qt is loaded only once a window is asked for, so that `--help` and `--version` answer at once, anywhere.
"""

from __future__ import annotations

from pathlib import Path

import click

from onboarding.cli import Options, WithQt, command
from onboarding.display import NO_DISPLAY, has_display


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    command(obj=WithQt(_open_window, _tour), prog_name="onboarding")


def _open_window(options: Options) -> int:
    if not has_display():
        click.echo(NO_DISPLAY, err=True)
        return 1
    from onboarding.app import open_window

    return open_window(options)


def _tour(options: Options, out: Path) -> int:
    from onboarding.tour import take_tour

    return take_tour(options.library, out)


if __name__ == "__main__":
    main()
