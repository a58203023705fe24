from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.versions import Rise, figures, highest, raised

VERSIONS = st.tuples(*[st.integers(0, 99_999)] * 3).map(lambda parts: ".".join(map(str, parts)))


@pytest.mark.parametrize(
    ("rise", "version"),
    [
        (Rise.WORDING, "1.2.4"),
        (Rise.STEPS, "1.3.0"),
        (Rise.NEW_MODULE, "2.0.0"),
        (Rise.NONE, "1.2.3"),
    ],
)
def test_each_kind_of_change_raises_its_figure(rise: Rise, version: str) -> None:
    assert raised("1.2.3", rise) == version


def test_a_figure_at_its_end_hands_on() -> None:
    assert raised("1.2.99999", Rise.WORDING) == "1.3.0"
    assert raised("1.99999.99999", Rise.WORDING) == "2.0.0"


def test_what_is_no_version_is_below_all_others() -> None:
    assert figures("one") == figures("1.2") == figures("1.2.x") == ()
    assert highest("", "0.0.0", "draft") == "0.0.0"
    assert highest("1.9.0", "1.10.0") == "1.10.0"
    assert raised("draft", Rise.WORDING) == "0.0.1"


@given(VERSIONS.filter(lambda version: not version.startswith("99999")), st.sampled_from(list(Rise)[:3]))
def test_a_raised_version_is_higher(version: str, rise: Rise) -> None:
    assert figures(raised(version, rise)) > figures(version)
