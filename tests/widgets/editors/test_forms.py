"""The forms, by keyboard and mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from db.dates import read
from db.records import Status
from widgets.editors.drafts import (
    EntityDraft,
    EntityRef,
    EventDraft,
    ParticipantDraft,
    RelationDraft,
)
from widgets.editors.entity_form import EntityForm
from widgets.editors.event_form import EventForm
from widgets.editors.relation_form import RelationForm
from widgets.style import DARK, LIGHT

RUSSIA, CPC = EntityRef(1, "Russia"), EntityRef(2, "CPC")
NOBODY = EntityRef(0, "")
SAVE = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def event_form(qtbot, draft: EventDraft | None = None) -> EventForm:
    empty = EventDraft(0, "", "", "", Status.REPORTED, None, "", 0, (), ())
    form = EventForm(LIGHT, draft or empty, [RUSSIA, CPC], ["stoppage"])
    qtbot.addWidget(form)
    form.show()
    return form


def wrong(form: QDialog) -> str:
    labels = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels)


def test_a_new_event_is_typed_and_saved_by_keyboard(qtbot) -> None:
    form = event_form(qtbot)
    qtbot.keyClicks(form.title_field, "Pipeline  stands still")
    qtbot.keyClicks(form.date.line, "early July 2022")
    qtbot.keyClicks(form.tags, "oil, transit, oil")
    qtbot.keyClick(form.tags, *SAVE)
    assert form.result() == QDialog.DialogCode.Accepted
    draft = form.draft()
    assert draft.title == "Pipeline stands still"
    assert draft.when is not None
    assert draft.when.edtf == "[2022-07-01..2022-07-10]"
    assert draft.tags == ("oil", "transit")
    assert draft.status is Status.REPORTED


def test_without_a_title_it_says_so_and_goes_there(qtbot) -> None:
    form = event_form(qtbot)
    qtbot.keyClick(form.place, *SAVE)
    assert form.isVisible()
    assert "needs a title" in wrong(form)
    assert form.focusWidget() is form.title_field


def test_an_unreadable_date_is_not_taken(qtbot) -> None:
    form = event_form(qtbot)
    qtbot.keyClicks(form.title_field, "x")
    qtbot.keyClicks(form.date.line, "5 July")
    qtbot.keyClick(form.date.line, *SAVE)
    assert form.isVisible()
    assert "date cannot be read" in wrong(form)


def test_a_plain_enter_does_not_save_by_accident(qtbot) -> None:
    form = event_form(qtbot)
    qtbot.keyClicks(form.title_field, "x")
    qtbot.keyClick(form.title_field, Qt.Key.Key_Return)
    assert form.isVisible()
    qtbot.keyClick(form.title_field, Qt.Key.Key_Escape)
    assert form.result() == QDialog.DialogCode.Rejected


def test_an_untouched_form_hands_back_the_same_draft(qtbot) -> None:
    draft = EventDraft(
        7,
        "First stoppage",
        "Two\nlines",
        "own kind",
        Status.DISPUTED,
        read("mid-June 2022"),
        "CPC route",
        9,
        ("oil",),
        (ParticipantDraft(11, RUSSIA, "initiator"), ParticipantDraft(12, CPC, "asset")),
    )
    assert event_form(qtbot, draft).draft() == draft


def test_people_are_added_completed_and_removed(qtbot) -> None:
    form = event_form(qtbot)
    row = form.participants.add(0, *form.participants._make())
    qtbot.keyClicks(row.first, "russia")
    qtbot.keyClicks(row.second, "initiator")
    new = form.participants.add(0, *form.participants._make())
    qtbot.keyClicks(new.first, "The operator")
    assert form.draft().participants == (
        ParticipantDraft(0, RUSSIA, "initiator"),
        ParticipantDraft(0, EntityRef(0, "The operator"), ""),
    )
    form.participants.remove(row)
    assert [each.entity.name for each in form.draft().participants] == ["The operator"]


def test_an_entity(qtbot) -> None:
    form = EntityForm(DARK, EntityDraft(0, "", "", "", ()), ["state"])
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClick(form.name, *SAVE)
    assert "needs a name" in wrong(form)
    qtbot.keyClicks(form.name, "Kazakhstan")
    form.kind.setEditText("steppe")
    qtbot.keyClick(form.name, *SAVE)
    assert form.draft() == EntityDraft(0, "Kazakhstan", "steppe", "", ())


@pytest.mark.parametrize(
    ("source", "kind", "target", "sentence"),
    [
        ("", "ally of", "CPC", "from whom"),
        ("Russia", "", "CPC", "what the relation is"),
        ("Russia", "ally of", "", "to whom"),
        ("Russia", "ally of", "russia", "same entity"),
    ],
)
def test_an_incomplete_relation_is_told(qtbot, source, kind, target, sentence) -> None:
    draft = RelationDraft(0, NOBODY, "", NOBODY, None, Status.REPORTED, True, "")
    form = RelationForm(LIGHT, draft, [RUSSIA, CPC], ["ally of"])
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClicks(form.source, source)
    form.type.setEditText(kind)
    qtbot.keyClicks(form.target, target)
    qtbot.keyClick(form.target, *SAVE)
    assert form.isVisible()
    assert sentence in wrong(form)


def test_a_relation(qtbot) -> None:
    draft = RelationDraft(0, NOBODY, "", NOBODY, None, Status.REPORTED, True, "")
    form = RelationForm(LIGHT, draft, [RUSSIA, CPC], ["ally of"])
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClicks(form.source, "Russia")
    form.type.setEditText("shareholder of")
    qtbot.keyClicks(form.target, "CPC")
    qtbot.keyClick(form.directed, Qt.Key.Key_Space)
    qtbot.keyClick(form.target, *SAVE)
    assert form.draft() == RelationDraft(
        0, RUSSIA, "shareholder of", CPC, None, Status.REPORTED, False, ""
    )
