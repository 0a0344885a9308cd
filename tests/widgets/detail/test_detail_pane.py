"""The detail pane on the sample: every fact, what it rests on, and the notes beneath."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from app.sample import make_sample
from db.evidence import dossier
from db.records import Annotation
from db.store import Store
from widgets.annotations.notes_section import NoteCard
from widgets.detail.citations import CitationCard
from widgets.detail.pane import DetailPane
from widgets.parts import TextLink
from widgets.style import DARK, LIGHT


@pytest.fixture
def store(tmp_path: Path):
    make_sample(tmp_path / "case.sequitur")
    with Store.open(tmp_path / "case.sequitur") as opened:
        yield opened


@pytest.fixture
def pane(qtbot) -> DetailPane:
    made = DetailPane(LIGHT)
    qtbot.addWidget(made)
    made.resize(340, 900)
    made.show()
    return made


def look_at(pane: DetailPane, store: Store, uid: str) -> int:
    item = store.by_uid(uid)
    assert item is not None
    pane.show_dossier(dossier(store.connection, item))
    return item


def said(pane: DetailPane) -> str:
    labels = [label.text() for label in pane.findChildren(QLabel)]
    links = [link.words for link in pane.findChildren(TextLink)]
    return "\n".join([*labels, *links]).replace("\u200b", "")


def link(pane: DetailPane, words: str) -> TextLink:
    return next(each for each in pane.findChildren(TextLink) if words in each.words)


def test_the_first_stoppage_tells_what_when_who_and_after_what(
    pane: DetailPane, store: Store
) -> None:
    look_at(pane, store, "kz22-event-cpc-stop-1")
    text = said(pane)
    assert "“mid-June”" in text
    assert "[2022-06-11..2022-06-20] · 2022-06-11 to 2022-06-20" in text
    assert "0–116 days later" in text
    assert "order: as the source reports it; from the dates alone: possible" in text
    assert "initiator" in text
    assert "Russia" in text
    assert "kept apart from reports" in text
    assert "confidence not stated" in text


def test_a_name_leads_to_its_entity(qtbot, pane: DetailPane, store: Store) -> None:
    look_at(pane, store, "kz22-event-cpc-stop-1")
    with qtbot.waitSignal(pane.requests.item_asked) as asked:
        qtbot.mouseClick(link(pane, "Kazakhstan"), Qt.MouseButton.LeftButton)
    assert asked.args == [store.by_uid("kz22-entity-kazakhstan")]


def test_a_paragraph_sign_opens_the_citation_card(qtbot, pane: DetailPane, store: Store) -> None:
    look_at(pane, store, "kz22-relation-russia-largest-shareholder-of-cpc")
    assert "31 %" in said(pane)
    sign = link(pane, "¶6")
    sign.setFocus()
    qtbot.keyClick(sign, Qt.Key.Key_Space)
    card = next(each for each in QApplication.topLevelWidgets() if isinstance(each, CitationCard))
    words = "\n".join(label.text() for label in card.findChildren(QLabel))
    assert "¶6" in words
    assert "Text not bundled." in words
    assert "reliability cannot be judged" in words
    assert "author not given" in words
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_assessments_say_for_and_against(pane: DetailPane, store: Store) -> None:
    look_at(pane, store, "kz22-assessment-veiled-threat")
    text = said(pane)
    assert "“possible”" in text
    assert "no range given" in text
    assert "For (" in text
    assert "Against (" in text


def test_undated_events_say_so(pane: DetailPane, store: Store) -> None:
    look_at(pane, store, "kz22-event-cut-oil")
    assert "No date is given." in said(pane)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_item_of_the_sample_has_a_page_that_fits(
    pane: DetailPane, store: Store, theme
) -> None:
    pane.set_theme(theme)
    kinds = ("event", "entity", "relation", "assessment", "source")
    marks = ",".join("?" * len(kinds))
    rows = store.connection.execute(f"SELECT id FROM item WHERE kind IN ({marks})", kinds)
    for (item,) in rows.fetchall():
        pane.show_dossier(dossier(store.connection, item))
        page = pane.widget()
        assert page is not None
        assert page.minimumSizeHint().width() <= 340, item
        assert said(pane)


def test_a_note_is_written_in_place(qtbot, pane: DetailPane, store: Store) -> None:
    item = look_at(pane, store, "kz22-event-parade")
    qtbot.mouseClick(link(pane, "+ add"), Qt.MouseButton.LeftButton)
    field = pane.findChild(QPlainTextEdit)
    assert field is not None
    with qtbot.waitSignal(pane.requests.note_drafted) as drafted:
        qtbot.keyClicks(field, "Ask the ministry.")
    assert drafted.args is not None
    with qtbot.waitSignal(pane.requests.note_saved) as saved:
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == [item, 0, "Ask the ministry."]


def test_escape_leaves_no_note_and_no_draft(qtbot, pane: DetailPane, store: Store) -> None:
    item = look_at(pane, store, "kz22-event-parade")
    pane.write_note()
    field = pane.findChild(QPlainTextEdit)
    assert field is not None
    qtbot.keyClicks(field, "no")
    with (
        qtbot.assertNotEmitted(pane.requests.note_saved),
        qtbot.waitSignal(pane.requests.note_drafted) as drafted,
    ):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert drafted.args == [item, 0, ""]


def test_a_note_is_edited_and_deleted(qtbot, pane: DetailPane, store: Store) -> None:
    item = store.by_uid("kz22-event-parade")
    assert item is not None
    with store.edit("Add note") as edit:
        note = edit.add(Annotation(item=item, body="<b>plain</b>", author="Ainur"))
    look_at(pane, store, "kz22-event-parade")
    card = pane.findChild(NoteCard)
    assert card is not None
    assert "<b>plain</b>" in said(pane)
    with qtbot.waitSignal(pane.requests.note_deleted) as deleted:
        qtbot.mouseClick(card.delete, Qt.MouseButton.LeftButton)
    assert deleted.args == [note]
    qtbot.mouseClick(card.edit, Qt.MouseButton.LeftButton)
    field = pane.findChild(QPlainTextEdit)
    assert field is not None
    assert field.toPlainText() == "<b>plain</b>"
    field.selectAll()
    qtbot.keyClicks(field, "better")
    with qtbot.waitSignal(pane.requests.note_saved) as saved:
        pane.show_dossier(None)
    assert saved.args == [item, note, "better"]


def test_a_refresh_does_not_take_the_text_being_written(
    qtbot, pane: DetailPane, store: Store
) -> None:
    item = look_at(pane, store, "kz22-event-parade")
    pane.write_note()
    field = pane.findChild(QPlainTextEdit)
    assert field is not None
    qtbot.keyClicks(field, "half a thou")
    with qtbot.assertNotEmitted(pane.requests.note_saved):
        pane.show_dossier(dossier(store.connection, item))
    again = [each for each in pane.findChildren(QPlainTextEdit) if each is not field]
    assert [each.toPlainText() for each in again] == ["half a thou"]
