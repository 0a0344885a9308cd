"""How each node and strand is seen: present in the window, emphasised, or stepped back.

Nothing here knows a coordinate, so time, selection and hover cannot move anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from db.dates import Certainty
from db.records import Window
from widgets.relations.graph import MapGraph
from widgets.relations.validity import Validity

UNDATED = 3
"""Presence of an entity without any dated event, beside the three of ``Certainty``."""


class Emphasis(IntEnum):
    """How much a node or strand is brought forward."""

    FADED = 0
    """Something else is looked at."""
    PLAIN = 1
    NEAR = 2
    """Beside what is selected, or taking part in it."""
    HOVERED = 3
    CHOSEN = 4


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """Presence and emphasis of all nodes and strands, and the counts told in the corner.

    ``nodes`` holds ``Certainty`` or ``UNDATED``; ``strands`` holds ``Certainty``: an undated
    strand is drawn at the lighter presence of its two ends.
    """

    window: Window | None
    nodes: NDArray[np.uint8]
    strands: NDArray[np.uint8]
    node_emphasis: NDArray[np.uint8]
    strand_emphasis: NDArray[np.uint8]

    @property
    def certain(self) -> int:
        """Entities that certainly take part in an event of the window."""
        return int((self.nodes == Certainty.CERTAIN).sum())

    @property
    def possible(self) -> int:
        """Entities that only possibly do."""
        return int((self.nodes == Certainty.POSSIBLE).sum())

    @property
    def undated(self) -> int:
        """Entities none of whose events has a date."""
        return int((self.nodes == UNDATED).sum())


@dataclass(frozen=True, slots=True)
class Gaze:
    """What is looked at: selected and hovered rows, and rows that take part in what is selected."""

    nodes: frozenset[int] = frozenset()
    strands: frozenset[int] = frozenset()
    partakers: frozenset[int] = frozenset()
    hovered_node: int | None = None
    hovered_strand: int | None = None


def node_presence(
    graph: MapGraph, presence: Mapping[int, Certainty], window: Window | None
) -> NDArray[np.uint8]:
    """Presence of each node; without a window all are certain."""
    if window is None:
        return np.full(len(graph.nodes), Certainty.CERTAIN, dtype=np.uint8)
    found = (presence.get(node.id, UNDATED) for node in graph.nodes)
    return np.fromiter(found, dtype=np.uint8, count=len(graph.nodes))


def strand_presence(
    graph: MapGraph, validity: Validity, nodes: NDArray[np.uint8], window: Window | None
) -> NDArray[np.uint8]:
    """Presence of each strand by its own dates, or by the lighter of its ends where it has none."""
    if window is None:
        return np.full(len(graph.strands), Certainty.CERTAIN, dtype=np.uint8)
    lightness = np.where(nodes == UNDATED, np.uint8(Certainty.POSSIBLE), nodes)
    by_ends = lightness[graph.ends].min(axis=1) if len(graph.ends) else np.zeros(0, np.uint8)
    return np.where(validity.dated, validity.certainty(window), by_ends).astype(np.uint8)


def emphases(graph: MapGraph, gaze: Gaze) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Emphasis of nodes and strands under a gaze; a selection outweighs the pointer."""
    nodes = np.full(len(graph.nodes), Emphasis.PLAIN, dtype=np.uint8)
    strands = np.full(len(graph.strands), Emphasis.PLAIN, dtype=np.uint8)
    if gaze.nodes or gaze.strands or gaze.partakers:
        if gaze.nodes:
            # A neighbourhood is looked at; an event or one relation leaves the rest as it is.
            nodes[:], strands[:] = Emphasis.FADED, Emphasis.FADED
        _bring_forward(graph, gaze, nodes, strands)
    elif gaze.hovered_node is not None or gaze.hovered_strand is not None:
        _step_aside(graph, gaze, nodes, strands)
    if gaze.hovered_node is not None:
        nodes[gaze.hovered_node] = max(nodes[gaze.hovered_node], Emphasis.HOVERED)
    if gaze.hovered_strand is not None:
        strands[gaze.hovered_strand] = max(strands[gaze.hovered_strand], Emphasis.HOVERED)
    return nodes, strands


def _bring_forward(
    graph: MapGraph, gaze: Gaze, nodes: NDArray[np.uint8], strands: NDArray[np.uint8]
) -> None:
    for row in gaze.nodes:
        _raise_to(nodes, graph.neighbours[row], Emphasis.PLAIN)
        _raise_to(strands, graph.strands_at[row], Emphasis.CHOSEN)
    if gaze.partakers and len(graph.ends):
        _raise_to(nodes, gaze.partakers, Emphasis.NEAR)
        among = np.isin(graph.ends, list(gaze.partakers)).all(axis=1)
        strands[among] = np.maximum(strands[among], Emphasis.NEAR)
    for row in gaze.strands:
        _raise_to(nodes, graph.ends[row].tolist(), Emphasis.NEAR)
    _raise_to(strands, gaze.strands, Emphasis.CHOSEN)
    _raise_to(nodes, gaze.nodes, Emphasis.CHOSEN)


def _step_aside(
    graph: MapGraph, gaze: Gaze, nodes: NDArray[np.uint8], strands: NDArray[np.uint8]
) -> None:
    """Hovering: the neighbourhood comes forward, nothing else is pushed back as far as faded."""
    if gaze.hovered_node is not None:
        _raise_to(nodes, graph.neighbours[gaze.hovered_node], Emphasis.NEAR)
        _raise_to(strands, graph.strands_at[gaze.hovered_node], Emphasis.HOVERED)
    if gaze.hovered_strand is not None:
        _raise_to(nodes, graph.ends[gaze.hovered_strand].tolist(), Emphasis.NEAR)


def _raise_to(emphasis: NDArray[np.uint8], rows: Iterable[int], least: Emphasis) -> None:
    chosen = list(rows)
    emphasis[chosen] = np.maximum(emphasis[chosen], least)
