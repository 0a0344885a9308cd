"""A field that names an entity: completes those of the case, takes a new name as a new entity."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QDialog, QLineEdit

from widgets.editors.drafts import EntityRef
from widgets.fonts import font
from widgets.style import SIZES


class EntityNames:
    """The names of all entities of the case, shared by the fields of one form."""

    def __init__(self, entities: Sequence[EntityRef]) -> None:
        self._by_name = {entity.name.casefold(): entity for entity in entities}
        self.model = QStringListModel(sorted(entity.name for entity in entities))

    def find(self, text: str) -> EntityRef:
        """The entity of this name, or a new one to be made under it."""
        name = " ".join(text.split())
        return self._by_name.get(name.casefold(), EntityRef(0, name))


class EntityField(QLineEdit):
    """A line with completion anywhere in the name."""

    def __init__(self, names: EntityNames, entity: EntityRef | None = None) -> None:
        super().__init__(entity.name if entity is not None else "")
        self.setFont(font(SIZES.body))
        self.setPlaceholderText("Person, state, company …")
        completer = _Completer(names.model, self)
        completer.save_asked.connect(self._save)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            popup.setFont(font(SIZES.row))

    def _save(self) -> None:
        form = self.window()
        if isinstance(form, QDialog):
            form.accept()


class _Completer(QCompleter):
    """Lets Ctrl+Enter save the form while names are proposed: the list would swallow it."""

    save_asked = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the keys that go to the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if isinstance(watched, QAbstractItemView):
                    watched.hide()
                self.save_asked.emit()
                return True
        return super().eventFilter(watched, event)
