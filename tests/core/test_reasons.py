from __future__ import annotations

import errno

import pytest

from onboarding.core.reasons import os_reason


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EEXIST, "File exists"), "there is a file of that name"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (OSError("no number at all"), "no number at all"),
    ],
)
def test_a_reason_ends_a_sentence(error: OSError, reason: str) -> None:
    assert os_reason(error) == reason
