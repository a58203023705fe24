"""The pages for IT lead to files that are there, and name folders and limits as the program has them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onboarding.logs import LOG_BYTES
from onboarding.one_copy import CALL_FOLDER, LOCK_NAME
from onboarding.options import HOME_VARIABLE
from onboarding.paths import APP_FOLDER
from onboarding.store.backups import KEPT

PACKAGING = Path(__file__).parents[2] / "packaging"
PAGES = ("for-it.md", "data-protection.md", "accessibility.md")
MADE_ELSEWHERE = {"windows/README.md"}


@pytest.mark.parametrize("page", PAGES)
def test_each_link_leads_somewhere(page: str) -> None:
    text = (PACKAGING / page).read_text(encoding="utf-8")

    links = set(re.findall(r"\]\(([^)#]+)\)", text)) - MADE_ELSEWHERE

    assert [link for link in links if "://" not in link and not (PACKAGING / link).exists()] == []


def test_it_is_told_the_names_that_the_program_uses() -> None:
    text = (PACKAGING / "for-it.md").read_text(encoding="utf-8")

    for name in (APP_FOLDER, LOCK_NAME, CALL_FOLDER, HOME_VARIABLE, f"{LOG_BYTES // 1000} kB"):
        assert name in text
    assert {10: "ten"}[KEPT] + " are kept" in text
