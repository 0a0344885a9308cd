"""An empty store, and files to be imported into it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.interchange.importing import import_files
from db.interchange.report import ImportReport
from db.store import Store

Bring = Callable[..., ImportReport]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "case.sequitur") as made:
        yield made


@pytest.fixture
def bring(store: Store, tmp_path: Path) -> Bring:
    """Import a text as a file of some name."""

    def run(text: str, name: str = "in.csv", **told: object) -> ImportReport:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return import_files(store, [path], **told)  # type: ignore[arg-type]

    return run


def numbers(report: ImportReport) -> tuple[int, int, int, int, int]:
    """Read, added, updated, skipped, rejected."""
    return report.read, report.added, report.updated, report.skipped, report.rejected
