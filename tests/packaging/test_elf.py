"""What a Linux library needs is read right from real libraries, and broken ones are told."""

import sys
from pathlib import Path

import PySide6
import pytest
from elf import MAGIC_64_BIT_LITTLE_ENDIAN, needed_libraries
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ELF is the format of Linux")

QT_LIBRARIES = Path(PySide6.__file__).parent / "Qt" / "lib"


def test_the_needs_of_a_real_library() -> None:
    needs = needed_libraries(QT_LIBRARIES / "libQt6Widgets.so.6")
    assert {"libQt6Gui.so.6", "libQt6Core.so.6", "libc.so.6"} <= needs


def test_a_file_that_is_not_elf_needs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("plain text", encoding="utf-8")
    assert needed_libraries(path) == frozenset()


def test_a_library_cut_short_is_told(tmp_path: Path) -> None:
    path = tmp_path / "short.so"
    path.write_bytes((QT_LIBRARIES / "libQt6Svg.so.6").read_bytes()[:300])
    with pytest.raises(ValueError, match="not a sound ELF file"):
        needed_libraries(path)


@given(st.binary(max_size=300))
def test_no_content_does_worse_than_a_value_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("elf") / "odd.so"
    path.write_bytes(MAGIC_64_BIT_LITTLE_ENDIAN + content)
    try:
        needs = needed_libraries(path)
    except ValueError as error:
        assert "not a sound ELF file" in str(error)
    else:
        assert isinstance(needs, frozenset)
