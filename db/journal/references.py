"""Foreign keys of whole ranges, checked by a few questions instead of once a row."""

import sqlite3
from collections.abc import Iterable

from db.errors import UndoDeclined
from db.layout import Layouts


def check_removed(
    connection: sqlite3.Connection, layouts: Layouts, blocks: Iterable[sqlite3.Row]
) -> None:
    """Make sure nothing refers to rows that an undo has moved away.

    :raises UndoDeclined: where something does
    """
    for block in blocks:
        for layout in layouts.values():
            for column, target in layout.references:
                if target == block["table_name"] and _any(
                    connection,
                    f'SELECT 1 FROM main."{layout.table}" WHERE "{column}" BETWEEN ? AND ?',
                    block,
                ):
                    raise UndoDeclined(
                        "This cannot be undone: another program has since added something that "
                        "refers to it. Nothing was changed."
                    )


def check_restored(
    connection: sqlite3.Connection, layouts: Layouts, blocks: Iterable[sqlite3.Row]
) -> None:
    """Make sure rows that a redo has put back refer to rows that are there.

    :raises UndoDeclined: where one does not
    """
    for block in blocks:
        layout = layouts[block["table_name"]]
        for column, target in layout.references:
            if _any(
                connection,
                f'SELECT 1 FROM main."{layout.table}" AS t WHERE t."{layout.key}" BETWEEN ? AND ? '
                f'AND t."{column}" IS NOT NULL AND NOT EXISTS '
                f'(SELECT 1 FROM main."{target}" AS other '
                f'WHERE other."{_key(layouts, target)}" = t."{column}")',
                block,
            ):
                raise UndoDeclined(
                    "This cannot be redone: another program has since removed something it "
                    "refers to. Nothing was changed."
                )


def _key(layouts: Layouts, table: str) -> str:
    return layouts[table].key


def _any(connection: sqlite3.Connection, sql: str, block: sqlite3.Row) -> bool:
    values = (block["first_row"], block["last_row"])
    return connection.execute(sql + " LIMIT 1", values).fetchone() is not None
