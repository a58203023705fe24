"""HR's trip on real folders: what is found to have changed, what is asked, and what learners get."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onboarding import publishing
from onboarding.core.changes import Detail, Kind
from onboarding.core.manifest import PackRefusal
from onboarding.errors import (
    ErrorsStand,
    FileNotWritten,
    MayBeLeftOut,
    NothingToPublish,
    NotInLibrary,
    PackFileRefused,
    PublishedMeanwhile,
    SavedMeanwhile,
)
from onboarding.files.library import Library, open_library
from onboarding.files.pack import read_pack
from onboarding.files.published import look
from onboarding.publishing import Plan, Published, bring_back, earlier
from tests.libraries import edit, make_library, page

NOW = datetime(2026, 11, 26, 9, 5, tzinfo=UTC)
PEOPLE = page("people", "Ask {#ask rev=1} | Ask what matters.", "Listen {#listen rev=1} | Listen first.")
PLACE = page("place", "Walk {#walk rev=1} | Walk one street.", version="2.1.0")


@pytest.fixture
def working(tmp_path: Path) -> Path:
    return make_library(tmp_path / "working", PEOPLE, PLACE)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    share = tmp_path / "share"
    share.mkdir()
    return share


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    (
        _chunk(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)),
        _chunk(b"IDAT", zlib.compress(b"\0\0")),
        _chunk(b"IEND", b""),
    )
)


def plan(working: Path, share: Path) -> Plan:
    return publishing.plan(working, share)


def publish(
    working: Path, share: Path, *reread: str, note: str = "A note.", new: tuple[str, ...] = ()
) -> Published:
    return publishing.publish(working, share, reread, note, "Jo Ellis", NOW, new)


def learner(share: Path) -> Library:
    """What somebody's program reads, on a computer that has just come to know of the folder."""
    root = look(share, share.parent / f"learner-{len(list(share.parent.iterdir()))}")
    assert root is not None
    return open_library(root)


def facts(share: Path, module_id: str) -> tuple[str, dict[str, int]]:
    outline = learner(share).outline(module_id)
    return outline.version, {step.id: step.rev for step in outline.steps}


def kinds(found: Plan) -> list[tuple[str, str]]:
    return [(step.name, step.kind.value) for module in found.modules for step in module.steps]


def test_the_first_publish_packs_the_library_as_it_is(working: Path, share: Path) -> None:
    before = {path.name: path.read_bytes() for path in working.iterdir()}
    found = plan(working, share)

    published = publish(working, share)

    assert found.is_first and found.number == 1
    assert [(module.module_id, module.is_new) for module in found.modules] == [
        ("people", True),
        ("place", True),
    ]
    assert published.path == share / "library-00001.zip"
    assert (published.manifest.published_by, published.manifest.note) == ("Jo Ellis", "A note.")
    assert facts(share, "people") == ("1.0.0", {"ask": 1, "listen": 1})
    assert learner(share).outline("place").change_note == "A note."
    assert {path.name for path in published.rewritten} == {"people.md", "place.md"}
    assert (working / "pathway.md").read_bytes() == before["pathway.md"]


