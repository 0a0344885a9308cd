"""What an edit, an import and its undo cost; the same seed each time."""

import random
import tempfile
from pathlib import Path
from time import perf_counter

from db.check import check_store
from db.dates.value import VagueTime
from db.records import Entity, Event, Participation
from db.store import Store

SINGLE = 300
IMPORTED = 100_000
UNDONE = 125_000
"""Events and as many participations, each with a row in ``item``: 500,000 rows."""


def events(count: int) -> list[Event]:
    """Return events with titles of three words, spread over twenty years."""
    source = random.Random(11)
    words = [f"{chr(97 + number % 26)}word{number}" for number in range(2000)]
    made = []
    for _ in range(count):
        start = source.randrange(946_684_800, 1_577_836_800, 86_400)
        when = VagueTime("that day", "2000-01-01", start, start + 86_399)
        made.append(Event(title=" ".join(source.sample(words, 3)), kind="war", when=when))
    return made


def measure() -> dict[str, float]:
    """Return times in seconds, and of a single edit in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.sequitur"
        with Store.create(path) as store:
            numbers = {"single_edit_ms": _single(store), **_import(store, IMPORTED)}
        began = perf_counter()
        Store.open(path).close()
        numbers["open_seconds"] = perf_counter() - began
        began = perf_counter()
        assert check_store(path) == []
        numbers["check_seconds"] = perf_counter() - began
        return numbers


def _single(store: Store) -> float:
    with store.edit("Add") as edit:
        item = edit.add(Event(title="E"))
    began = perf_counter()
    for number in range(SINGLE):
        with store.edit("Change") as edit:
            edit.change(item, title=f"E{number}")
    return (perf_counter() - began) / SINGLE * 1000


def _import(store: Store, count: int) -> dict[str, float]:
    began = perf_counter()
    _add(store, count)
    numbers = {"import_100k_seconds": perf_counter() - began}
    store.undo()
    _add(store, UNDONE)
    began = perf_counter()
    store.undo()
    numbers["undo_500k_rows_seconds"] = perf_counter() - began
    began = perf_counter()
    store.redo()
    numbers["redo_500k_rows_seconds"] = perf_counter() - began
    return numbers


def _add(store: Store, count: int) -> None:
    with store.bulk("Import") as edit:
        entity = edit.add(Entity(name="K"))
        ids = edit.add_many(events(count))
        edit.add_many([Participation(event=item, entity=entity) for item in ids])
