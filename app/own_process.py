"""How this program starts itself once more, from source and frozen."""

import sys
from pathlib import Path

_FROM_SOURCE = (
    "import sys; sys.path.insert(0, {root!r}); from app.cli import main; sys.exit(main())"
)
"""Not ``-m app``: that would take whatever is called so in the folder we were started in."""


def own_command(*words: str) -> list[str]:
    """The command line that runs one of our own commands in another process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    root = str(Path(__file__).resolve().parents[1])
    return [sys.executable, "-P", "-c", _FROM_SOURCE.format(root=root), *words]
