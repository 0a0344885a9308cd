"""The file's own marks and the steps that build its tables (docs/file-format.md).

``user_version`` is the only truth about the format; the table ``_sqlite_migrations`` belongs to
sqlite-utils and is internal. The file holds no triggers: with ``trusted_schema=OFF`` they could
neither write the search index nor call our functions, and a stranger's file could hide code in
them. The writing connection brings its own TEMP triggers (db/journal/triggers.py).
"""

import sqlite3

from sqlite_utils import Database, Migrations

from db.migrations.first_facts import FACTS
from db.migrations.first_rest import REST

APPLICATION_ID = 0x53455155
"""“SEQU” in ASCII: tells our files from every other SQLite file."""

FORMAT = 1
"""``user_version`` of the files this program writes."""

PAGE_SIZE = 4096
"""Bytes; SQLite's default, spelled out so that files from all systems are alike."""

FACT_TABLES = (
    "event",
    "entity",
    "name",
    "participation",
    "relation",
    "link",
    "quantity",
    "source",
    "citation",
    "reading",
    "assessment",
    "assessment_evidence",
    "annotation",
    "tag",
    "attachment",
    "bookmark",
    "fact_check",
    "named_window",
)
"""Tables whose rows are items; ``item.kind`` is the table's name. Parents come first."""

HANGING_TABLES = ("item_tag", "map_position", "setting", "import_batch", "import_row")
"""Rows that hang on items or stand alone, without a uid of their own."""

JOURNALLED = ("item", *FACT_TABLES, *HANGING_TABLES)
"""Tables that undo brings back. Each has an integer primary key and a ``checksum``."""

migrations = Migrations("sequitur")


@migrations()
def format_1(database: Database) -> None:
    """Everything store.md asks for; panes for some tables come later."""
    for statement in (*FACTS, *REST):
        database.conn.execute(statement)


def build(connection: sqlite3.Connection) -> None:
    """Bring an empty or older file to ``FORMAT`` and mark it as ours."""
    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
