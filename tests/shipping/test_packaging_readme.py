"""The table of the scripts that build what is shipped names each of them, and none that is gone."""

from __future__ import annotations

import re
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def test_the_table_names_each_script_once() -> None:
    text = (PACKAGING / "README.md").read_text("utf-8")
    rows = "\n".join(line for line in text.splitlines() if line.startswith("|"))
    named = re.findall(r"`(\w+\.py)`", rows)

    assert sorted(named) == sorted(path.name for path in PACKAGING.glob("*.py"))
