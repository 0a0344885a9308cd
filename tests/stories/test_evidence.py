"""Somebody asks: who says so?"""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from widgets.detail.citations import CitationCard, CitationSign


def test_opening_the_citation_behind_31_percent(person: Any) -> None:
    person.start()
    person.click_entity("kz22-entity-cpc")
    said = person.reads()
    assert "31 %" in said
    detail = person.window.parts.detail
    amount = next(
        one
        for one in detail.findChildren(CitationSign)
        if "31 %" in person.reads(one.parentWidget())
    )
    detail.ensureWidgetVisible(amount)
    person.click(amount)
    card = QApplication.activePopupWidget()
    assert isinstance(card, CitationCard)
    told = person.reads(card)
    assert "¶" in told
    assert "Grade F3" in told
    assert "Text not bundled" in told
    card.close()


def test_assessments_stand_apart_from_reports(person: Any) -> None:
    person.start()
    person.click_row("Case", "Assessments")
    assert person.window.parts.assessments.isVisible()
    rows = person.window.parts.assessments.model
    assert rows.rowCount() == 11
    person.click_row("Case", "Timeline and map")
    assert person.window.parts.timeline.isVisible()


def test_finding_a_person_by_another_spelling(person: Any) -> None:
    person.start()
    person.press(Qt.Key.Key_F, control=True)
    person.type("казахстан")
    person.press(Qt.Key.Key_Return)
    assert "Kazakhstan" in person.reads()
    assert person.window.workspace.focus.primary is not None


def test_what_is_without_a_date_is_never_dropped(person: Any) -> None:
    person.start()
    person.click(person.window.parts.filters.box.rows[0])
    tray = person.window.parts.tray
    assert tray.isVisible()
    assert tray.model.rowCount() == 6
    person.press(Qt.Key.Key_Escape)
    assert not tray.isVisible()


def test_narrowing_by_kind_and_actor_and_clearing_with_one_click(person: Any) -> None:
    person.start()
    parts = person.window.parts
    person.click_row("Kind", "Statements")
    person.click_row("Actors", "Tokayev")
    assert len(parts.pills.pills) == 2
    assert "of 28 events" in person.reads(parts.pills)
    person.click(person.button("Show everything"))
    assert person.window.workspace.focus.filter.is_empty
    assert not parts.pills.isVisible()
