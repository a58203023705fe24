"""The workflow that builds on all three systems runs only what somebody has looked at, and may read only.

It, and the pages that say how to build, name verbs that the scripts have.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import dev
from build import VERBS

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = (ROOT / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8")


def test_every_action_is_held_by_its_commit_with_its_version_beside() -> None:
    used = re.findall(r"uses: (.+)", WORKFLOW)

    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_the_workflow_may_read_and_nothing_else_and_knows_no_secrets() -> None:
    assert re.findall(r"permissions:\n((?:  .+\n)+)", WORKFLOW) == ["  contents: read\n"]
    assert "secrets" not in re.sub(r"#.*", "", WORKFLOW)
    assert WORKFLOW.count("actions/checkout@") == WORKFLOW.count("persist-credentials: false")


def test_all_three_systems_run_the_tests() -> None:
    assert "os: [ubuntu-latest, windows-latest, macos-latest]" in WORKFLOW
    assert "python packaging/dev.py test" in WORKFLOW


@pytest.mark.parametrize(
    "page",
    [
        *(".github/workflows/build.yml", ".ci/run", "README.md", "CONTRIBUTING.md"),
        *(
            "packaging/build.py",
            "packaging/dev.py",
            "packaging/windows/README.md",
            "packaging/macos/README.md",
        ),
    ],
)
def test_each_line_that_is_to_be_typed_names_a_verb_that_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"packaging[/\\](build|dev)\.py\"? (\w+)", text)

    assert named
    for script, verb in named:
        module = import_module(VERBS[verb]) if script == "build" else dev
        assert callable(getattr(module, verb))
