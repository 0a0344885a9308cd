"""Which events are periods, as the bands behind the lanes."""

import numpy as np

from db.records import FLAG_CORE, FLAG_UNDATED, NO_LOWER, NO_UPPER, EventColumns
from widgets.ports import TimelineSource
from widgets.timeline.backgrounds import PERIOD, Period

_MOST = 200
"""More bands than this would be a pattern, not a help."""


def periods_of(source: TimelineSource) -> tuple[Period, ...]:
    """The periods of a case in time order; those filtered out stay, since they only orient."""
    columns = source.columns()
    if PERIOD not in columns.kinds:
        return ()
    of_kind = columns.kind == columns.kinds.index(PERIOD)
    rows = np.flatnonzero(of_kind & ((columns.flags & FLAG_UNDATED) == 0))[:_MOST].tolist()
    texts = source.texts([int(columns.ids[row]) for row in rows])
    return tuple(
        _period(columns, row, text.title)
        for row in rows
        if (text := texts.get(int(columns.ids[row]))) is not None
    )


def _period(columns: EventColumns, row: int, name: str) -> Period:
    start, end = int(columns.earliest[row]), int(columns.latest[row])
    core = None
    if columns.flags[row] & FLAG_CORE:
        core = int(columns.core_start[row]), int(columns.core_end[row])
    return Period(
        name, None if start == NO_LOWER else start, None if end == NO_UPPER else end, core
    )
