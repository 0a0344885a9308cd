"""Rows by kind or status: after any edits the same as sorted anew."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from db.numbered_rows import NumberedRows
from db.packed import no_events
from db.pairs import numbered_pairs
from db.records import STATUSES, ColumnPatch, EventColumns, LaneScheme

ROWS = st.lists(st.sampled_from(["battle", "protest", "speech", "strike"]), max_size=12)
EDITS = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 12), st.sampled_from(["march", "protest"])),
    max_size=4,
)


def columns_of(rows: list[str]) -> EventColumns:
    kinds = tuple(sorted(set(rows)))
    numbers = np.array([kinds.index(kind) for kind in rows], np.uint16)
    status = np.array([len(kind) % len(STATUSES) for kind in rows], np.uint8)
    return replace(no_events()[0], kind=numbers, kinds=kinds, status=status)


@settings(deadline=None, max_examples=200)
@given(ROWS, EDITS)
def test_edits_leave_the_rows_as_they_would_be_sorted_anew(
    rows: list[str], edits: list[tuple[int, int, str]]
) -> None:
    by_kind, by_status, columns = NumberedRows(), NumberedRows(), columns_of(rows)
    patch: ColumnPatch | None = None
    before = columns
    for gone, come, kind in [(0, 0, ""), *edits]:
        if kind:
            removed = [gone] if gone < len(rows) else []
            rows = [one for at, one in enumerate(rows) if at not in removed]
            at = min(come, len(rows))
            rows.insert(at, kind)
            before, columns = columns, columns_of(rows)
            patch = ColumnPatch(np.array(removed, np.int32), np.array([at], np.int32))
        last, told = before, patch

        def since(
            one: EventColumns, last: EventColumns = last, told: ColumnPatch | None = told
        ) -> ColumnPatch | None:
            return told if one is last else None

        for known, scheme in ((by_kind, LaneScheme.KIND), (by_status, LaneScheme.STATUS)):
            found = known.of(scheme, columns, since)
            if scheme is LaneScheme.KIND:
                anew = numbered_pairs(columns.kind, len(columns.kinds))
            else:
                anew = numbered_pairs(columns.status, len(STATUSES))
            assert found.rows.tolist() == anew.rows.tolist()
            assert found.starts.tolist() == anew.starts.tolist()
