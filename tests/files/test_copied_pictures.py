"""Of what is pasted, only pictures that Word put down on this computer are read."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from onboarding.core.pasting import read_copied
from onboarding.files.copied_pictures import pictures_of, place_here


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("file:///C:/Users/a/Temp/msohtmlclip1/01/b%201.png", "C:/Users/a/Temp/msohtmlclip1/01/b 1.png"),
        ("FILE://localhost/tmp/a.png", "/tmp/a.png"),
        ("file://server/share/a.png", ""),
        ("file:////server/share/a.png", ""),
        ("file:///%5C%5Cserver%5Cshare%5Ca.png", ""),
        ("file:%5C%5Cserver%5Cshare%5Ca.png", ""),
        ("file:///%3F%3F/UNC/server/share/a.png", ""),
        ("https://server/a.png", ""),
        ("http://[a", ""),
        ("a.png", ""),
    ],
)
def test_no_address_leads_to_another_computer(source: str, place: str) -> None:
    assert place_here(source) == place


def test_addresses_that_lead_to_no_picture_leave_it_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    copied = read_copied(f"<p>a<img src='http://[b'><img src='{tmp_path.as_uri()}'></p>")

    assert copied is not None
    assert pictures_of(copied) == ()
