"""A source of rows in memory for the tests of the table; it counts what it is asked."""

from collections.abc import Mapping, Sequence

import numpy as np

from db.dates import parse_edtf
from db.records import EventRow, Status
from widgets.table.listing import Listing, Sorting

KINDS = ("policy", "stoppage", "")


def made_row(event: int) -> EventRow:
    """Event number ``event``: every fifth is undated, every third has no kind."""
    return EventRow(
        id=event,
        title=f"Event {event}",
        kind=KINDS[event % 3],
        status=list(Status)[event % 4],
        when=None if event % 5 == 0 else parse_edtf(f"{2000 + event % 20}-06"),
        place="Almaty" if event % 2 else "",
        importance=event % 4,
        sources=event % 3,
        entities=("Kazakhstan", "Russia"),
        tags=("oil",),
        modified="2026-11-24T14:02:09.123Z",
        confidential=event % 7 == 0,
    )


class MadeRows:
    """Implements ``TableSource``; events of ``gone`` are not there any more."""

    def __init__(self, gone: frozenset[int] = frozenset()) -> None:
        self.gone = gone
        self.asked: list[int] = []
        """How many rows each question was for."""

    def rows(self, ids: Sequence[int]) -> Mapping[int, EventRow]:
        """Rows of a page."""
        self.asked.append(len(ids))
        return {one: made_row(one) for one in ids if one not in self.gone}


def listing_of(count: int, *, passing: int | None = None, total: int | None = None) -> Listing:
    """Events 1 to ``count`` in this order."""
    ids = np.arange(1, count + 1, dtype=np.int64)
    known = count if passing is None else passing
    return Listing(ids, known, known if total is None else total, Sorting())
