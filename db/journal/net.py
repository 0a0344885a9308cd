"""What an edit changed in the end: each touched row's before and after, nothing in between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.journal.recorder import Image, Key, Recorder
from db.rows import RowWriter, same
from db.schema import FACT_TABLES


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row's difference. ``before`` ``None`` = added, ``after`` ``None`` = removed.

    Added and removed rows are told in full, changed ones by their changed columns only.
    """

    table: str
    key: int
    before: Image | None
    after: Image | None


def net_changes(recorder: Recorder, rows: RowWriter, keys: Iterable[Key]) -> Iterator[RowChange]:
    """The differences of these touched rows; rows that are as before are left out."""
    for table, key in keys:
        before = recorder.before[table, key]
        after = rows.row(table, key)
        if before is None or after is None:
            if before is not after:
                yield RowChange(table, key, before, after)
            continue
        changed = [name for name in after if not same(before[name], after[name])]
        if changed:
            yield RowChange(
                table,
                key,
                {name: before[name] for name in changed},
                {name: after[name] for name in changed},
            )


def items_to_touch(changes: Iterable[RowChange]) -> set[int]:
    """Items whose content changed, so that their ``modified`` must move: facts, tags, marks."""
    touched: set[int] = set()
    for change in changes:
        if change.table in FACT_TABLES and change.before is not None and change.after is not None:
            touched.add(change.key)
        elif change.table == "item_tag":
            image = change.after or change.before or {}
            item = image.get("item")
            if isinstance(item, int):
                touched.add(item)
        elif change.table == "item" and change.after and "confidential" in change.after:
            touched.add(change.key)
    return touched
