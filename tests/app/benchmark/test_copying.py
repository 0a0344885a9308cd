"""The private copy: the store as it stands, and nothing left anywhere."""

import os
import sys
from pathlib import Path

import pytest

from app.benchmark.copying import BenchError, copy_store, count_events, private_folder
from app.benchmark.run import mistakes_raised
from app.places import OVERRIDE
from db.dates import parse_edtf
from db.errors import StoreRefused
from db.records import Event
from db.store import Store


@pytest.fixture
def open_store(tmp_path: Path) -> Store:
    """A store with three events that somebody has open, its last edit not yet in the main file."""
    store = Store.create(tmp_path / "case.sequitur")
    with store.edit("Add") as edit:
        edit.add_many([Event(title=f"E{at}", when=parse_edtf("2022")) for at in range(3)])
    return store


def test_a_copy_holds_what_is_there_even_while_somebody_writes(
    open_store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "aside"
    folder.mkdir()
    with open_store:
        copy = copy_store(open_store.path, folder)
        assert count_events(copy) == 3
        with open_store.edit("Add") as edit:
            edit.add(Event(title="Later"))
        assert count_events(copy) == 3
    assert copy.parent == folder


def test_a_store_in_which_nothing_has_a_date_cannot_be_measured(tmp_path: Path) -> None:
    path = tmp_path / "undated.sequitur"
    with Store.create(path) as store, store.edit("Add") as edit:
        edit.add(Event(title="Some day"))
    with pytest.raises(BenchError, match="No event of this store has a date"):
        count_events(path)


def test_what_is_no_store_is_not_copied(tmp_path: Path) -> None:
    with pytest.raises(StoreRefused):
        copy_store(tmp_path / "none.sequitur", tmp_path)
    assert list(tmp_path.glob("copy*")) == []


def test_the_users_own_folder_is_out_of_reach_for_a_while() -> None:
    before = os.environ.get(OVERRIDE)
    with private_folder() as folder:
        assert os.environ[OVERRIDE] == str(folder)
    assert os.environ.get(OVERRIDE) == before
    assert not folder.exists()


def test_a_mistake_in_a_slot_ends_the_run() -> None:
    before = sys.excepthook
    with pytest.raises(ZeroDivisionError), mistakes_raised():
        sys.excepthook(ZeroDivisionError, ZeroDivisionError("in a slot"), None)
    assert sys.excepthook is before
