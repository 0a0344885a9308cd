"""The words of events as the timeline needs them: read for a screenful, measured once, kept."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import inf

from PySide6.QtCore import Qt

from db.records import EventText
from widgets import fonts
from widgets.ports import TimelineSource
from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING
from widgets.timeline.haste import Haste
from widgets.timeline.labels import TextSize
from widgets.timeline.lettering import text_width

LEAST_LETTERS = 8
"""A title shortened below this says nothing."""
_KEPT = 20_000
_LATER = TextSize(inf, inf, inf)


class Texts:
    """Titles and words by event id, with their widths."""

    def __init__(self, source: TimelineSource) -> None:
        self._source = source
        self._texts: dict[int, EventText] = {}
        self._sizes: dict[tuple[int, bool], TextSize] = {}
        self.haste = Haste()
        """How many new texts a frame may ask for."""
        self.version = 0
        """Grows with each :meth:`clear`: what was made of the texts may be untrue then."""

    def clear(self) -> None:
        """Forget all: the data changed."""
        self._texts.clear()
        self._sizes.clear()
        self.version += 1

    def load(self, events: Iterable[int]) -> None:
        """Read at once what is not known yet of these events."""
        missing = [event for event in events if event not in self._texts]
        if not missing:
            return
        if len(self._texts) > _KEPT:
            self.clear()
        found = self._source.texts(missing)
        for event in missing:
            self._texts[event] = found.get(event) or EventText(event, "", "")

    def text(self, event: int) -> EventText:
        """Title and words of an event."""
        text = self._texts.get(event)
        if text is None:
            self.load((event,))
            text = self._texts[event]
        return text

    def sizes(self, events: Sequence[int], strong: frozenset[int]) -> list[TextSize]:
        """Widths of the labels of events; of the ``strong`` ones as they are drawn selected.

        In haste some of those never asked for before are too wide for any place: they come later.
        """
        known = self._sizes
        keys = [(event, event in strong) for event in events]
        missing = [key for key in keys if key not in known]
        if missing:
            now = missing[: self.haste.texts(len(missing))]
            self.load([event for event, _ in now])
            for event, is_strong in now:
                self.size(event, strong=is_strong)
        return [known.get(key, _LATER) for key in keys]

    def size(self, event: int, *, strong: bool) -> TextSize:
        """Widths of an event's label; ``strong`` as it is drawn when selected."""
        key = event, strong
        size = self._sizes.get(key)
        if size is None:
            text = self.text(event)
            weight = SEMIBOLD if strong else REGULAR
            title = text_width(text.title, SIZES.row, weight)
            words = text_width(text.words, SIZES.caption, italic=True) if text.words else 0
            size = self._sizes[key] = TextSize(
                title + (SPACING.medium + words if words else 0),
                title,
                # About so many letters; measuring them would take as long as the whole title.
                title * min((LEAST_LETTERS + 1.5) / max(len(text.title), 1), 1.0),
            )
        return size


@lru_cache(maxsize=8192)
def shortened(title: str, width: int, weight: int) -> str:
    """The title cut to whole pixels, with an ellipsis where something is missing."""
    return fonts.metrics(SIZES.row, weight).elidedText(title, Qt.TextElideMode.ElideRight, width)
