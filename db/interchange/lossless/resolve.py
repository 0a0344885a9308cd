"""Where references lead: to items of the store, or to records that the file brings."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from db.fetch import batches, places
from db.interchange.lossless.read import Incoming
from db.interchange.lossless.shape import ANY, REFERENCES
from db.interchange.report import RowError

Known = dict[str, tuple[int, str]]
"""Id and kind of items, by uid; the id is 0 for a record that is not in the store yet."""

Refused = list[tuple[Incoming, RowError]]


def stored(conn: sqlite3.Connection, uids: Iterable[str]) -> Known:
    """Return the items of the store, in the trash too, that have one of the uids."""
    found: Known = {}
    for some in batches(uids):
        sql = f"SELECT uid, id, kind FROM item WHERE uid IN ({places(some)})"
        found.update((uid, (item, kind)) for uid, item, kind in conn.execute(sql, some))
    return found


def resolved(
    conn: sqlite3.Connection, incoming: list[Incoming], known: Known
) -> tuple[list[Incoming], Known, Refused]:
    """Return the records whose references lead somewhere, all that may be referred to, the rest.

    What refers to a record that is left out is left out too, and so on.

    :param known: the records of the file that are in the store already.
    """
    wanted = {uid for one in incoming for uid in (*one.references.values(), *one.tags)}
    ids = {one.uid: (0, one.kind) for one in incoming} | stored(conn, wanted) | known
    refused: Refused = []
    while True:
        bad = list(_refused(incoming, known, ids))
        if not bad:
            return incoming, ids, refused
        refused += bad
        gone = {id(one) for one, _ in bad}
        for one, _ in bad:
            if one.uid not in known:
                ids.pop(one.uid, None)
        incoming = [one for one in incoming if id(one) not in gone]


def _refused(
    incoming: list[Incoming], known: Known, ids: Mapping[str, tuple[int, str]]
) -> Iterator[tuple[Incoming, RowError]]:
    """Yield the records that refer to nothing, or whose uid belongs to another kind."""
    for one in incoming:
        try:
            _check(one, known, ids)
        except RowError as error:
            yield one, error


def _check(one: Incoming, known: Known, ids: Mapping[str, tuple[int, str]]) -> None:
    kind = known[one.uid][1] if one.uid in known else one.kind
    if kind != one.kind:
        told = kind.replace("_", " ")
        raise RowError("uid", one.uid, f"This uid belongs to something else in the store: {told}.")
    for name, uid in one.references.items():
        _check_reference(name, uid, REFERENCES[one.kind, name], ids)
    for uid in one.tags:
        _check_reference("tags", uid, "tag", ids)


def _check_reference(name: str, uid: str, kind: str, ids: Mapping[str, tuple[int, str]]) -> None:
    if uid not in ids:
        raise RowError(name, uid, "Neither the file nor the store holds what this refers to.")
    if kind not in (ANY, ids[uid][1]):
        raise RowError(name, uid, f"This must refer to a record of the kind “{kind}”.")
