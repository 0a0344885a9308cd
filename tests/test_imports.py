"""The rules of the house that a reader relies on: who imports whom, and how long things get.

Imports point one way only: `app` knows all, `widgets` draw plain values, `db` knows nobody.
Imports made only for type checking count too, for they tie two rooms together just the same.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("app", "db", "resources", "widgets")
QT = ("PySide6", "shiboken6", "pyqtgraph")

#: What a module of each room may not import, as prefixes of dotted names.
FORBIDDEN = {
    "db": (*QT, "app", "resources", "widgets"),
    "resources": (*QT, "app", "db", "widgets"),
    "widgets": ("app", "db", "sqlite3", "sqlite_utils"),
    "app": (),
}
#: Exceptions to the above: the plain values that a view draws.
ALLOWED = {"widgets": ("db.records", "db.dates")}
NEVER = ("tests",)

LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def sources(*folders: str) -> Iterator[Path]:
    """Yield the Python files below the folders of the repository, in a fixed order."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def where(path: Path) -> str:
    """Return the path as it is written in the repository."""
    return path.relative_to(ROOT).as_posix()


def package_of(path: Path) -> list[str]:
    """Return the package that relative imports in the file start from."""
    return list(path.relative_to(ROOT).parent.parts)


def imported_names(tree: ast.AST, package: list[str]) -> Iterator[tuple[int, str]]:
    """Yield line and full dotted name of each import; `from db import store` is `db.store`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            parts = [*base, *([node.module] if node.module else [])]
            for alias in node.names:
                yield node.lineno, ".".join([*parts, alias.name])


def within(name: str, prefixes: tuple[str, ...]) -> bool:
    """Say whether the dotted name is one of the prefixes or lies below one."""
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def is_forbidden(room: str, name: str) -> bool:
    """Say whether a module of the room may not import the name."""
    if within(name, NEVER):
        return True
    return within(name, FORBIDDEN[room]) and not within(name, ALLOWED.get(room, ()))


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_one_way(room: str) -> None:
    wrong = [
        f"{where(path)}:{line} imports {name}"
        for path in sources(room)
        for line, name in imported_names(ast.parse(path.read_bytes()), package_of(path))
        if is_forbidden(room, name)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("room", "line", "forbidden"),
    [
        ("widgets", "import sqlite3", True),
        ("widgets", "from db.store import Store", True),
        ("widgets", "from db import store", True),
        ("widgets", "import app.workspace", True),
        ("widgets", "from ..app import workspace", True),
        ("widgets", "from db import records", False),
        ("widgets", "from db.records.events import Event", False),
        ("widgets", "from db.dates import parse", False),
        ("widgets", "from .style import Palette", False),
        ("db", "from PySide6.QtCore import QObject", True),
        ("db", "import resources", True),
        ("db", "import sqlite_utils", False),
        ("app", "from tests import stories", True),
        ("app", "from db.store import Store", False),
    ],
)
def test_the_rule_tells_right_from_wrong(room: str, line: str, forbidden: bool) -> None:
    found = [is_forbidden(room, name) for _, name in imported_names(ast.parse(line), [room])]
    assert found == [forbidden]


def test_no_file_is_too_long_to_read() -> None:
    lengths = {
        where(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in sources(*ROOMS, "packaging", "tests")
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long_to_read() -> None:
    too_long = [
        f"{where(path)}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in sources(*ROOMS, "packaging", "tests")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert too_long == []


def test_the_packaging_folder_does_not_hide_the_package_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
