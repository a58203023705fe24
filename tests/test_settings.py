"""Settings last, and half a file never stops the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from onboarding.errors import FileNotWritten, SettingsDamaged
from onboarding.settings import Settings, read_settings, save_settings, set_settings_aside


def test_no_settings_yet_gives_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.json") == Settings()


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    chosen = Settings(
        *("dark", "lexend", 175, True, "//server/hand-in", "some-id", (900, 700), True, 36),
        *("//server/library", True, "//server/edited"),
    )
    path = tmp_path / "new folder" / "settings.json"

    save_settings(path, chosen)

    assert read_settings(path) == chosen


@pytest.mark.parametrize("half", ['{"theme": "da', "", "\0\0\0\0", "[" * 100_000, "7", "null"])
def test_half_a_file_is_said_and_kept_aside(tmp_path: Path, half: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(half, encoding="utf-8")

    with pytest.raises(SettingsDamaged):
        read_settings(path)
    aside = set_settings_aside(path)

    assert aside.read_text(encoding="utf-8") == half
    assert read_settings(path) == Settings()


def test_a_second_damaged_file_leaves_the_first_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"

    for half in ("first", "second", "third"):
        path.write_text(half, encoding="utf-8")
        assert set_settings_aside(path).read_text(encoding="utf-8") == half

    kept = [aside.read_text(encoding="utf-8") for aside in sorted(tmp_path.glob("settings-damaged*.json"))]
    assert kept == ["second", "third", "first"]


def test_bytes_that_are_not_utf8_are_said(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"theme": "\x96"}')

    with pytest.raises(SettingsDamaged):
        read_settings(path)


@pytest.mark.parametrize(
    "value",
    [
        '{"theme": "sepia", "text_percent": 110}',
        '{"theme": 7, "text_percent": 110, "window": [1, 2]}',
        '{"font": null, "text_percent": 110, "reduced_motion": "yes", "window": "big"}',
        '{"text_percent": 110, "something from a newer version": {}}',
    ],
)
def test_a_value_that_makes_no_sense_falls_back_alone(tmp_path: Path, value: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(value, encoding="utf-8")

    assert read_settings(path) == Settings(text_percent=110)


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()

    with pytest.raises(FileNotWritten):
        save_settings(path, Settings())
