"""How fast words are found among a hundred thousand events, and windows are counted."""

import sqlite3
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import numpy as np

from db.filters import counts
from db.memberships import load_memberships
from db.reading import reading
from db.records import Filter, Window
from db.search import search
from db.time_index import load_columns, window_counts
from tests.bench.made_store import kept_store

ROWS = 100_000
_ROUNDS = 7
_SEARCHES = {
    "rare": "77777",
    "prefix": "annou",
    "folded": "костанай",
    "three_words": "ministry grain aktau",
    "phrase": '"grain quota"',
    "name": "organisation 077",
    "nothing": "zebra",
}
_WINDOW = Window(1_000_000_000, 1_300_000_000)


def measure() -> dict[str, float]:
    """Return milliseconds; the reference is SQLite reading every title once."""
    with reading(kept_store(ROWS)) as connection:
        return _measured(connection)


def _measured(conn: sqlite3.Connection) -> dict[str, float]:
    columns = load_columns(conn)
    members = load_memberships(conn, columns)
    everything = np.ones(len(columns), np.bool_)
    found = {
        f"search_{name}_ms": _milliseconds(partial(search, conn, text))
        for name, text in _SEARCHES.items()
    }
    reference = _milliseconds(lambda: conn.execute("SELECT max(title) FROM event").fetchone())
    return {
        **found,
        "all_titles_ms": reference,
        "search_folded_to_all_titles_ratio": found["search_folded_ms"] / reference,
        "window_counts_ms": _milliseconds(lambda: window_counts(columns, everything, _WINDOW)),
        "all_counts_ms": _milliseconds(lambda: counts(conn, columns, Filter(), _WINDOW, members)),
        "load_memberships_ms": _milliseconds(lambda: load_memberships(conn, columns)),
    }


def _milliseconds(work: Callable[[], object]) -> float:
    """Return the median time of some rounds."""
    times = []
    for _ in range(_ROUNDS):
        began = perf_counter()
        work()
        times.append(1000 * (perf_counter() - began))
    return median(times)