def test_what_is_packed_is_what_a_page_shows_and_nothing_else(working: Path, share: Path) -> None:
    make_library(working, PEOPLE, **{"images/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    for name in ("draft.docx", "README.md", ".hidden.md", "Thumbs.db", "manifest.json"):
        (working / name).write_bytes(b"private")
    (working / ".git").mkdir()
    (working / ".git" / "a.svg").write_bytes(b"private")
    (working / "notes").mkdir()
    (working / "notes" / "talk.md").write_bytes(b"private")

    _, files = read_pack(publish(working, share).path)

    assert sorted(files) == ["images/a.svg", "pathway.md", "people.md"]


def test_a_typing_error_asks_nothing_of_anybody(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "what matters", "what matters most")

    found = plan(working, share)
    publish(working, share, note="Said more clearly.")

    (module,) = found.modules
    (step,) = module.steps
    assert (step.kind, step.before, step.after) == (
        Kind.REWORDED,
        ("Ask", "Ask what matters."),
        ("Ask", "Ask what matters most."),
    )
    assert found.asks == (step,)
    assert found.version("people") == "1.0.1"
    assert facts(share, "people") == ("1.0.1", {"ask": 1, "listen": 1})
    assert facts(share, "place") == ("2.1.0", {"walk": 1})
    assert learner(share).outline("people").change_note == "A note."
    assert earlier(share)[0].note == "Said more clearly."
    assert learner(share).outline("place").change_note == "A note."


def test_only_the_step_that_hr_names_is_to_be_read_again(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "what matters", "what matters most")
    edit(working / "people.md", "Listen first.", "Listen, then speak.")

    assert plan(working, share).version("people", ["people#ask"]) == "1.1.0"
    publish(working, share, "people#ask")

    assert facts(share, "people") == ("1.1.0", {"ask": 2, "listen": 1})


def test_a_step_can_be_asked_for_again_in_the_same_words(working: Path, share: Path) -> None:
    publish(working, share)

    publish(working, share, "place#walk")

    assert facts(share, "place") == ("2.2.0", {"walk": 2})


def test_a_module_that_hr_calls_new_begins_a_new_version(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "what matters", "whom it concerns")

    publish(working, share, new=("people", "place"))

    assert facts(share, "people")[0] == "2.0.0"
    assert facts(share, "place")[0] == "3.0.0"


@pytest.mark.parametrize(
    ("old", "new", "version"),
    [
        ("## Listen {#listen rev=1}", "## Act {#act rev=1}\n\nAct.\n\n## Listen {#listen rev=1}", "1.1.0"),
        ("\n## Listen {#listen rev=1}\n\nListen first.\n", "", "1.1.0"),
        ("{#listen rev=1}", "{#listen rev=1 .optional}", "1.0.1"),
        ("title: people\n", "title: People\n", "1.0.1"),
        ("area: first\n", "area: later\norder: 2\ndue_days: 7\nminutes: 9\n", "1.0.1"),
        ("---\n\n## Ask", "---\n\nSome opening words.\n\n## Ask", "1.0.1"),
        ("Ask what matters.", "Ask *what*\nmatters.", "1.0.0"),
        ("area: first\n", "area: first\nowner: HR\nreview_by: 2027-01-01\n", "1.0.0"),
        ("version: 1.0.0", "version: 1.4.0", "1.4.0"),
        ("version: 1.0.0", "version: 0.9.0", "1.0.0"),
        ("rev=1}\n\nListen", "rev=7}\n\nListen", "1.0.0"),
    ],
)
def test_a_version_rises_by_what_changed(
    working: Path, share: Path, old: str, new: str, version: str
) -> None:
    publish(working, share)
    edit(working / "people.md", old, new)
    edit(working / "pathway.md", "A pathway", "The pathway")

    publish(working, share)

    assert facts(share, "people")[0] == version
    assert facts(share, "people")[1].get("listen", 1) == 1


def test_a_version_raised_further_by_hand_is_kept(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "what matters", "what matters most")
    edit(working / "people.md", "version: 1.0.0", "version: 1.7.0")

    publish(working, share)

    assert facts(share, "people")[0] == "1.7.0"


def test_a_revision_raised_by_hand_is_shown_and_asks_only_when_hr_says_so(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "#ask rev=1", "#ask rev=5")

    found = plan(working, share)
    publish(working, share, "people#ask")

    assert kinds(found) == [("people#ask", "raised")]
    assert [step.name for step in found.asks] == ["people#ask"]
    assert facts(share, "people") == ("1.1.0", {"ask": 2, "listen": 1})


def test_a_required_step_counts_like_a_new_one(working: Path, share: Path) -> None:
    edit(working / "people.md", "#listen rev=1", "#listen rev=1 .optional")
    publish(working, share)
    edit(working / "people.md", "#listen rev=1 .optional", "#listen rev=1")

    found = plan(working, share)

    assert found.modules[0].details == (Detail.NOW_REQUIRED,)
    assert found.version("people") == "1.1.0"


def test_steps_in_another_order_are_told(working: Path, share: Path) -> None:
    publish(working, share)
    steps = ("Listen {#listen rev=1} | Listen first.", "Ask {#ask rev=1} | Ask what matters.")
    make_library(working, page("people", *steps, more="change_note: A note.\n"), PLACE)

    assert plan(working, share).modules[0].details == (Detail.STEP_ORDER,)


def test_nothing_changed_is_no_publish(working: Path, share: Path) -> None:
    publish(working, share)

    with pytest.raises(NothingToPublish) as caught:
        publish(working, share)

    assert caught.value.number == 1
    assert plan(working, share).modules == () and plan(working, share).others == ()
    assert [path.name for path in share.iterdir()] == ["library-00001.zip"]


def test_a_glossary_or_a_picture_alone_is_published_without_new_versions(working: Path, share: Path) -> None:
    publish(working, share)
    (working / "glossary.md").write_text("---\ntitle: G\n---\n\nHarm\n:   Hurt.\n", "utf-8")

    assert plan(working, share).others == ("glossary.md",)
    assert publish(working, share).rewritten == ()
    assert facts(share, "people")[0] == "1.0.0"


def test_a_step_that_moves_brings_its_revision_and_says_where_it_was(working: Path, share: Path) -> None:
    edit(working / "people.md", "#listen rev=1", "#listen rev=3")
    publish(working, share)
    edit(working / "people.md", "\n## Listen {#listen rev=3}\n\nListen first.\n", "")
    place = working / "place.md"
    place.write_text(place.read_text("utf-8") + "\n## Listen {#listen}\n\nListen first.\n", "utf-8")

    found = plan(working, share)
    publish(working, share)

    assert kinds(found) == [("people#listen", "removed"), ("place#listen", "moved")]
    assert found.modules[1].steps[0].came_from == "people#listen"
    assert not found.asks
    assert learner(share).outline("place").steps[1].was == ("people#listen",)
    assert facts(share, "place") == ("2.2.0", {"walk": 1, "listen": 3})
    assert facts(share, "people") == ("1.1.0", {"ask": 1})


def test_a_step_that_moves_and_is_reworded_on_the_way_is_still_known(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "\n## Listen {#listen rev=1}\n\nListen first.\n", "")
    place = working / "place.md"
    place.write_text(place.read_text("utf-8") + "\n## Listen {#listen}\n\nListen well.\n", "utf-8")

    found = plan(working, share)

    assert ("place#listen", "moved") in kinds(found)
    assert [step.name for step in found.asks] == ["place#listen"]


def test_a_step_of_the_same_id_with_other_words_is_a_new_one(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "\n## Listen {#listen rev=1}\n\nListen first.\n", "")
    place = working / "place.md"
    place.write_text(place.read_text("utf-8") + "\n## Hear {#listen}\n\nGo to the hub at noon.\n", "utf-8")

    assert ("place#listen", "added") in kinds(plan(working, share))


def test_a_step_with_a_new_id_says_what_it_was_called(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "#listen rev=1", "#listening rev=1")

    found = plan(working, share)
    publish(working, share)

    assert kinds(found) == [("people#listening", "renamed")]
    assert learner(share).outline("people").steps[1].was == ("listen",)
    assert facts(share, "people")[0] == "1.0.1"


def test_names_go_along_through_several_moves(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "#listen rev=1", "#listening rev=1")
    publish(working, share)
    edit(working / "people.md", "\n## Listen {#listening was=listen rev=1}\n\nListen first.\n", "")
    place = working / "place.md"
    moved = "\n## Listen {#hear was=listen,people#listening}\n\nListen first.\n"
    place.write_text(place.read_text("utf-8") + moved, "utf-8")
    publish(working, share)

    assert learner(share).outline("place").steps[1].was == ("people#listening", "people#listen")


def test_a_module_with_a_new_id_says_what_it_was_called(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "id: people", "id: with-people")

    found = plan(working, share)
    publish(working, share, "with-people#ask")

    assert [(module.module_id, module.was) for module in found.modules] == [("with-people", "people")]
    assert learner(share).outline("with-people").was == ("people",)
    assert facts(share, "with-people") == ("1.1.0", {"ask": 2, "listen": 1})


def test_a_module_taken_out_is_told_with_its_steps(working: Path, share: Path) -> None:
    publish(working, share)
    (working / "place.md").unlink()

    (module,) = plan(working, share).modules
    publish(working, share)

    assert module.is_removed
    assert [step.kind for step in module.steps] == [Kind.REMOVED]
    assert [outline.id for outline in learner(share).outlines] == ["people"]


def test_a_module_that_comes_back_goes_on_where_it_was(working: Path, share: Path) -> None:
    publish(working, share)
    publish(working, share, "place#walk")
    (working / "place.md").unlink()
    publish(working, share)
    make_library(working, (working / "people.md").read_text("utf-8"), PLACE)

    found = plan(working, share)
    publish(working, share)

    assert kinds(found) == [("place#walk", "returned")]
    assert [step.name for step in found.asks] == ["place#walk"]
    assert facts(share, "place") == ("2.3.0", {"walk": 2})


def test_an_id_that_stands_for_something_else_now_is_asked_for(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "#listen rev=1", "#listening rev=1")
    publish(working, share)
    people = working / "people.md"
    people.write_text(people.read_text("utf-8") + "\n## Hear {#listen}\n\nGo to the hub.\n", "utf-8")

    publish(working, share)

    assert facts(share, "people")[1] == {"ask": 1, "listening": 1, "listen": 2}


def test_errors_have_to_be_mended_first(working: Path, share: Path) -> None:
    edit(working / "people.md", "{#listen rev=1}", "")

    assert [problem.code for problem in plan(working, share).errors] == ["missing-step-id"]
    with pytest.raises(ErrorsStand) as caught:
        publish(working, share)

    assert caught.value.count == 1
    assert not list(share.iterdir())


def test_a_picture_that_only_this_computer_finds_is_told(working: Path, share: Path) -> None:
    edit(working / "place.md", "Walk one street.", "![A street](street.picture)")
    (working / "street.picture").write_bytes(PNG)

    with pytest.raises(PackFileRefused) as caught:
        publish(working, share)

    assert (caught.value.reason, caught.value.detail) == (PackRefusal.MISSING, "street.picture")


@pytest.mark.parametrize("name", ["people#nothing", "nobody#ask", "nobody"])
def test_what_is_not_there_can_not_be_asked_for(working: Path, share: Path, name: str) -> None:
    with pytest.raises(NotInLibrary):
        publish(working, share, name)


def test_an_optional_step_is_shown_and_can_not_be_asked_for(working: Path, share: Path) -> None:
    edit(working / "people.md", "{#listen rev=1}", "{#listen rev=1 .optional}")
    publish(working, share)
    edit(working / "people.md", "Listen first.", "Listen first of all.")

    found = plan(working, share)
    [step] = found.modules[0].steps

    assert not found.asks
    assert step.was_otherwise
    with pytest.raises(MayBeLeftOut):
        publish(working, share, "people#listen")
    assert len(list(share.iterdir())) == 1


def test_a_step_that_is_required_from_now_on_can_be_asked_for(working: Path, share: Path) -> None:
    edit(working / "people.md", "{#listen rev=1}", "{#listen rev=1 .optional}")
    publish(working, share)
    edit(working / "people.md", "{#listen rev=1 .optional}", "{#listen rev=1}")
    edit(working / "people.md", "Listen first.", "Listen first of all.")

    assert [step.name for step in plan(working, share).asks] == ["people#listen"]
    publish(working, share, "people#listen")
    assert facts(share, "people") == ("1.1.0", {"ask": 1, "listen": 2})


def note(share: Path, module_id: str) -> str:
    return learner(share).outline(module_id).change_note


def test_the_note_goes_only_where_somebody_has_something_to_read(working: Path, share: Path) -> None:
    publish(working, share, note="First.")
    edit(working / "people.md", "Listen first.", "Do not listen first.")
    edit(working / "place.md", "Walk one street.", "Walk along one street.")

    publish(working, share, "people#listen", note="Listening comes second.")

    assert note(share, "people") == "Listening comes second."
    assert note(share, "place") == "First."
    assert [one.note for one in earlier(share)] == ["Listening comes second.", "First."]


def test_a_rewording_keeps_the_note_that_says_why_a_step_is_asked_for(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "Listen first.", "Do not listen first.")
    publish(working, share, "people#listen", note="Listening comes second.")
    edit(working / "people.md", "Ask what matters.", "Ask what maters.")

    publish(working, share, note="A typing error.")

    assert note(share, "people") == "Listening comes second."
    assert facts(share, "people")[0] == "1.1.1"


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("Listen first.", "Listen first.\n\n## Act {#act}\n\nAct.", True),
        ("Listen first.", "Listen first.\n\n## Act {#act .optional}\n\nAct.", False),
        ("\n## Listen {#listen rev=1}\n\nListen first.\n", "", False),
        ("title: people", "title: Folk", False),
    ],
)
def test_a_new_step_is_told_and_what_asks_nothing_is_not(
    working: Path, share: Path, old: str, new: str, is_told: bool
) -> None:
    publish(working, share)
    edit(working / "people.md", old, new)

    publish(working, share, note="It is new.")

    assert (note(share, "people") == "It is new.") is is_told


