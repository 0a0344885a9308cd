"""A layout in a worker, for maps that would make the window wait."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread

from widgets.relations.layout import Outline, lay_out

AT_ONCE = 120
"""Up to how many nodes a layout is made while the window waits: below a tenth of a second."""


class LayoutRun(QThread):
    """Lays out a copy. ``places`` holds the result once the thread has finished."""

    def __init__(self, outline: Outline, generation: int, parent: QObject) -> None:
        super().__init__(parent)
        self._outline = outline
        self.generation = generation
        self.places: NDArray[np.float64] | None = None

    def run(self) -> None:
        """Work; called by Qt in the new thread."""
        self.places = lay_out(self._outline)
