"""Layouts in a worker, for maps that would make the window wait."""

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal

from widgets.relations.graph import Points
from widgets.relations.layout import Outline, lay_out

AT_ONCE = 120
"""Up to how many nodes a layout is made while the window waits: below a tenth of a second."""


class LayoutRun(QObject):
    """One layout of a copy. Lives until its work is done, whether or not anybody still listens."""

    finished = Signal(object, object)
    """The run itself and its places."""

    def __init__(self, outline: Outline) -> None:
        super().__init__()
        self._outline = outline

    def work(self) -> None:
        """Lay out; called in a thread of the pool."""
        places = lay_out(self._outline)
        # The program may have ended meanwhile: then nobody is there to be told.
        if shiboken6.isValid(self):
            self.finished.emit(self, places)


class Layouts(QObject):
    """Runs layouts and tells only of the last one that was asked for."""

    made = Signal(object)
    """Places for all nodes, an (n, 2) array in map units."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted: LayoutRun | None = None

    def start(self, outline: Outline) -> None:
        """Lay out in a worker; results of earlier starts are dropped."""
        self._wanted = LayoutRun(outline)
        self._wanted.finished.connect(self._finished)
        QThreadPool.globalInstance().start(self._wanted.work)

    def drop(self) -> None:
        """Whatever is being laid out is no longer wanted."""
        self._wanted = None

    def _finished(self, run: LayoutRun, places: Points) -> None:
        if run is self._wanted:
            self._wanted = None
            self.made.emit(places)
