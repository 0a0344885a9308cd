"""Entities and relations as rows and arrays: what layout, geometry and hit tests count in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from db.records import MapNode, Strand

Rows = NDArray[np.int32]
Points = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class MapGraph:
    """A fixed order of nodes and strands. Rows index ``nodes`` and ``strands``.

    ``ends`` is (strands, 2): rows of source and target. Strands of which an end is not on the map
    (its entity lies in the trash) are left out by :func:`make_graph`.
    """

    nodes: tuple[MapNode, ...]
    strands: tuple[Strand, ...]
    ends: Rows

    @cached_property
    def row_of(self) -> dict[int, int]:
        """Row of each entity id."""
        return {node.id: row for row, node in enumerate(self.nodes)}

    @cached_property
    def strand_row(self) -> dict[int, int]:
        """Row of each relation id."""
        return {strand.id: row for row, strand in enumerate(self.strands)}

    @cached_property
    def edges(self) -> Rows:
        """Distinct pairs of different nodes that any strand joins, lower row first."""
        return self._pairing[0]

    @cached_property
    def pair_of(self) -> Rows:
        """Row in ``edges`` of each strand; -1 for a relation of an entity with itself."""
        return self._pairing[1]

    @cached_property
    def _pairing(self) -> tuple[Rows, Rows]:
        low, high = self.ends.min(axis=1), self.ends.max(axis=1)
        apart = low != high
        keys = low.astype(np.int64) * len(self.nodes) + high
        distinct, inverse = np.unique(keys[apart], return_inverse=True)
        pair_of = np.full(len(self.strands), -1, dtype=np.int32)
        pair_of[apart] = inverse
        size = max(1, len(self.nodes))
        edges = np.stack([distinct // size, distinct % size], axis=1).astype(np.int32)
        return edges, pair_of

    @cached_property
    def degree(self) -> Rows:
        """Number of different neighbours of each node."""
        return np.bincount(self.edges.ravel(), minlength=len(self.nodes)).astype(np.int32)

    @cached_property
    def neighbours(self) -> tuple[frozenset[int], ...]:
        """Rows of the neighbours of each node."""
        found: list[set[int]] = [set() for _ in self.nodes]
        for one, other in self.edges.tolist():
            found[one].add(other)
            found[other].add(one)
        return tuple(frozenset(rows) for rows in found)

    @cached_property
    def strands_at(self) -> tuple[tuple[int, ...], ...]:
        """Rows of the strands that begin or end at each node."""
        found: list[list[int]] = [[] for _ in self.nodes]
        for row, (source, target) in enumerate(self.ends.tolist()):
            found[source].append(row)
            if target != source:
                found[target].append(row)
        return tuple(tuple(rows) for rows in found)

    @cached_property
    def events(self) -> Rows:
        """Number of events each node takes part in."""
        return np.array([node.events for node in self.nodes], dtype=np.int32)


def make_graph(nodes: Sequence[MapNode], strands: Sequence[Strand]) -> MapGraph:
    """Build the arrays; strands that lead to no node are left out."""
    rows = {node.id: row for row, node in enumerate(nodes)}
    kept = tuple(s for s in strands if s.source in rows and s.target in rows)
    ends = np.array([(rows[s.source], rows[s.target]) for s in kept], dtype=np.int32)
    return MapGraph(tuple(nodes), kept, ends.reshape(-1, 2))


def stored_positions(graph: MapGraph) -> Points:
    """Positions as stored, (nodes, 2) in map units; NaN where an entity has no place yet."""
    pairs = [
        (node.x, node.y) if node.x is not None and node.y is not None else (np.nan, np.nan)
        for node in graph.nodes
    ]
    return np.array(pairs, dtype=np.float64).reshape(-1, 2)
