"""How strong each thing is inked: by presence in the window and by emphasis; colours and pens."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from db.dates import Certainty
from db.records import Status, Strand
from widgets.relations.looks import UNDATED, Emphasis
from widgets.style import Theme, colour

STRENGTH = {Certainty.OUTSIDE: 0.2, Certainty.POSSIBLE: 0.5, Certainty.CERTAIN: 1.0, UNDATED: 0.6}
"""Full, light and ghost (look/marks.png)."""
FADED = 0.45
"""Factor for what stands back behind a selection."""
BAND = 0.55
"""Factor for a line that stands for several: broad, so it needs less ink."""
FAINTEST = 0.14
"""Nothing is ever drawn fainter: outside the window is still on the map."""
_DASHES = {
    Status.REPORTED: (),
    Status.ASSESSED: (8.0, 4.0, 1.5, 4.0),
    Status.POSSIBLE: (5.0, 4.0),
    Status.DISPUTED: (),
}
"""Pixels drawn and left out, by the standing of a fact. Disputed lines carry a split instead."""
_WIDTHS = (1.3, 1.3, 1.9, 2.4, 2.8, 3.2)
"""Pixels by number of distinct sources; more than five count as five."""


def mixed(ground: str, ink: str, strength: float) -> QColor:
    """An opaque ink, thinned towards the ground: nothing behind ever shines through."""
    under, over = colour(ground), colour(ink)
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * strength,
        under.greenF() + (over.greenF() - under.greenF()) * strength,
        under.blueF() + (over.blueF() - under.blueF()) * strength,
    )


def strength(presence: int, emphasis: int) -> float:
    """From 0 to 1: what the window says, pushed back or brought forward by the selection."""
    made = STRENGTH[presence]
    if emphasis == Emphasis.FADED:
        return max(FAINTEST, made * FADED)
    if emphasis >= Emphasis.NEAR:
        return max(made, 0.5)
    return made


def strand_ink(theme: Theme, strand: Strand, presence: int, emphasis: int) -> QColor:
    """Accent when selected, text colour when hovered, lighter grey without a source."""
    if emphasis == Emphasis.CHOSEN or emphasis == Emphasis.NEAR:
        return mixed(theme.ground, theme.accent, strength(presence, emphasis))
    base = theme.text if emphasis == Emphasis.HOVERED else theme.second_text
    if strand.sources == 0:
        base = theme.third_text
    return mixed(theme.ground, base, strength(presence, emphasis))


def strand_pen(ink: QColor, strand: Strand, emphasis: int, scale: float = 1.0) -> QPen:
    """Width by distinct sources, dashes by standing."""
    width = _WIDTHS[min(strand.sources, len(_WIDTHS) - 1)]
    if emphasis >= Emphasis.NEAR:
        width += 0.6
    width *= scale
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    dashes = _DASHES[strand.status]
    if dashes:
        pen.setDashPattern([part / width for part in dashes])
    return pen


def name_ink(theme: Theme, presence: int, emphasis: int) -> QColor:
    """Text colour inside the window, second where only possible, third outside or faded."""
    if emphasis >= Emphasis.NEAR:
        return colour(theme.text)
    if emphasis == Emphasis.FADED:
        return mixed(theme.ground, theme.second_text, 0.72 if presence else 0.6)
    by_presence: Sequence[str] = (
        theme.third_text,
        theme.second_text,
        theme.text,
        theme.second_text,
    )
    return colour(by_presence[presence])
