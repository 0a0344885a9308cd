"""Kinds of paper, and the room they leave between their margins.

Lengths are pixels of 1/96 inch, so that a drawing has the same size on paper as on the screen.
"""

from dataclasses import dataclass

from PySide6.QtCore import QSizeF

_PX_PER_MM = 96 / 25.4
MARGIN = round(12 * _PX_PER_MM)
"""Printers reach to about 6 mm of the edge; a punched or held page wants twice that."""

PAPERS = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "Letter": (215.9, 279.4)}
"""Width and height in millimetres, upright (ISO 216; ANSI/ASME Y14.1 for Letter)."""
TURNS = ("portrait", "landscape")


class PaperError(ValueError):
    """A kind of paper that is not known; ``message`` is a sentence with what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of paper, upright or lying."""

    name: str = "A4"
    landscape: bool = True

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height as it lies before the reader."""
        width, height = PAPERS[self.name]
        return (height, width) if self.landscape else (width, height)

    @property
    def size(self) -> QSizeF:
        """Width and height in pixels, whole ones, as Qt makes its pages."""
        width, height = self.millimetres
        return QSizeF(int(width * _PX_PER_MM), int(height * _PX_PER_MM))

    @property
    def text(self) -> str:
        """How the command line writes it: ``A4-landscape``."""
        return f"{self.name}-{TURNS[self.landscape]}"


def read_paper(text: str) -> Paper:
    """Read ``A4``, ``A3-landscape``, ``letter-portrait``; without a turn it lies.

    :raises PaperError: it is none of these
    """
    name, _, turn = text.strip().casefold().partition("-")
    known = {one.casefold(): one for one in PAPERS}
    if name not in known or turn not in ("", *TURNS):
        raise PaperError(
            f"“{text}” is no paper; write {', '.join(PAPERS)}, with “-portrait” or “-landscape”."
        )
    return Paper(known[name], turn != "portrait")