def test_a_module_with_a_note_of_its_own_begins_with_that(working: Path, share: Path) -> None:
    edit(working / "people.md", "version: 1.0.0\n", "version: 1.0.0\nchange_note: First version.\n")

    publish(working, share, note="Hello.")

    assert (note(share, "people"), note(share, "place")) == ("First version.", "Hello.")


def test_a_folder_that_is_away_is_told_and_never_made(working: Path, tmp_path: Path) -> None:
    for trip in (lambda to: plan(working, to), earlier, lambda to: bring_back(to, 1, "", "", NOW)):
        with pytest.raises(FileNotWritten):
            trip(tmp_path / "away")
    assert not (tmp_path / "away").exists()


def test_what_somebody_else_saved_since_the_plan_is_shown_and_stays(working: Path, share: Path) -> None:
    seen = plan(working, share)
    edit(working / "people.md", "what matters", "what hurts")

    with pytest.raises(SavedMeanwhile) as caught:
        publishing.publish(working, share, (), "A note.", "Jo", NOW, seen=seen)

    assert "what matters" in caught.value.ours and "what hurts" in caught.value.theirs
    assert not list(share.iterdir())


def test_what_somebody_else_published_since_the_plan_is_told(
    working: Path, share: Path, tmp_path: Path
) -> None:
    theirs = make_library(tmp_path / "theirs", PEOPLE, PLACE)
    publish(working, share)
    seen = plan(working, share)
    edit(theirs / "people.md", "what matters", "what hurts")
    publish(theirs, share)

    with pytest.raises(PublishedMeanwhile) as caught:
        publishing.publish(working, share, (), "A note.", "Jo", NOW, seen=seen)

    assert caught.value.number == 2


