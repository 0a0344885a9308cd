"""The sample, made once, and what paper reads of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.application import make_application
from app.paper import Case
from app.sample import make_sample
from app.sources import Sources
from db.store import Store


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's store."""
    path = tmp_path_factory.mktemp("paper") / "sample.sequitur"
    make_sample(path)
    return path


@pytest.fixture
def case(made: Path, qapp: QApplication) -> Iterator[Case]:
    """The sample as paper reads it."""
    make_application([])
    with Store.open(made, write=False) as store:
        yield Case(store, Sources(store))
