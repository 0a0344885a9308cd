"""Asks for files. A window holds one of these; tests give it another that answers by itself."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


class FileChoice:
    """The dialogs of the desktop, or Qt's own where there is none."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def open_one(self, title: str, kinds: str) -> Path | None:
        """One file that is there; ``kinds`` as Qt writes them: "Cases (*.sequitur)"."""
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        return Path(name) if name else None

    def open_several(self, title: str, kinds: str) -> list[Path]:
        """Files that are there."""
        names, _ = QFileDialog.getOpenFileNames(self._window, title, "", kinds)
        return [Path(name) for name in names]

    def save(self, title: str, proposal: str, kinds: str) -> Path | None:
        """A name to write to; the dialog asks before something is replaced."""
        name, _ = QFileDialog.getSaveFileName(self._window, title, proposal, kinds)
        return Path(name) if name else None
