"""Make the frozen program smaller by what only a debugger reads.

PyInstaller's own `strip=True` strips every library, and that breaks the alignment of numpy's.
So only Python's own files are stripped; those of Qt come stripped already.
"""

import shutil
import subprocess
from pathlib import Path

PYTHONS_OWN = ("_internal/libpython*.so*", "_internal/python3*/lib-dynload/*.so")


def remove_debug_symbols(program: Path) -> list[Path]:
    """Strip Python's own libraries in the folder of the program and return which they were.

    Without the tool `strip` (Debian: binutils) the program is only larger, so nothing is done.

    :raises subprocess.CalledProcessError: a library could not be stripped.
    """
    tool = shutil.which("strip")
    if tool is None:
        return []
    libraries = sorted(
        path for pattern in PYTHONS_OWN for path in program.glob(pattern) if not path.is_symlink()
    )
    if libraries:
        subprocess.run([tool, "--strip-unneeded", *libraries], check=True)
    return libraries
