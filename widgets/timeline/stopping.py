"""How work beside the window is told to stop: it asks between its steps."""

from collections.abc import Callable

Check = Callable[[], None]
"""Called between the steps of what takes long; raises where it is to stop."""


def never_stops() -> None:
    """For work that is done at once, which nobody stops."""
