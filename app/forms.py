"""Opens the forms with what they need to know of the case, and hands over what they say.

A form is opened, not executed: no event loop of its own runs inside the window's.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from app.editing import entity_draft, event_draft, relation_draft
from app.sources import Sources
from app.workspace import Workspace
from widgets.editors.drafts import EntityRef
from widgets.editors.entity_form import EntityForm
from widgets.editors.event_form import EventForm
from widgets.editors.relation_form import RelationForm
from widgets.style import Theme

AnyForm = EventForm | EntityForm | RelationForm


class Forms(QObject):
    """One form at a time. An item that is gone, or has no form, opens none."""

    def __init__(
        self, workspace: Workspace, sources: Sources, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace, self._sources, self._window = workspace, sources, window
        self._form: AnyForm | None = None
        self._save: Callable[[Any], int] = workspace.save_event
        self.theme = theme
        self.lang = "en"
        """In which dates are typed, unless the form is told another."""

    def edit_item(self, item: int) -> None:
        """The form that fits an item."""
        kind = self._workspace.store.kind_of(item)
        if kind == "event":
            self.edit_event(item)
        elif kind == "entity":
            self.edit_entity(item)
        elif kind == "relation":
            self.edit_relation(item)
        elif kind is not None:
            self._workspace.failed.emit(
                f"A {kind.replace('_', ' ')} cannot be changed by a form yet."
            )

    def edit_event(self, event: int) -> None:
        """The form of an event; 0 = a new one."""
        draft = event_draft(self._workspace.store, event)
        if draft is not None:
            kinds = self._sources.timeline.columns().kinds
            form = EventForm(self.theme, draft, self._entities(), kinds, self._window, self.lang)
            self._open(form, self._workspace.save_event)

    def edit_entity(self, entity: int) -> None:
        """The form of an entity; 0 = a new one."""
        draft = entity_draft(self._workspace.store, entity)
        if draft is not None:
            kinds = sorted({node.kind for node in self._sources.map.nodes()})
            form = EntityForm(self.theme, draft, kinds, self._window)
            self._open(form, self._workspace.save_entity)

    def edit_relation(self, relation: int) -> None:
        """The form of a relation; 0 = a new one."""
        draft = relation_draft(self._workspace.store, relation)
        if draft is not None:
            types = sorted({strand.type for strand in self._sources.map.strands()})
            form = RelationForm(self.theme, draft, self._entities(), types, self._window, self.lang)
            self._open(form, self._workspace.save_relation)

    def _open(self, form: AnyForm, save: Callable[[Any], int]) -> None:
        self._form, self._save = form, save
        form.finished.connect(self._finished)
        form.open()

    def _finished(self, result: int) -> None:
        form = self._form
        if form is None:
            return
        if result == QDialog.DialogCode.Accepted and not self._save(form.draft()):
            # The window has said why. What was typed stays, to be saved once that is mended.
            form.open()
            form.complain("It could not be saved; the window says why. Nothing here is lost.")
            return
        self._form = None
        form.deleteLater()

    def _entities(self) -> list[EntityRef]:
        return [EntityRef(node.id, node.name) for node in self._sources.map.nodes()]