def test_a_plan_that_still_holds_is_carried_out(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "what matters", "what hurts")
    seen = plan(working, share)

    published = publishing.publish(working, share, ["people#ask"], "A\nnote\0.", "Jo", NOW, seen=seen)

    assert (published.manifest.number, published.manifest.note) == (2, "A note .")


def test_done_again_after_it_was_stopped_it_counts_once(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "what matters", "what hurts")
    publish(working, share, "people#ask").path.unlink()  # as if it had been stopped just before

    publish(working, share, "people#ask")

    assert facts(share, "people") == ("1.1.0", {"ask": 2, "listen": 1})


def test_an_earlier_library_is_brought_back_whole_under_a_new_number(working: Path, share: Path) -> None:
    publish(working, share)
    first = learner(share).outline("people").digest
    edit(working / "people.md", "what matters", "what hurts")
    publish(working, share, "people#ask")
    mine = (working / "people.md").read_bytes()

    back = bring_back(share, 1, "The old words were better.", "Jo", NOW + timedelta(days=1))

    assert [manifest.number for manifest in earlier(share)] == [3, 2, 1]
    assert len({manifest.pack_id for manifest in earlier(share)}) == 1
    assert back.manifest.note == "The old words were better."
    assert learner(share).outline("people").digest == first
    assert facts(share, "people") == ("1.0.0", {"ask": 1, "listen": 1})
    assert (working / "people.md").read_bytes() == mine
    with pytest.raises(NothingToPublish):
        bring_back(share, 1, "", "Jo", NOW)
    with pytest.raises(NotInLibrary):
        bring_back(share, 9, "", "Jo", NOW)


