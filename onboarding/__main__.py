"""`python -m onboarding`, and the `onboarding` command.

What is not needed is not loaded: Qt only once a window is asked for, so that `--help` answers at once and
anywhere; the command line only when something is said on it, so that a plain start has less to wait for.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path

from onboarding import starting
from onboarding.display import NO_DISPLAY, has_display
from onboarding.options import Options, usual_options


def main() -> None:
    """Does what the command line says and ends the process with its exit code."""
    if len(sys.argv) == 1:
        sys.exit(_open_window(usual_options()))
    from onboarding.cli import WithQt, command

    _say_what_can_be_said()
    command(obj=WithQt(_open_window, _tour, _self_check), prog_name="onboarding")


def _say_what_can_be_said() -> None:
    """A Windows console, or a file that stands in for one, has few letters: `?` goes in place of others."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _open_window(options: Options) -> int:
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201
        return 1
    starting.hurry()
    from onboarding.app import open_window

    return open_window(options)


def _tour(options: Options, out: Path) -> int:
    from onboarding.tour import take_tour

    return take_tour(options.named_or_shipped, out)


def _self_check(options: Options) -> int:
    try:
        from onboarding.self_check import check_everything
    except ImportError as error:
        print(f"The self-check failed: a part of the program can’t be loaded: {error}", file=sys.stderr)  # noqa: T201
        return 1
    return check_everything(options.named_or_shipped)


if __name__ == "__main__":
    main()
