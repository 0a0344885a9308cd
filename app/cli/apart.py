"""Commands that this program starts for itself, in processes of their own. No use by hand."""

import json
import os
import sys
import time
import traceback
from dataclasses import asdict
from pathlib import Path

import click

from app.own_process import own_command
from app.stopping import stop_asked
from db.errors import StoreError
from db.interchange.ahead import serve
from db.interchange.importing import import_files
from db.interchange.report import FormatError, ImportCancelled
from db.store import Store

NICENESS = 10
"""How far the window goes before: it must draw each picture in time."""

TOLD_EVERY = 0.05
"""Seconds between two lines about how far the import is."""


@click.command("read-ahead", hidden=True)
def read_ahead() -> None:
    """Read a long table for the import that started this process."""
    serve(sys.stdin.buffer, sys.stdout.buffer)


@click.command("import-apart", hidden=True)
def import_apart() -> None:
    """Import for the window that started this process: JSON lines on both streams."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    asked = json.loads(sys.stdin.buffer.readline())
    paths = [Path(one) for one in asked["files"]]
    progress = _Progress()
    try:
        with stop_asked() as stop, Store.open(asked["store"], author=asked["author"]) as store:
            report = import_files(
                store,
                paths,
                language=asked["language"],
                progress=progress,
                cancelled=stop,
                ahead=own_command("read-ahead"),
            )
    except ImportCancelled:
        _tell(cancelled=True)
    except (StoreError, FormatError) as error:
        _tell(error=error.message)
    except BrokenPipeError:
        raise  # The window is gone.
    except Exception:
        _tell(fault=traceback.format_exc())
    else:
        _tell(report=asdict(report))


class _Progress:
    """Tells how far the import is, not more often than anybody can see."""

    def __init__(self) -> None:
        self._told = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told >= TOLD_EVERY:
            self._told = now
            _tell(progress=[done, total])


def _tell(**told: object) -> None:
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()
