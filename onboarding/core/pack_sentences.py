"""Says in plain words why a published library is not taken, and what to do about it."""

from __future__ import annotations

from enum import StrEnum

from onboarding.core.manifest import PackRefusal
from onboarding.core.pack_names import NameFault

_AGAIN = "Publish the library again"
_WHY: dict[StrEnum, str] = {
    PackRefusal.EMPTY: "there is nothing in it. It may still be syncing: wait a minute",
    PackRefusal.NOT_A_PACK: "it is not a published library. Take it out of the folder",
    PackRefusal.HALF: "a part of it is missing. It may still be copying: wait a minute",
    PackRefusal.UNREADABLE: "it can’t be opened. Ask IT whether you may read the folder",
    PackRefusal.NO_MANIFEST: f"it has no list of its files. {_AGAIN}",
    PackRefusal.BAD_MANIFEST: f"the list of its files was changed or damaged. {_AGAIN}",
    PackRefusal.NEWER: "it was made by a newer version of this program. Update the program",
    PackRefusal.TOO_MANY: "it holds more files than a library can have. Take out what no page shows",
    PackRefusal.TOO_LARGE: "{0} is larger than is allowed. Make it smaller, then publish again",
    PackRefusal.TOO_TIGHT: "{0} would grow far beyond what was packed. Don’t use it, and tell IT",
    PackRefusal.LINK: "{0} is a link to another place. Put the file itself there",
    PackRefusal.ENCRYPTED: f"{{0}} has a password. {_AGAIN}",
    PackRefusal.OTHER_PACKING: f"{{0}} was packed by another program. {_AGAIN}",
    PackRefusal.MISSING: f"{{0}} is missing from it. {_AGAIN}",
    PackRefusal.EXTRA: f"{{0}} was added to it and is not on its list. {_AGAIN}",
    PackRefusal.CHANGED: f"{{0}} was changed after it was published. {_AGAIN}",
    PackRefusal.LOWER_NUMBER: "it is older than the one in use. To go back, use Bring back",
    PackRefusal.OTHER_CONTENT: f"it has the number of the one in use and says something else. {_AGAIN}",
    PackRefusal.ANOTHER_LINE: "it belongs to another library. Ask HR which folder is the right one",
    PackRefusal.NO_LIBRARY: "it has no module that can be shown. Mend the library, then publish again",
    NameFault.EMPTY: "a part of the name “{0}” is empty. Give the file a plain name",
    NameFault.ABSOLUTE: "“{0}” would lie outside the library. Don’t use it, and tell IT",
    NameFault.UPWARDS: "“{0}” would lie outside the library. Don’t use it, and tell IT",
    NameFault.BACKSLASH: "there is a backslash in the name “{0}”. Take it out",
    NameFault.DRIVE: "“{0}” names a drive. Don’t use it, and tell IT",
    NameFault.FORBIDDEN: "there is a sign in the name “{0}” that Windows forbids. Give the file a plain name",
    NameFault.RESERVED: "Windows keeps the name “{0}” for itself. Give the file another one",
    NameFault.TRAILING: "in the name “{0}” a space or a dot stands at an end. Take it out",
    NameFault.HIDDEN: "the name “{0}” begins with a dot, which hides it. Give the file another one",
    NameFault.CONTROL: "there is an invisible character in the name of a file. Type the name anew",
    NameFault.TOO_LONG: "the name “{0}” is too long. Make it shorter",
    NameFault.DUPLICATE: f"“{{0}}” is in it twice. {_AGAIN}",
    NameFault.CASE_CLASH: "“{0}” differs from another name by capitals or accents alone. Give it another one",
}
_BY_WORD = {refusal.value: words for refusal, words in _WHY.items()}


def pack_sentence(name: str, reason: str, detail: str) -> str:
    """`name` is the pack’s; what is about a file names it by `detail`."""
    words = _BY_WORD.get(reason, reason).format(detail or "it")
    return f"{name} was not taken: {words}."
