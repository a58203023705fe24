"""Why the system refused a file, as the end of a sentence: "Not saved: the disk is full"."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EACCES: "you may not write there, or another program has the file open",
    errno.EPERM: "you may not write there, or another program has the file open",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "the folder isn't there",
    errno.ENOTDIR: "the folder isn't there",
    errno.EEXIST: "there is a file of that name",
    errno.EISDIR: "there is a folder of that name",
    errno.ENAMETOOLONG: "the name is too long",
}


def os_reason(error: OSError) -> str:
    """Falls back to the system's own words."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