def test_after_a_bring_back_neither_a_version_nor_a_revision_is_given_out_twice(
    working: Path, share: Path
) -> None:
    publish(working, share)
    edit(working / "people.md", "what matters", "what hurts")
    publish(working, share, "people#ask")
    bring_back(share, 1, "Back.", "Jo", NOW)
    edit(working / "people.md", "what hurts", "what helps")

    publish(working, share, "people#ask")

    assert facts(share, "people") == ("1.2.0", {"ask": 3, "listen": 1})


def test_the_words_of_a_version_brought_back_keep_its_figure(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "what matters", "what hurts")
    publish(working, share)
    bring_back(share, 1, "Back.", "Jo", NOW)
    edit(working / "people.md", "what hurts", "what matters")

    edit(working / "place.md", "one street", "two streets")
    publish(working, share)

    assert facts(share, "people")[0] == "1.0.0"


def test_a_damaged_newest_pack_is_told_and_passed_over(working: Path, share: Path) -> None:
    publish(working, share)
    edit(working / "people.md", "what matters", "what hurts")
    newest = publish(working, share).path
    newest.write_bytes(newest.read_bytes()[:-10])

    found = plan(working, share)
    published = publish(working, share)

    assert [refused.reason for refused in found.base.refused] == [PackRefusal.HALF]
    assert published.manifest.number == 3
    assert [manifest.number for manifest in earlier(share)] == [3, 1]


