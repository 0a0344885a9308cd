"""Which events pass a filter after an edit: only the touched ones are asked again."""

import sqlite3
from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np

from db.filters import Mask, matching
from db.memberships import FACETS, Memberships
from db.pairs import Pairs
from db.records import EventColumns, Filter
from db.search import events_matching, read_terms
from db.splice import Rows, Splice


def patched_mask(
    conn: sqlite3.Connection,
    before: Mask,
    splice: Splice,
    columns: EventColumns,
    wanted: Filter,
    members: Callable[[], Memberships],
) -> Mask:
    """Return what :func:`db.filters.matching` would, given the mask before an edit.

    :param splice: how the columns came out of those that ``before`` goes with
    :param members: tells the memberships, if the filter asks for any
    """
    return splice.apply(before, _matching_rows(conn, splice.inserted, columns, wanted, members))


def _matching_rows(
    conn: sqlite3.Connection,
    rows: Rows,
    columns: EventColumns,
    wanted: Filter,
    members: Callable[[], Memberships],
) -> Mask:
    """Return which of a few rows pass the filter."""
    few = EventColumns(
        **{
            one.name: getattr(columns, one.name)[rows]
            for one in fields(EventColumns)
            if one.name != "kinds"
        },
        kinds=columns.kinds,
    )
    none: frozenset[int] = frozenset()
    found = matching(conn, few, replace(wanted, entities=none, tags=none, sources=none, text=""))
    for facet in FACETS:
        chosen: frozenset[int] = getattr(wanted, facet)
        if chosen:
            pairs: Pairs = getattr(members(), facet)
            found &= pairs.rows_with(chosen, len(columns))[rows]
    if wanted.text.strip():
        found &= _holding(conn, few, wanted.text)
    return found


def _holding(conn: sqlite3.Connection, few: EventColumns, text: str) -> Mask:
    terms = read_terms(text)
    if not terms:
        return np.zeros(len(few), np.bool_)
    return events_matching(conn, terms, few.ids, only_these=True)
