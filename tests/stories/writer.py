"""Somebody whose program is going to be killed: writes one note, saves it, begins another.

Run as a program of its own. It says "saved" and "typed" once that is so, and then goes on waiting.
"""

from PySide6.QtCore import QTimer

from app.start import make_application, open_window
from tests.stories.person import Person

SAVED_ON, SAVED = "First CPC stoppage", "Ask the operator for the maintenance log."
DRAFTED_ON, DRAFTED = "Second CPC stoppage", "Sequence only – no reason is"


def _writes(person: Person) -> None:
    person.finds_the_window()
    person.clicks_event(SAVED_ON)
    person.presses("Ctrl+M")
    person.types(SAVED)
    person.presses("Ctrl+Return")
    person.waits(lambda: person.status("saved").startswith("Saved "))
    print("saved", flush=True)
    person.clicks_event(DRAFTED_ON)
    person.presses("Ctrl+M")
    person.types(DRAFTED)
    print("typed", flush=True)


def main() -> int:
    """Open the window on the sample and write in it."""
    person = Person(make_application([]))
    QTimer.singleShot(100, lambda: _writes(person))
    return open_window()


if __name__ == "__main__":
    raise SystemExit(main())
