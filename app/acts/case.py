"""What is done with whole cases: making, opening, bringing in, writing out, keeping safe."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QInputDialog

from app import transfer
from app.sample import sample_path
from widgets.shell.questions import Question, ask

if TYPE_CHECKING:
    from app.window import MainWindow

CASES = "Cases (*.sequitur);;All files (*)"
SUFFIX = ".sequitur"
PICTURES = "Pictures (*.png *.svg *.pdf)"


def new_case(window: "MainWindow") -> None:
    """Make an empty case in a new file and open it."""
    path = window.files.save("New case", f"Untitled{SUFFIX}", CASES)
    if path is not None:
        window.program.new_case(path.with_suffix(SUFFIX) if not path.suffix else path)


def open_case(window: "MainWindow") -> None:
    """Open another case in the place of this one."""
    path = window.files.open_one("Open a case", CASES)
    if path is not None:
        window.program.open_case(path)


def open_sample(window: "MainWindow") -> None:
    """Open the user's own store of the sample."""
    window.program.open_sample()


def is_sample(window: "MainWindow") -> bool:
    """Whether the window shows the user's own store of the sample."""
    return window.workspace.store.path == sample_path().resolve()


def reset(window: "MainWindow") -> None:
    """Make the sample anew; the one with the person's notes stays beside it."""
    question = Question(
        "Reset the sample?",
        "The sample is made anew as it came with the program. The present one, with your notes "
        "and changes, stays beside it under another name.",
        "Reset the sample",
        window.theme,
        parent=window,
    )
    if ask(question):
        window.program.reset_sample()


def rename(window: "MainWindow") -> None:
    """Give the case another title."""
    title, agreed = QInputDialog.getText(
        window, "Sequitur", "Title of the case", text=window.case_title()
    )
    if agreed and title.strip():
        window.workspace.rename(title.strip())


def bring_in(window: "MainWindow") -> None:
    """Import events, relations or a whole case from files."""
    paths = window.files.open_several("Import", transfer.import_kinds())
    if paths:
        window.transfer.bring_in(paths)


def export(window: "MainWindow") -> None:
    """Write the case into a file of another format."""
    path = window.files.save("Export", window.case_title(), transfer.export_kinds())
    if path is not None:
        window.transfer.export(path)


def save_timeline(window: "MainWindow") -> None:
    """Save the timeline as it is seen now: PNG, SVG or PDF by the name."""
    path = window.files.save("Save the timeline as a picture", "timeline.png", PICTURES)
    if path is not None:
        window.transfer.save_timeline(path)


def save_map(window: "MainWindow") -> None:
    """Save the relation map: PNG, SVG or PDF by the name."""
    path = window.files.save("Save the map as a picture", "relations.png", PICTURES)
    if path is not None:
        window.transfer.save_map(path)


def back_up(window: "MainWindow") -> None:
    """Write a verified copy of the case."""
    store = window.workspace.store.path
    path = window.files.save("Back up", f"{store.stem} backup{SUFFIX}", CASES)
    if path is not None:
        window.transfer.back_up(path)


def quit_program(window: "MainWindow") -> None:
    """Close the window, which ends the program."""
    window.close()
    QApplication.quit()
