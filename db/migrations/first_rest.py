"""Format 1, the rest: what hangs on items, imports, the journal, the search index, indexes."""

CHECKSUM = "checksum INTEGER NOT NULL"

HANGING = (
    f"""CREATE TABLE item_tag (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES item(id),
    tag INTEGER NOT NULL REFERENCES tag(id),
    {CHECKSUM},
    UNIQUE (item, tag)
) STRICT""",
    f"""CREATE TABLE map_position (
    entity INTEGER PRIMARY KEY REFERENCES entity(id),
    x REAL NOT NULL,
    y REAL NOT NULL,
    pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
    f"""CREATE TABLE import_row (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES import_batch(id),
    line INTEGER NOT NULL,
    item INTEGER REFERENCES item(id),
    original TEXT NOT NULL,
    {CHECKSUM}
) STRICT""",
)

JOURNAL = (
    """CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'replaced', 'final')),
    changes INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE edit_row (
    id INTEGER PRIMARY KEY,
    edit INTEGER NOT NULL REFERENCES edit(id),
    table_name TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT,
    after TEXT
) STRICT""",
    """CREATE TABLE edit_block (
    id INTEGER PRIMARY KEY,
    edit INTEGER NOT NULL REFERENCES edit(id),
    form TEXT NOT NULL CHECK (form IN ('added', 'images')),
    table_name TEXT NOT NULL,
    first_row INTEGER NOT NULL,
    last_row INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    digest TEXT NOT NULL,
    content BLOB
) STRICT""",
)

OTHERS = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
    title, body, folded,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
)""",
    """CREATE TABLE column_chunk (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    part INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (name, part)
) STRICT""",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)

#: Every column that refers to a row is indexed, so that joins and checks stay quick.
REFERRING = (
    ("event", "offset_event"),
    ("name", "entity"),
    ("participation", "event"),
    ("participation", "entity"),
    ("relation", "source_entity"),
    ("relation", "target_entity"),
    ("link", "earlier"),
    ("link", "later"),
    ("quantity", "item"),
    ("citation", "item"),
    ("citation", "source"),
    ("reading", "item"),
    ("reading", "citation"),
    ("assessment_evidence", "assessment"),
    ("assessment_evidence", "item"),
    ("annotation", "item"),
    ("attachment", "item"),
    ("fact_check", "item"),
    ("item_tag", "tag"),
    ("import_row", "batch"),
    ("import_row", "item"),
    ("edit_row", "edit"),
    ("edit_block", "edit"),
)

INDEXES = (
    "CREATE INDEX event_in_time ON event (when_earliest, when_latest, day_order, id)",
    "CREATE INDEX item_of_kind ON item (kind)",
    # Every reader asks first what is in the trash, which is little: never walk all items for it.
    "CREATE INDEX item_in_trash ON item (id) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX edit_in_state ON edit (state, id)",
    *(f"CREATE INDEX {table}_by_{column} ON {table} ({column})" for table, column in REFERRING),
)

REST = HANGING + JOURNAL + OTHERS + INDEXES
