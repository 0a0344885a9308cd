"""The real window on a store of 100,000 imported events: opening, panning, editing, filtering.

The store is made by the command line from a CSV of one seed, and opened by the program as for a
person. Frames are real wheel events, each painted before the next. All of it is told beside an
empty window and the copy of one frame, timed in the same run.
"""

import csv
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.application import make_application
from app.editing import event_draft
from app.program import Program
from app.settings import SettingsFile
from app.window import MainWindow
from db.records import Filter
from tests.bench.bench_timeline import frame_copy_ms

EVENTS = 100_000
FRAMES = 60
KINDS = "statement policy unrest stoppage threat aid war meeting trade law media sport".split()
STATUSES = ["reported"] * 8 + ["assessed", "possible", "disputed"]


def measure() -> dict[str, object]:
    """Times in seconds and milliseconds, memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SEQUITUR_HOME"] = folder
        application = make_application(["bench"])
        numbers: dict[str, object] = {
            "empty_window_ms": round(_empty_window(application), 1),
            "frame_copy_ms": round(frame_copy_ms(), 3),
        }
        store, table = Path(folder) / "bench.sequitur", Path(folder) / "bench.csv"
        write_table(table, EVENTS)
        numbers["import_seconds"] = round(_import(table, store), 2)
        before = _memory()
        began = perf_counter()
        program = Program(application, SettingsFile(None))
        program.show_first(store)
        window = program.window
        assert window is not None
        window.resize(1600, 900)
        application.processEvents()
        numbers["open_to_picture_ms"] = round((perf_counter() - began) * 1000)
        numbers["memory_added_mb"] = round(_memory() - before, 1)
        numbers |= _frames(application, window)
        numbers |= _acts(application, window)
        window.close()
        return numbers


def write_table(path: Path, count: int) -> None:
    """A table of events of one seed: days, months, sets, spans and undated ones, 300 actors."""
    source = random.Random(7)
    with path.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(["title", "date", "kind", "status", "entities", "place", "source"])
        for number in range(count):
            rows.writerow(
                [
                    f"Event {number} about something that happened somewhere",
                    _date(source),
                    source.choice(KINDS),
                    source.choice(STATUSES),
                    f"Actor {source.randint(1, 300)}",
                    f"Place {number % 50}",
                    f"Source {number % 20}",
                ]
            )


def _date(source: random.Random) -> str:
    year = source.choice([2019, 2020, 2021, 2022, 2022, 2022, 2023])
    month, day, kind = source.randint(1, 12), source.randint(1, 28), source.random()
    start = f"{year}-{month:02}-{day:02}"
    if kind < 0.6:
        return start
    if kind < 0.75:
        return f"{year}-{month:02}"
    if kind < 0.9:
        return f"[{start}..{year}-{month:02}-28]"
    return f"{start}/{year + 1}-01-05" if kind < 0.97 else ""


def _import(table: Path, store: Path) -> float:
    command = [sys.executable, "-m", "app"]
    subprocess.run([*command, "new", str(store)], check=True, stdout=subprocess.DEVNULL)
    began = perf_counter()
    subprocess.run(
        [*command, "import", str(table), "--into", str(store)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return perf_counter() - began


def _empty_window(application: QApplication) -> float:
    began = perf_counter()
    window = QWidget()
    window.resize(1600, 900)
    window.show()
    application.processEvents()
    taken = (perf_counter() - began) * 1000
    window.close()
    return taken


def _frames(application: QApplication, window: MainWindow) -> dict[str, object]:
    """Pan by Shift+wheel and zoom by Ctrl+wheel over the timeline, frame by frame."""
    numbers: dict[str, object] = {}
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    journeys = (("zoom", control, 60), ("pan", shift, -60), ("zoom_out", control, -60))
    for name, keys, step in journeys:
        times = np.array(list(_wheel(application, window, keys, step))) * 1000
        for part, share in (("p50", 50), ("p95", 95), ("max", 100)):
            numbers[f"{name}_{part}_ms"] = round(float(np.percentile(times, share)), 1)
    return numbers


def _wheel(
    application: QApplication, window: MainWindow, keys: Qt.KeyboardModifier, step: int
) -> Iterator[float]:
    view = window.parts.timeline
    place = QPointF(view.width() * 0.6, view.height() / 2)
    for _ in range(FRAMES):
        event = QWheelEvent(
            place,
            QPointF(view.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(0, step),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        began = perf_counter()
        application.sendEvent(view, event)
        view.repaint()
        application.processEvents()
        yield perf_counter() - began


def _acts(application: QApplication, window: MainWindow) -> dict[str, object]:
    """Edit, filter and search, each until the window is drawn anew."""
    workspace = window.workspace
    ids = window.sources.timeline.columns().ids
    draft = event_draft(workspace.store, int(ids[EVENTS // 2]))
    assert draft is not None

    def edit() -> None:
        workspace.save_event(replace(draft, title="Another title"))

    def filter_kind() -> None:
        workspace.narrow(Filter(kinds=frozenset({"law"})))

    def filter_text() -> None:
        workspace.narrow(Filter(text="event 5551"))

    def search() -> None:
        window.sources.search.search("something 5551")

    numbers: dict[str, object] = {}
    for act in (edit, filter_kind, filter_text, search):
        began = perf_counter()
        act()
        application.processEvents()
        numbers[f"{act.__name__}_ms"] = round((perf_counter() - began) * 1000, 1)
    return numbers


def _memory() -> float:
    """The memory this process holds now, in MB; 0 where the system does not tell it so."""
    told = Path("/proc/self/statm")
    if not told.exists():
        return 0.0
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1_048_576
