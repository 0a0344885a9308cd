"""Long commands that can be stopped: Ctrl+C and the system's request to end are asked for."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def stop_asked() -> Iterator[Callable[[], bool]]:
    """Within the block, a function tells whether somebody asked this process to stop.

    Raising in the middle of a long statement of SQLite would come to nothing, so the work asks
    when it can stop. A second Ctrl+C ends the process at once. Only the first thread hears signals.
    """
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = {one: signal.getsignal(one) for one in _SIGNALS}

    def hear(number: int, frame: FrameType | None) -> None:
        del frame
        asked.set()
        signal.signal(number, before[signal.Signals(number)])

    try:
        for one in _SIGNALS:
            signal.signal(one, hear)
        yield asked.is_set
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
