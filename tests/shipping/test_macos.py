"""What can be told of the program for macOS without a Mac."""

from __future__ import annotations

import plistlib
import sys
from pathlib import Path

import pytest

import dmg
import mac_app

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def test_macos_is_told_version_oldest_system_and_that_pixels_are_fine() -> None:
    told = plistlib.loads(plistlib.dumps(mac_app.info_plist("1.2.3")))

    assert told["CFBundleShortVersionString"] == told["CFBundleVersion"] == "1.2.3"
    assert told["LSMinimumSystemVersion"] == "14.4"
    assert told["NSHighResolutionCapable"] is True
    assert told["NSRequiresAquaSystemAppearance"] is False
    assert told["LSApplicationCategoryType"] == "public.app-category.education"
    assert len(told["CFBundleName"]) <= 15, "macOS cuts what is longer"


def test_macos_is_asked_for_nothing_that_people_would_have_to_allow() -> None:
    told = mac_app.info_plist("1.2.3")

    assert not [key for key in told if key.endswith("UsageDescription") or key == "NSAppTransportSecurity"]


def test_the_bundle_for_macos_is_made_of_these_facts() -> None:
    spec = (PACKAGING / "onboarding.spec").read_text(encoding="utf-8")

    for name in ("mac_app.APP", "mac_app.IDENTIFIER", "mac_app.info_plist("):
        assert name in spec


def test_papers_licences_and_the_list_of_parts_go_into_the_app(tmp_path: Path) -> None:
    app, bundle = tmp_path / mac_app.APP, tmp_path / "onboarding"
    (app / "Contents" / "Resources" / "licences").mkdir(parents=True)
    (app / "Contents" / "Resources" / "licences" / "old.txt").write_text("of a part that is gone")
    for path in ("licences/MIT.txt", "for-it/for-it.md", "_internal/base_library.zip"):
        (bundle / path).parent.mkdir(parents=True)
        (bundle / path).write_text("here")
    for name in ("THIRD-PARTY.txt", "sbom.cdx.json", "onboarding"):
        (bundle / name).write_text("here")

    mac_app.put_into_app(app, bundle)

    resources = app / "Contents" / "Resources"
    assert sorted(path.relative_to(resources).as_posix() for path in resources.rglob("*.*")) == [
        "THIRD-PARTY.txt",
        "for-it/for-it.md",
        "licences/MIT.txt",
        "sbom.cdx.json",
    ]
    assert mac_app.sign_for_this_mac(app)[-1] == str(app)


@pytest.mark.skipif(sys.platform == "win32", reason="links take an administrator there")
def test_the_image_holds_the_program_and_the_way_to_applications(tmp_path: Path) -> None:
    app = tmp_path / mac_app.APP
    (app / "Contents" / "MacOS").mkdir(parents=True)
    (app / "Contents" / "MacOS" / "onboarding").write_text("the program")
    (app / "Contents" / "Frameworks").symlink_to("MacOS")
    (tmp_path / "image").mkdir()
    (tmp_path / "image" / "left over").write_text("from before")

    dmg.fill(tmp_path / "image", app)

    assert sorted(path.name for path in (tmp_path / "image").iterdir()) == ["Applications", mac_app.APP]
    assert (tmp_path / "image" / "Applications").readlink() == Path("/Applications")
    assert (tmp_path / "image" / mac_app.APP / "Contents" / "Frameworks").is_symlink()


def test_the_image_is_made_of_the_folder_and_read_again() -> None:
    out = Path("dist") / dmg.image_name("1.2.3")

    made = dmg.create(Path("build/dmg"), out)

    assert made[:2] == ["hdiutil", "create"]
    assert made[made.index("-srcfolder") + 1] == str(Path("build/dmg"))
    assert made[made.index("-volname") + 1] == "We’re Kirklees"
    assert made[-1].endswith("were-kirklees-1.2.3.dmg")
    assert dmg.verify(out) == ["hdiutil", "verify", str(out)]


@pytest.mark.skipif(sys.platform == "darwin", reason="there it goes further")
def test_elsewhere_it_says_that_it_takes_a_mac(capsys: pytest.CaptureFixture[str]) -> None:
    assert dmg.dmg([]) == 1
    assert "on macOS only" in capsys.readouterr().out
