"""The layouts that the database has had, each made from the one before."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("records")
_LAYOUT_1 = """
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    staff_number TEXT NOT NULL,
    team TEXT NOT NULL,
    start_date TEXT,
    manager TEXT NOT NULL,
    learns_here INTEGER NOT NULL CHECK (learns_here IN (0, 1)),
    added_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;

CREATE TABLE completion (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    module TEXT NOT NULL,
    step TEXT NOT NULL,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    module_version TEXT NOT NULL,
    words_digest TEXT NOT NULL,
    module_title TEXT NOT NULL,
    step_title TEXT NOT NULL,
    completed_at TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('done', 'waived')),
    completes_module INTEGER NOT NULL CHECK (completes_module IN (0, 1))
) STRICT;

CREATE INDEX completion_by_person ON completion (person, completed_at);

CREATE TRIGGER completion_stays_as_it_is BEFORE UPDATE ON completion
BEGIN
    SELECT RAISE(ABORT, 'a completion is never updated');
END;

CREATE TABLE position (
    visit INTEGER PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    module TEXT NOT NULL,
    step TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (person, module)
) STRICT;

CREATE TABLE reflection (
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    module TEXT NOT NULL,
    step TEXT NOT NULL,
    reflection TEXT NOT NULL,
    text TEXT NOT NULL,
    written_at TEXT NOT NULL,
    PRIMARY KEY (person, module, step, reflection)
) STRICT;

CREATE TABLE hand_in (
    id INTEGER PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    asked_at TEXT NOT NULL,
    handed_in_at TEXT,
    place TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX hand_in_waiting ON hand_in (person) WHERE handed_in_at IS NULL;
"""


_LAYOUT_2 = """
ALTER TABLE person ADD COLUMN changed_at TEXT;
ALTER TABLE person ADD COLUMN on_roster INTEGER NOT NULL DEFAULT 0 CHECK (on_roster IN (0, 1));
ALTER TABLE person ADD COLUMN left_on TEXT;
ALTER TABLE person ADD COLUMN record_until TEXT;
ALTER TABLE person ADD COLUMN record_steps INTEGER;

CREATE TABLE receipt (
    id INTEGER PRIMARY KEY,
    collected_at TEXT NOT NULL,
    path TEXT NOT NULL,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    person TEXT REFERENCES person (id) ON DELETE CASCADE,
    outcome TEXT NOT NULL CHECK (outcome IN ('added', 'known', 'refused')),
    reason TEXT NOT NULL,
    added INTEGER NOT NULL,
    known INTEGER NOT NULL,
    UNIQUE (path, digest)
) STRICT;

CREATE INDEX receipt_by_person ON receipt (person, collected_at);
CREATE INDEX receipt_by_digest ON receipt (digest);

CREATE TABLE waiver (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    module TEXT NOT NULL,
    module_title TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (
        reason IN ('Tested Out', 'Equivalent AU', 'Equivalent Outside Activity', 'Administrative')
    ),
    done_on TEXT NOT NULL,
    note TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    takes_back TEXT UNIQUE REFERENCES waiver (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX waiver_by_person ON waiver (person, recorded_at);

CREATE TRIGGER waiver_stays_as_it_is BEFORE UPDATE ON waiver
BEGIN
    SELECT RAISE(ABORT, 'a waiver is never updated');
END;

CREATE TABLE same_person (
    id INTEGER PRIMARY KEY,
    one TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    answer TEXT NOT NULL CHECK (answer IN ('same', 'different', 'undone')),
    answered_at TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    CHECK (one < other)
) STRICT;

CREATE TABLE forgetting (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    why TEXT NOT NULL,
    people INTEGER NOT NULL
) STRICT;

CREATE TABLE forgotten (
    digest TEXT PRIMARY KEY,
    salt TEXT NOT NULL,
    forgetting INTEGER NOT NULL REFERENCES forgetting (id)
) STRICT;

CREATE VIEW completed_step AS
SELECT
    person.name,
    person.staff_number,
    person.team,
    completion.module_title,
    completion.step_title,
    completion.rev,
    completion.module_version,
    completion.completed_at,
    completion.how,
    completion.completes_module,
    completion.person,
    completion.module,
    completion.step
FROM completion JOIN person ON person.id = completion.person;

CREATE VIEW team_member AS
WITH known AS (
    SELECT
        *,
        lower(trim(staff_number)) AS number,
        EXISTS (
            SELECT 1 FROM receipt WHERE receipt.person = person.id AND receipt.outcome <> 'refused'
        ) AS has_record
    FROM person
)
SELECT
    coalesce(line.name, known.name) AS name,
    known.staff_number,
    coalesce(nullif(line.team, ''), known.team) AS team,
    coalesce(line.start_date, known.start_date) AS start_date,
    coalesce(line.left_on, known.left_on) AS left_on,
    known.on_roster OR line.id IS NOT NULL AS on_roster,
    known.has_record,
    (SELECT count(*) FROM completion WHERE completion.person = known.id) AS steps_completed,
    (SELECT max(completed_at) FROM completion WHERE completion.person = known.id) AS last_completed_at,
    known.id AS person
FROM known
LEFT JOIN known AS line
    ON line.number = known.number AND known.number <> '' AND line.id <> known.id
    AND line.on_roster AND NOT (line.has_record OR line.learns_here)
WHERE known.has_record
    OR (known.learns_here AND (known.on_roster OR line.id IS NOT NULL))
    OR (known.on_roster AND known.number NOT IN (SELECT number FROM known WHERE has_record OR learns_here));
"""


@MIGRATIONS(name="layout-1")
def lay_out_the_records(db: Database) -> None:
    db.executescript(_LAYOUT_1)


@MIGRATIONS(name="layout-2")
def make_room_for_the_managers(db: Database) -> None:
    db.executescript(_LAYOUT_2)
