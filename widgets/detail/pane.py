"""The detail pane: one page for whatever is selected, its notes beneath."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.records import (
    AssessmentCase,
    Cited,
    Dossier,
    EntityDossier,
    EventDossier,
    RelationDossier,
    SourceDossier,
)
from widgets.annotations.notes_section import NotesSection, PendingNote
from widgets.detail.assessments import assessment_page
from widgets.detail.citations import CitationCard
from widgets.detail.entity_page import entity_page, relation_page
from widgets.detail.event_page import event_page
from widgets.detail.kit import Kit, Requests
from widgets.detail.source_page import source_page
from widgets.parts import Text
from widgets.style import MEDIUM, SIZES, SPACING, Theme

_PAGES: dict[type, Callable[[Kit, Any], list[QWidget]]] = {
    EventDossier: event_page,
    EntityDossier: entity_page,
    RelationDossier: relation_page,
    AssessmentCase: assessment_page,
    SourceDossier: source_page,
}


class DetailPane(QScrollArea):
    """Shows one dossier at a time. All it asks for goes out through :attr:`requests`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.requests = Requests(self)
        self._kit = Kit(theme, self.requests)
        self._dossier: Dossier | None = None
        self._selected = 0
        self._notes: NotesSection | None = None
        self._card: CitationCard | None = None
        self.setObjectName("detailPane")
        self.setAccessibleName("Details")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.requests.citation_asked.connect(self._open_card)
        self._rebuild()

    def show_dossier(self, dossier: Dossier | None, selected: int = 1) -> None:
        """Show this item; ``selected`` = how many are selected in all.

        A note being written survives a refresh of the same item, and is handed over before
        another item takes the place.
        """
        same = dossier is not None and self._item() == item_of(dossier)
        pending = None
        if self._notes is not None and same:
            pending = self._notes.hand_over()
        elif self._notes is not None:
            self._notes.finish()
        offset = self.verticalScrollBar().value() if same else 0
        self._dossier, self._selected = dossier, selected
        self._rebuild(pending)
        self.verticalScrollBar().setValue(offset)

    def set_theme(self, theme: Theme) -> None:
        """Draw the same page in other colours."""
        self._take(Kit(theme, self.requests, self._kit.lang))

    def set_language(self, lang: str) -> None:
        """Tell the same dates in another language."""
        self._take(Kit(self._kit.theme, self.requests, lang))

    def write_note(self, text: str = "", note: int = 0) -> None:
        """Open the note field (the command "Add note"), or one note with this draft text."""
        if self._notes is not None:
            self._notes.write(PendingNote(note, text, len(text)))
            self.ensureWidgetVisible(self._notes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys scroll; everything else is the window's."""
        if event.key() in (Qt.Key.Key_Escape,):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _take(self, kit: Kit) -> None:
        """Build the same page with another kit; a note being written stays."""
        if kit != self._kit:
            self._kit = kit
            self._rebuild(self._notes.hand_over() if self._notes is not None else None)

    def _item(self) -> int | None:
        return None if self._dossier is None else item_of(self._dossier)

    def _open_card(self, cited: Cited, sign: QWidget) -> None:
        self._card = CitationCard(self._kit, cited, self)
        self._card.open_beside(sign)

    def _rebuild(self, pending: PendingNote | None = None) -> None:
        theme = self._kit.theme
        page = QWidget()
        page.setObjectName("detailPage")
        page.setStyleSheet(f"QWidget#detailPage {{ background: {theme.panel}; }}")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._notes = None
        if self._dossier is None:
            column.addWidget(_empty(theme))
        else:
            self._fill(column, self._dossier, pending)
        column.addStretch(1)
        before = self.takeWidget()
        if before is not None:
            # Not at once: the page may be made anew because of a click within it.
            before.hide()
            before.deleteLater()
        self.setWidget(page)

    def _fill(self, column: QVBoxLayout, dossier: Dossier, pending: PendingNote | None) -> None:
        if self._selected > 1:
            words = f"{self._selected} selected; this is the first of them"
            remark = Text(words, self._kit.theme.accent, SIZES.caption, MEDIUM)
            remark.setContentsMargins(SPACING.large, SPACING.medium, SPACING.large, 0)
            column.addWidget(remark)
        for part in _PAGES[type(dossier)](self._kit, dossier):
            column.addWidget(part)
        self._notes = NotesSection(self._kit.theme, item_of(dossier), dossier.notes)
        self._notes.saved.connect(self.requests.note_saved)
        self._notes.deleted.connect(self.requests.note_deleted)
        self._notes.drafted.connect(self.requests.note_drafted)
        column.addWidget(self._notes)
        if pending is not None:
            self._notes.write(pending)


def item_of(dossier: Dossier) -> int:
    """The id of the item a dossier is about."""
    match dossier:
        case EventDossier(event=event):
            return event.id
        case EntityDossier(entity=entity):
            return entity.id
        case RelationDossier(tie=tie):
            return tie.relation.id
        case AssessmentCase(assessment=assessment):
            return assessment.id
        case SourceDossier(source=source):
            return source.id


def _empty(theme: Theme) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(SPACING.large, SPACING.huge, SPACING.large, SPACING.large)
    column.setSpacing(SPACING.small)
    column.addWidget(Text("Nothing selected", theme.text, SIZES.title, MEDIUM))
    hint = (
        "Click an event on the timeline or an entity on the map. Its dates, people, sources and "
        "notes open here."
    )
    column.addWidget(Text(hint, theme.second_text))
    return box
