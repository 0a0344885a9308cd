"""Assessments and sources as whole lists."""

import sqlite3
from collections import Counter

from db.evidence.cases import cases
from db.evidence.desk import Desk
from db.fetch import fetch
from db.records import Assessment, AssessmentCase, Source


def all_cases(conn: sqlite3.Connection) -> list[AssessmentCase]:
    """Return all assessments with what speaks for and against them, in the order of their ids."""
    desk = Desk(conn)
    shown = [one for one in fetch(conn, Assessment, "ORDER BY id") if one.id not in desk.hidden]
    return cases(desk, shown)


def all_sources(conn: sqlite3.Connection) -> list[tuple[Source, int]]:
    """Return all sources by title, each with the number of citations of it."""
    desk = Desk(conn)
    counted = Counter(
        source
        for citation, source in conn.execute("SELECT id, source FROM citation")
        if citation not in desk.hidden
    )
    shown = [one for one in fetch(conn, Source) if one.id not in desk.hidden]
    shown.sort(key=lambda one: (one.title.casefold(), one.id))
    return [(source, counted[source.id]) for source in shown]
