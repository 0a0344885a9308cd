"""Back and forward through the windows of time that a person really looked at."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.visits import Visits, is_leap
from app.workspace import Workspace
from db.records import Focus

REST_MS = 700
"""How long a look lasts before it counts: frames of a drag never do."""


class LookingBack(QObject):
    """Watches the focus and remembers its windows; looking is no edit, so no store keeps them."""

    changed = Signal()
    """Where one can go changed."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._visits = Visits(workspace.focus.window)
        self._told = (False, False)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._settle)

    @property
    def can_go_back(self) -> bool:
        """Whether another window was looked at before this one."""
        return self._visits.has_past or self._workspace.focus.window != self._visits.here

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back from another window."""
        return self._visits.has_future

    def follow(self, now: Focus, before: Focus) -> None:
        """The focus changed."""
        if now.window == before.window:
            return
        if now.window == self._visits.here:
            self._rest.stop()
            return
        if is_leap(before.window, now.window):
            self._visits.leap(before.window, now.window)
            self._tell()
        self._rest.start()

    def back(self) -> None:
        """Look at the window before this one."""
        if self.can_go_back:
            self._rest.stop()
            self._workspace.look_at(self._visits.back(self._workspace.focus.window))
            self._tell()

    def forward(self) -> None:
        """Look again at the window one went back from."""
        if self.can_go_forward:
            self._rest.stop()
            self._workspace.look_at(self._visits.forward(self._workspace.focus.window))
            self._tell()

    def stop(self) -> None:
        """Remember nothing more: the window is about to be closed."""
        self._rest.stop()

    def _settle(self) -> None:
        self._visits.settle(self._workspace.focus.window)
        self._tell()

    def _tell(self) -> None:
        """Say so where one can go somewhere else than before: many commands ask for it."""
        now = self.can_go_back, self.can_go_forward
        if now != self._told:
            self._told = now
            self.changed.emit()
