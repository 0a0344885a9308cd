"""Killed with -9 in the middle of edits, imports, undo and redo: nothing acknowledged is lost."""

from pathlib import Path

from tests.db.store.killing import survive_kills


def test_twenty_kills(path: Path) -> None:
    assert survive_kills(path, rounds=20, seed=1) > 100
