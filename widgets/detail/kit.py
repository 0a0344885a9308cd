"""What every page is built with: the theme, the language, and where its requests go."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from widgets.style import Theme


class Requests(QObject):
    """What a person asks for in the detail pane. Views only ask; the app decides."""

    item_asked = Signal(int)
    """Look at this item."""
    citation_asked = Signal(object, object)
    """Open the card of this :class:`~db.records.Cited` beside this widget."""
    edit_asked = Signal(int)
    delete_asked = Signal(int)
    note_saved = Signal(int, int, str)
    """Item, note (0 = a new one), text."""
    note_deleted = Signal(int)
    note_drafted = Signal(int, int, str)
    """Item, note (0 = a new one), text so far; an empty text drops the draft."""


@dataclass(frozen=True, slots=True)
class Kit:
    """Handed down to each part of a page."""

    theme: Theme
    requests: Requests
    lang: str = "en"
