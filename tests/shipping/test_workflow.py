"""The workflow that builds on all three systems runs only what somebody has looked at, and may read only."""

from __future__ import annotations

import re
from pathlib import Path

WORKFLOW = (Path(__file__).resolve().parents[2] / ".github" / "workflows" / "build.yml").read_text(
    encoding="utf-8"
)


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
