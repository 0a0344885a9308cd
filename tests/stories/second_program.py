"""The same program in a process of its own: the command line, or a window that gets killed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def sequitur(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the command line to its end."""
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def answer(*words: object) -> Any:
    """What a command that succeeds says to other programs."""
    done = sequitur(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def start(module: str) -> subprocess.Popen[str]:
    """Start a module of the tests; what it prints can be read line by line."""
    return subprocess.Popen(
        [sys.executable, "-m", module], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
    )
