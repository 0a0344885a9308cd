"""A process that edits a store until it is killed, and what must be in the store afterwards.

`python -m tests.db.store.killing PATH SEED` does one operation after the other and prints a line
once the store says that it is saved. The parent does the same operations on a plain list of
states: after the kill the store must be in the state of the last printed line, or one further.
"""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from db.check import check_store
from db.records import Event
from db.store import Store

ROOT = Path(__file__).parents[3]
IMPORTED = 300
"""Events in one import."""

State = frozenset[tuple[str, str]]
"""Uid and title of each event."""


@dataclass(frozen=True)
class Operation:
    """One thing to do; ``chance`` picks what it is done to."""

    kind: str
    name: str
    chance: float


def operations(seed: int) -> Iterator[Operation]:
    """Yield the same operations for the same seed, without end."""
    source = random.Random(seed)
    number = 0
    while True:
        number += 1
        kind = source.choices(("add", "change", "import", "undo", "redo"), (6, 4, 1, 3, 2))[0]
        yield Operation(kind, f"{seed}-{number}", source.random())


def state_of(store: Store) -> State:
    """The events of a store; a doubled one would make the counts differ."""
    events = store.all(Event)
    state = frozenset((one.uid, one.title) for one in events)
    assert len(state) == len(events)
    return state


def imported(name: str) -> list[tuple[str, str]]:
    """Uids and titles of one import."""
    return [(f"{name}-{line}", f"Imported {line}") for line in range(IMPORTED)]


def picked(state: State, chance: float) -> str | None:
    """The uid of one of the events."""
    uids = sorted(uid for uid, _ in state)
    return uids[int(chance * len(uids))] if uids else None


def perform(store: Store, operation: Operation) -> None:
    """Do one operation on a store."""
    name = operation.name
    if operation.kind == "undo":
        store.undo()
    elif operation.kind == "redo":
        store.redo()
    elif operation.kind == "add":
        with store.edit("Add") as edit:
            edit.add(Event(uid=name, title="Added"))
    elif operation.kind == "import":
        with store.bulk("Import") as edit:
            batch = edit.import_batch(name, "csv")
            ids = edit.add_many([Event(uid=uid, title=title) for uid, title in imported(name)])
            edit.keep_originals(batch, [(line, item, "{}") for line, item in enumerate(ids)])
    else:
        uid = picked(state_of(store), operation.chance)
        item = None if uid is None else store.by_uid(uid)
        if item is not None:
            with store.edit("Change") as edit:
                edit.change(item, title=f"Changed by {name}")


@dataclass
class Model:
    """The states a store has been in, and which of them it is in."""

    states: list[State] = field(default_factory=lambda: [frozenset()])
    at: int = 0

    @property
    def state(self) -> State:
        """What must be in the store."""
        return self.states[self.at]

    def perform(self, operation: Operation) -> None:
        """Do one operation on the model."""
        if operation.kind == "undo":
            self.at = max(0, self.at - 1)
        elif operation.kind == "redo":
            self.at = min(len(self.states) - 1, self.at + 1)
        else:
            after = self._after(operation)
            if after != self.state:
                del self.states[self.at + 1 :]
                self.states.append(after)
                self.at += 1

    def _after(self, operation: Operation) -> State:
        if operation.kind == "add":
            return self.state | {(operation.name, "Added")}
        if operation.kind == "import":
            return self.state | set(imported(operation.name))
        uid = picked(self.state, operation.chance)
        rest = {pair for pair in self.state if pair[0] != uid}
        return frozenset(rest | {(uid, f"Changed by {operation.name}")}) if uid else self.state


def killed(path: Path, seed: int, seconds: float) -> int:
    """Run the process, kill it so long after it began to work; return its acknowledged lines."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.db.store.killing", str(path), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(seconds)
        process.kill()
        lines = process.stdout.read().split(b"\n")
    return len(lines) - 1  # what follows the last line's end is not acknowledged


def survive_kills(path: Path, rounds: int, seed: int) -> int:
    """Kill so many times and make sure of everything after each; return the acknowledged edits."""
    Store.create(path).close()
    model = Model()
    chance = random.Random(seed)
    acknowledged = 0
    for number in range(rounds):
        acknowledged += verify_kill(path, model, seed * 1000 + number, chance.uniform(0.0, 0.35))
    return acknowledged


def verify_kill(path: Path, model: Model, seed: int, seconds: float) -> int:
    """Kill once; bring the model to where the store is."""
    done = killed(path, seed, seconds)
    wanted = operations(seed)
    for _ in range(done):
        model.perform(next(wanted))
    assert check_store(path) == []
    with Store.open(path) as store:
        found = state_of(store)
        if found != model.state:
            # The one that was saved, but not yet told.
            model.perform(next(wanted))
            assert found == model.state
        verify_undo(store, model)
    return done


def verify_undo(store: Store, model: Model) -> None:
    """Undo and redo work after the kill as before."""
    if store.undo() is not None:
        assert state_of(store) == model.states[model.at - 1]
        store.redo()
        assert state_of(store) == model.state


def main(path: str, seed: str) -> None:
    """Edit until killed."""
    with Store.open(path) as store:
        print("ready", flush=True)
        for operation in operations(int(seed)):
            perform(store, operation)
            print(operation.name, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
