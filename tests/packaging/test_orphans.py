"""Libraries that only a dropped plugin needed are dropped with it."""

from pathlib import Path

from orphans import Collected, without_dangling_links, without_orphans

NEEDS = {
    "QtGui.abi3.so": ["libQt6Gui.so.6"],
    "libQt6Gui.so.6": ["libicu.so", "libc.so.6"],
    "libqxcb.so": ["libxcb-cursor.so.0"],
    "libgtk.so": ["libgdk.so"],
    "libgdk.so": ["libgtk.so"],
}


def needs_of(path: Path) -> list[str]:
    """Return what the library of this small world needs."""
    return NEEDS.get(path.name, [])


def binary(place: str) -> Collected:
    """Return a collected library whose source has the same name."""
    return place, f"/usr/lib/{Path(place).name}", "BINARY"


COLLECTED = [
    binary("PySide6/QtGui.abi3.so"),
    binary("PySide6/Qt/lib/libQt6Gui.so.6"),
    binary("PySide6/Qt/plugins/platforms/libqxcb.so"),
    binary("libicu.so"),
    binary("libxcb-cursor.so.0"),
    binary("libpython3.11.so.1.0"),
    binary("libgtk.so"),
    binary("libgdk.so"),
]


def test_what_is_reached_stays_in_its_order_and_the_rest_goes() -> None:
    kept = without_orphans(COLLECTED, needs_of)
    assert kept == COLLECTED[:-2]


def test_two_orphans_that_need_each_other_go_together() -> None:
    places = [place for place, _, _ in without_orphans(COLLECTED, needs_of)]
    assert "libgtk.so" not in places
    assert "libgdk.so" not in places


def test_links_to_dropped_libraries_go_and_other_data_stays() -> None:
    data = [
        ("libicu.so", "PySide6/Qt/lib/libicu.so", "SYMLINK"),
        ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK"),
        ("resources/help.txt", "/src/resources/help.txt", "DATA"),
    ]
    assert without_dangling_links(data, COLLECTED) == [data[0], data[2]]
