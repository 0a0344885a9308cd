"""While the view moves, a frame takes on little that is new; at rest nothing is missing."""

from pytestqt.qtbot import QtBot

from tests.widgets.timeline.desk import CTRL, Desk
from tests.widgets.timeline.made_source import DAY, generated
from widgets.ports import Focus, Window
from widgets.timeline.haste import Haste


def test_a_frame_at_rest_takes_all() -> None:
    haste = Haste()
    haste.begin()
    assert (haste.texts(500), haste.pictures(500), haste.looks(500)) == (500, 500, 500)
    assert not haste.is_behind


def test_a_moving_frame_takes_a_share_and_says_so() -> None:
    haste = Haste()
    haste.is_moving = True
    haste.begin()
    first, second = haste.texts(500), haste.texts(500)
    assert 0 < first < 20 and second == 0
    assert haste.is_behind
    haste.begin()
    assert haste.texts(1) == 1 and not haste.is_behind


def test_a_view_that_was_wheeled_soon_shows_every_label(qtbot: QtBot) -> None:
    desk = Desk(qtbot, generated(20_000, lanes=4))
    view = desk.view
    view.show_focus(Focus(Window(1000 * DAY, 1400 * DAY)))
    desk.wheel(-4, CTRL)
    view.repaint()
    moving = len(view.stage.frame.labels)
    qtbot.waitUntil(lambda: not view.stage.texts.haste.is_moving, timeout=3000)
    view.stage.refresh()
    assert len(view.stage.frame.labels) >= moving > 0
    assert not view.stage.texts.haste.is_behind
    before = len(view.stage.frame.labels)
    view.stage.refresh()
    assert len(view.stage.frame.labels) == before
