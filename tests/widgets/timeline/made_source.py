"""A timeline source in memory: a few told events, or as many as wanted from a seeded generator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from db.dates import End, Order, Shape, VagueTime, gap_between, gap_text, parse_edtf
from db.records import (
    FLAG_APPROXIMATE,
    FLAG_CORE,
    FLAG_DOUBTFUL,
    FLAG_END_OPEN,
    FLAG_END_UNKNOWN,
    FLAG_START_OPEN,
    FLAG_START_UNKNOWN,
    FLAG_UNDATED,
    NO_LOWER,
    NO_UPPER,
    STATUSES,
    Arc,
    ArcLine,
    Cited,
    ColumnPatch,
    EventColumns,
    EventText,
    Filter,
    LaneGroup,
    LaneView,
    Status,
)
from widgets.timeline.building import kind_groups

DAY = 86_400


@dataclass(frozen=True)
class Told:
    """One event as a test tells it; an empty ``edtf`` is undated."""

    title: str
    edtf: str
    kind: str = "policy"
    words: str = ""
    status: Status = Status.REPORTED
    importance: int = 0
    who: tuple[int, ...] = ()


@dataclass(repr=False)
class MadeSource:
    """Implements ``TimelineSource`` over columns it is given."""

    made: EventColumns
    titles: Mapping[int, EventText]
    links: Sequence[Arc] = ()
    dates: Mapping[int, VagueTime] = field(default_factory=dict)
    parts: Mapping[int, frozenset[int]] = field(default_factory=dict)
    cited: Mapping[int, Sequence[Cited]] = field(default_factory=dict)
    asked: int = 0

    def columns(self) -> EventColumns:
        return self.made

    def matching(self, wanted: Filter) -> NDArray[np.bool_]:
        shown = np.ones(len(self.made), dtype=np.bool_)
        if wanted.kinds:
            kinds = [n for n, kind in enumerate(self.made.kinds) if kind in wanted.kinds]
            shown &= np.isin(self.made.kind, kinds)
        if wanted.statuses:
            numbers = [STATUSES.index(status) for status in wanted.statuses]
            shown &= np.isin(self.made.status, numbers)
        return shown

    def texts(self, ids: Sequence[int]) -> Mapping[int, EventText]:
        self.asked += 1
        return {event: self.titles[event] for event in ids if event in self.titles}

    def arcs(self) -> Sequence[Arc]:
        return self.links

    def groups(self, view: LaneView) -> Sequence[LaneGroup]:
        return kind_groups(self.made)

    def patch_since(self, before: EventColumns) -> ColumnPatch | None:
        return None

    def taking_part(self, entity: int) -> frozenset[int]:
        return self.parts.get(entity, frozenset())

    def whens(self, ids: Sequence[int]) -> Mapping[int, VagueTime]:
        return {event: self.dates[event] for event in ids if event in self.dates}

    def citations(self, ids: Sequence[int]) -> Mapping[int, Sequence[Cited]]:
        return {event: self.cited[event] for event in ids if event in self.cited}


def told(events: Sequence[Told], links: Sequence[tuple[int, int]] = ()) -> MadeSource:
    """A source of these events; ids count from 1 in the order told, links name places from 0."""
    dates = {n: parse_edtf(one.edtf) for n, one in enumerate(events, 1) if one.edtf}
    kinds = tuple(sorted({one.kind for one in events}))
    parts: dict[int, set[int]] = {}
    for number, one in enumerate(events, 1):
        for entity in one.who:
            parts.setdefault(entity, set()).add(number)
    rows = sorted(
        (_row(n, one, dates.get(n), kinds) for n, one in enumerate(events, 1)),
        key=lambda row: (bool(row[5] & FLAG_UNDATED), row[1], row[2], row[0]),
    )
    return MadeSource(
        _columns(rows, kinds),
        {n: EventText(n, one.title, one.words) for n, one in enumerate(events, 1)},
        [_arc(a + 1, b + 1, dates) for a, b in links],
        dates,
        {entity: frozenset(ids) for entity, ids in parts.items()},
    )


def _row(number: int, one: Told, when: VagueTime | None, kinds: tuple[str, ...]) -> tuple:
    status, kind = STATUSES.index(one.status), kinds.index(one.kind)
    if when is None:
        bounds = (NO_LOWER, NO_UPPER, NO_LOWER, NO_UPPER)
        return (number, *bounds, FLAG_UNDATED, 0, 0, status, kind, one.importance)
    flags = {
        FLAG_CORE: when.core_start is not None,
        FLAG_START_OPEN: when.start is End.OPEN,
        FLAG_START_UNKNOWN: when.start is End.UNKNOWN,
        FLAG_END_OPEN: when.end is End.OPEN,
        FLAG_END_UNKNOWN: when.end is End.UNKNOWN,
        FLAG_APPROXIMATE: when.approximate,
        FLAG_DOUBTFUL: when.doubtful,
    }
    pairs = (
        (when.earliest, NO_LOWER),
        (when.latest, NO_UPPER),
        (when.core_start, NO_LOWER),
        (when.core_end, NO_UPPER),
    )
    bounds = tuple(none if value is None else value for value, none in pairs)
    bits = sum(bit for bit, is_set in flags.items() if is_set)
    return (number, *bounds, bits, when.shape, when.granularity, status, kind, one.importance)


def _columns(rows: Sequence[tuple], kinds: tuple[str, ...]) -> EventColumns:
    types = (*[np.int64] * 5, np.uint16, np.uint8, np.uint8, np.uint8, np.int32, np.int32)
    made = [np.array([row[place] for row in rows], dtype=kind) for place, kind in enumerate(types)]
    weight = np.zeros(len(rows), dtype=np.int32)
    return EventColumns(*made, weight=weight, kinds=kinds)


def _arc(earlier: int, later: int, dates: Mapping[int, VagueTime]) -> Arc:
    gap = gap_between(dates[earlier], dates[later])
    return Arc(
        earlier,
        later,
        (ArcLine(1, "followed by", Status.REPORTED),),
        gap_text(gap, True),
        gap.min_days,
        gap.max_days,
        {Order.CERTAIN: "certain", Order.POSSIBLE: "possible"}.get(gap.order, "impossible"),
        True,
    )


def generated(count: int, seed: int = 7, lanes: int = 12, years: int = 30) -> MadeSource:
    """A seeded crowd: bursts, 40 % vague, a tenth lasted, titles of about forty letters."""
    rng = np.random.default_rng(seed)
    centres = rng.uniform(0, years * 365, max(count // 500, 3))
    spread = rng.exponential(60, count)
    days = centres[rng.integers(0, len(centres), count)] + rng.normal(0, 1, count) * spread
    days = np.where(rng.random(count) < 0.4, rng.uniform(0, years * 365, count), days)
    earliest = (days.astype(np.int64)) * DAY
    lengths = np.where(rng.random(count) < 0.4, rng.exponential(24, count).astype(np.int64), 0)
    latest = earliest + (lengths + 1) * DAY - 1
    shape = np.where((rng.random(count) < 0.25) & (lengths > 1), Shape.LASTED, Shape.MOMENT)
    core = shape == Shape.LASTED
    flags = np.where(core, FLAG_CORE, 0) | np.where(rng.random(count) < 0.05, FLAG_APPROXIMATE, 0)
    order = np.lexsort((latest, earliest))
    ids = np.arange(1, count + 1)
    kinds = tuple(f"kind {number:02}" for number in range(lanes))
    made = EventColumns(
        ids=ids,
        earliest=earliest[order],
        latest=latest[order],
        core_start=np.where(core, earliest + DAY - 1, NO_LOWER)[order],
        core_end=np.where(core, latest - DAY + 1, NO_UPPER)[order],
        flags=flags[order].astype(np.uint16),
        shape=shape[order].astype(np.uint8),
        granularity=np.full(count, 3, dtype=np.uint8),
        status=rng.choice(4, count, p=(0.85, 0.07, 0.05, 0.03)).astype(np.uint8),
        kind=rng.choice(lanes, count, p=_shares(lanes)).astype(np.int32),
        importance=rng.integers(0, 10, count).astype(np.int32),
        weight=rng.integers(0, 5, count).astype(np.int32),
        kinds=kinds,
    )
    return MadeSource(made, Titles())


def _shares(lanes: int) -> NDArray[np.float64]:
    shares = 1.0 / np.arange(2, lanes + 2)
    return shares / shares.sum()


_WORDS = (
    "talks convoy pipeline border minister treaty harvest strike court visit embargo vote "
    "Караганда порт совет решение Астана қала жол келісім"
).split()


class Titles(Mapping[int, EventText]):
    """Texts of generated events, made when asked for."""

    def __getitem__(self, event: int) -> EventText:
        words = [_WORDS[(event * step) % len(_WORDS)] for step in (3, 7, 11, 5)]
        title = " ".join(words).capitalize()
        return EventText(event, f"{title} {event}", "mid-June" if event % 3 == 0 else "")

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, event: object) -> bool:
        return isinstance(event, int)
