"""What the frozen program leaves out, and why.

Promises kept here: nothing that speaks over a network is in the program, and nothing under a
licence stricter than the LGPL (readline is GPL).
"""

from pathlib import PurePosixPath

#: Modules that PyInstaller would follow, by reason. PySide6.QtOpenGL and pydoc look needless
#: too, but pyqtgraph imports both when it starts.
EXCLUDED_MODULES = (
    # The program never opens a connection. PySide6 itself imports QtNetwork if it is there.
    "PySide6.QtNetwork",
    "_ssl",
    "ssl",
    # OpenSSL's hashes; Python's own do the same without a further library.
    "_hashlib",
    # The store is read by Python's sqlite3, never through Qt.
    "PySide6.QtSql",
    # A line editor under the GPL, and the terminal pages that only it and pydoc could use.
    "_curses",
    "_curses_panel",
    "curses",
    "readline",
    # Parts of Qt that no view uses.
    "PySide6.QtDBus",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtXml",
    # Other windows, and tools for those who write the program.
    "IPython",
    "PyInstaller",
    "hypothesis",
    "matplotlib",
    "mypy",
    "numpy.f2py",
    "pip",
    "pytest",
    "scipy",
    "setuptools",
    "tkinter",
)

#: Qt's plugins that are dropped with the libraries only they need.
EXCLUDED_PLUGIN_FOLDERS = (
    "networkinformation",
    "qmltooling",
    "sqldrivers",
    "tls",
    # Screens and input devices of machines without a desktop; one of them listens on a socket.
    "egldeviceintegrations",
    "generic",
)
EXCLUDED_PLUGINS = (
    # A screen shown over the network.
    "platforms/qvnc",
    # Again machines without a desktop.
    "platforms/qeglfs",
    "platforms/qlinuxfb",
    "platforms/qminimalegl",
    "platforms/qvkkhrdisplay",
    # Would bring forty libraries of GTK along.
    "platformthemes/qgtk3",
    # On-screen keyboard for Qt Quick.
    "platforminputcontexts/qtvirtualkeyboardplugin",
)

#: Libraries that are the system's own. Qt's plugin for printers finds CUPS where there is one; it
#: speaks to printers over a network, and so is loaded only when somebody prints, never shipped.
SYSTEM_LIBRARIES = ("libcups.so",)

#: Qt's own translations hold tools and modules that are not shipped; these are what views show.
SHIPPED_TRANSLATIONS = ("qtbase_en", "qtbase_ru")


def is_shipped(destination: str) -> bool:
    """Say whether a collected file belongs in the frozen program.

    `destination` is the file's place in the program, with either kind of slash.
    """
    path = PurePosixPath(destination.replace("\\", "/"))
    folders = path.parts
    if path.name.startswith(SYSTEM_LIBRARIES):
        return False
    if "translations" in folders and "PySide6" in folders:
        return path.stem in SHIPPED_TRANSLATIONS
    if "plugins" not in folders:
        return True
    below = PurePosixPath(*folders[folders.index("plugins") + 1 :])
    return below.parts[0] not in EXCLUDED_PLUGIN_FOLDERS and plugin_name(below) not in (
        EXCLUDED_PLUGINS
    )


def plugin_name(below: PurePosixPath) -> str:
    """Return a plugin's name without what each system adds: `platforms/libqvnc.so` → `…/qvnc`."""
    return f"{below.parent.as_posix()}/{below.stem.removeprefix('lib')}"
