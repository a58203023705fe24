"""A story lets somebody decide twice before it ends, so that the first choice has a consequence."""

from __future__ import annotations

import pytest

from onboarding.core.scenario import choices_in
from tests.content.reading import STEPS, read

STORIES = [(name, step_id) for name, step_id in STEPS if read(name).step(step_id).is_scenario]


@pytest.mark.parametrize(("name", "step_id"), STORIES)
def test_a_story_takes_two_decisions(name: str, step_id: str) -> None:
    story = read(name).step(step_id)
    endings = {scene.id for scene in story.scenes if scene.is_ending}

    assert endings
    assert not {choice.target for choice in choices_in(story.blocks)} & endings
