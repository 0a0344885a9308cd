"""Only Python's own libraries are stripped, and without the tool nothing is touched."""

import shutil
import sys
from pathlib import Path

import pytest
from debug_symbols import remove_debug_symbols
from PySide6 import QtSvg

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strip is a tool of Linux")


def frozen_like(tmp_path: Path) -> Path:
    """Return a folder laid out like the frozen program, with a real library in two places."""
    source = Path(QtSvg.__file__)
    program = tmp_path / "sequitur"
    for place in ("python3.11/lib-dynload", "numpy"):
        folder = program / "_internal" / place
        folder.mkdir(parents=True)
        shutil.copy(source, folder / "part.so")
    return program


@pytest.mark.skipif(shutil.which("strip") is None, reason="binutils is not installed here")
def test_pythons_own_libraries_are_stripped_and_numpys_are_left(tmp_path: Path) -> None:
    program = frozen_like(tmp_path)
    own = program / "_internal" / "python3.11" / "lib-dynload" / "part.so"
    numpys = program / "_internal" / "numpy" / "part.so"
    before = numpys.read_bytes()
    assert remove_debug_symbols(program) == [own]
    assert own.stat().st_size <= len(before)
    assert numpys.read_bytes() == before


def test_without_the_tool_the_program_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = frozen_like(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert remove_debug_symbols(program) == []
