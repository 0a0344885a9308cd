"""What stands under a picture: of which case, which time, which filter, how much, which zone."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.paper.case import Case
from app.paper.request import Request
from app.status_line import counted, zones_text
from db.dates import span_text
from db.dates.calendar import DAY_SECONDS
from db.records import Focus
from db.time_index import window_counts
from widgets.filters.pills import pill_texts

_CLOCKED = 3 * DAY_SECONDS
"""Windows longer than this are told in days."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A title, and sentences under it."""

    title: str
    lines: tuple[str, ...]


def caption_of(case: Case, picture: str, request: Request, remarks: Sequence[str] = ()) -> Caption:
    """The caption of a ``timeline`` or a map (``relations``); ``remarks`` follow the zone."""
    focus = request.focus
    count = timeline_count if picture == "timeline" else map_count
    lines = [f"{window_words(focus)} · {count(case, request)}"]
    if not focus.filter.is_empty:
        counts = case.sources.filters.counts(focus.filter, focus.window)
        only = ", ".join(part.label for part in pill_texts(focus.filter, counts))
        lines.append(f"Only {only}")
    zone = zones_text(case.sources.zoned_events())
    date = (f"Printed {request.printed}",) if request.printed else ()
    lines.append(" · ".join((f"{zone[:1].upper()}{zone[1:]}", *date, *remarks)))
    return Caption(case.title, tuple(lines))


def window_words(focus: Focus) -> str:
    """The window in words: days for a long one, clock times for a short one."""
    if focus.window is None:
        return "All of time"
    start, end = focus.window.start, focus.window.end
    if end - start > _CLOCKED:
        start, end = start // DAY_SECONDS * DAY_SECONDS, (end // DAY_SECONDS + 1) * DAY_SECONDS - 1
    return span_text(start, end)


def timeline_count(case: Case, request: Request) -> str:
    """How many events are drawn, of how many, how many are undated, and how many lanes hidden."""
    source, focus = case.sources.timeline, request.focus
    columns = source.columns()
    certain, possible, undated = window_counts(columns, source.matching(focus.filter), focus.window)
    said = [f"{certain + possible:,} of {counted(len(columns), 'event')}"]
    if undated:
        said.append(f"{undated:,} undated")
    if request.lanes.hidden:
        groups = source.groups(request.lanes)
        if hidden := len(groups) - len(request.lanes.seen(groups)):
            said.append(f"{counted(hidden, 'lane')} hidden")
    return ", ".join(said)


def map_count(case: Case, request: Request) -> str:
    """How much the map holds."""
    del request
    nodes, strands = len(case.sources.map.nodes()), len(case.sources.map.strands())
    return f"{counted(nodes, 'entity')}, {counted(strands, 'relation')}"
