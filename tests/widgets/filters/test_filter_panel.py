"""The left panel: counts beside every row, clicks that ask, keys that walk."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records import EntityCount, Filter, FilterCounts, NamedCount, Status
from widgets.filters.panel import FilterPanel
from widgets.filters.rows import Row
from widgets.style import DARK, LIGHT

COUNTS = FilterCounts(
    total=28,
    shown=28,
    certain=6,
    possible=12,
    undated=6,
    unsourced=0,
    kinds=(("statement", 3), ("unrest", 2), ("sabotage", 1)),
    statuses=tuple((status, 7) for status in Status),
    entities=tuple(EntityCount(n, f"Entity {n}", "state", 50 - n) for n in range(1, 49)),
    tags=(NamedCount(900, "oil", 4),),
    sources=(NamedCount(901, "Commentary", 28),),
    assessments=11,
    all_sources=2,
    notes=3,
)


@pytest.fixture
def panel(qtbot: QtBot) -> FilterPanel:
    made = FilterPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(232, 900)
    made.show_counts(COUNTS, Filter())
    made.show()
    return made


def rows(panel: FilterPanel, title: str) -> tuple[Row, ...]:
    return panel.sections[title].group.rows


def texts(panel: FilterPanel, title: str) -> list[tuple[str, int | None]]:
    return [(row.said.label, row.said.count) for row in rows(panel, title)]


def test_each_row_tells_its_count(panel: FilterPanel) -> None:
    assert ("Assessments", 11) in texts(panel, "Case")
    assert texts(panel, "Standing")[0] == ("Reported", 7)
    assert rows(panel, "Actors")[0].accessibleName() == "Entity 1, 49"


def test_kinds_stand_in_the_order_of_the_lanes_and_unknown_ones_last(panel: FilterPanel) -> None:
    assert [label for label, _ in texts(panel, "Kind")] == [
        "Unrest, power",
        "Statements",
        "Sabotage",
    ]


def test_a_click_asks_for_the_kind_and_a_second_gives_it_back(
    panel: FilterPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.filter_asked) as asked:
        qtbot.mouseClick(rows(panel, "Kind")[1], Qt.MouseButton.LeftButton)
    wanted = asked.args[0]
    assert wanted == Filter(kinds=frozenset({"statement"}))
    panel.show_counts(COUNTS, wanted)
    assert rows(panel, "Kind")[1].isChecked()
    with qtbot.waitSignal(panel.filter_asked) as again:
        qtbot.mouseClick(rows(panel, "Kind")[1], Qt.MouseButton.LeftButton)
    assert again.args[0] == Filter()


def test_a_click_alone_ticks_nothing(panel: FilterPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(rows(panel, "Kind")[0], Qt.MouseButton.LeftButton)
    assert not rows(panel, "Kind")[0].isChecked()


def test_five_actors_first_and_all_on_demand(panel: FilterPanel, qtbot: QtBot) -> None:
    section = panel.sections["Actors"]
    assert len(rows(panel, "Actors")) == 5
    assert section.more.text() == "43 more"
    qtbot.mouseClick(section.more, Qt.MouseButton.LeftButton)
    assert len(rows(panel, "Actors")) == 48
    assert section.more.text() == "fewer"


def test_an_actor_that_is_asked_for_is_always_seen(panel: FilterPanel) -> None:
    panel.show_counts(COUNTS, Filter(entities=frozenset({40})))
    assert "Entity 40" in [label for label, _ in texts(panel, "Actors")]
    assert panel.sections["Actors"].more.text() == "42 more"


def test_clear_appears_when_something_is_set_and_clears_only_its_part(
    panel: FilterPanel, qtbot: QtBot
) -> None:
    section = panel.sections["Kind"]
    assert section.clear.isHidden()
    wanted = Filter(kinds=frozenset({"statement"}), text="oil")
    panel.show_counts(COUNTS, wanted)
    assert not section.clear.isHidden()
    with qtbot.waitSignal(panel.filter_asked) as asked:
        qtbot.mouseClick(section.clear, Qt.MouseButton.LeftButton)
    assert asked.args[0] == Filter(text="oil")


def test_the_views_are_marked_but_never_cleared(panel: FilterPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.view_asked) as asked:
        qtbot.mouseClick(rows(panel, "Case")[3], Qt.MouseButton.LeftButton)
    assert asked.args == ["sources"]
    panel.show_view("sources")
    assert [row.said.active for row in rows(panel, "Case")] == [False, False, False, True, False]
    assert panel.sections["Case"].clear.isHidden()


def test_one_tab_stop_a_section_and_arrows_within(panel: FilterPanel, qtbot: QtBot) -> None:
    group = panel.sections["Standing"].group
    stops = [row for row in group.rows if row.focusPolicy() == Qt.FocusPolicy.TabFocus]
    assert stops == [group.rows[0]]
    group.rows[0].setFocus()
    qtbot.keyClick(group.rows[0], Qt.Key.Key_Down)
    assert group.rows[1].hasFocus()
    with qtbot.waitSignal(panel.filter_asked) as asked:
        qtbot.keyClick(group.rows[1], Qt.Key.Key_Return)
    assert asked.args[0].statuses == frozenset({Status.ASSESSED})


def test_undated_and_unsourced_stand_in_the_box(panel: FilterPanel, qtbot: QtBot) -> None:
    undated, unsourced = panel.box.rows
    assert (undated.said.count, unsourced.said.count) == (6, 0)
    with qtbot.waitSignal(panel.undated_asked):
        qtbot.mouseClick(undated, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.filter_asked) as asked:
        qtbot.mouseClick(unsourced, Qt.MouseButton.LeftButton)
    assert asked.args[0].unsourced_only


def test_a_section_folds_by_its_heading_and_tells_so(panel: FilterPanel, qtbot: QtBot) -> None:
    assert panel.folded == ("Tags", "Sources")
    with qtbot.waitSignal(panel.folds_changed) as told:
        qtbot.mouseClick(panel.sections["Tags"].heading, Qt.MouseButton.LeftButton)
    assert told.args[0] == ("Sources",)
    assert texts(panel, "Tags") == [("oil", 4)]


def test_a_section_without_rows_is_not_there(panel: FilterPanel) -> None:
    panel.show_counts(replace(COUNTS, tags=()), Filter())
    assert panel.sections["Tags"].isHidden()


def test_counts_change_without_new_widgets(panel: FilterPanel) -> None:
    before = rows(panel, "Standing")
    panel.show_counts(replace(COUNTS, statuses=((Status.REPORTED, 1),) * 4), Filter())
    assert rows(panel, "Standing") == before
    assert before[0].said.count == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_it_is_drawn_in_both_themes(panel: FilterPanel, theme: object) -> None:
    panel.set_theme(theme)  # type: ignore[arg-type]
    picture = panel.grab().toImage()
    seen = {picture.pixelColor(x, y).rgb() for x in range(14, 24) for y in range(0, 600, 3)}
    assert len(seen) > 5
