"""Strands: trimmed at symbols, apart from each other, round other nodes, folded where too many."""

import numpy as np
import pytest

from db.records import MapNode, Status, Strand
from widgets.relations import strands
from widgets.relations.graph import MapGraph, make_graph
from widgets.relations.hit import curve_at, node_at
from widgets.relations.routes import BOWS, routes
from widgets.relations.shapes import Shape


def graph_with(*ends: tuple[int, int], quantities: dict[int, str] | None = None) -> MapGraph:
    """Nodes 1 to 4 and one relation per pair of ends, ids from 10."""
    nodes = [MapNode(number, f"N{number}", "person", 0.0, 0.0, False, 0) for number in range(1, 5)]
    said = quantities or {}
    made = [
        Strand(10 + row, a, b, "knows", True, Status.REPORTED, said.get(10 + row, ""), 1, None)
        for row, (a, b) in enumerate(ends)
    ]
    return make_graph(nodes, made)


PLACES = np.array([[0.0, 0.0], [300.0, 0.0], [150.0, 200.0], [600.0, 0.0]])
RADII = np.full(4, 10.0)
CIRCLES = np.full(4, Shape.CIRCLE, dtype=np.uint8)


def drawn(graph: MapGraph, length: float = 300.0, brought: tuple[int, ...] = ()) -> strands.Fold:
    pairs = range(len(graph.edges))
    lengths = np.full(len(graph.edges), length)
    return strands.fold(strands.by_weight(graph), pairs, lengths, brought)


def curves(graph: MapGraph, chosen: strands.Fold) -> np.ndarray:
    straight = np.zeros(len(graph.edges))
    return strands.curves(graph, chosen, PLACES, RADII, CIRCLES, straight)


def test_a_strand_runs_from_source_to_target_and_stops_at_both_symbols() -> None:
    graph = graph_with((2, 1))
    curve = curves(graph, drawn(graph))[0]
    assert curve[0] == pytest.approx((300 - 12.5, 0))
    assert curve[-1] == pytest.approx((12.5, 0))


def test_parallel_strands_leave_room_for_a_label_between_them() -> None:
    graph = graph_with((1, 2), (2, 1), (1, 2), (1, 2))
    middles = np.sort(curves(graph, drawn(graph))[:, strands.SAMPLES // 2, 1])
    assert np.diff(middles).min() >= 14.0


def test_up_to_four_strands_stand_apart_and_more_are_folded() -> None:
    four = graph_with(*[(1, 2)] * 4)
    assert [len(rows) for rows in drawn(four).members] == [1, 1, 1, 1]
    nine = graph_with(*[(1, 2)] * 9)
    assert [len(rows) for rows in drawn(nine).members] == [1, 1, 1, 1, 5]


def test_near_every_strand_is_drawn_and_far_only_one() -> None:
    graph = graph_with(*[(1, 2)] * 9)
    assert len(drawn(graph, length=600.0).members) == 9
    assert [len(rows) for rows in drawn(graph, length=30.0).members] == [9]


def test_no_strand_is_lost_by_folding() -> None:
    graph = graph_with(*[(1, 2)] * 9, (2, 3), (3, 1))
    for length in (20.0, 200.0, 900.0):
        members = sorted(row for rows in drawn(graph, length).members for row in rows)
        assert members == list(range(11))


def test_quantities_come_before_bare_types_and_a_selected_strand_is_never_folded() -> None:
    graph = graph_with(*[(1, 2)] * 7, quantities={16: "31 %"})
    assert drawn(graph).rows[0] == 6
    alone = [rows for rows in drawn(graph, brought=(5,)).members if len(rows) == 1]
    assert (5,) in alone


def test_a_relation_with_itself_is_a_ring_above_the_symbol() -> None:
    ring = strands.loops(PLACES[:1], RADII[:1])[0]
    assert ring[:, 1].max() < 0
    assert ring[0, 0] < ring[-1, 0]


def test_relations_of_entities_that_are_not_on_the_map_are_left_out() -> None:
    graph = graph_with((1, 2), (1, 99))
    assert [strand.id for strand in graph.strands] == [10]


def test_a_strand_bows_round_a_node_in_its_way() -> None:
    edges = np.array([[0, 3]], dtype=np.int32)
    assert abs(routes(PLACES, edges)[0]) > 0
    free = np.array([[0, 1]], dtype=np.int32)
    assert routes(PLACES, free)[0] == BOWS[0]


def test_the_pointer_finds_nodes_and_strands() -> None:
    graph = graph_with((1, 2))
    made = curves(graph, drawn(graph))
    assert node_at(PLACES, RADII, 303, 5) == 1
    assert node_at(PLACES, RADII, 330, 5) is None
    assert curve_at(made, 150, 4) == 0
    assert curve_at(made, 150, 30) is None
    assert curve_at(made[:0], 150, 4) is None
