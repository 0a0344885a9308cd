"""What is done with paper."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.window import MainWindow


def print_pictures(window: "MainWindow") -> None:
    """Open the sheet for printing what is looked at."""
    window.paper.open()
