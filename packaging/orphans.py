"""Leave out the libraries that nothing in the frozen program needs any more.

PyInstaller collects libraries before plugins are dropped, so those that only a dropped plugin
needed would be shipped for nothing.
"""

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from elf import needed_libraries

#: One collected file: its place in the program, its source, PyInstaller's kind.
Collected = tuple[str, str, str]


def without_orphans(
    collected: Iterable[Collected],
    needs: Callable[[Path], Iterable[str]] = needed_libraries,
) -> list[Collected]:
    """Return the files that are reached from an extension module or a plugin of Qt, in order.

    A library that is only ever loaded by name at run time would be dropped too; the self-test at
    the end of the build is there to notice that.
    """
    files = list(collected)
    by_name = {PurePosixPath(place).name: (place, source) for place, source, _ in files}
    reached: set[str] = set()
    waiting = [name for name, (place, _) in by_name.items() if not is_plain_library(place)]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        waiting.extend(need for need in needs(Path(by_name[name][1])) if need in by_name)
    return [file for file in files if PurePosixPath(file[0]).name in reached]


def without_dangling_links(
    data: Iterable[Collected], binaries: Iterable[Collected]
) -> list[Collected]:
    """Return the data files less the symbolic links to libraries that were dropped."""
    kept = {PurePosixPath(place).name for place, _, _ in binaries}
    return [file for file in data if file[2] != "SYMLINK" or PurePosixPath(file[1]).name in kept]


def is_plain_library(place: str) -> bool:
    """Say whether the file is there only for others: a `lib….so` that is not a plugin."""
    path = PurePosixPath(place)
    if "plugins" in path.parts or path.name.startswith("libpython"):
        return False
    return path.name.startswith("lib") and ".so" in path.name
