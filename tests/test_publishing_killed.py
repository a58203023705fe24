"""Stopped at any moment, a learner sees the old library or the new one; done again, it is the same."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from onboarding.files.in_use import unpacked
from onboarding.files.library import open_library
from onboarding.files.pack import check_pack, read_pack
from onboarding.files.published import look, pack_name
from onboarding.publishing import earlier, publish
from tests.libraries import edit, make_library, page
from tests.publish_until_killed import NOW, POWER_GONE

ROOT = Path(__file__).parents[1]
PEOPLE = page("people", "Ask {#ask rev=1} | Words 1.")
PLACE = page("place", "Walk {#walk rev=1} | Walk one street.")
MOST_CHANGES = 200


def process(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.publish_until_killed", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def end_of(*arguments: object) -> int:
    with process(*arguments) as running:
        end = running.wait(60)
    assert end in (0, POWER_GONE)
    return end


def words(root: Path | None) -> str:
    assert root is not None
    return (root / "people.md").read_text("utf-8").rsplit("Words ", 1)[1].strip(".\n")


@pytest.fixture
def working(tmp_path: Path) -> Path:
    return make_library(tmp_path / "working", PEOPLE, PLACE)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    share = tmp_path / "share"
    share.mkdir()
    return share


def test_a_publish_that_is_stopped_changes_all_or_nothing(tmp_path: Path, working: Path, share: Path) -> None:
    publish(working, share, (), "First.", "Jo", NOW)
    old = check_pack(share / "library-00001.zip")
    pages = {path.name: path.read_bytes() for path in working.iterdir()}
    seen: set[str] = set()

    for at in range(MOST_CHANGES):
        for name, raw in pages.items():
            (working / name).write_bytes(raw)
        for path in share.iterdir():
            if path.name != "library-00001.zip":
                path.unlink()
        edit(working / "people.md", "Words 1", "Words 2")
        edit(working / "place.md", "one street", "two streets")

        end = end_of("publish", working, share, at)

        root = look(share, tmp_path / f"learner-{at}")
        seen.add(words(root))
        assert words(root) == ("2" if (share / "library-00002.zip").exists() else "1")
        assert check_pack(share / "library-00001.zip") == old
        if words(root) == "1":
            publish(working, share, ["people#ask"], "Changed.", "Jo", NOW)
        _, files = read_pack(share / "library-00002.zip")
        assert b"rev=2" in files["people.md"] and b"version: 1.1.0" in files["people.md"]
        assert b"rev=1" in files["place.md"] and b"version: 1.0.1" in files["place.md"]
        assert files == {path.name: path.read_bytes() for path in working.iterdir() if path.suffix == ".md"}
        if end == 0:
            break

    assert end == 0, "every change was tried, up to the last"
    assert at > 5
    assert seen == {"1", "2"}


def test_a_fetch_that_is_stopped_leaves_the_old_library_or_the_new_one(
    tmp_path: Path, working: Path, share: Path
) -> None:
    publish(working, share, (), "First.", "Jo", NOW)
    edit(working / "people.md", "Words 1", "Words 2")
    publish(working, share, (), "Second.", "Jo", NOW)
    aside = (share / "library-00002.zip").rename(tmp_path / "aside.zip")
    seen: set[str] = set()

    for at in range(MOST_CHANGES):
        data = tmp_path / f"learner-{at}"
        look(share, data)
        aside.rename(share / "library-00002.zip")

        end = end_of("look", share, data, at)

        seen.add(words(unpacked(data)))
        library = open_library(unpacked(data) or tmp_path)
        assert len(library.outlines) == 2 and not library.problems
        assert check_pack(unpacked(data) or tmp_path) in earlier(share)
        look(share, data)
        assert words(unpacked(data)) == "2"
        assert not [path for path in (data / "library").iterdir() if path.name.endswith(".tmp")] or end
        (share / "library-00002.zip").rename(aside)
        if end == 0:
            break

    assert end == 0, "every change was tried, up to the last"
    assert at > 8
    assert seen == {"1", "2"}


def test_whoever_looks_while_hr_publishes_sees_one_whole_library(
    tmp_path: Path, working: Path, share: Path
) -> None:
    publish(working, share, (), "First.", "Jo", NOW)
    moments = random.Random(7)
    told = [1]

    for _ in range(4):
        with process("on-and-on", working, share) as running:
            last = max(told) + moments.randint(1, 4)
            number = 0
            while number < last and running.poll() is None:
                look(share, tmp_path / "learner")
                root = unpacked(tmp_path / "learner")
                assert root is not None
                number = int(root.name)
                assert words(root) == str(number)
            running.kill()
            assert running.stdout is not None
            told += map(int, running.stdout.read().split())
        newest, *before = earlier(share)
        assert newest.number in (max(told), max(told) + 1)
        assert [manifest.number for manifest in before] == list(range(newest.number - 1, 0, -1))
        assert check_pack(share / pack_name(newest.number)) == newest

    assert newest.number > 4
