"""What is sent on to whoever helps says where everything is, and names nobody."""

from __future__ import annotations

import pytest

from onboarding.core.hiding import hider
from onboarding.core.log_lines import LEFT_OUT, shareable
from onboarding.core.support import Fact, Part, support_text

WINDOWS_HOME = r"C:\Users\sam.lee"


def test_the_text_has_every_part_and_hides_in_each_value_and_line() -> None:
    parts = [
        Part("Where", (Fact("Log", "/home/sam/log", "/home/sam"),)),
        Part("Log", lines=("/home/sam/x is away",), is_log=True),
    ]

    text = support_text("Title", parts, hider("/home/sam", [], []))

    assert text == "Title\n\nWhere\n  Log: ~/log\n\nLog\n  ~/x is away\n"


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (r"C:\Users\sam.lee\AppData\Local", r"~\AppData\Local"),
        (r"c:\users\SAM.LEE\AppData", r"~\AppData"),
        (r"WindowsPath('C:\\Users\\sam.lee\\x')", r"WindowsPath('~\\x')"),
        ("C:/Users/sam.lee/x", "~/x"),
        (r"C:\Users\sam.leeds\x", r"C:\Users\sam.leeds\x"),
        (r"\\server\home\sam.lee", r"\\server\home\<account>"),
        (r"\\server\home\sam.lee\records, line 4", r"\\server\home\<account>\records, line 4"),
        (r"\\server\sam.lees\x", r"\\server\sam.lees\x"),
        ("sam.lee is no path", "sam.lee is no path"),
        (
            r"S:\hand-in\Sam-Lee-1a2b3c4d.onboarding.json was not read",
            r"S:\hand-in\<record file> was not read",
        ),
        (r"S:\Zoë Khan (2).onboarding (1).json", r"S:\<name> <record file>"),
        ("Zoë Khan’s team, and ZOË KHAN", "<name>’s team, and <name>"),
        ("number 00123 of 001234", "number <name> of 001234"),
        ("Al is too short, and Alan somebody else", "Al is too short, and Alan somebody else"),
        (r"\\server\records$\%USERNAME%", r"\\server\records$\%USERNAME%"),
    ],
)
def test_names_homes_and_record_files_are_taken_out(given: str, sent: str) -> None:
    hide = hider(WINDOWS_HOME, ["sam.lee", "", "sam.lee"], ["Zoë Khan", "00123", "Al", "Zoë Khan"])

    assert hide(given) == sent


def test_without_a_home_or_names_nothing_changes() -> None:
    assert hider("", [], [])("/srv/x") == "/srv/x"
    assert hider("/", [], [])("/srv/x") == "/srv/x"


def test_a_log_keeps_its_own_lines_and_of_a_fault_where_it_was() -> None:
    log = """\
2026-11-26 09:00:00,123 WARNING onboarding.policy policy: x.ini, line 2: KeepMonths has no value.
2026-11-26 09:00:01,123 CRITICAL onboarding.ui.crash_reporter a fault of the program
Traceback (most recent call last):
  File "/app/onboarding/app.py", line 3, in build
    raise ValueError(text)
    ~~~~~^^^^^^^
ValueError: What Mr Khan told me on Monday

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/onboarding/x.py", line 4, in save
    write(words)
onboarding.errors.NotSaved: ('/home/sam/x', 'the disk is full')
    which goes on with what Mr Khan said
AttributeError: 'NoneType' object has no attribute 'name'
sqlite3.OperationalError: disk I/O error
PermissionError: [Errno 13] Permission denied: '/srv/Sam Lee.json'
OSError: [WinError 1224] The operation can’t be done
OSError: Sam Lee could not be reached
KeyboardInterrupt
"""

    kept = shareable(log.splitlines())

    assert kept == [
        "2026-11-26 09:00:00,123 WARNING onboarding.policy policy: x.ini, line 2: KeepMonths has no value.",
        "2026-11-26 09:00:01,123 CRITICAL onboarding.ui.crash_reporter a fault of the program",
        "Traceback (most recent call last):",
        '  File "/app/onboarding/app.py", line 3, in build',
        "    raise ValueError(text)",
        "    ~~~~~^^^^^^^",
        f"ValueError: {LEFT_OUT}",
        "During handling of the above exception, another exception occurred:",
        "Traceback (most recent call last):",
        '  File "/app/onboarding/x.py", line 4, in save',
        "    write(words)",
        f"onboarding.errors.NotSaved: {LEFT_OUT}",
        LEFT_OUT,
        "AttributeError: 'NoneType' object has no attribute 'name'",
        "sqlite3.OperationalError: disk I/O error",
        "PermissionError: [Errno 13] Permission denied",
        "OSError: [WinError 1224] The operation can’t be done",
        f"OSError: {LEFT_OUT}",
        "KeyboardInterrupt",
    ]


def test_many_lines_that_are_left_out_are_left_out_once() -> None:
    assert shareable(["some words", "other words", "", "more of them"]) == [LEFT_OUT]


def test_a_line_of_somebodys_words_is_taken_for_no_kind_of_fault() -> None:
    log = ["ValueError: what was typed:", "Khan", "sam.lee", "Sam: at the door", "x.Y: words", "SystemExit"]

    assert shareable(log) == [f"ValueError: {LEFT_OUT}", LEFT_OUT, f"x.Y: {LEFT_OUT}", "SystemExit"]
