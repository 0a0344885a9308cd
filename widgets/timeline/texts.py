"""The words of events as the timeline needs them: read for a screenful, measured once, kept."""

from collections.abc import Iterable, Sequence
from math import inf

from db.records import EventText
from widgets.ports import TimelineSource
from widgets.style import REGULAR, SEMIBOLD, SIZES, SPACING
from widgets.timeline.haste import Haste
from widgets.timeline.labels import TextSize
from widgets.timeline.lettering import Type, text_width
from widgets.timeline.set_line import ELLIPSIS, set_line

TITLE = Type(SIZES.row, REGULAR)
STRONG = Type(SIZES.row, SEMIBOLD)
"""A title as it is drawn when selected."""
WORDS = Type(SIZES.caption, REGULAR, italic=True)
"""The source's own words for a date."""
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

    def clear(self) -> None:
        """Forget all: the data changed."""
        self._texts.clear()
        self._sizes.clear()

    def forget(self, events: Iterable[int]) -> None:
        """Forget the words of some events: they were edited."""
        for event in events:
            self._texts.pop(event, None)
            for strong in (False, True):
                self._sizes.pop((event, strong), None)

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
        """Title and words of an event; the same object until they are forgotten."""
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
            line = set_line(text.title, STRONG if strong else TITLE)
            words = set_line(text.words, WORDS).width if text.words else 0
            ellipsis = text_width(ELLIPSIS, SIZES.row)
            size = self._sizes[key] = TextSize(
                line.width + (SPACING.medium + words if words else 0),
                line.width,
                min(line.end_of(LEAST_LETTERS) + ellipsis, line.width),
            )
        return size
