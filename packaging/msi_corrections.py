"""Sees to what wixl 0.101 leaves out of a package, gets wrong, or takes from the clock and from chance."""

from __future__ import annotations

import struct

# Owner administrators; they and the system may do everything, other accounts read; nothing is inherited. The
# .nsi has the same line for the same folder.
ADMIN_ONLY = "O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"

PERMISSIONS = "MsiLockPermissionsEx"
"""The table of who may write where, which wixl does not know."""

PERMISSIONS_ROWS = "\r\n".join(
    (
        f"{PERMISSIONS}\tLockObject\tTable\tSDDLText\tCondition",
        "s72\ts72\ts32\ts0\tS255",
        f"{PERMISSIONS}\t{PERMISSIONS}",
        f"PolicyFolder\tPOLICYFOLDER\tCreateFolder\t{ADMIN_ONLY}\t",
        "",
    )
)

# wixl puts what comes "After" something behind everything else, and the removal of the earlier version past
# the end of the transaction. It forgets that the one feature can't be left out (16) or only advertised (8).
# INSTALLDIR has to come through where Windows asks for a password in between.
QUERIES = (
    "UPDATE `InstallUISequence` SET `Sequence` = 51 WHERE `Action` = 'KeepFolder'",
    "UPDATE `InstallExecuteSequence` SET `Sequence` = 51 WHERE `Action` = 'KeepFolder'",
    "UPDATE `InstallExecuteSequence` SET `Sequence` = 1001 WHERE `Action` = 'TellFolder'",
    "UPDATE `InstallExecuteSequence` SET `Sequence` = 1501 WHERE `Action` = 'RemoveExistingProducts'",
    "UPDATE `Feature` SET `Attributes` = 24 WHERE `Feature` = 'Program'",
    "UPDATE `Property` SET `Value` = 'INSTALLDIR;WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED'"
    " WHERE `Property` = 'SecureCustomProperties'",
)

# How a package's summary is laid out: [MS-OLEPS] 2.21 and 2.25.1. Times count 100 ns since 1601.
_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
_CREATED, _LAST_SAVED, _FILETIME = 12, 13, 64
_FROM_1601_TO_1970 = 11_644_473_600


def with_times(msi: bytes, epoch: int) -> bytes:
    """The package with `epoch`, in seconds since 1970, as the time when it was created and saved.

    Raises ValueError when it has not just the one summary that wixl writes.
    """
    if msi.count(_SUMMARY) != 1:
        raise ValueError("this package has no summary, or more than one")
    place = msi.index(_SUMMARY)
    section = place - 28 + int.from_bytes(msi[place + 16 : place + 20], "little")
    changed = bytearray(msi)
    for number in range(int.from_bytes(msi[section + 4 : section + 8], "little")):
        name, offset = struct.unpack_from("<II", msi, section + 8 + 8 * number)
        kind = int.from_bytes(msi[section + offset : section + offset + 4], "little")
        if name in (_CREATED, _LAST_SAVED) and kind == _FILETIME:
            ticks = (epoch + _FROM_1601_TO_1970) * 10_000_000
            struct.pack_into("<Q", changed, section + offset + 4, ticks)
    return bytes(changed)
