"""Keeps the note being written safe from a crash, and offers it again when the program is back."""

from PySide6.QtCore import QObject, Signal, Slot

from app.drafts import Draft, DraftKeeper
from app.owners import shown_item, uid_of
from app.workspace import Workspace
from widgets.detail.pane import DetailPane


class NoteDrafts(QObject):
    """Stands between the detail pane, the workspace and the file of drafts."""

    told = Signal(str)
    """A sentence about a draft that was found."""

    def __init__(self, workspace: Workspace, keeper: DraftKeeper, detail: DetailPane) -> None:
        super().__init__(keeper)
        self._workspace, self._keeper, self._detail = workspace, keeper, detail
        keeper.failed.connect(workspace.failed)
        detail.requests.note_drafted.connect(self._keep)
        detail.requests.note_saved.connect(self._save)

    def waiting(self) -> Draft | None:
        """The oldest draft whose item is still there, from before the program was started."""
        for draft in self._keeper.drafts():
            item = self._workspace.store.by_uid(draft.item)
            if item is not None and shown_item(self._workspace.store, item) is not None:
                return draft
        return None

    def return_to(self, draft: Draft) -> None:
        """Select a draft's item; its page then opens the field with the text."""
        item = self._workspace.store.by_uid(draft.item)
        if item is not None:
            self._workspace.go_to(item)

    @Slot(int)
    def offer(self, item: int) -> None:
        """Open the field with the draft on the item that is shown, if there is one."""
        store = self._workspace.store
        draft = self._keeper.find(uid_of(store, item))
        if draft is None or not self._workspace.writable:
            return
        note = store.by_uid(draft.note) if draft.note else 0
        self._detail.write_note(draft.text, note or 0)
        self.told.emit("This note was being written when the program ended. Ctrl+Enter saves it.")

    def flush(self) -> None:
        """Write all drafts to the disk now."""
        self._keeper.flush()

    def _keep(self, item: int, note: int, text: str) -> None:
        store = self._workspace.store
        self._keeper.keep(uid_of(store, item), uid_of(store, note), text)

    def _save(self, item: int, note: int, text: str) -> None:
        if self._workspace.save_note(item, note, text):
            store = self._workspace.store
            self._keeper.drop(uid_of(store, item), uid_of(store, note) if note else "")
