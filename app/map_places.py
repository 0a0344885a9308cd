"""Places that the map found for entities nobody has moved yet.

They are kept for as long as the window is open, and written to the store with the first entity
that is moved by hand. Were each layout an edit of its own, undo would take back layouts which the
map at once makes again, and never reach what the person did.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from db.dates import Certainty
from db.records import MapNode, MapPosition, Strand
from widgets.ports import MapSource, Window


class PlacedMap:
    """A map source that also knows the places found since the window was opened."""

    def __init__(self, source: MapSource) -> None:
        self._source = source
        self._found: dict[int, MapPosition] = {}
        self._read: Sequence[MapNode] = ()
        self._nodes: Sequence[MapNode] = ()

    def keep(self, positions: Iterable[MapPosition]) -> None:
        """Remember places that the map found."""
        self._found.update((one.entity, one) for one in positions)
        self._read = ()

    def with_found(self, moved: Sequence[MapPosition]) -> tuple[MapPosition, ...]:
        """What to store when something was moved by hand: that, and all places found so far."""
        whole = {**self._found, **{one.entity: one for one in moved}}
        known = {node.id for node in self._source.nodes()}
        return tuple(one for entity, one in whole.items() if entity in known)

    def nodes(self) -> Sequence[MapNode]:
        """All entities, with a place where one is known."""
        read = self._source.nodes()
        if read is not self._read:
            self._read = read
            self._nodes = [self._placed(node) for node in read]
        return self._nodes

    def strands(self) -> Sequence[Strand]:
        """All relations."""
        return self._source.strands()

    def presence(self, window: Window | None) -> Mapping[int, Certainty]:
        """How surely each entity takes part in an event of the window."""
        return self._source.presence(window)

    def participants(self, events: Sequence[int]) -> frozenset[int]:
        """The entities that take part in any of these events."""
        return self._source.participants(events)

    def _placed(self, node: MapNode) -> MapNode:
        found = self._found.get(node.id)
        if node.x is not None or found is None:
            return node
        return replace(node, x=found.x, y=found.y)
