"""The frozen program holds what it promises: no network, no GPL library, no lost plugin."""

import pytest
from frozen_contents import EXCLUDED_MODULES, is_shipped


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/generic/libqtuiotouchplugin.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
        "PySide6/Qt/translations/qtmultimedia_ru.qm",
        "libcups.so.2",
    ],
)
def test_what_speaks_over_a_network_or_is_not_used_stays_out(place: str) -> None:
    assert not is_shipped(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/translations/qtbase_ru.qm",
        "resources/icons/search.svg",
        "numpy/_core/_multiarray_umath.so",
    ],
)
def test_what_the_window_needs_is_shipped(place: str) -> None:
    assert is_shipped(place)


def test_pyqtgraph_keeps_the_two_modules_it_imports_when_it_starts() -> None:
    assert {"PySide6.QtOpenGL", "pydoc"}.isdisjoint(EXCLUDED_MODULES)


def test_no_module_that_opens_connections_or_is_under_the_gpl_is_shipped() -> None:
    assert {"PySide6.QtNetwork", "ssl", "_ssl", "readline"} <= set(EXCLUDED_MODULES)
