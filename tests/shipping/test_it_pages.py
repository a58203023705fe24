"""The pages for IT lead to files that are there, and name folders and limits as the program has them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onboarding import __version__
from onboarding.logs import LOG_BYTES
from onboarding.one_copy import CALL_FOLDER, LOCK_NAME
from onboarding.options import HOME_VARIABLE
from onboarding.paths import APP_FOLDER
from onboarding.store.backups import KEPT
from papers import FOLDER, PAPERS, paper_of, put_papers

PACKAGING = Path(__file__).parents[2] / "packaging"
PAGES = ("for-it.md", "data-protection.md", "accessibility.md")


def links(page: Path) -> set[str]:
    return {link for link in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")) if "://" not in link}


@pytest.mark.parametrize("page", PAGES)
def test_each_link_leads_somewhere(page: str) -> None:
    assert [link for link in links(PACKAGING / page) if not (PACKAGING / link).exists()] == []


def test_what_it_reads_stands_beside_the_program_and_its_links_hold_there(tmp_path: Path) -> None:
    put_papers(tmp_path)

    papers = [path for path in (tmp_path / FOLDER).rglob("*") if path.is_file()]
    assert len(papers) == len(PAPERS)
    for paper in papers:
        assert [link for link in links(paper) if not (paper.parent / link).exists()] == [], paper
        origin = paper_of(paper.relative_to(tmp_path))
        assert origin and origin.read_bytes() == paper.read_bytes()
    assert paper_of(Path("_internal/content/pathway.md")) is None


def test_it_is_told_the_names_that_the_program_uses() -> None:
    text = (PACKAGING / "for-it.md").read_text(encoding="utf-8")

    for name in (APP_FOLDER, LOCK_NAME, CALL_FOLDER, HOME_VARIABLE, f"{LOG_BYTES // 1000} kB"):
        assert name in text
    assert {10: "ten"}[KEPT] + " are kept" in text


def test_the_accessibility_statement_is_about_this_version() -> None:
    assert f"version {__version__}." in (PACKAGING / "accessibility.md").read_text(encoding="utf-8")
