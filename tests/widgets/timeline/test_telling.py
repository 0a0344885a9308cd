"""The card and the spoken words: date, rule and sources, by pointer and by key."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records import Citation, Cited, Focus, Source, Stance
from tests.widgets.timeline.made_source import MadeSource, Told, told
from widgets.style import DARK, LIGHT
from widgets.timeline.view import TimelineView
from widgets.timeline.words import CITED_MOST

SOURCE = Source(id=90, uid="s", title="Commentary")


def cited(number: int, **values: object) -> Cited:
    citation = Citation(id=number, uid=f"c{number}", item=1, source=90, **values)  # type: ignore
    return Cited(citation, SOURCE)


@pytest.fixture
def source() -> MadeSource:
    made = told([Told("Stoppage", "[2022-06-11..2022-06-20]", words="mid-June"), Told("B", "2022")])
    made.cited = {
        1: (
            cited(91, paragraph="7", paraphrase="The pipeline stood still for a while."),
            cited(92, paragraph="9", quote_exact="it stopped", stance=Stance.REFUTES),
            cited(93, paragraph="11"),
        )
    }
    return made


@pytest.fixture
def view(source: MadeSource, qtbot: QtBot) -> TimelineView:
    made = TimelineView(source, LIGHT)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_key_shows_the_card_where_the_event_stands(view: TimelineView, qtbot: QtBot) -> None:
    view.show_focus(Focus(selection=(1,)))
    qtbot.keyClick(view, Qt.Key.Key_I)
    assert view.card.isVisible()
    assert view.rect().contains(view.card.geometry())
    mark = next(one for one in view.stage.frame.marks if one.event == 1)
    near = view.card.geometry().adjusted(-40, -40, 40, 40)
    assert near.contains(round((mark.x0 + mark.x1) / 2), round(mark.y))
    qtbot.keyClick(view, Qt.Key.Key_I)
    assert not view.card.isVisible()


def test_without_a_selection_the_key_shows_nothing(view: TimelineView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_I)
    assert not view.card.isVisible()


def test_any_other_key_puts_the_card_away(view: TimelineView, qtbot: QtBot) -> None:
    view.show_focus(Focus(selection=(1,)))
    qtbot.keyClick(view, Qt.Key.Key_I)
    qtbot.keyClick(view, Qt.Key.Key_W)
    assert not view.card.isVisible()


def test_escape_puts_only_the_card_away(view: TimelineView, qtbot: QtBot) -> None:
    asked: list[object] = []
    view.selection_asked.connect(asked.append)
    view.show_focus(Focus(selection=(1,)))
    qtbot.keyClick(view, Qt.Key.Key_I)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.card.isVisible() and asked == []
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert asked == [()]


def test_what_is_selected_is_spoken_with_bounds_and_sources(
    view: TimelineView, qtbot: QtBot
) -> None:
    view.show_focus(Focus(selection=(1,)))
    qtbot.waitUntil(lambda: "Stoppage" in view.accessibleDescription())
    spoken = view.accessibleDescription()
    assert "11 and 20 June 2022" in spoken
    assert "Source: Commentary ¶7; Commentary ¶9 and 1 more citation" in spoken
    view.show_focus(Focus(selection=(2,)))
    qtbot.waitUntil(lambda: "No source is given yet" in view.accessibleDescription())


def test_dates_are_told_in_the_language(view: TimelineView, qtbot: QtBot) -> None:
    view.set_language("ru")
    view.show_focus(Focus(selection=(1,)))
    qtbot.waitUntil(lambda: "от 11 до 20 июня 2022" in view.accessibleDescription())


def test_the_axis_names_months_in_the_language(view: TimelineView) -> None:
    texts = {}
    for lang in ("en", "ru", "kk"):
        view.set_language(lang)
        texts[lang] = {tick.text for tick in view.stage.frame.axis.ticks}
    assert "May" in texts["en"] and "май" in texts["ru"] and "мам" in texts["kk"]


def test_the_card_grows_with_what_it_cites(view: TimelineView, qtbot: QtBot) -> None:
    heights = []
    for event in (1, 2):
        view.show_focus(Focus(selection=(event,)))
        qtbot.keyClick(view, Qt.Key.Key_I)
        heights.append(view.card.height())
        qtbot.keyClick(view, Qt.Key.Key_I)
    assert heights[0] > heights[1] + 40


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_words_without_spaces_stay_within_the_card(
    source: MadeSource, theme: object, qtbot: QtBot
) -> None:
    source.cited = {1: tuple(cited(90 + n, paraphrase="о" * 400) for n in range(CITED_MOST))}
    view = TimelineView(source, LIGHT)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    view.set_theme(theme)  # type: ignore[arg-type]
    view.show_focus(Focus(selection=(1,)))
    qtbot.keyClick(view, Qt.Key.Key_I)
    assert view.card.width() < 360
