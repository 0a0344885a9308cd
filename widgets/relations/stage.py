"""Everything about the map that does not depend on camera, time, selection or theme."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from db.records import Status
from widgets.kinds import entity_hue
from widgets.relations import naming, routes, shapes, strands
from widgets.relations.graph import MapGraph, Points, stored_positions
from widgets.relations.layout import Outline
from widgets.relations.validity import Validity, validity
from widgets.style import KIND_HUES

PLAIN_LENGTH, LONGEST = 100.0, 300.0
"""Map units an edge would like to have without labels, and at most."""
SHELVED, PINNED = 6.0, 60.0
"""Ranks of names without relations, and what a place chosen by hand adds."""
SPARSE = 60
"""Maps with fewer nodes have room for every symbol."""
SHELF_GAP = 6.0
"""Pixels between the symbol of an entity without relations and its name at the right."""


@dataclass(frozen=True, eq=False)
class Stage:
    """A graph with a place for every node; ``places`` is (nodes, 2) in map units.

    NaN rows are nodes whose layout is still being made; they are not drawn.
    """

    graph: MapGraph
    places: Points

    @cached_property
    def shapes(self) -> NDArray[np.uint8]:
        """Symbol of each node."""
        return shapes.shapes(self.graph)

    @cached_property
    def hues(self) -> NDArray[np.uint8]:
        """Place of each node's hue among the hues of a theme."""
        hues = [KIND_HUES.index(entity_hue(node.kind)) for node in self.graph.nodes]
        return np.array(hues, dtype=np.uint8)

    @cached_property
    def radii(self) -> NDArray[np.float64]:
        """Radius of each symbol in pixels at ordinary zoom."""
        return shapes.radii(self.graph)

    @cached_property
    def names(self) -> tuple[naming.Name, ...]:
        """Each node's name in lines, with its size in pixels."""
        rows = zip(self.graph.nodes, self.radii, self.graph.degree, strict=True)
        return tuple(
            naming.name_of(
                node.name,
                important=bool(radius >= naming.IMPORTANT_RADIUS),
                shelved=bool(degree == 0),
            )
            for node, radius, degree in rows
        )

    @cached_property
    def boxes(self) -> NDArray[np.float64]:
        """(nodes, 4) reach of each symbol with its name to left, top, right, bottom in pixels."""
        made = np.empty((len(self.graph.nodes), 4))
        for row, (name, radius) in enumerate(zip(self.names, self.radii, strict=True)):
            if self.graph.degree[row]:
                half = max(radius, name.width / 2)
                made[row] = half, radius + 2, half, radius + 4 + name.height
            else:
                half = max(radius, name.height / 2)
                made[row] = radius, half, radius + SHELF_GAP + name.width, half
        return made

    @cached_property
    def ranks(self) -> NDArray[np.float64]:
        """How much each name matters: more events, more neighbours, placed by hand."""
        graph = self.graph
        pinned = np.array([node.pinned for node in graph.nodes], dtype=bool)
        known = 10.0 + 2.0 * np.log1p(graph.events) + 2.0 * np.log1p(graph.degree)
        ranks: NDArray[np.float64] = np.where(graph.degree > 0, known, SHELVED)
        return ranks + np.where(pinned, PINNED, 0.0)

    @cached_property
    def ordered(self) -> tuple[tuple[int, ...], ...]:
        """Strands of each pair, those that say most first."""
        return strands.by_weight(self.graph)

    @cached_property
    def reported(self) -> NDArray[np.bool_]:
        """Of each pair, whether any relation between the two is reported."""
        found = (
            any(self.graph.strands[row].status == Status.REPORTED for row in rows)
            for rows in self.ordered
        )
        return np.fromiter(found, dtype=np.bool_, count=len(self.ordered))

    @cached_property
    def routes(self) -> NDArray[np.float64]:
        """Bow of each pair that passes other nodes."""
        if np.isnan(self.places).any():
            return np.zeros(len(self.graph.edges))
        return routes.routes(self.places, self.graph.edges)

    @cached_property
    def validity(self) -> Validity:
        """When each strand holds."""
        return validity(self.graph.strands)

    @cached_property
    def spacing(self) -> float:
        """Map units a node has along a side where nodes are dense: what symbols must fit into.

        Taken from the middle half of the nodes, for far outliers give nobody room.
        """
        there = self.places[~np.isnan(self.places[:, 0])]
        if len(there) < SPARSE:
            return PLAIN_LENGTH
        low, high = np.quantile(there, (0.15, 0.85), axis=0)
        inside = ((there >= low) & (there <= high)).all(axis=1).sum()
        return float(np.prod(high - low) / max(1, int(inside))) ** 0.5

    def moved(self, places: Points) -> "Stage":
        """The same graph with nodes in other places (dragged, or laid out)."""
        made = Stage(self.graph, places)
        # What depends on the graph alone is carried over: a drag builds a stage per frame.
        for name in (
            "shapes",
            "hues",
            "radii",
            "names",
            "boxes",
            "ranks",
            "ordered",
            "reported",
            "validity",
        ):
            made.__dict__[name] = getattr(self, name)
        return made

    def outline(self) -> Outline:
        """What a layout needs to know, free of live objects."""
        return Outline(
            count=len(self.graph.nodes),
            edges=self.graph.edges,
            lengths=self._lengths(),
            girths=self._girths(),
            boxes=self.boxes + 6.0,
            placed=self.places.copy(),
        )

    def _girths(self) -> NDArray[np.float64]:
        """How far the strands of each pair bow to either side."""
        lanes = np.array([min(len(rows), strands.MOST + 1) for rows in self.ordered], float)
        girths: NDArray[np.float64] = (lanes - 1) / 2 * strands.APART
        return girths

    def _lengths(self) -> NDArray[np.float64]:
        """Long enough for the widest label on the pair's strands, symbols and arrow included."""
        made = np.full(len(self.graph.edges), PLAIN_LENGTH)
        for pair, rows in enumerate(self.ordered):
            widths = [naming.strand_width(self.graph.strands[row]) for row in rows]
            ends = float(self.radii[self.graph.edges[pair]].sum())
            made[pair] = min(LONGEST, max(PLAIN_LENGTH, ends + max(widths) + 70.0))
        return made


def make_stage(graph: MapGraph, remembered: dict[int, tuple[float, float]]) -> Stage:
    """Stored places, else those laid out before and not stored yet, else NaN."""
    places = stored_positions(graph)
    for row in np.flatnonzero(np.isnan(places[:, 0])).tolist():
        places[row] = remembered.get(graph.nodes[row].id, (np.nan, np.nan))
    return Stage(graph, places)
