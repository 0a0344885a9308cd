"""An import in a process of its own, so that the window's pictures come in time meanwhile.

The window's store stands aside while the other process writes. Whatever happens to that process,
all or nothing of the import is in the store: it is one transaction.
"""

import json
import queue
import subprocess
import sys
import threading
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from app.jobs import Cancelled, Job
from app.own_process import own_command
from db.interchange.report import FormatError, ImportReport, Rejection
from db.store import Store

_LOOK_UP = 0.05
"""Seconds of waiting between two looks whether the person cancelled."""

_GRACE = 0.15
"""Seconds in which the other process may end in good order."""

_HIDDEN = 0x08000000 if sys.platform == "win32" else 0
"""Windows' CREATE_NO_WINDOW: no console opens for the other process."""

_DIED = (
    "The import was ended from outside before it was done. Nothing was imported, and the case is "
    "as it was. Try again."
)


@dataclass(frozen=True, slots=True)
class Order:
    """What to import: the files, the language of their dates, and who does it."""

    files: tuple[Path, ...]
    language: str
    author: str

    def line(self, store: Path) -> str:
        """The order as the other process reads it."""
        files = [str(one) for one in self.files]
        told = {"store": str(store), "files": files, "language": self.language}
        return f"{json.dumps({**told, 'author': self.author})}\n"


def import_apart(store: Store, order: Order, job: Job) -> ImportReport | None:
    """Import files; None where the import was complete already when it was to stop.

    To be called in a worker, with the store standing aside; it steps in again at the end.

    :raises Cancelled: the person cancelled, and the store is as it was.
    :raises FormatError: a file cannot be read, or the other process died.
    :raises StoreError: the store cannot be written.
    """
    before = _last_edit(store)
    try:
        told = _last_word(order.line(store.path), job)
    finally:
        store.step_in()
    if "report" in told:
        return _report(told["report"])
    if _last_edit(store) != before:
        return None
    if "fault" in told:
        raise RuntimeError(f"the import failed in its own process:\n{told['fault']}")
    if "error" in told:
        raise FormatError(told["error"])
    if job.is_cancelled:
        raise Cancelled
    raise FormatError(_DIED)


def _last_word(order: str, job: Job) -> dict[str, Any]:
    """Run the other process; what it said in the end, empty where it said nothing."""
    process = subprocess.Popen(
        own_command("import-apart"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        creationflags=_HIDDEN,
    )
    assert process.stdin is not None and process.stdout is not None
    lines: queue.Queue[str] = queue.Queue()
    listener = threading.Thread(target=_listen, args=(process.stdout, lines), daemon=True)
    listener.start()
    try:
        with suppress(BrokenPipeError), process.stdin as stdin:
            stdin.write(order)
        return _heard(lines, job)
    finally:
        _end(process)
        listener.join()
        process.stdout.close()


def _heard(lines: "queue.Queue[str]", job: Job) -> dict[str, Any]:
    while not job.is_cancelled:
        try:
            line = lines.get(timeout=_LOOK_UP)
        except queue.Empty:
            continue
        if not line:
            break
        told: dict[str, Any] = json.loads(line)
        if "progress" not in told:
            return told
        job.progressed.emit(*told["progress"])
    return {}


def _listen(stream: IO[str], lines: "queue.Queue[str]") -> None:
    for line in stream:
        lines.put(line)
    lines.put("")


def _end(process: "subprocess.Popen[str]") -> None:
    """Let the process end, or end it: what it has not committed is as if it had never been."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _last_edit(store: Store) -> int:
    with closing(store.reader()) as connection:
        return int(connection.execute("SELECT coalesce(max(id), 0) FROM edit").fetchone()[0])


def _report(told: dict[str, Any]) -> ImportReport:
    rejects = [Rejection(**one) for one in told.pop("rejects")]
    return ImportReport(rejects=rejects, **told)
