"""The menus of lanes: what they offer, and what each row asks for."""

import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from db.records import LaneGroup, LaneOrder, LaneScheme, LaneView
from widgets.style import LIGHT
from widgets.timeline.lane_menu import MOST_NAMED, beside, corner_menu, lane_menu

NOBODY = np.empty(0, np.int32)
KEYS = ["entity:1", "entity:2", "entity:3"]
GROUPS = [
    LaneGroup(key, title, "", NOBODY)
    for key, title in zip(KEYS, ("Қазақстан", "Россия", "CPC"), strict=True)
]


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def rows(menu: QMenu) -> dict[str, QAction]:
    """All rows by their texts, those of inner menus too."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        if isinstance(action.menu(), QMenu):
            found |= rows(action.menu())
        elif not action.isSeparator():
            found[action.text()] = action
    return found


def corner(view: LaneView, widget: QWidget, asked: list[LaneView] | None = None) -> QMenu:
    heard = [] if asked is None else asked
    return corner_menu(view, GROUPS, heard.append, LIGHT, widget)


def test_every_scheme_and_order_is_offered_and_the_present_one_ticked(widget: QWidget) -> None:
    view = LaneView(LaneScheme.ENTITY, LaneOrder.NAME)
    found = rows(corner(view, widget))
    schemes = [text for text in found if text.startswith(("Lanes by", "One lane"))]
    assert len(schemes) == len(LaneScheme)
    assert [text for text, row in found.items() if row.isChecked()] == [
        "Lanes by entity",
        "By name",
    ]
    assert found["One lane"].data() == view.grouped(LaneScheme.NONE)
    assert found["Most events first"].data() == view.ordered(LaneOrder.COUNT)


def test_only_entities_stand_on_the_map(widget: QWidget) -> None:
    for scheme in LaneScheme:
        found = rows(corner(LaneView(scheme), widget))
        assert found["As on the map"].isEnabled() == (scheme is LaneScheme.ENTITY)


def test_a_chosen_row_asks_once(widget: QWidget) -> None:
    asked: list[LaneView] = []
    menu = corner(LaneView(), widget, asked)
    rows(menu)["Lanes by tag"].trigger()
    assert asked == [LaneView(LaneScheme.TAG)]
    rows(menu)["By name"].trigger()
    assert asked[1:] == [LaneView(order=LaneOrder.NAME)]


def test_what_would_change_nothing_cannot_be_chosen(widget: QWidget) -> None:
    found = rows(corner(LaneView(), widget))
    assert found["Collapse all lanes"].isEnabled()
    assert not found["Open all lanes"].isEnabled()
    assert not found["All as high as they need"].isEnabled()
    found = rows(corner(LaneView().collapse(KEYS).resize(KEYS[0], 3), widget))
    assert not found["Collapse all lanes"].isEnabled()
    assert found["Open all lanes"].data().collapsed == frozenset()
    assert found["All as high as they need"].data().heights == ()


def test_hidden_lanes_come_back_one_by_one_or_all(widget: QWidget) -> None:
    assert not any(text.startswith("Show") for text in rows(corner(LaneView(), widget)))
    view = LaneView().hide(KEYS[0], KEYS[2], "tag:7")
    found = rows(corner(view, widget))
    assert found["Show “CPC”"].data().hidden == {KEYS[0], "tag:7"}
    # Those of another scheme stay as they were left.
    assert found["Show all 2 hidden lanes"].data().hidden == {"tag:7"}


def test_many_hidden_lanes_do_not_fill_the_screen(widget: QWidget) -> None:
    groups = [LaneGroup(f"tag:{n}", f"t{n}", "", NOBODY) for n in range(90)]
    view = LaneView(LaneScheme.TAG).hide(*(group.key for group in groups))
    found = rows(corner_menu(view, groups, [].append, LIGHT, widget))
    assert sum(text.startswith("Show “") for text in found) == MOST_NAMED
    assert found["Show all 90 hidden lanes"].data().hidden == frozenset()


def test_the_menu_of_one_lane(widget: QWidget) -> None:
    view = LaneView(LaneScheme.ENTITY)
    found = rows(lane_menu(view, GROUPS, KEYS[1], [].append, LIGHT, widget))
    assert found["Hide this lane"].data().hidden == {KEYS[1]}
    assert found["Hide all other lanes"].data().hidden == {KEYS[0], KEYS[2]}
    assert found["Lock this lane"].data().locked == {KEYS[1]}
    assert found["Move up"].data().by_hand == (KEYS[1], KEYS[0], KEYS[2])
    assert found["Move to the top"].data() == found["Move up"].data()
    assert not found["As high as it needs"].isEnabled()
    turned = view.turn(KEYS[1]).turn_lock(KEYS[1]).resize(KEYS[1], 4)
    found = rows(lane_menu(turned, GROUPS, KEYS[1], [].append, LIGHT, widget))
    assert found["Open this lane"].data().collapsed == frozenset()
    assert found["Unlock this lane"].data().locked == frozenset()
    assert found["As high as it needs"].data().heights == ()


def test_up_and_down_step_over_hidden_lanes_and_stop_at_the_ends() -> None:
    view = LaneView().hide(KEYS[1])
    assert beside(view, KEYS, KEYS[0], 1).by_hand == (KEYS[1], KEYS[2], KEYS[0])
    assert beside(view, KEYS, KEYS[2], -1).by_hand == (KEYS[2], KEYS[0], KEYS[1])
    assert beside(view, KEYS, KEYS[0], -1) == view
    assert beside(view, KEYS, KEYS[2], 1) == view