def test_no_new_line_is_begun_beside_packs_that_can_not_be_read(working: Path, share: Path) -> None:
    (share / "library-00004.zip").write_bytes(b"")

    with pytest.raises(PackFileRefused):
        publish(working, share)


def test_what_a_stopped_publish_left_behind_is_removed_later(working: Path, share: Path) -> None:
    old = share / f".library-00001.zip.{'ab' * 8}.tmp"
    other = share / f".library-00009.zip.{'ab' * 8}.tmp"
    publish(working, share)
    for path in (old, other):
        path.write_bytes(b"half")
    edit(working / "people.md", "what matters", "what hurts")

    publish(working, share)

    assert not old.exists() and other.exists()


def test_a_link_in_the_working_folder_is_not_followed(working: Path, share: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_bytes(b"<svg/>")
    try:
        (working / "a.svg").symlink_to(tmp_path / "secret.svg")
    except OSError:
        pytest.skip("this system makes no links")

    with pytest.raises(PackFileRefused) as caught:
        plan(working, share)

    assert (caught.value.reason, caught.value.detail) == (PackRefusal.LINK, "a.svg")


def test_other_line_endings_and_marks_stay_as_they_were(working: Path, share: Path) -> None:
    windows = PEOPLE.replace("\n", "\r\n").encode("utf-8-sig")
    (working / "people.md").write_bytes(windows)
    publish(working, share)
    before = (working / "people.md").read_bytes()
    (working / "people.md").write_bytes(before.replace(b"what matters", b"what hurts"))

    publish(working, share, "people#ask", note="A note.")

    expected = windows.replace(b"what matters", b"what hurts").replace(b"#ask rev=1", b"#ask rev=2")
    expected = expected.replace(b"version: 1.0.0\r\n", b"version: 1.1.0\r\nchange_note: A note.\r\n")
    assert (working / "people.md").read_bytes() == expected
