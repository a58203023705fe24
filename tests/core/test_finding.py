"""Words are found as an author looks for them."""

from __future__ import annotations

import pytest

from onboarding.core.finding import Wanted, places

TEXT = "Ask first. A task asks; ASK\u00a0first again.\nask"


@pytest.mark.parametrize(
    ("wanted", "starts"),
    [
        (Wanted(""), []),
        (Wanted("ask"), [0, 14, 18, 24, 41]),
        (Wanted("ask", match_case=True), [14, 18, 41]),
        (Wanted("ask", whole_words=True), [0, 24, 41]),
        (Wanted("ask first"), [0, 24]),
        (Wanted("(a.*)"), []),
        (Wanted("first. "), [4]),
        (Wanted(";", whole_words=True), []),
    ],
)
def test_each_place_is_found_once(wanted: Wanted, starts: list[int]) -> None:
    assert [place.start for place in places(TEXT, wanted)] == starts


def test_places_do_not_overlap() -> None:
    assert places("aaaa", Wanted("aa")) == ((0, 2), (2, 4))
