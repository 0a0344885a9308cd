"""What is worked out when it is first needed, whichever thread needs it first."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Owed(Generic[Value]):
    """A value and how to work it out. A second thread that asks meanwhile waits for the first."""

    __slots__ = ("_known", "_lock", "_make")

    def __init__(self, make: Callable[[], Value]) -> None:
        """``make`` is called once, and let go then with all that it holds."""
        self._make: Callable[[], Value] | None = make
        self._known: list[Value] = []
        self._lock = Lock()

    @classmethod
    def known(cls, value: Value) -> "Owed[Value]":
        """A value that is there."""
        owed = cls(lambda: value)
        _ = owed.value
        return owed

    @property
    def value(self) -> Value:
        """The value."""
        if not self._known:
            with self._lock:
                if self._make is not None:
                    self._known.append(self._make())
                    self._make = None
        return self._known[0]
