"""Who is certain, possible, outside; what comes forward when something is looked at."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from db.dates import Certainty, certainty, parse_edtf
from db.records import Status, Strand, Window
from tests.widgets.relations.made_source import WINDOW, random_source, sample_source
from widgets.relations import ink, looks
from widgets.relations.graph import make_graph
from widgets.relations.looks import UNDATED, Emphasis, Gaze
from widgets.relations.validity import validity
from widgets.style import DARK, LIGHT

SECONDS = st.integers(1_600_000_000, 1_700_000_000)
DATES = (
    "2022-06-15",
    "2022-06",
    "2022-06~",
    "2022",
    "[2022-02-24..2022-08]",
    "2022-02-24/..",
    "../2022-06",
    "2022-03/2022-07",
    "2022-06-11/",
    "{2022-01,2022-07}",
)


def strand(valid: str | None, source: int = 1, target: int = 2) -> Strand:
    when = parse_edtf(valid) if valid else None
    return Strand(9, source, target, "knows", True, Status.REPORTED, "", 1, when)


@given(st.sampled_from(DATES), SECONDS, SECONDS)
def test_all_strands_at_once_agree_with_the_rule_of_one_date(
    edtf: str, one: int, other: int
) -> None:
    window = Window(min(one, other), max(one, other))
    when = parse_edtf(edtf)
    found = validity([strand(edtf)]).certainty(window)[0]
    assert found == certainty(when, window.start, window.end)


def test_an_undated_strand_is_as_light_as_its_lighter_end() -> None:
    source = random_source(4, 0)
    graph = make_graph(source.nodes(), [strand(None, 1, 2), strand(None, 1, 3), strand(None, 1, 4)])
    nodes = np.array([2, 1, 0, UNDATED], dtype=np.uint8)
    found = looks.strand_presence(graph, validity(graph.strands), nodes, WINDOW)
    assert found.tolist() == [Certainty.POSSIBLE, Certainty.OUTSIDE, Certainty.POSSIBLE]


def test_a_dated_strand_goes_by_its_own_dates() -> None:
    source = random_source(2, 0)
    graph = make_graph(source.nodes(), [strand("2022-06-15"), strand("2021")])
    nodes = np.zeros(2, dtype=np.uint8)
    found = looks.strand_presence(graph, validity(graph.strands), nodes, WINDOW)
    assert found.tolist() == [Certainty.CERTAIN, Certainty.OUTSIDE]


def test_without_a_window_all_are_certain() -> None:
    source, _ = sample_source()
    graph = make_graph(source.nodes(), source.strands())
    nodes = looks.node_presence(graph, source.presence(None), None)
    assert set(nodes.tolist()) == {Certainty.CERTAIN}


def test_an_entity_without_a_dated_event_is_undated_not_outside() -> None:
    source, ids = sample_source()
    graph = make_graph(source.nodes(), source.strands())
    nodes = looks.node_presence(graph, source.presence(WINDOW), WINDOW)
    assert nodes[graph.row_of[ids["china"]]] == UNDATED
    assert nodes[graph.row_of[ids["kremlin"]]] == Certainty.OUTSIDE


def test_a_selected_entity_brings_its_neighbourhood_forward_and_fades_the_rest() -> None:
    source, ids = sample_source()
    graph = make_graph(source.nodes(), source.strands())
    row = graph.row_of
    nodes, strands = looks.emphases(graph, Gaze(nodes=frozenset({row[ids["cpc"]]})))
    assert nodes[row[ids["cpc"]]] == Emphasis.CHOSEN
    assert nodes[row[ids["russia"]]] == Emphasis.PLAIN
    assert nodes[row[ids["zelensky"]]] == Emphasis.FADED
    assert (strands == Emphasis.CHOSEN).sum() == 2


def test_an_event_brings_its_participants_forward_and_fades_nobody() -> None:
    source, _ = sample_source()
    graph = make_graph(source.nodes(), source.strands())
    rows = frozenset(graph.row_of[entity] for entity in source.partakers)
    nodes, _ = looks.emphases(graph, Gaze(partakers=rows))
    assert set(nodes[list(rows)].tolist()) == {Emphasis.NEAR}
    assert Emphasis.FADED not in nodes


def test_hovering_fades_nothing() -> None:
    source, ids = sample_source()
    graph = make_graph(source.nodes(), source.strands())
    nodes, _ = looks.emphases(graph, Gaze(hovered_node=graph.row_of[ids["cpc"]]))
    assert Emphasis.FADED not in nodes
    assert nodes[graph.row_of[ids["cpc"]]] == Emphasis.HOVERED


def test_certain_possible_and_outside_are_told_apart_in_both_themes() -> None:
    for theme in (LIGHT, DARK):
        inks = [
            ink.strand_ink(theme, strand(None), presence, Emphasis.PLAIN).name()
            for presence in (Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.OUTSIDE)
        ]
        assert len(set(inks)) == 3
        assert theme.ground.lower() not in inks


def test_each_standing_has_its_own_line() -> None:
    lines = {}
    for status in Status:
        made = Strand(9, 1, 2, "knows", True, status, "", 1, None)
        lines[status] = ink.strand_pen(ink.mixed("#FFFFFF", "#000000", 1), made, 1).dashPattern()
    assert lines[Status.ASSESSED] != lines[Status.POSSIBLE] != lines[Status.REPORTED]


def test_more_distinct_sources_make_a_wider_strand() -> None:
    widths = []
    for sources in (1, 2, 4):
        made = Strand(9, 1, 2, "knows", True, Status.REPORTED, "", sources, None)
        widths.append(ink.strand_pen(ink.mixed("#FFFFFF", "#000000", 1), made, 1).widthF())
    assert widths == sorted(set(widths))
