"""The one typeface, Inter, in the sizes and weights of look.md.

Inter is a variable font: ``QFont.setWeight`` has no effect on it, the ``wght`` axis has.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import fontpkg_inter
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

from widgets.style import REGULAR

_FILES = ("Inter[opsz,wght].ttf", "Inter-Italic[opsz,wght].ttf")


@lru_cache(maxsize=1)
def family() -> str:
    """Load Inter once per process; the system's default family where the files are missing.

    Needs a ``QGuiApplication``.
    """
    folder = Path(fontpkg_inter.__file__).parent / "files"
    loaded: Sequence[str] = ()
    for name in _FILES:
        number = QFontDatabase.addApplicationFont(str(folder / name))
        if number >= 0 and not loaded:
            loaded = QFontDatabase.applicationFontFamilies(number)
    return loaded[0] if loaded else QFont().family()


@lru_cache(maxsize=64)
def font(
    size: float, weight: int = REGULAR, *, italic: bool = False, tabular: bool = False
) -> QFont:
    """Inter at ``size`` pixels. Treat the returned font as constant.

    Half pixels matter (12.5) and ``setPixelSize`` takes only whole ones, so the size goes through
    points at the screen's logical resolution.
    """
    made = QFont(family())
    made.setPointSizeF(size * 72 / QGuiApplication.primaryScreen().logicalDotsPerInch())
    made.setItalic(italic)
    made.setVariableAxis(QFont.Tag("wght"), weight)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


@lru_cache(maxsize=64)
def metrics(
    size: float, weight: int = REGULAR, *, italic: bool = False, tabular: bool = False
) -> QFontMetricsF:
    """Metrics of :func:`font` with the same arguments."""
    return QFontMetricsF(font(size, weight, italic=italic, tabular=tabular))
