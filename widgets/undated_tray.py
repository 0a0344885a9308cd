"""The tray of events without a date: kept, counted, one click away – never dropped."""

from collections.abc import Sequence

from db.records import Event
from widgets.kinds import event_kind
from widgets.lists.item_list import ItemList
from widgets.lists.rows import ListRow
from widgets.style import Theme


class UndatedTray(ItemList):
    """One row per undated event, with its standing and kind."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "Every event has a date.")

    def show_events(self, events: Sequence[Event]) -> None:
        """Replace the list."""
        self.show_rows(
            [
                ListRow(event.id, event.title, f"{event.status} · {event_kind(event.kind).one}")
                for event in events
            ]
        )
