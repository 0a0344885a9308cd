"""The one truth for what everyone looks at: time window, selection, filter. All frozen."""

from dataclasses import dataclass, field, replace

from db.records.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Window:
    """A span of time in axis seconds, both ends inclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are shown. Empty sets do not restrict; between the parts: all must hold.

    Within ``kinds``, ``statuses``, ``tags`` and ``sources`` any member suffices; within
    ``entities`` too (an event in which any of them took part).
    """

    kinds: frozenset[str] = frozenset()
    entities: frozenset[int] = frozenset()
    statuses: frozenset[Status] = frozenset()
    tags: frozenset[int] = frozenset()
    sources: frozenset[int] = frozenset()
    text: str = ""
    undated_only: bool = False
    unsourced_only: bool = False

    @property
    def is_empty(self) -> bool:
        """True where nothing is filtered out."""
        return self == Filter()


@dataclass(frozen=True, slots=True)
class Focus:
    """Window (None = all time), selected item ids (the first is the primary one) and filter."""

    window: Window | None = None
    selection: tuple[int, ...] = ()
    filter: Filter = field(default_factory=Filter)

    @property
    def primary(self) -> int | None:
        """The item whose details are shown, or None."""
        return self.selection[0] if self.selection else None

    def look_at(self, window: Window | None) -> "Focus":
        """The same focus with another window."""
        return replace(self, window=window)

    def select(self, *ids: int) -> "Focus":
        """The same focus with another selection."""
        return replace(self, selection=tuple(dict.fromkeys(ids)))

    def narrow(self, wanted: Filter) -> "Focus":
        """The same focus with another filter."""
        return replace(self, filter=wanted)
