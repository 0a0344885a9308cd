"""A scene after an edit: only what the edit touched is placed anew, all else stays where it was."""

from db.records import ColumnPatch, EventColumns
from widgets.timeline.scene import Mask, Scene


def patched(before: Scene, columns: EventColumns, change: ColumnPatch, shown: Mask) -> Scene | None:
    """The scene of the present columns; None where it has to be built anew."""
    return None
