"""Runs `sequitur bench` in a process of its own, as anybody would."""

import json
import subprocess
import sys
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from tests.bench.made_store import kept_store

USUAL = "1600x900"


def journey(count: int, size: str = USUAL) -> dict[str, Any]:
    """Play the journey on a made store; the process is new, so that memory is its own."""
    done = subprocess.run(
        [sys.executable, "-m", "app", "bench", kept_store(count), "--size", size, "--json"],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def growth(runs: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    """How many times more a frame costs from each number of events to the next.

    ``worked`` is what the processor did: it says the same on a machine that others use too.
    """
    found = {}
    for few, many in pairwise(runs):
        for movement in ("pan", "zoom"):
            steps = f"{many}_to_{few}"
            took = p95(runs[many], movement) / p95(runs[few], movement)
            did = worked(runs[many], movement) / worked(runs[few], movement)
            found[f"{movement}_p95_{steps}"] = round(took, 2)
            found[f"{movement}_worked_p95_{steps}"] = round(did, 2)
    return found


def p95(run: Mapping[str, Any], movement: str) -> float:
    """The p95 of ``pan`` or ``zoom`` in milliseconds."""
    return float(run["timeline"][movement]["p95_ms"])


def worked(run: Mapping[str, Any], movement: str) -> float:
    """The same of what the processor worked."""
    return float(run["details"][movement]["worked_p95_ms"])
