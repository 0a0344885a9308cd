"""Layouts: everybody gets a place, nobody who has one moves, and what is near stays near."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.widgets.relations.quality import stress
from widgets.relations.layout import Outline, lay_out
from widgets.relations.layout.candidates import crossings, lying
from widgets.relations.layout.distances import (
    FAR,
    adjacency,
    components,
    hops_from,
    lengths_between,
)
from widgets.relations.layout.stress_full import descend, tournament
from widgets.relations.layout.stress_sparse import descend_sparse


def outline(count: int, edges: list[tuple[int, int]], placed: np.ndarray | None = None) -> Outline:
    """A graph whose nodes need 80 x 40 units each."""
    pairs = np.array(sorted({tuple(sorted(pair)) for pair in edges}), np.int32).reshape(-1, 2)
    return Outline(
        count=count,
        edges=pairs,
        lengths=np.full(len(pairs), 100.0),
        girths=np.zeros(len(pairs)),
        boxes=np.tile([40.0, 12.0, 40.0, 28.0], (count, 1)),
        placed=np.full((count, 2), np.nan) if placed is None else placed,
    )


def ring(count: int) -> list[tuple[int, int]]:
    return [(index, (index + 1) % count) for index in range(count)]


graphs = st.integers(2, 24).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.lists(
            st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(
                lambda pair: pair[0] != pair[1]
            ),
            max_size=40,
        ),
    )
)


@settings(max_examples=40, deadline=None)
@given(graphs)
def test_everybody_gets_a_place_of_their_own(graph: tuple[int, list[tuple[int, int]]]) -> None:
    places = lay_out(outline(*graph))
    assert np.isfinite(places).all()
    gaps = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    np.fill_diagonal(gaps, np.inf)
    assert gaps.min() > 1.0


@settings(max_examples=20, deadline=None)
@given(graphs)
def test_the_same_graph_gives_the_same_map_to_the_bit(
    graph: tuple[int, list[tuple[int, int]]],
) -> None:
    assert np.array_equal(lay_out(outline(*graph)), lay_out(outline(*graph)))


@settings(max_examples=30, deadline=None)
@given(graphs, st.data())
def test_who_has_a_place_keeps_it_to_the_bit(
    graph: tuple[int, list[tuple[int, int]]], data: st.DataObject
) -> None:
    count, edges = graph
    placed = lay_out(outline(count, edges)) * 1.01
    new = data.draw(st.lists(st.integers(0, count - 1), unique=True, max_size=count))
    placed[new] = np.nan
    again = lay_out(outline(count, edges, placed))
    old = np.setdiff1d(np.arange(count), new)
    assert np.array_equal(again[old], placed[old])
    assert np.isfinite(again).all()


def test_a_newcomer_with_two_neighbours_stands_between_them() -> None:
    placed = np.array([[0.0, 0.0], [400.0, 0.0], [np.nan, np.nan]])
    places = lay_out(outline(3, [(0, 2), (1, 2)], placed))
    assert places[2].tolist() == [200.0, 0.0]


def test_a_newcomer_with_one_neighbour_stands_an_edge_away_where_there_is_room() -> None:
    placed = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0], [np.nan, np.nan]])
    places = lay_out(outline(4, [(0, 1), (0, 2), (0, 3)], placed))
    assert np.hypot(*places[3]) == pytest.approx(100.0)
    assert places[3][0] < 0 or places[3][1] < 0


def test_a_newcomer_who_knows_only_newcomers_waits_for_them() -> None:
    placed = np.array([[0.0, 0.0], [np.nan, np.nan], [np.nan, np.nan]])
    places = lay_out(outline(3, [(0, 1), (1, 2)], placed))
    assert np.hypot(*(places[2] - places[1])) == pytest.approx(100.0)


def test_names_of_a_small_map_have_room() -> None:
    random = np.random.default_rng(3)
    edges = [(index, int(random.integers(0, index))) for index in range(1, 30)]
    made = outline(30, edges)
    places = lay_out(made)
    low, high = places - made.boxes[:, :2], places + made.boxes[:, 2:]
    overlap = (np.minimum(high[:, None], high[None]) - np.maximum(low[:, None], low[None])).min(2)
    np.fill_diagonal(overlap, -1)
    assert (overlap > 4.0).sum() == 0


def test_a_ring_is_drawn_without_a_crossing() -> None:
    made = outline(12, ring(12))
    assert crossings(lay_out(made), made.edges) == 0


def test_a_map_lies_down() -> None:
    random = np.random.default_rng(5)
    tall = random.normal(size=(50, 2)) * (1, 9)
    width, height = np.ptp(lying(tall), axis=0)
    assert width > 3 * height


def test_the_unrelated_stand_on_a_shelf_below_in_rows() -> None:
    places = lay_out(outline(20, ring(8)))
    shelf = places[8:]
    assert shelf[:, 1].min() > places[:8, 1].max()
    assert len(np.unique(shelf[:, 0])) * len(np.unique(shelf[:, 1])) <= 20


def test_many_leaves_fan_out_evenly() -> None:
    places = lay_out(outline(9, [(0, leaf) for leaf in range(1, 9)]))
    angles = np.sort(np.arctan2(*(places[1:] - places[0]).T))
    assert np.diff(angles).min() > 0.2


@settings(max_examples=30, deadline=None)
@given(graphs)
def test_hops_agree_with_shortest_paths(graph: tuple[int, list[tuple[int, int]]]) -> None:
    made = outline(*graph)
    far = lengths_between(made.count, made.edges, np.ones(len(made.edges)))
    hops = hops_from(adjacency(made.count, made.edges), 0).astype(float)
    hops[hops == FAR] = np.inf
    assert np.array_equal(hops, far[0])


@settings(max_examples=30, deadline=None)
@given(graphs)
def test_every_node_is_in_one_component(graph: tuple[int, list[tuple[int, int]]]) -> None:
    made = outline(*graph)
    parts = components(adjacency(made.count, made.edges))
    assert sorted(np.concatenate(parts).tolist()) == list(range(made.count))
    assert [len(part) for part in parts] == sorted((len(part) for part in parts), reverse=True)


@pytest.mark.parametrize("count", [2, 3, 8, 9])
def test_in_the_tournament_everybody_meets_everybody_once(count: int) -> None:
    pairs = [tuple(pair) for round_ in tournament(count) for pair in round_.tolist()]
    assert sorted(pairs) == [(a, b) for a in range(count) for b in range(a + 1, count)]


def test_fixed_nodes_stay_in_a_descent() -> None:
    random = np.random.default_rng(1)
    made = outline(10, ring(10))
    wanted = lengths_between(10, made.edges, made.lengths)
    start = random.normal(size=(1, 10, 2)) * 300
    start[0, :2] = (0, 0), (100, 0)
    fixed = np.arange(10) < 2
    points = descend(start, wanted, fixed, random)[0]
    assert np.array_equal(points[:2], start[0, :2])
    assert stress(points, wanted) < stress(start[0], wanted)


def test_the_others_come_to_the_few_that_have_a_place() -> None:
    placed = np.full((40, 2), np.nan)
    placed[0], placed[20] = (5000, 5000), (5900, 5000)
    places = lay_out(outline(40, ring(40), placed))
    assert np.array_equal(places[[0, 20]], placed[[0, 20]])
    assert np.hypot(*(places - (5450, 5000)).T).max() < 2500


def test_sparse_stress_comes_near_full_stress() -> None:
    random = np.random.default_rng(2)
    edges = [(index, int(random.integers(max(0, index - 20), index))) for index in range(1, 250)]
    made = outline(250, edges + ring(250))
    wanted = lengths_between(250, made.edges, np.ones(len(made.edges)))
    nobody = np.zeros(250, np.bool_)
    full = descend(random.normal(size=(1, 250, 2)) * 5, wanted, nobody, random)[0]
    graph = adjacency(250, made.edges)
    sparse = descend_sparse(graph, made.edges, nobody, None, random)
    assert stress(sparse, wanted) < 1.35 * stress(full, wanted)


def test_a_large_map_is_complete() -> None:
    random = np.random.default_rng(4)
    edges = [(index, int(random.integers(0, index))) for index in range(1, 2000)]
    places = lay_out(outline(2100, edges))
    assert np.isfinite(places).all()
