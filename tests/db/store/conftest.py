"""A store for each test, and the same content told as text for comparing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's store is, or will be."""
    return tmp_path / "case.sequitur"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty store, open for writing."""
    with Store.create(path, author="Aigerim") as made:
        yield made
