"""Format 1, the facts: everything people put in has a row in ``item`` and one in its own table."""

from db.migrations.vague import vague

ID = "id INTEGER PRIMARY KEY REFERENCES item(id)"
FLAG = "INTEGER NOT NULL CHECK ({0} IN (0, 1))"
STATUS = "TEXT NOT NULL CHECK (status IN ('reported', 'assessed', 'possible', 'disputed'))"
CHECKSUM = "checksum INTEGER NOT NULL"

REPORTED = (
    f"""CREATE TABLE item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    deleted_at TEXT,
    confidential {FLAG.format("confidential")},
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE event (
    {ID},
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    kind TEXT NOT NULL,
    status {STATUS},
    place TEXT NOT NULL,
    importance INTEGER NOT NULL,
    lane TEXT NOT NULL,
{vague("when")},
    day_order INTEGER NOT NULL,
    duration_min INTEGER,
    duration_max INTEGER,
    offset_event INTEGER REFERENCES event(id),
    offset_end TEXT NOT NULL CHECK (offset_end IN ('', 'start', 'end')),
    offset_count INTEGER,
    offset_unit TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE entity (
    {ID},
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    description TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE name (
    {ID},
    entity INTEGER NOT NULL REFERENCES entity(id),
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    script TEXT NOT NULL,
{vague("valid")},
    preferred {FLAG.format("preferred")},
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE participation (
    {ID},
    event INTEGER NOT NULL REFERENCES event(id),
    entity INTEGER NOT NULL REFERENCES entity(id),
    role TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE relation (
    {ID},
    source_entity INTEGER NOT NULL REFERENCES entity(id),
    type TEXT NOT NULL,
    target_entity INTEGER NOT NULL REFERENCES entity(id),
{vague("valid")},
    status {STATUS},
    directed {FLAG.format("directed")},
    description TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE link (
    {ID},
    earlier INTEGER NOT NULL REFERENCES event(id),
    type TEXT NOT NULL,
    later INTEGER NOT NULL REFERENCES event(id),
    status {STATUS},
    description TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE quantity (
    {ID},
    item INTEGER NOT NULL REFERENCES item(id),
    property TEXT NOT NULL,
    comparator TEXT NOT NULL CHECK (comparator IN ('=', '~', '>', '>=', '<', '<=', 'range')),
    value REAL,
    low REAL,
    high REAL,
    unit TEXT NOT NULL,
    of_what TEXT NOT NULL,
    written TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
)

EVIDENCE = (
    f"""CREATE TABLE source (
    {ID},
    title TEXT NOT NULL,
    author TEXT NOT NULL,
    issued TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    reliability TEXT NOT NULL CHECK (reliability IN ('', 'A', 'B', 'C', 'D', 'E', 'F')),
    note TEXT NOT NULL,
    csl TEXT NOT NULL,
    text TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE citation (
    {ID},
    item INTEGER NOT NULL REFERENCES item(id),
    field TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source(id),
    paragraph TEXT NOT NULL,
    paraphrase TEXT NOT NULL,
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'refutes', 'mentions')),
    credibility TEXT NOT NULL CHECK (credibility IN ('', '1', '2', '3', '4', '5', '6')),
    quote_exact TEXT NOT NULL,
    quote_prefix TEXT NOT NULL,
    quote_suffix TEXT NOT NULL,
    position_start INTEGER,
    position_end INTEGER,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE reading (
    {ID},
    item INTEGER NOT NULL REFERENCES item(id),
    field TEXT NOT NULL,
    written TEXT NOT NULL,
    canonical TEXT NOT NULL,
    citation INTEGER REFERENCES citation(id),
    rank TEXT NOT NULL CHECK (rank IN ('preferred', 'normal', 'refuted')),
    reason TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE assessment (
    {ID},
    claim TEXT NOT NULL,
    likelihood_word TEXT NOT NULL,
    likelihood_low REAL,
    likelihood_high REAL,
    confidence TEXT NOT NULL,
    basis TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE assessment_evidence (
    {ID},
    assessment INTEGER NOT NULL REFERENCES assessment(id),
    item INTEGER REFERENCES item(id),
    bearing TEXT NOT NULL CHECK (bearing IN ('consistent', 'inconsistent', 'neutral')),
    weight INTEGER NOT NULL,
    reason TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
)

OWN = (
    f"""CREATE TABLE annotation (
    {ID},
    item INTEGER REFERENCES item(id),
    field TEXT NOT NULL,
{vague("span")},
    body TEXT NOT NULL,
    author TEXT NOT NULL,
    motivation TEXT NOT NULL,
    resolved {FLAG.format("resolved")},
    {CHECKSUM}
) STRICT""",
    f"CREATE TABLE tag ({ID}, name TEXT NOT NULL, {CHECKSUM}) STRICT",
    f"""CREATE TABLE attachment (
    {ID},
    item INTEGER NOT NULL REFERENCES item(id),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content BLOB NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"CREATE TABLE bookmark ({ID}, name TEXT NOT NULL, focus TEXT NOT NULL, {CHECKSUM}) STRICT",
    f"""CREATE TABLE fact_check (
    {ID},
    item INTEGER NOT NULL REFERENCES item(id),
    checker TEXT NOT NULL,
    outcome TEXT NOT NULL,
    item_modified TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE named_window (
    {ID},
    name TEXT NOT NULL,
{vague("span")},
    {CHECKSUM}
) STRICT""",
)

FACTS = REPORTED + EVIDENCE + OWN
