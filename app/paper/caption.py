"""What stands under a picture: of which case, which time, which filter, how much, which zone."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.paper.case import Case
from app.status_line import counted, zones_text
from db.dates import span_text
from db.dates.calendar import DAY_SECONDS
from db.records import Focus
from widgets.filters.pills import pill_texts

_CLOCKED = 3 * DAY_SECONDS
"""Windows longer than this are told in days."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A title, and sentences under it."""

    title: str
    lines: tuple[str, ...]


def caption_of(
    case: Case, picture: str, focus: Focus, *, printed: str = "", remarks: Sequence[str] = ()
) -> Caption:
    """The caption of a ``timeline`` or a map (``relations``); ``remarks`` follow the zone."""
    counts = case.sources.filters.counts(focus.filter, focus.window)
    count = timeline_count if picture == "timeline" else map_count
    lines = [f"{window_words(focus)} · {count(case, focus)}"]
    only = [part.label for part in pill_texts(focus.filter, counts)]
    if only:
        lines.append(f"Only {', '.join(only)}")
    zone = zones_text(case.sources.zoned_events())
    date = (f"Printed {printed}",) if printed else ()
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


def timeline_count(case: Case, focus: Focus) -> str:
    """How many events are drawn, of how many, and how many have no place on the axis."""
    counts = case.sources.filters.counts(focus.filter, focus.window)
    drawn = counts.certain + counts.possible
    text = f"{drawn:,} of {counted(counts.total, 'event')}"
    return f"{text}, {counts.undated:,} undated" if counts.undated else text


def map_count(case: Case, focus: Focus) -> str:
    """How much the map holds."""
    del focus
    nodes, strands = len(case.sources.map.nodes()), len(case.sources.map.strands())
    return f"{counted(nodes, 'entity')}, {counted(strands, 'relation')}"
