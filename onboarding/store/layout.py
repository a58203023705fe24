"""What the newest layout of the database is called and holds, told apart from the way that leads there.

Every start asks this; `migrations` loads sqlite-utils, which takes as long as a quarter of a start.
"""

from __future__ import annotations

NEWEST_LAYOUT = 2
"""The number of migrations: what `user_version` says in a file that has them all."""

TABLES = {
    *("person", "completion", "position", "reflection", "hand_in"),
    *("receipt", "waiver", "same_person", "forgetting", "forgotten"),
}
